"""What the table asks after steps 9 to 20 of S4: from the first meeting to the figures."""

from datetime import date, timedelta

from desktop.demo.telling import DORTE, JONAS, LENE, METTE, NADIA, PETER, Telling
from desktop.doing.correspondence import told
from desktop.doing.parcels import pack
from desktop.printing.overview import overview
from desktop.showing import case, group, meetings, person, record, retention, today
from desktop.showing.figures import effects, figures, outcomes, referrals
from desktop.showing.words import Words
from local_store.rules import concerns, expulsions
from local_store.rules.sending import Table
from tests.scenarios.telling import holds, same
from ui.cases.asks import CaseView
from ui.sending.asks import WordOn
from ui.style.dates import full_date
from ui.views import WaitingKind

OUTSIDE = (NADIA, JONAS, DORTE)  # who cannot read the SSP space


def case_page(story: Telling, who: str, name: str) -> CaseView:
    return case.view(story.words(who), story.get(who, name))


def tasks_of(story: Telling, who: str) -> dict[str, date | None]:
    return {one.title: one.due for one in today.view(story.words(who), mine_only=True).due}


def step_09(story: Telling, _said: str) -> None:
    story.sync(*OUTSIDE)
    for who in OUTSIDE:
        book = story.books[who]
        same("9", [book.count(kind) for kind in ("young_person", "concern", "group_membership")], [0, 0, 0])
        same("9", book.search("Imran"), [])
    imran = story.get(LENE, "imran").fields
    holds("9", not {"cpr", "birth_date"} & set(imran))
    page = record.view(story.words(METTE), story.known["worry"])
    shown = {field.name: field.shown for field in page.fields}
    same("9", [shown[name] for name in ("source_type", "source_actor", "source_text")], [
        "Fagperson", "Skole", "Lærer i 9. klasse"
    ])  # fmt: skip
    same("9", story.get(LENE, "worry").fields["areas"], ["leisure", "school"])
    member = story.get(LENE, "member").fields
    same("9", (member["group_id"], member["from_on"]), (story.known["ssp-group"], story.day(-60)))
    same("9", story.get(METTE, "imran-case").fields["state"], "paa_dagsorden")


def step_10(story: Telling, _said: str) -> None:
    """Exports are what leaves this program: letters, papers, figures. There is no file of persons to take out."""
    words = story.words(METTE)
    text = story.get(METTE, "suspicion").fields["fact_text"]
    fields = story.get(METTE, "suspicion").fields
    holds("10", concerns.is_suspicion(fields) and "young_person_id" not in fields)
    (shown,) = case_page(story, METTE, "case").suspicions
    same("10", (shown.text, shown.source), (text, "Politi"))
    same("10", story.get(METTE, "basis").fields["basis"], "rpl_115")
    about_imran = (
        record.view(words, story.known["imran"]),
        person.view(words, story.get(METTE, "imran")),
        record.view(words, story.known["imran-case"]),
        group.view(words, story.get(METTE, "ssp-group")),
    )
    for page in about_imran:
        holds("10", text not in repr(page) and "overfald" not in repr(page), type(page).__name__)
    same("10", case_page(story, METTE, "imran-case").suspicions, ())
    for hit in story.books[METTE].search("gaderøverier"):
        same("10", (hit.title, hit.snippet), (concerns.FENCED.da, ""))
    for who in OUTSIDE:
        story.sync(who)
        same("10", (story.books[who].count("concern"), story.books[who].search("gaderøverier")), (0, []))
    counted = figures(words, date(2026, 1, 1), date(2026, 12, 31))
    same("10", sum(one.total for one in counted), 2)  # the observation and the contact: a suspicion is no figure
    year = date(2026, 1, 1), date(2026, 12, 31)
    counts = (counted, referrals(words, *year), outcomes(words, *year))
    holds("10", not any(secret in repr(counts) for secret in (text, "overfald", "mistanke", "Imran")), counts)
    leaders = Table(story.spaces["leaders"], "ssp_lead", "SSP ledergruppe")
    leaving = pack(words, story.get(METTE, "imran-case"), leaders, {"basis": "rpl_115"})
    holds("10", leaving.leaving and text not in repr(leaving.leaving), "it goes along with the boy's case")
    leaving = pack(words, story.get(METTE, "case"), leaders, {"basis": "rpl_115"})
    holds("10", leaving.leaving and text not in repr(leaving.leaving), "it goes along with the group's case")
    paper = overview(words, story.get(METTE, "imran-case"))
    holds("10", paper and text not in repr(paper), "it is on the boy's paper")


def step_11(story: Telling, _said: str) -> None:
    view = meetings.view(story.words(METTE), story.get(METTE, "meeting-1"))
    (point,) = [one for one in view.points if one.case == story.known["case"]]
    same("11", [(one.text, one.who) for one in point.decisions], [("Målret indsatsen over for gruppen", METTE)])
    holds("11", "målrettes" in point.minutes[0].text)


def step_12(story: Telling, _said: str) -> None:
    story.sync(METTE, NADIA, JONAS)
    due = date.fromisoformat(story.day(-22))
    same("12", tasks_of(story, JONAS), {"Planlæg en fodboldturnering med gruppen": due})
    same("12", tasks_of(story, NADIA), {"Planlæg en tur væk fra området med gruppen": due})


def efforts_are_planned(story: Telling, _said: str) -> None:
    for name, who, sort in (("tournament", JONAS, "turnering"), ("trip", NADIA, "tur")):
        effort = story.get(who, name).fields
        same("12", (effort["activity_kind"], effort["responsible_ids"]), (sort, [story.person(who)]))
        holds("12", effort["planned_at"])
    story.sync(METTE)
    done = {card.name for card in case_page(story, METTE, "case").loose if card.status == "udfoert"}
    same("12", done, {JONAS, NADIA})  # the table hears by letter that both have done what they were to do


def step_13(story: Telling, _said: str) -> None:
    story.sync(METTE, PETER)
    (task,) = story.books[PETER].list("action_item", where={"responsible_id": story.person(PETER)}).records
    same("13", task.fields["status"], "aftalt")
    holds("13", task.fields["what"].startswith("Patruljér"))
    asked = {"what", "status", "case_id", "decision_id", "responsible_id", "responsible_actor", "by_when"}
    holds("13", set(task.fields) <= asked, sorted(set(task.fields) - asked))


def step_14(story: Telling, _said: str) -> None:
    holds("14", "Tal med Imrans forældre, og lav faste aftaler om skolen" in tasks_of(story, LENE))
    missing = [one.field for one in case_page(story, LENE, "imran-case").missing]
    holds("14", "parents_informed" in missing, "nobody asks whether the parents have been told")
    talk = meetings.view(story.words(LENE), story.get(LENE, "parents"))
    holds("14", talk.family_told is not None, "nobody asks whether the family knows who takes part")


def parents_are_told(story: Telling, _said: str) -> None:
    missing = [one.field for one in case_page(story, LENE, "imran-case").missing]
    holds("14", "parents_informed" not in missing, missing)
    talk = meetings.view(story.words(LENE), story.get(LENE, "parents"))
    same("14", (talk.custody, talk.custody_short, talk.family_told), ("2 af 2 indkaldt", False, None))
    fields = story.get(LENE, "parents").fields
    holds("14", fields["starts_at"] and "orienteret om bekymringen" in fields["minutes_text"])
    same("14", story.get(LENE, "agreed").fields["recurrence"], "ugentligt")


def step_15(story: Telling, _said: str) -> None:
    """What somebody without the space says at its table is written by whoever keeps the minutes."""
    items = story.books[METTE].list("agenda_item", where={"meeting_id": story.known["meeting-2"]}).records
    same("15", items, ())  # nobody has put anything there
    view = meetings.view(story.words(METTE), story.get(METTE, "meeting-2"))
    why = {point.case: point.why for point in view.points}
    same("15", why, {story.known["case"]: "opfoelgning", story.known["imran-case"]: "opfoelgning"})
    (point,) = [one for one in view.points if one.case == story.known["case"]]
    same("15", len(point.open_tasks), 4)


def activities(story: Telling) -> int:
    counted = figures(story.words(METTE), date.fromisoformat(story.day(-44)), date.fromisoformat(story.day(0)))
    return sum(one.activities for one in counted)


def step_16(story: Telling, _said: str) -> None:
    story.sync(METTE)
    held = story.get(METTE, "tournament").fields
    same("16", (held["status"], held["attendance_count"], held["mood"]), ("afholdt", 14, "rolig"))
    same("16", activities(story), 1)


def step_17(story: Telling, _said: str) -> None:
    for who in (NADIA, JONAS, METTE):
        found = story.books[who].list("club_expulsion", where={"group_id": story.known["group"]}).records
        same("17", (len(found), expulsions.open_count(one.fields for one in found)), (2, 0))
        same("17", group.view(story.words(who), story.get(who, "group")).expulsions, ())
        same("17", story.get(who, "group").fields["status"], "forbedret")
    logs = story.books[JONAS].list("club_log", where={"group_ids": story.known["group"]}).records
    quiet = [one for one in logs if one.fields["date"] >= story.day(-17)]
    same("17", (len(quiet), [one.fields.get("incident_types") for one in quiet]), (3, [None] * 3))


def step_18(story: Telling, _said: str) -> None:
    (effect,) = effects(story.words(METTE), story.known["imran-case"])
    same("18", (effect.area, effect.outcome), ("school", "forbedret"))
    holds("18", "Ingen lektier" in effect.before and "Lektier lavet" in effect.after, effect)
    member = story.get(METTE, "member").fields
    same("18", (member["role"], member["role_note"]), ("ressource", "Har en god indflydelse på gruppen."))


def step_19(story: Telling, _said: str) -> None:
    """K hears as G does, in the space they share; L reads the table's own space, so hers is word on the case."""
    for who in (NADIA, JONAS):
        fields = told(story.words(who), story.get(who, "draft"))
        wanted = {"state": "afsluttet", "outcome_level": "forbedret", "outcome_leisure": "forbedret"}
        same("19", {name: fields[name] for name in wanted}, wanted)
        holds("19", "Tak for indsatsen" in fields["feedback_text"] and fields["later_status_on"])
        view = story.ask(who, WordOn(story.known["draft"]))
        same("19", (view.state_label, "Tak for indsatsen" in view.said[0].text), ("Afsluttet", True))
    lines = today.view(story.words(NADIA), mine_only=True).waiting
    holds("19", any(one.record == story.known["draft"] and one.kind is WaitingKind.RECEIPT for one in lines), lines)
    school = story.get(LENE, "imran-case").fields
    same("19", (school["state"], school["outcome_school"]), ("afsluttet", "forbedret"))
    holds("19", "passer sit skolearbejde" in school["feedback_text"])
    second = meetings.view(story.words(METTE), story.get(METTE, "meeting-2"))
    how = {point.case: (point.status, point.outcome) for point in second.points if point.asks_how}
    both = dict.fromkeys((story.known["case"], story.known["imran-case"]), ("droeftet", "forbedret"))
    same("19", {one: how.get(one) for one in both}, both)  # R56: said at the follow-up itself
    third = meetings.view(story.words(METTE), story.get(METTE, "meeting-3"))
    same("19", [point.title for point in third.points], [])
    terms = {term.what: (term.words, term.source) for term in case_page(story, METTE, "case").terms}
    same("19", set(terms), {"Status igen", "Slettes"})
    closed, (gone, _since) = date.fromisoformat(story.day(-4)), terms["Slettes"]
    last = retention.last_day(story.words(METTE), story.get(METTE, "case"))
    holds("19", last is not None and last >= closed + timedelta(days=5 * 365), last)
    holds("19", last is not None and gone == full_date(last, "da"), gone)
    later = Words(story.books[METTE], "da", story.calendar.end + timedelta(days=3650))
    due = {one.record: one.since for one in retention.due(later)}
    same("19", due.get(story.known["case"]), last)  # the retention has begun: the day shown is the day it is due


def step_20(story: Telling, _said: str) -> None:
    counted = {
        one.district: (one.contacts, one.observations, one.activities)
        for one in figures(story.words(METTE), date.fromisoformat(story.day(-44)), date.fromisoformat(story.day(0)))
    }
    same("20", (len(counted), counted.pop("noerrebro")), (10, (1, 1, 2)))
    same("20", set(counted.values()), {(0, 0, 0)})


CHECKS = {
    "s4-09": (step_09,), "s4-10": (step_10,), "s4-11": (step_11,), "s4-12": (step_12,), "s4-13": (step_13,),
    "s4-14": (step_14,), "s4-15": (step_15,), "plan": (efforts_are_planned,), "s4-14b": (parents_are_told,),
    "s4-16": (step_16,), "s4-17": (step_17,), "s4-18": (step_18,), "s4-19": (step_19,), "s4-20": (step_20,),
}  # fmt: skip
