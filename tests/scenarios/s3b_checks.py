"""What the table asks after the fifteen steps of S3b."""

import json
from datetime import date, datetime, timedelta

from desktop.demo.hamid import MEETINGS
from desktop.demo.telling import METTE, PETER, Telling, stamp
from desktop.doing.correspondence import told
from desktop.doing.weighing import weigh
from desktop.showing import case, meetings, record, today
from desktop.showing.figures import effects
from local_store.errors import RefusedInput
from local_store.rules import age_rules, deadlines, standard_form, text_checks
from local_store.rules.danish_calendar import day_of, months_after
from local_store.rules.level_history import steps as level_steps
from local_store.rules.running_deadlines import running
from local_store.rules.ssp_levels import forum_of, space_kind_of
from tests.scenarios.telling import holds, same
from ui.cases.asks import Advance, CaseView, ChangeLevel
from ui.meetings.asks import Decide
from ui.sending.asks import Ground, WordOn
from ui.style import dates

AREAS = ("school", "leisure", "home", "crime")


def page(story: Telling, who: str = METTE, name: str = "level-4") -> CaseView:
    return case.view(story.words(who), story.get(who, name))


def step_01(story: Telling, _said: str) -> None:
    event, hamid = story.get(PETER, "event").fields, story.get(PETER, "hamid").fields
    same("1", (event["source_actor"], event["areas"], event["observed_on"]), ("politi", ["crime"], story.day(-32)))
    same("1", age_rules.age_on(day_of(hamid["birth_date"]), day_of(event["observed_on"])), 14)
    leaders = story.books[PETER].list("young_person", space=story.spaces["leaders"]).records
    same("1", [one.id for one in leaders], [story.known["hamid"]])  # the friends are not profiled
    same("1", text_checks.possible_names(event["fact_text"]), ())
    same("1", story.books[PETER].count("network_relation"), 0)
    charged = age_rules.wording(
        "fact_text", "Hamid er sigtet", day_of(hamid["birth_date"]), day_of(event["observed_on"])
    )
    same("1", [one.code for one in charged], ["under_15"])  # under 15: nobody writes that he is charged


def step_02(story: Telling, _said: str) -> None:
    fields = story.get(PETER, "handed-over").fields
    same("2", (fields["to_actor"], fields["occurred_at"]), ("socialforvaltning", story.at()))
    holds("2", "Overgivet til de sociale myndigheder" in fields["purpose_text"])


def step_02_terms(story: Telling, _said: str) -> None:
    """The extension is a municipality's to switch: all of it where it is on, and nothing where it is off."""
    questioned = datetime.fromisoformat(story.get(METTE, "level-4").fields["questioned_at"])
    fields = story.get(METTE, "level-4").fields
    rules = deadlines.shipped()
    on, off = (
        deadlines.with_overrides(
            rules, json.dumps({one: {"on": switch} for one in ("F9", "F10a", "F10b")}).encode()
        )
        for switch in (True, False)
    )
    same("2", running("ssp_case", story.known["level-4"], fields, off), ())
    due = {one.rule.id: one.due_at for one in running("ssp_case", story.known["level-4"], fields, on)}
    same("2", set(due), {"F9", "F10a", "F10b"})  # and no row of three days
    same("2", due["F9"], questioned)
    day = questioned.date()
    days = {name: at.date() for name, at in due.items() if at is not None}
    same("2", (days["F10a"], days["F10b"]), (day + timedelta(days=7), months_after(day, 1)))
    told = {term.what for term in page(story).terms}  # as shipped it is on: they appear on the case
    holds("2", {story.words(METTE).say(rules[one].what) for one in due} <= told, told)


def step_03(story: Telling, _said: str) -> None:
    found = [story.get(PETER, f"worry-{number}").fields for number in range(1, 7)]
    same(
        "3", [one["areas"] for one in found], [["school"], ["leisure"], ["crime"], ["other"], ["network"], ["home"]]
    )
    for number in range(1, 7):
        shown = {
            one.name: one.shown for one in record.view(story.words(PETER), story.known[f"worry-{number}"]).fields
        }
        same("3", (shown["source_actor"], shown["source_text"]), ("Politi", f"Afhøring, {PETER}"))
    home = found[-1]
    holds("3", "skønnes" in home["assessment_text"] and "skønnes" not in home["fact_text"])
    holds("3", not any("skønnes" in one["fact_text"] for one in found))


def step_04(story: Telling, _said: str) -> None:
    view = page(story)
    on = dates.full_date(story.calendar.moment(-380, "10:00").date(), "da")
    lines = dict(view.earlier)
    same("4", lines[story.known["earlier"]], f"Tidligere: niveau 1, SSP lokaludvalg, {on}")
    holds("4", "tidligere: niveau 1" in view.facts, view.facts)
    same("4", story.get(METTE, "earlier").fields["state"], "afsluttet")


def step_05(story: Telling, _said: str) -> None:
    fields = story.get(METTE, "level-4").fields
    same(
        "5", (fields["level"], forum_of("4"), fields["raised_by_actors"]), ("4", "koordinationsgruppe", ["politi"])
    )
    holds(
        "5", "Personfarlig" in fields["level_reason"] and "helhedsorienteret koordination" in fields["level_reason"]
    )
    weighed = weigh(story.words(PETER), story.get(PETER, "level-4"), Ground(), to=story.spaces["ssp"])
    same("5", [one.space for one in weighed.tables], [story.spaces["leaders"]])  # another forum cannot be chosen
    same("5", weighed.table and weighed.table.space, story.spaces["leaders"])
    same("5", space_kind_of("4"), "ssp_lead")
    missing = {one.kind or one.field for one in page(story).missing if one.blocks}
    holds("5", {"overall_goal", "sub_goal", "action_item"} <= missing, missing)  # the form of level 4 opens
    view = meetings.view(story.words(METTE), story.get(METTE, "lead-1"))
    same("5", [point.case for point in view.points], [story.known["level-4"]])


def step_06(story: Telling, _said: str) -> None:
    kept = story.get(METTE, "investigation")
    same("6", (kept.fields["started_on"], kept.fields["team"]), (story.day(-29), "Børnefamilieteam Nørrebro"))
    (due,) = [one for one in running(kept.kind, kept.id, kept.fields) if one.rule.id == "F5"]
    after = months_after(date.fromisoformat(story.day(-29)), 4)
    same("6", due.due_at and due.due_at.date(), after)
    holds("6", any(term.what and str(after.day) in term.words for term in page(story).terms), page(story).terms)
    kind = story.books[METTE].catalogue.kind("child_welfare_investigation")
    texts = [spec.name for spec in kind.fields if spec.type.value in ("text", "long_text")]
    same("6", texts, ["team"])  # there is nowhere to write what it says


def step_07(story: Telling, _said: str) -> None:
    view = page(story)
    same("7", len(view.goals), 1)
    same("7", [(area.code, len(area.goals)) for area in view.areas], [(code, 1) for code in AREAS])
    subs = [story.get(METTE, f"goal-{code}").fields for code in AREAS]
    same("7", standard_form.areas_without(subs), ())
    same("7", standard_form.areas_without(subs[1:]), ("school",))
    try:
        story.books[METTE].add(
            "sub_goal", {"case_id": story.known["level-4"], "area": "home", "not_relevant": "ja"},
            space=story.spaces["leaders"],
        )  # fmt: skip
    except RefusedInput as refused:
        same("7", refused.field, "not_relevant_reason")
    else:
        raise AssertionError("step 7: an area was left out without a reason")


def step_07_unfinished(story: Telling, _said: str) -> None:
    """Before its goals are there the case cannot go on to follow-up, and says what is missing."""
    try:
        story.ask(METTE, Advance(story.known["level-4"], "opfoelgning"))
    except RefusedInput as refused:
        same("7", refused.code, "incomplete")
    else:
        raise AssertionError("step 7: a case of level 4 went on without its form")


def step_08(story: Telling, _said: str) -> None:
    cards = {area.code: area.actions for area in page(story).areas}
    (training,) = cards["leisure"]
    same("8", (training.what, training.due, training.name), ("Følger Hamid til træning", "ugentligt", "Omar Said"))
    (talk,) = cards["crime"]
    holds("8", talk.due and talk.what)


def step_08_all(story: Telling, _said: str) -> None:
    for area in page(story).areas:
        holds("8", area.actions, area.code)
        for card in area.actions:
            holds("8", card.what and card.due and not card.lack, card)
    planned = story.books[METTE].list("action_item", where={"case_id": story.known["level-4"]}).records
    same("8", len(planned), 5)
    for one in (action.fields for action in planned):  # what; when and how often, or on which day once
        often = one.get("recurrence") not in (None, "", "engang")
        holds(
            "8", one["what"] and (one.get("starts_on") and one.get("at_time") if often else one.get("by_when")), one
        )


def step_09(story: Telling, _said: str) -> None:
    (card,) = [one for area in page(story).areas if area.code == "school" for one in area.actions]
    same("9", (card.what, card.name, card.office), ("Vækning af Hamid", "Lene Dahl", "Skole"))
    fields = story.get(METTE, "waking").fields
    wanted = ("skoledage", "08:30", "ikke kommet i skole inden 8.30")
    same("9", (fields["recurrence"], fields["at_time"], fields["condition_text"]), wanted)


def step_10(story: Telling, _said: str) -> None:
    (home,) = [area for area in page(story).areas if area.code == "home"]
    same("10", {card.name for card in home.actions}, {"Karin Bech", PETER})
    logged = story.books[METTE].list("actor_contact", where={"case_id": story.known["level-4"]}).records
    same(
        "10", sorted(one.fields["outcome"] for one in logged), ["aftale", "ingen"]
    )  # a failed attempt is there too
    holds("10", {one.fields["to_party"] for one in logged} == {"Hamids forældre"})


def step_11(story: Telling, _said: str) -> None:
    for card in (card for area in page(story).areas for card in area.actions):
        holds("11", card.name and card.office, card)
    before = story.books[METTE].count("decision")
    for who in ("", "politiet"):
        decide = Decide(story.known["lead-1"], story.known["level-4"], "Patruljere mere", who, "politi")
        try:
            story.ask(METTE, decide)
        except RefusedInput as refused:
            same("11", refused.field, "responsible_name")
        else:
            raise AssertionError("step 11: a decision without a name was taken")
    same("11", story.books[METTE].count("decision"), before)
    due = {one.title for one in today.view(story.words(PETER), mine_only=True).due}
    holds("11", "Hjemmebesøg sammen med Karin" in due, due)


def step_12(story: Telling, _said: str) -> None:
    items = story.books[METTE].list("agenda_item", where={"meeting_id": story.known["lead-2"]}).records
    view = meetings.view(story.words(METTE), story.get(METTE, "lead-2"))
    same(
        "12", (items, [(one.case, one.why) for one in view.points]), ((), [(story.known["level-4"], "opfoelgning")])
    )
    at = story.calendar.moment(MEETINGS["lead-2"], "13:00")
    same("12", story.get(METTE, "lead-2").fields["starts_at"], stamp(at))


def step_13(story: Telling, _said: str) -> None:
    """Receipt and status to whoever raised it, and by letter to the local committee that had him before."""
    raised = story.get(PETER, "level-4").fields
    holds("13", raised["receipt_number"] and raised["received_at"] and "Planen er lagt" in raised["feedback_text"])
    same("13", page(story, PETER).state, "handleplan")
    for who in (METTE, PETER):
        story.sync(who)
        earlier = story.get(who, "earlier")
        letters = story.books[who].answers(earlier.id)
        same("13", {one.space for one in letters}, {story.spaces["ssp"]})
        same("13", {one.fields["origin"]["space"] for one in letters}, {story.spaces["leaders"]})
        said = [one.text for one in reversed(story.ask(who, WordOn(earlier.id)).said)]
        now = "Der er nu en niveau 4-sag hos SSP ledergruppe: {}."
        same("13", said, [now.format("modtaget"), now.format("handleplan")])
        same("13", [set(one.fields) - {"origin"} for one in letters], [set(), set()])  # nothing else of it
        same("13", (earlier.fields["state"], told(story.words(who), earlier)["state"]), ("afsluttet", "afsluttet"))
        shown = [(one.sort, one.text) for one in page(story, who, "earlier").told]
        holds("13", ("outcome", now.format("handleplan")) in shown, shown)


def step_14(story: Telling, _said: str) -> None:
    words = story.words(METTE)
    (school,) = [area for area in page(story).areas if area.code == "school"]
    (card,) = school.actions
    done, due = (int(part) for part in card.tally.removesuffix(" dage").split(" af "))
    holds("14", done == 8 and due > done + 1, card.tally)
    view = record.view(words, story.known["waking"]).known
    states = [day.state for day in view.days]  # type: ignore[attr-defined]
    holds("9", "missing" in states and "not_done" in states, states)
    marked = {code: story.get(METTE, f"goal-{code}").fields["status"] for code in AREAS}
    wanted = {"school": "delvist", "leisure": "naaet", "home": "delvist", "crime": "ikke_naaet"}
    same("14", marked, wanted)
    second = meetings.view(words, story.get(METTE, "lead-2"))
    (point,) = [one for one in second.points if one.case == story.known["level-4"]]
    same("14", (point.asks_how, point.status, point.outcome_label), (True, "droeftet", "Forbedret"))  # R56
    same("14", (page(story).level, page(story).state), ("4", "opfoelgning"))


def step_14_history(story: Telling, _said: str) -> None:
    """Lowered and raised again: every level stays in the history with its reason."""
    case_id = story.known["level-4"]
    story.ask(METTE, ChangeLevel(case_id, "3", "Det går bedre i skolen."))
    story.ask(METTE, ChangeLevel(case_id, "4", "Der kom en episode til."))
    entries = story.books[METTE].history(case_id)
    levels = [(entry.at, str(one.after)) for entry in entries for one in entry.moved if one.field == "level"]
    same("14", [one.level for one in level_steps(levels)], ["4", "3", "4"])
    reasons = [one.after for entry in entries for one in entry.moved if one.field == "level_reason"]
    holds("14", "Det går bedre i skolen." in reasons, reasons)


def step_15(story: Telling, _said: str) -> None:
    fields = story.get(PETER, "level-4").fields
    same("15", (fields["later_status_on"], fields["outcome_school"]), (story.day(90), "forbedret"))
    found = {one.area: (one.before, one.outcome) for one in effects(story.words(METTE), story.known["level-4"])}
    same("15", {area: outcome for area, (_before, outcome) in found.items()}, {
        "school": "forbedret", "leisure": "forbedret", "home": "uaendret", "crime": "uaendret",
    })  # fmt: skip
    holds("15", all(before for before, _outcome in found.values()))
    third = meetings.view(story.words(METTE), story.get(METTE, "lead-3"))
    same("15", [one.case for one in third.points], [story.known["level-4"]])  # still followed


CHECKS = {
    "s3b-01": (step_01,), "s3b-02": (step_02,), "s3b-03": (step_03,), "s3b-05": (step_02_terms, step_04, step_05),
    "s3b-06": (step_06, step_07_unfinished), "s3b-07": (step_07,), "s3b-08": (step_08,), "s3b-09": (step_09,),
    "s3b-10": (step_08_all, step_10, step_11), "s3b-12": (step_12,), "s3b-13": (step_13,),
    "s3b-14": (step_14,), "s3b-15": (step_14_history, step_15),
}  # fmt: skip
