"""S4, steps 16 to 20: what was done, the second meeting, how it went, and the figures."""

from datetime import date

from desktop.demo.telling import DORTE, JONAS, LENE, METTE, NADIA, PETER, Step, Telling, stamp
from desktop.showing.figures import figures
from ui.cases.asks import Close
from ui.club.asks import Readmit
from ui.meetings.asks import ChangePoint, CloseMeeting, Decide, Discuss
from ui.sending.asks import WordOn
from ui.today.asks import ACTION, MarkDone

_LATER = 90  # days after the end of the story: when somebody looks again


def _plan(story: Telling) -> str:
    for who, name, what, sort, day, office in (
        (JONAS, "tournament", "Fodboldturnering på Banen", "turnering", -20, "klub"),
        (NADIA, "trip", "Tur til skoven", "tur", -13, "gadeplan"),
    ):
        story.add(
            who, name, "intervention_activity",
            {
                "what": what, "planned_at": stamp(story.calendar.moment(day, "16:00")), "activity_kind": sort,
                "group_id": story.known["group"], "place_ref": story.known["pitch" if who == JONAS else "place"],
                "district": "noerrebro", "responsible_ids": [story.person(who)], "responsible_actors": [office],
                "target_group": "uroskabende", "status": "planlagt",
            },
        )  # fmt: skip
        _done(story, who)
    story.sync(NADIA, JONAS)
    return "to aktiviteter med navn og dag"


def _done(story: Telling, who: str) -> None:
    """Mark the one task of the meeting that somebody has as done, as on Today."""
    mine = story.books[who].list("action_item", where={"responsible_id": story.person(who)}).records
    for task in mine:
        if task.fields.get("status") != "udfoert":
            story.ask(who, MarkDone(task.id, ACTION))


def _school(story: Telling) -> str:
    case = story.known["imran-case"]
    story.edit(
        LENE, "parents", status="afholdt", participants_told="ja", participants_told_by=LENE,
        participants_told_on=story.day(-25),
        minutes_text="Begge forældre var med. De er orienteret om bekymringen, og hvem der er med i SSP.",
    )  # fmt: skip
    told = {"parents_informed": "ja", "parents_informed_by": LENE, "parents_informed_on": story.day(-24)}
    story.books[LENE].edit(story.known["imran-case"], set=told)
    goal = {
        "case_id": case, "area": "school", "goal_text": "Laver sine lektier og følger med i timerne",
        "baseline_text": "Ingen lektier lavet i tre uger, træt hver morgen", "status": "i_gang",
        "responsible_name": LENE, "responsible_actor": "skole",
    }  # fmt: skip
    story.add(LENE, "goal", "sub_goal", goal, space="ssp")
    agreed = {
        "case_id": case, "sub_goal_id": story.known["goal"], "area": "school", "what": "Lektiecafé med Lene",
        "responsible_id": story.person(LENE), "responsible_actor": "skole", "recurrence": "ugentligt",
        "starts_on": story.day(-23), "ends_on": story.day(-8), "at_time": "14:30", "status": "aftalt",
    }  # fmt: skip
    story.add(LENE, "agreed", "action_item", agreed, space="ssp")
    for who in (LENE, PETER):
        _done(story, who)
    story.sync(LENE, PETER, METTE)
    return "begge forældre orienteret, aftale lavet"


def _tournament(story: Telling) -> str:
    story.edit(
        JONAS, "tournament", status="afholdt", attendance_count=14, mood="rolig",
        result_text="14 spillede med, otte af dem fra gruppen. Ingen uro.",
    )  # fmt: skip
    return story.sync(JONAS)


def _trip(story: Telling) -> str:
    story.edit(
        NADIA, "trip", status="afholdt", attendance_count=7, mood="rolig",
        result_text="Syv med. De lavede mad sammen og vil gerne igen.",
    )  # fmt: skip
    return story.sync(NADIA)


def _back_in_the_club(story: Telling) -> str:
    for day, came in ((-17, 26), (-12, 29), (-9, 33)):
        log = {
            "date": story.day(day), "club_unit": story.known["hall"], "attendance_total": came, "mood": "rolig",
            "group_ids": [story.known["group"]], "positive_story": "Gruppen kom og blev hele aftenen.",
            "opened_at": stamp(story.calendar.moment(day, "16:00")),
            "closed_at": stamp(story.calendar.moment(day, "21:00")),
        }  # fmt: skip
        story.add(JONAS, f"log{day}", "club_log", log, space="club")
    for name in ("expelled-1", "expelled-2"):
        story.ask(JONAS, Readmit(story.known[name], story.day(-17)))
    story.sync(JONAS, DORTE, NADIA)
    story.edit(
        NADIA, "group", status="forbedret", status_text="De kommer fast i klubben, uden uro og tumult.",
        resources_text="De passer på hinanden, og flere spiller fodbold.",
    )  # fmt: skip
    story.sync(NADIA, JONAS, METTE)
    return "ingen er bortvist mere; gruppen er forbedret"


def _imran_does_better(story: Telling) -> str:
    story.edit(
        LENE, "goal", status="naaet", outcome_level="forbedret",
        result_text="Lektier lavet fire uger i træk, følger med i timerne.",
    )  # fmt: skip
    story.edit(LENE, "member", role="ressource", role_note="Har en god indflydelse på gruppen.")
    story.edit(LENE, "agreed", status="udfoert", result_text="Tre gange af tre.")
    story.sync(LENE, METTE)
    minutes = "De unge er begyndt at komme fast i klubben, uden at der opstår uro og tumult."
    story.ask(METTE, ChangePoint(story.known["meeting-2"], story.known["case"], minutes=minutes))
    return "skolen går bedre; han er en ressource i gruppen"


def _close(story: Telling) -> str:
    meeting = story.known["meeting-2"]
    due = date.fromisoformat(story.day(2))
    follow = "Se til, at gruppen stadig kommer i klubben"
    story.ask(METTE, Decide(meeting, story.known["case"], follow, story.person(NADIA), "gadeplan", due))
    for case in ("case", "imran-case"):
        story.ask(METTE, Discuss(meeting, story.known[case], "droeftet", "opfoelgning", "forbedret"))
    later = date.fromisoformat(story.day(_LATER))
    better = (("outcome_level", "forbedret"), ("outcome_leisure", "forbedret"), ("outcome_school", "forbedret"))
    thanks = "De unge kommer fast i klubben uden uro. Tak for indsatsen. Vi ser igen om tre måneder."
    together = "Klubben og gaden arbejdede sammen."
    story.ask(METTE, Close(story.known["case"], "naaet", better, together, thanks, later))
    school = (("outcome_level", "forbedret"), ("outcome_school", "forbedret"))
    well = "Han passer sit skolearbejde og har god indflydelse på gruppen."
    story.ask(METTE, Close(story.known["imran-case"], "naaet", school, "", well, later))
    story.ask(METTE, CloseMeeting(meeting))
    story.sync(METTE, LENE, NADIA, JONAS)
    return story.ask(NADIA, WordOn(story.known["draft"])).state_label.lower()


def _figures(story: Telling) -> str:
    start, end = date.fromisoformat(story.day(-44)), date.fromisoformat(story.day(0))
    counted = figures(story.words(METTE), start, end)
    here = next(one for one in counted if one.district == "noerrebro")
    others = sum(one.total for one in counted if one.district != "noerrebro")
    return (
        f"Nørrebro: {here.contacts} kontakt, {here.observations} observation, {here.activities} aktiviteter; "
        f"de andre bydele: {others}"
    )


STEPS = (
    Step("plan", NADIA, "og Jonas planlægger tur og turnering", -26, "15:00", _plan),
    Step("s4-14b", LENE, "taler med begge forældre og laver en aftale (S4 14)", -24, "17:00", _school),
    Step("s4-16", JONAS, "holder turneringen (S4 16)", -20, "19:00", _tournament),
    Step("trip", NADIA, "tager på tur med gruppen", -13, "21:00", _trip),
    Step("s4-17", JONAS, "lukker gruppen ind igen; ingen uro (S4 17)", -8, "12:00", _back_in_the_club),
    Step("s4-18", LENE, "fortæller på møde 2, at Imran klarer sig bedre (S4 18)", -4, "09:10", _imran_does_better),
    Step("s4-19", METTE, "lukker sagerne og giver besked tilbage (S4 19)", -4, "10:15", _close),
    Step("s4-20", METTE, "tæller op (S4 20)", -3, "12:00", _figures),
)
