"""S3b: Hamid, 14 years, raised by the police at level 4 in the leading group, up to the second meeting."""

from datetime import date, timedelta

from desktop.demo.street import SECTION_115
from desktop.demo.telling import METTE, PETER, Step, Telling, stamp
from local_store.rules.danish_calendar import is_working_day
from ui.cases.asks import Advance, Close
from ui.meetings.asks import CloseMeeting, Decide, Discuss, MarkDay
from ui.review.asks import Accept, PutOn

# Meetings of the leading group: when, in days from the end of the story.
MEETINGS = {"lead-1": -26, "lead-2": -5, "lead-3": 16}
BORN = 14  # years old, some months more

# area, what was heard, where it comes from; the last is an assessment, not a fact
_WORRIES = (
    ("school", "Hamid har ikke modtaget undervisning gennem lang tid.", ""),
    ("leisure", "Han var meget aktiv i ungdomsklub og fodboldklub og har droppet begge.", ""),
    ("crime", "Han færdes med uheldige grupperinger i bebyggelsen, hvor han bor.", ""),
    ("other", "Han har været behandlet som niveau 1-sag i SSP lokaludvalg.", ""),
    ("network", "Hans storebror er godt kendt i SSP, i Socialforvaltningen og af politiet.", ""),
    ("home", "Politiet talte med familien, da han kom hjem.", "Familien skønnes at mangle ressourcer."),
)
_SUB_GOALS = (
    ("school", "Er i skole hver dag", "Har ikke fået undervisning siden foråret", "Lene Dahl", "skole"),
    ("leisure", "Spiller fodbold igen én gang om ugen", "Droppede klubben i sommer", "Omar Said", "forening"),
    ("home", "Forældrene ved, hvor han er om aftenen", "Ude til efter midnat", "Karin Bech", "socialforvaltning"),
    ("crime", "Ingen nye episoder", "Et røverisk overfald i oktober", PETER, "politi"),
)


def _before(story: Telling) -> str:
    """A year ago the local committee had him at level 1."""
    who = {
        "name": "Hamid Nasser", "birth_date": _birthday(story), "reason_opened": "Behandlet i lokaludvalget.",
        "school_or_job": "7. klasse", "legal_basis": "rpl_115",
    }  # fmt: skip
    person = story.add(METTE, "hamid-then", "young_person", who, space="ssp")
    case = {
        "heading": "En dreng i 7. klasse", "young_person_id": person, "district": "noerrebro", "level": "1",
        "level_reason": "Bekymrende adfærd i bebyggelsen.", "raised_by": "Skolen", "legal_basis": "rpl_115",
        "concern_text": "Færdes med ældre drenge om aftenen.", "parents_informed": "ja",
        "raised_at": stamp(story.calendar.moment(-380, "10:00")), "state": "indstillet",
    }  # fmt: skip
    story.add(METTE, "earlier", "ssp_case", case, space="ssp")
    for state in ("modtaget", "paa_dagsorden", "droeftet"):
        story.edit(METTE, "earlier", state=state)
    closed = Close(story.known["earlier"], "naaet", (("outcome_level", "forbedret"),), "", "", None)
    story.ask(METTE, closed)
    for name, day in MEETINGS.items():
        meeting = {
            "meeting_kind": "ssp", "forum": "koordinationsgruppe", "status": "planlagt", "heading": "Ledergruppen",
            "starts_at": stamp(story.calendar.moment(day, "13:00")),
        }  # fmt: skip
        story.add(METTE, name, "meeting", meeting, space="leaders")
    story.sync(METTE, PETER)
    return "afsluttet for et år siden"


def _birthday(story: Telling) -> str:
    today = story.calendar.end.date()
    year, month = (today.year - BORN, 1) if today.month > 3 else (today.year - BORN - 1, 4)
    return date(year, month, 15).isoformat()


def _event(story: Telling) -> str:
    who = {
        "name": "Hamid Nasser", "alias": "Hamid", "birth_date": _birthday(story), "status": "aaben",
        "reason_opened": "Afhørt efter et røverisk overfald.", "school_or_job": "8. klasse, kommer ikke",
        "legal_basis": "rpl_115",
    }  # fmt: skip
    person = story.add(PETER, "hamid", "young_person", who, space="leaders")
    story.add(
        PETER, "event", "concern",
        {
            "young_person_id": person, "information_class": "fakta", "source_type": "fagperson",
            "source_actor": "politi", "source_text": PETER, "observed_on": story.day(-32),
            "told_on": story.day(-32),
            "areas": ["crime"], "frequency": "en_gang",
            "fact_text": "Var med til et røverisk overfald sammen med to venner, der er over 15. "
            "Administrativt frihedsberøvet og afhørt af politiet.",
        },
        space="leaders",
    )  # fmt: skip
    return "dato, art og kilde; vennerne har ingen sag her"


def _handed_over(story: Telling) -> str:
    contact = {
        "occurred_at": story.at(), "from_party": PETER, "from_actor": "politi", "to_actor": "socialforvaltning",
        "to_party": "Døgnvagten, Karin Bech", "channel": "paa_stedet", "outcome": "orienteret",
        "purpose_text": "Overgivet til de sociale myndigheder og frigivet.",
        "record_refs": [story.known["event"]],
    }  # fmt: skip
    story.add(PETER, "handed-over", "actor_contact", contact, space="leaders")
    return "dag og klokkeslæt"


def _worries(story: Telling) -> str:
    for number, (area, fact, assessed) in enumerate(_WORRIES, 1):
        concern = {
            "young_person_id": story.known["hamid"], "information_class": "fakta", "source_type": "fagperson",
            "source_actor": "politi", "source_text": f"Afhøring, {PETER}", "areas": [area], "fact_text": fact,
            "told_on": story.day(-32),
        }  # fmt: skip
        if assessed:
            concern["assessment_text"] = assessed
        story.add(PETER, f"worry-{number}", "concern", concern, space="leaders")
    return f"{len(_WORRIES)} bekymringer, hver med kilde"


def _raise(story: Telling) -> str:
    draft = {
        "heading": "En dreng på 14", "young_person_id": story.known["hamid"], "district": "noerrebro", "level": "4",
        "level_reason": "Personfarlig kriminalitet. Kræver en overordnet helhedsorienteret koordination.",
        "raised_by": f"{PETER}, politiet", "raised_by_actors": ["politi"], "raised_at": story.at(),
        "questioned_at": stamp(story.calendar.moment(-32, "18:30")), "legal_basis": SECTION_115.basis,
        "necessity_text": "Ingen af os løser det alene.", "parents_informed": "ja",
        "parents_informed_by": PETER, "parents_informed_on": story.day(-32),
        "concern_text": "Røverisk overfald, ingen skole, ingen fritid, uheldige grupperinger.",
        "background_text": "8. klasse, kommer ikke. Spillede fodbold indtil i sommer. Bor hos begge forældre.",
        "resources_text": "God til fodbold. Taler gerne om sin træner.", "question_to_meeting": "Hvem gør hvad nu?",
        "parties": ["politi", "skole", "socialforvaltning"], "case_lead_id": story.person(METTE),
        "earlier_case_ids": [story.known["earlier"]], "tried_already_text": "Niveau 1 i lokaludvalget sidste år.",
        "origin_refs": [story.known["event"], *(story.known[f"worry-{one}"] for one in range(1, 7))],
    }  # fmt: skip
    case = story.add(PETER, "level-4", "ssp_case", draft, space="leaders")
    story.ask(PETER, Advance(case, "indstillet"))
    story.sync(PETER, METTE)
    story.ask(METTE, Accept(case))
    story.ask(METTE, PutOn(case))
    return story.sync(METTE, PETER)


def _investigation(story: Telling) -> str:
    running = {
        "case_id": story.known["level-4"], "started_on": story.day(-29), "team": "Børnefamilieteam Nørrebro",
        "counts_from": "underretning", "status": "koerer",
    }  # fmt: skip
    story.add(METTE, "investigation", "child_welfare_investigation", running, space="leaders")
    story.edit(METTE, "level-4", investigation_started_on=running["started_on"])
    return "hold og begyndelse, intet om indholdet"


def _goals(story: Telling) -> str:
    case = story.known["level-4"]
    goal = {
        "case_id": case, "goal_text": "Hamid er tilbage i skole og fritid og begår ikke ny kriminalitet",
        "desired_state_by_young_person": "Jeg vil gerne spille igen.",
        "status": "i_gang", "target_date": story.day(120),
    }  # fmt: skip
    story.add(METTE, "overall", "overall_goal", goal, space="leaders")
    for area, text, baseline, name, office in _SUB_GOALS:
        sub = {
            "case_id": case, "goal_id": story.known["overall"], "area": area, "goal_text": text,
            "baseline_text": baseline, "responsible_name": name, "responsible_actor": office, "status": "i_gang",
            "due_on": story.day(30),
        }  # fmt: skip
        story.add(METTE, f"goal-{area}", "sub_goal", sub, space="leaders")
    return "et overordnet mål og et delmål på hvert af fire områder"


def _actions(story: Telling) -> str:
    add = _action
    add(story, "leisure", "training", "Følger Hamid til træning", "Omar Said", "forening", recurrence="ugentligt",
        starts_on=story.day(-24), at_time="17:00", where_text="Banen")  # fmt: skip
    add(story, "crime", "talk-crime", "Samtale om episoden", PETER, "politi", by_when=story.day(-20))
    return "hver med hvad, hvornår og hvor ofte"


def _action(story: Telling, area: str, name: str, what: str, who: str, office: str, **when: str) -> None:
    action = {
        "case_id": story.known["level-4"], "sub_goal_id": story.known[f"goal-{area}"], "area": area, "what": what,
        "responsible_actor": office, "status": "aftalt", **when,
    }  # fmt: skip
    person = {one: key for key, one in story.books[METTE].people().items()}.get(who)
    action |= {"responsible_id": person} if person else {"responsible_name": who}
    story.add(METTE, name, "action_item", action, space="leaders")


def _waking(story: Telling) -> str:
    """Every school day from the day after; three days out of all are marked, the rest are missing."""
    _action(
        story, "school", "waking", "Vækning af Hamid", "Lene Dahl", "skole", recurrence="skoledage",
        at_time="08:30", starts_on=story.day(-25), condition_text="ikke kommet i skole inden 8.30",
        where_text="Hjemme hos Hamid",
    )  # fmt: skip
    return "hver skoledag 8.30, af Lene Dahl"


def _home_visits(story: Telling) -> str:
    _action(story, "home", "visit-social", "Hjemmebesøg hos Hamid", "Karin Bech", "socialforvaltning",
            by_when=story.day(-22))  # fmt: skip
    _action(story, "home", "visit-police", "Hjemmebesøg sammen med Karin", PETER, "politi", by_when=story.day(-22))
    for day, channel, outcome, fact in (
        (-24, "telefon", "ingen", "Ringede til far. Ingen tog den."),
        (-22, "paa_stedet", "aftale", "Talte med begge forældre i en time."),
    ):
        story.add(
            PETER, f"parents{day}", "actor_contact",
            {
                "occurred_at": stamp(story.calendar.moment(day, "17:30")), "from_party": f"{PETER} og Karin Bech",
                "from_actor": "politi", "to_party": "Hamids forældre", "channel": channel, "outcome": outcome,
                "purpose_text": "Løbende kontakt med forældrene", "fact_text": fact,
                "case_id": story.known["level-4"],
            },
            space="leaders",
        )  # fmt: skip
    story.sync(PETER, METTE, PETER)
    return "to navne, og en log, også over forsøg uden svar"


def _again(story: Telling) -> str:
    meeting, case = story.known["lead-1"], story.known["level-4"]
    due = date.fromisoformat(story.day(-5))
    again = "Tag sagen op på næste ledermøde"
    story.ask(METTE, Decide(meeting, case, again, story.person(METTE), "socialforvaltning", due))
    story.ask(METTE, Discuss(meeting, case, "droeftet", "handleplan"))
    story.ask(METTE, CloseMeeting(meeting))
    story.sync(METTE, PETER)
    return "sagen står selv på næste møde"


def _tell_back(story: Telling) -> str:
    """The local committee has heard by letter, with the receipt and with the plan."""
    told = {"feedback_by": METTE, "feedback_at": story.at(), "feedback_text": "Planen er lagt. Vi ses igen."}
    story.books[METTE].edit(story.known["level-4"], set=told)
    return story.sync(METTE, PETER)


def _second_meeting(story: Telling) -> str:
    first = date.fromisoformat(story.day(-25))
    days = [day for n in range(20) if is_working_day(day := first + timedelta(days=n))]
    for number, day in enumerate(days[:10]):
        if number != 4:  # a day nobody wrote about is missing
            reason = "" if number != 7 else "Han var syg."
            story.ask(METTE, MarkDay(story.known["waking"], day, number != 7, reason))
    for area, status, outcome in (
        ("school", "delvist", "forbedret"),
        ("leisure", "naaet", "forbedret"),
        ("home", "delvist", "uaendret"),
        ("crime", "ikke_naaet", "uaendret"),
    ):
        story.edit(METTE, f"goal-{area}", status=status, outcome_level=outcome)
    for name in ("visit-social", "visit-police", "talk-crime"):
        story.edit(METTE, name, status="udfoert")
    told = Discuss(story.known["lead-2"], story.known["level-4"], "droeftet", "opfoelgning", "forbedret")
    story.ask(METTE, told)
    return "bliver på niveau 4"


def _later(story: Telling) -> str:
    story.edit(
        METTE, "level-4", later_status_on=story.day(90), outcome_school="forbedret", outcome_level="forbedret"
    )
    story.ask(METTE, CloseMeeting(story.known["lead-2"]))
    return story.sync(METTE, PETER)


STEPS = (
    Step("s3b-00", METTE, "lukkede en niveau 1-sag om Hamid", -370, "10:00", _before),
    Step("s3b-01", PETER, "skriver, hvad Hamid var med til", -32, "19:00", _event),
    Step("s3b-02", PETER, "overgiver ham til de sociale myndigheder", -32, "20:00", _handed_over),
    Step("s3b-03", PETER, "skriver seks bekymringer efter afhøringen", -32, "21:00", _worries),
    Step("s3b-05", PETER, "rejser en niveau 4-sag i ledergruppen", -31, "09:00", _raise),
    Step("s3b-06", METTE, "noterer, at en undersøgelse kører ved siden af", -26, "13:10", _investigation),
    Step("s3b-07", METTE, "skriver mål og delmål", -26, "13:20", _goals),
    Step("s3b-08", METTE, "skriver, hvad der skal ske", -26, "13:30", _actions),
    Step("s3b-09", METTE, "skriver vækningen hver skoledag", -26, "13:35", _waking),
    Step("s3b-10", METTE, "giver hjemmebesøgene navne", -26, "13:40", _home_visits),
    Step("s3b-12", METTE, "tager sagen op igen på næste møde", -26, "14:00", _again),
    Step("s3b-13", METTE, "giver besked til politiet og lokaludvalget", -25, "09:00", _tell_back),
    Step("s3b-14", METTE, "ser på målene på næste møde", -5, "13:20", _second_meeting),
    Step("s3b-15", METTE, "sætter en dag for senere status", -5, "13:40", _later),
)
