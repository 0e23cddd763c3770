"""S4, steps 1 to 7: from the first evening on the stairs to a receipt from the table."""

from desktop.demo.telling import DORTE, JONAS, METTE, NADIA, Step, Telling
from local_store.errors import KnownError
from local_store.merge import HardConflict
from local_store.rules.referral_draft import from_actor_contact
from sync.http_client import HttpClient
from sync.round import run_round
from ui.duplicates.asks import Same, Suggestions
from ui.review.asks import Accept
from ui.sending.asks import Ground, Prepare, SendCase, WordOn

_FACT = "Ca. 8 unge på trappen. De larmede en del, og en beboer klagede. Vi snakkede kort med dem."
_NADIAS = (
    "Seks til otte unge på trappen. De sang og spillede musik, og en beboer bad dem skrue ned. Det gjorde de. "
    "Vi snakkede kort med dem, mest om den lukkede klub. To spurgte, hvornår de må komme ind igen."
)
_JONAS = (
    "8 unge på trappen, to af dem nye piger på cirka 14 år. De larmede en del, og en beboer klagede. "
    "En scooter kørte op ad fortovet og væk igen kl. 21.20. Vi snakkede kort med dem. To gik hjem sammen."
)
# § 115: the three tests, and that it is not for an investigation.
SECTION_115 = Ground(
    "rpl_115", "Drøftelse i SSP lokaludvalget", "De er ude sent hver aften, og ingen af os løser det alene.",
    part_of_ssp="ja", fair_and_factual="ja", necessary="ja", not_for_investigation="ja",
)  # fmt: skip


# The street


def _observe(story: Telling) -> str:
    story.add(
        NADIA, "seen", "group_observation",
        {
            "occurred_at": story.at(), "place_ref": story.known["place"], "count_min": 8, "count_max": 8,
            "behaviour": ["haenger_ud", "hoej_lyd", "utryghedsskabende"], "fact_text": _FACT,
            "source_type": "egen_observation",
        },
    )  # fmt: skip
    return f"{story.waiting(NADIA)} venter her, ingen personer"


def _talk(story: Telling) -> str:
    place = story.known["place"]
    group = story.add(
        NADIA, "group", "youth_group",
        {
            "name": "Trappen", "place_ref": place, "district": "noerrebro", "count_min": 6, "count_max": 9,
            "age_min": 13, "age_max": 17, "known_since": story.day(-41), "case_lead_id": story.person(NADIA),
        },
    )  # fmt: skip
    story.edit(NADIA, "seen", group_id=group)
    story.add(
        NADIA, "talk", "street_contact",
        {
            "occurred_at": story.at(), "place_ref": place, "group_id": group, "contact_kind": "gruppe",
            "person_count": 8, "genders": ["dreng"], "age_bands": ["13_15", "16_17"],
            "encounter_level": "samtale", "topics": ["fritid", "skole"], "mood": "rolig",
            "need_tags": ["sted_at_vaere", "klub", "noget_at_lave"],
            "fact_text": "Otte unge på trappen, tre fornavne kendt. Vi stod der en halv time.",
            "own_words_text": "Vi har ikke nogen steder at gå hen. Vi må ikke komme i klubben, og vi keder os.",
            "assessment_text": "De er klar til at prøve klubben igen. Nogen skal følge dem ind ad døren.",
            "source_type": "egen_observation",
        },
    )  # fmt: skip
    return ""


def _try_offline(story: Telling) -> str:
    with HttpClient("http://127.0.0.1:9") as nowhere:
        try:
            run_round(story.books[NADIA], nowhere)
        except KnownError as error:
            return error.text.da
    return ""


# The club


def _own_group(story: Telling) -> str:
    named = {
        "name": "Trappe-gruppen", "place_ref": story.known["place"], "district": "noerrebro", "count_min": 7,
        "count_max": 8, "resources_text": "Flere spiller fodbold.",
    }  # fmt: skip
    story.add(JONAS, "club-group", "youth_group", named)
    return f"{story.waiting(JONAS)} venter her"


def _club_evening(story: Telling) -> str:
    story.sync(JONAS)
    story.add(
        JONAS, "log", "club_log",
        {
            "date": story.day(-37), "club_unit": story.known["hall"], "attendance_total": 31, "new_count": 2,
            "mood": "livlig", "positive_story": "To af de nye lavede mad til alle.",
            "opened_at": story.at(hours=-5), "closed_at": story.at(),
            "group_ids": [story.known["club-group"]], "incident_types": ["konflikt"],
        },
        space="club",
    )  # fmt: skip
    _expel(story, JONAS, "expelled-1", -43, 3, "Uro ved indgangen.")
    said = story.sync(JONAS, DORTE)
    _expel(story, DORTE, "expelled-2", -39, 2, "Råben og skub i forhallen, anden aften i træk.")
    story.sync(DORTE)
    return said


def _expel(story: Telling, who: str, name: str, day: int, count: int, why: str) -> None:
    story.add(
        who, name, "club_expulsion",
        {
            "expelled_on": story.day(day), "reason": "uro", "club_unit": story.known["hall"],
            "group_id": story.known["club-group"], "reason_text": why, "person_count": count,
            "until_on": story.day(day + 28),
        },
    )  # fmt: skip


def _merge(story: Telling) -> str:
    story.sync(NADIA)
    (pair,) = story.ask(NADIA, Suggestions("youth_group")).pairs
    keep, other = story.known["group"], story.known["club-group"]
    if {pair.left.id, pair.right.id} != {keep, other}:
        raise RuntimeError("another pair was suggested")
    story.ask(NADIA, Same(keep, other))
    story.sync(NADIA, JONAS)
    reasons = ", ".join(reason.da for reason in pair.reasons)
    return f"foreslået: {reasons}; begge grupper er i historikken"


def _call_the_club(story: Telling) -> str:
    story.add(
        NADIA, "asked", "actor_contact",
        {
            "occurred_at": story.at(), "from_party": NADIA, "from_actor": "gadeplan", "to_party": JONAS,
            "to_actor": "klub", "channel": "telefon", "group_id": story.known["group"],
            "place_ref": story.known["place"], "district": "noerrebro", "outcome": "tages_op",
            "purpose_text": "Hvorfor må gruppen ikke komme i klubben?",
            "fact_text": "Klubben har måttet bortvise nogle fra gruppen flere gange på grund af uro.",
            "outcome_text": "Vi tager det op på SSP lokaludvalgets møde.", "record_refs": [story.known["seen"]],
        },
    )  # fmt: skip
    return ""


# Two people, one observation


def _nadia_edits(story: Telling) -> str:
    story.edit(NADIA, "seen", fact_text=_NADIAS, mood="livlig")
    return ""


def _jonas_edits(story: Telling) -> str:
    values = {"fact_text": _JONAS, "trend": "ny"}
    story.books[JONAS].edit(story.known["seen"], set=values, add={"affected": ["beboere"]})
    return ""


def _meet(story: Telling) -> str:
    story.sync(NADIA)
    item = next(one for one in story.books[NADIA].conflicts() if one.record == story.known["seen"])
    soft = ", ".join(sorted(item.soft.fields)) if item.soft else "ingen"
    return f"hård: {', '.join(hard.field for hard in item.hard)}; blød: {soft}"


def _settle(story: Telling) -> str:
    together = f"{_NADIAS} {_JONAS.split('. ', 2)[2]}"
    story.books[NADIA].resolve(story.known["seen"], "fact_text", value=together)
    left = [one for one in story.get(NADIA, "seen").conflicts if isinstance(one, HardConflict)]
    return "begge udgaver er i historikken" if not left else f"{len(left)} tilbage"


# The referral


def _refer(story: Telling) -> str:
    contact = story.get(NADIA, "asked")
    draft = from_actor_contact(contact.fields, contact.id) | {
        "heading": "Trappen", "level": "1", "raised_at": story.at(), "parties": ["gadeplan", "klub", "skole"],
        "level_reason": "Bekymrende adfærd: uro og larm sent om aftenen over flere uger. Ingen kriminalitet.",
        "tried_already_text": "Samtaler på gaden og med klubben.",
        "resources_text": "De passer på hinanden, og flere spiller fodbold.",
        "young_person_view": "Vi har ikke nogen steder at gå hen.",
        "question_to_meeting": "Hvordan får vi dem ind i klubben igen?", "lead_party": METTE,
    }  # fmt: skip
    story.add(NADIA, "draft", "ssp_case", draft, space="both")
    story.sync(NADIA, JONAS)
    return "emnet er gruppen, ingen person"


def _send(story: Telling) -> str:
    case = story.known["draft"]
    view = story.ask(NADIA, Prepare(case, SECTION_115))
    sent = story.ask(NADIA, SendCase(case, SECTION_115, view.seal))
    story.sync(NADIA)
    return f"{sent.letters} breve til {sent.table}, {len(view.stays)} ting bliver hjemme"


def _accept(story: Telling) -> str:
    story.sync(METTE)
    listed = story.books[METTE].list("ssp_case", space=story.spaces["ssp"]).records
    (case,) = [one for one in listed if one.fields["origin"]["record"] == story.known["draft"]]
    story.known["case"] = case.id
    story.known["ssp-group"] = case.fields["group_id"]
    story.ask(METTE, Accept(case.id))
    story.sync(METTE)
    return f"kvittering {story.get(METTE, 'case').fields['receipt_number']}"


def _see_receipt(story: Telling) -> str:
    story.sync(NADIA, JONAS)
    view = story.ask(NADIA, WordOn(story.known["draft"]))
    return f"{view.state_label.lower()}, {view.line}"


def _online(story: Telling) -> str:
    return story.sync(NADIA)


def _jonas_sends(story: Telling) -> str:
    return story.sync(JONAS)


STEPS = (
    Step("s4-01", NADIA, "ser en gruppe på trappen, uden net (S4 1)", -41, "21:40", _observe),
    Step("s4-02", NADIA, "taler med de unge en anden aften, uden net (S4 2-3)", -39, "20:30", _talk),
    Step("offline", NADIA, "prøver at sende, mens der ikke er net", -39, "21:00", _try_offline),
    Step("own-group", JONAS, "skriver sin egen gruppe i klubben, uden net (S4 5)", -38, "20:40", _own_group),
    Step("online", NADIA, "får net og sender", -38, "22:10", _online),
    Step("s4-05", JONAS, "henter og skriver klublog med to bortvisninger (S4 5)", -37, "21:15", _club_evening),
    Step("merge", NADIA, "ser, at klubbens gruppe er den samme, og slår dem sammen", -36, "13:00", _merge),
    Step("s4-04", NADIA, "ringer til klubben, uden net (S4 4)", -36, "13:10", _call_the_club),
    Step("nadia-edits", NADIA, "retter observationen, uden net", -36, "13:20", _nadia_edits),
    Step("jonas-edits", JONAS, "retter den samme observation i klubben, uden net", -36, "15:40", _jonas_edits),
    Step("jonas-sends", JONAS, "sender", -36, "15:45", _jonas_sends),
    Step("conflict", NADIA, "får net: én blød og én hård konflikt vises", -36, "16:05", _meet),
    Step("settle", NADIA, "skriver de to tekster sammen", -36, "16:10", _settle),
    Step("s4-06", NADIA, "skriver indstilling sammen med Jonas, niveau 1 (S4 6)", -35, "10:20", _refer),
    Step("s4-07", NADIA, "sender indstillingen som brev til SSP (S4 7)", -35, "10:40", _send),
    Step("s4-07b", METTE, "henter, læser og kvitterer (S4 7)", -34, "09:05", _accept),
    Step("receipt", NADIA, "ser kvitteringen", -34, "12:00", _see_receipt),
)
