"""What a case rests on, is to reach and still lacks: goals, actions, the standardised form."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.doing.task_letters import as_told
from desktop.showing.happened import linked
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules import meetings, named, occurrences, standard_form
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.ready import Lack
from local_store.rules.ssp_levels import LEVELS, forum_of
from local_store.rules.tasks import is_overdue
from local_store.views import Record
from ui.cases.asks import AREAS, ActionCard, Area, Missing, SubGoal
from ui.style import dates

_DAYS = Text("{} af {}", "{} of {}")
_OFTEN = {
    "dagligt": Text("dagligt", "daily"),
    "skoledage": Text("skoledage", "school days"),
    "ugentligt": Text("ugentligt", "weekly"),
    "maanedligt": Text("månedligt", "monthly"),
}
_WHO = Text("En enhed er ikke nok. Skriv navnet.", "A unit is not enough. Write the name.")
_WHEN = Text("En handling uden dato.", "An action without a date.")
_NAME_IN = Text("Navn på handling i {}", "A name on the action in {}")
_DUE_IN = Text("Frist i {}", "A date in {}")
_NO_AREA = Text("planen", "the plan")
_AREA_TITLES = {
    "overall_goal": Text("Overordnet mål", "Overall goal"),
    "action_item": Text("Handling", "Action"),
    "meeting": Text("Næste møde", "Next meeting"),
}


def form_lacks(words: Words, case: Record) -> tuple[Lack, ...]:
    """Return what the standardised form of levels 3-4 lacks; nothing at levels 1-2 (R17)."""
    goals = linked(words, "overall_goal", "case_id", case.id)
    sub_goals = linked(words, "sub_goal", "case_id", case.id)
    actions = linked(words, "action_item", "case_id", case.id)
    return standard_form.lacks(
        case.fields,
        [one.fields for one in goals],
        [one.fields for one in sub_goals],
        [one.fields for one in actions],
        next_meeting=_has_meeting(words, case),
    )


def _has_meeting(words: Words, case: Record) -> bool:
    if case.fields.get("level") not in LEVELS:
        return False
    coming: dict[str, Values] = {
        one.id: one.fields
        for one in words.book.list("meeting", limit=200).records
        if one.space == case.space and one.fields.get("status") not in ("afholdt", "aflyst")
    }
    forum, district = forum_of(case.fields["level"]), case.fields.get("district")
    return meetings.next_meeting(coming, words.now, forum, district) is not None


def overall_goals(words: Words, case: Record) -> tuple[SubGoal, ...]:
    """Return the case's overall goals, the first written first."""
    found = linked(words, "overall_goal", "case_id", case.id)
    return tuple(_goal(words, one) for one in sorted(found, key=lambda one: (one.created.at, one.id)))


def areas(words: Words, case: Record, actions: Sequence[Record]) -> tuple[Area, ...]:
    """Return the four columns of the plan, each with its sub-goals and actions."""
    sub_goals = sorted(linked(words, "sub_goal", "case_id", case.id), key=lambda one: (one.created.at, one.id))
    spec = words.kind("sub_goal")
    made = []
    for code in AREAS:
        mine = [one for one in sub_goals if one.fields.get("area") == code]
        left_out = next((one for one in mine if one.fields.get("not_relevant") == "ja"), None)
        made.append(
            Area(
                code,
                words.value(spec.by_name["area"] if spec else None, code),
                tuple(_goal(words, one) for one in mine if one.fields.get("not_relevant") != "ja"),
                str(left_out.fields.get("not_relevant_reason") or "") if left_out else "",
                tuple(card(words, one) for one in actions if one.fields.get("area") == code),
            )
        )
    return tuple(made)


def _goal(words: Words, record: Record) -> SubGoal:
    fields = record.fields
    outcome = fields.get("outcome_level")
    label = words.say(words.book.catalogue.label("outcome_level", str(outcome))) if outcome else ""
    after = ", ".join(part for part in (label, str(fields.get("result_text") or "")) if part)
    before = str(fields.get("baseline_text") or "")
    return SubGoal(record.id, str(fields.get("goal_text") or ""), str(fields.get("status") or ""), before, after)


def actions_of(words: Words, case: Record) -> list[Record]:
    """Return the case's actions: open ones first by day, then those that are over."""
    found = linked(words, "action_item", "case_id", case.id)
    told = as_told(words, found)  # whoever is elsewhere has told by letter how it went
    found = [replace(one, fields=told[one.id]) for one in found]

    def order(one: Record) -> tuple[bool, str, str]:
        over = one.fields.get("status") in ("udfoert", "bortfaldet", "ikke_muligt")
        return over, str(one.fields.get("by_when") or one.fields.get("starts_on") or "9999"), one.id

    return sorted(found, key=order)


def card(words: Words, record: Record) -> ActionCard:
    """Return an action as its card shows it."""
    fields, kind = record.fields, words.kind("action_item")
    status = str(fields.get("status") or "aftalt")
    name = str(fields.get("responsible_name") or "")
    if fields.get("responsible_id"):
        name = words.person(str(fields["responsible_id"]))
    spec = kind.by_name if kind else {}
    office = words.value(spec.get("responsible_actor"), fields.get("responsible_actor"))
    return ActionCard(
        record.id,
        tuple(record.heads),
        words.title(record),
        status,
        words.value(spec.get("status"), status),
        _due(words, record),
        is_overdue(fields, words.now.date()),
        name if named.has_name(fields) else "",
        office,
        "" if named.has_name(fields) and _is_dated(record) else "date" if named.has_name(fields) else "name",
        _tally(words, record),
    )


def _is_dated(record: Record) -> bool:
    return bool(record.fields.get("by_when") or (_recurs(record) and record.fields.get("starts_on")))


def _recurs(record: Record) -> bool:
    return (record.fields.get("recurrence") or "en_gang") != "en_gang"


def _due(words: Words, record: Record) -> str:
    fields = record.fields
    if _recurs(record):
        often = _OFTEN.get(str(fields["recurrence"]))
        return words.say(often) if often else str(fields["recurrence"])
    if fields.get("by_when"):
        return dates.short_date(day_of(str(fields["by_when"])), words.language, words.now.date())
    return ""


def _tally(words: Words, record: Record) -> str:
    if not _recurs(record):
        return ""
    times = [one.fields for one in linked(words, "follow_up", "origin_ref", record.id)]
    said = occurrences.tally(record.fields, times, words.now.date())
    due = len(said.done) + len(said.not_done) + len(said.missing)
    return words.say(_DAYS).format(len(said.done), due) if due else ""


def missing(
    words: Words, case: Record, lacks: Iterable[Lack], columns: Sequence[Area], loose: Sequence[ActionCard]
) -> tuple[Missing, ...]:
    """Return what is missing, each with where to mend it; a card without a name or a date is named by its area."""
    made = [_missing_of(words, case, one) for one in lacks]
    made = [one for one in made if one.label or one.words]
    for label, cards in (*((one.label, one.actions) for one in columns), (words.say(_NO_AREA), loose)):
        for action in cards:
            if action.lack and action.status not in ("udfoert", "bortfaldet", "ikke_muligt"):
                title, told = (_NAME_IN, _WHO) if action.lack == "name" else (_DUE_IN, _WHEN)
                made.append(
                    Missing(
                        words.say(title).format(label), words.say(told), action.lack == "name", record=action.record
                    )
                )
    return tuple(sorted(made, key=lambda one: not one.blocks))


def _missing_of(words: Words, case: Record, lack: Lack) -> Missing:
    told = words.say(lack.text)
    if lack.field == "action_item.responsible_name":
        return Missing("", "", lack.blocks)  # each card says it itself
    kind, _, area = lack.field.partition(".")
    preset = [("case_id", case.id)]
    if kind == "sub_goal":
        spec = words.kind("sub_goal")
        label = words.value(spec.by_name["area"] if spec else None, area)
        return Missing(f"{words.kind_label('sub_goal')}: {label.lower()}", told, lack.blocks, kind=kind,
                       preset=(*preset, ("area", area)))  # fmt: skip
    if kind in _AREA_TITLES:
        return Missing(words.say(_AREA_TITLES[kind]), told, lack.blocks, kind=kind, preset=tuple(preset))
    declared = words.kind("ssp_case")
    label = words.say(declared.spec(lack.field).label) if declared else lack.field
    return Missing(label, told, lack.blocks, field=lack.field)
