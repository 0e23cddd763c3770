"""S4, steps 8 to 15: the coordinator's desk, the first meeting, what teacher and police say, and who does what."""

from datetime import date

from desktop.demo.street import SECTION_115
from desktop.demo.telling import JONAS, LENE, METTE, NADIA, PETER, Step, Telling, stamp
from desktop.doing.meetings import put_on_agenda
from ui.meetings.asks import ChangePoint, CloseMeeting, Decide, Discuss
from ui.review.asks import Accept, Mark, OpenEntry, PutOn, Queue
from ui.sending.asks import Prepare, SendCase, WordOn

# Meetings of the local committee: when, in days from the end of the story.
MEETINGS = {"meeting-1": -28, "meeting-2": -4, "meeting-3": 14}
_AT = "09:00"


def _desk(story: Telling) -> str:
    for name, day in MEETINGS.items():
        meeting = {
            "meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro", "status": "planlagt",
            "starts_at": stamp(story.calendar.moment(day, _AT)),
            "ends_at": stamp(story.calendar.moment(day, "10:30")),
            "heading": "Lokaludvalget", "sectors": ["skole", "social", "politi", "klub", "gadeplan"],
        }  # fmt: skip
        story.add(METTE, name, "meeting", meeting, space="ssp")
    queue = story.ask(METTE, Queue())
    read = [entry.key for entry in queue.entries if entry.unread and entry.sort != "case"]
    for key in read[:3]:
        story.ask(METTE, Mark(key, True))
    story.ask(METTE, OpenEntry(story.known["case"]))
    story.ask(METTE, PutOn(story.known["case"]))
    story.sync(METTE)
    return f"{queue.unread} ulæste, tre læst"


def _see_agenda(story: Telling) -> str:
    story.sync(NADIA, JONAS, LENE, PETER)
    return story.ask(NADIA, WordOn(story.known["draft"])).state_label.lower()


# The meeting


def _teacher(story: Telling) -> str:
    imran = {
        "name": "Imran Yilmaz", "alias": "Imran", "birth_year": story.calendar.end.year - 15,
        "school_or_job": "9. klasse", "leisure": "Fodbold, indtil skaden", "status": "aaben",
        "legal_basis": "rpl_115",
        "reason_opened": "Læreren er bekymret og vil lave faste aftaler om skolen.",
    }  # fmt: skip
    person = story.add(LENE, "imran", "young_person", imran, space="ssp")
    story.add(
        LENE, "worry", "concern",
        {
            "young_person_id": person, "information_class": "fakta", "source_type": "fagperson",
            "source_actor": "skole", "source_text": "Lærer i 9. klasse", "told_on": story.day(-28),
            "areas": ["school", "leisure"], "frequency": "dagligt", "change": "vaerre", "wants_feedback": "ja",
            "fact_text": "Han er træt og uoplagt, laver ikke lektier og følger ikke med i timerne. Han spillede "
            "fodbold på et højt plan, indtil han blev skadet, og er siden begyndt at hænge ud med gruppen.",
        },
        space="ssp",
    )  # fmt: skip
    member = {
        "group_id": story.known["ssp-group"], "young_person_id": person, "from_on": story.day(-60),
        "role": "ukendt", "source_type": "fagperson",
    }  # fmt: skip
    story.add(LENE, "member", "group_membership", member, space="ssp")
    _raise_imran(story)
    story.sync(LENE, METTE)
    case = story.known["imran-case"]
    story.ask(METTE, Accept(case))
    put_on_agenda(story.words(METTE), case, story.known["meeting-1"])
    story.sync(METTE)
    return "en sag for sig, i SSP's rum"


def _raise_imran(story: Telling) -> None:
    draft = {
        "heading": "En dreng i 9. klasse", "young_person_id": story.known["imran"], "district": "noerrebro",
        "level": "1", "level_reason": "Bekymrende adfærd i skolen siden skaden.", "raised_by": f"{LENE}, skolen",
        "raised_by_actors": ["skole"], "raised_at": story.at(), "origin_refs": [story.known["worry"]],
        "concern_text": "Træt og uoplagt i skolen, laver ikke lektier.", "parties": ["skole", "gadeplan", "klub"],
        "resources_text": "Dygtig til fodbold. De andre lytter til ham.", "lead_party": LENE,
        "legal_basis": "rpl_115", "question_to_meeting": "Hvem har kontakt til ham om aftenen?",
    }  # fmt: skip
    case = story.add(LENE, "imran-case", "ssp_case", draft, space="ssp")
    seal = story.ask(LENE, Prepare(case, SECTION_115)).seal
    story.ask(LENE, SendCase(case, SECTION_115, seal))


def _police(story: Telling) -> str:
    group = story.known["ssp-group"]
    basis = {
        "basis": "rpl_115", "purpose_text": "Forebyggelse i SSP", "case_id": story.known["case"],
        "necessity_text": "Udvalget skal kende billedet for at kunne vælge indsats.", "part_of_ssp": "ja",
        "fair_and_factual": "ja", "necessary": "ja", "not_for_investigation": "ja",
        "data_types": ["kriminalitet"], "recipients": ["skole", "socialforvaltning", "gadeplan", "klub"],
    }  # fmt: skip
    story.add(PETER, "basis", "legal_basis", basis, space="ssp")
    story.add(
        PETER, "suspicion", "concern",
        {
            "group_id": group, "information_class": "mistanke", "source_type": "fagperson",
            "source_actor": "politi", "source_text": PETER, "told_on": story.day(-28), "areas": ["crime"],
            "fact_text": "Gruppen er mistænkt for flere overfald og gaderøverier i området.",
        },
        space="ssp",
    )  # fmt: skip
    story.sync(PETER, METTE)
    return "mistanke, ikke fakta; kun i SSP's rum"


def _decision(story: Telling) -> str:
    meeting, case = story.known["meeting-1"], story.known["case"]
    minutes = "De unge søger klubben. Politiet har kendskab til gruppen. Indsatsen målrettes gruppen."
    story.ask(METTE, ChangePoint(meeting, case, minutes=minutes))
    _decide(story, METTE, "Målret indsatsen over for gruppen", METTE, "socialforvaltning", -7)
    return f"én beslutning på {METTE.split()[0]}"


def _decide(story: Telling, who: str, what: str, by: str, office: str, day: int, case: str = "case") -> None:
    due = date.fromisoformat(story.day(day))
    story.ask(who, Decide(story.known["meeting-1"], story.known[case], what, story.person(by), office, due))


def _efforts(story: Telling) -> str:
    _decide(story, METTE, "Planlæg en fodboldturnering med gruppen", JONAS, "klub", -22)
    _decide(story, METTE, "Planlæg en tur væk fra området med gruppen", NADIA, "gadeplan", -22)
    return "Jonas og Nadia har hver sin opgave"


def _patrol(story: Telling) -> str:
    _decide(story, METTE, "Patruljér mere i området, og tag på hjemmebesøg", PETER, "politi", -10)
    return "kun opgaven, intet om, hvem der er mistænkt"


def _parents(story: Telling) -> str:
    talk = "Tal med Imrans forældre, og lav faste aftaler om skolen"
    _decide(story, METTE, talk, LENE, "skole", -24, "imran-case")
    for case in ("case", "imran-case"):
        story.ask(METTE, Discuss(story.known["meeting-1"], story.known[case], "droeftet", "handleplan"))
    story.sync(METTE, LENE)
    meeting = {
        "meeting_kind": "foraeldre", "starts_at": stamp(story.calendar.moment(-24, "16:00")), "status": "planlagt",
        "heading": "Samtale om skolen", "case_id": story.known["imran-case"], "custody_holders": 2,
        "custody_holders_invited": 2,
    }  # fmt: skip
    story.add(LENE, "parents", "meeting", meeting, space="ssp")
    return "advarer, indtil nogen har svaret, om forældrene er orienteret"


def _after_meeting(story: Telling) -> str:
    story.ask(METTE, CloseMeeting(story.known["meeting-1"]))
    story.sync(METTE, NADIA, JONAS, PETER, LENE)
    return story.ask(NADIA, WordOn(story.known["draft"])).state_label.lower()


STEPS = (
    Step("s4-08", METTE, "gennemgår det nye og sætter sagen på dagsordenen (S4 8)", -34, "13:00", _desk),
    Step("s4-08b", NADIA, "ser, hvor sagen er", -33, "18:00", _see_agenda),
    Step("s4-09", LENE, "fortæller om Imran på møde 1 (S4 9)", -28, "09:15", _teacher),
    Step("s4-10", PETER, "fortæller, hvad politiet har mistanke om (S4 10)", -28, "09:25", _police),
    Step("s4-11", METTE, "skriver udvalgets beslutning (S4 11)", -28, "09:40", _decision),
    Step("s4-12", METTE, "giver Jonas og Nadia hver en opgave (S4 12)", -28, "09:45", _efforts),
    Step("s4-13", METTE, "giver politiet en opgave med navn (S4 13)", -28, "09:50", _patrol),
    Step("s4-14", METTE, "giver læreren forældrekontakten (S4 14)", -28, "09:55", _parents),
    Step("s4-15", METTE, "slutter mødet; sagerne kommer selv på møde 2 (S4 15)", -28, "10:30", _after_meeting),
)
