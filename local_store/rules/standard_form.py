"""The standardised form of levels 3 and 4 (R17, R19): what must be there before the case is marked ready.

Levels 1 and 2 use the short form, so nothing of this is asked there. Which parts a municipality demands follows the
published cases; the form itself is not in the sources (docs/assumptions.md).
"""

from collections.abc import Iterable

from local_store.errors import Text
from local_store.rules.findings import Values
from local_store.rules.named import has_name, is_agreed
from local_store.rules.ready import Lack
from local_store.rules.ssp_levels import LEVELS, needs_standard_form

AREAS = ("school", "leisure", "home", "crime")
_NAMED = {
    "school": Text("skole", "school"),
    "leisure": Text("fritid", "leisure"),
    "home": Text("hjemmet", "home"),
    "crime": Text("kriminalitet", "crime"),
}


def lacks(
    case: Values,
    goals: Iterable[Values],
    sub_goals: Iterable[Values],
    actions: Iterable[Values],
    *,
    next_meeting: bool,
) -> tuple[Lack, ...]:
    """Return what the form still lacks, in its order; nothing at levels 1 and 2.

    `goals`, `sub_goals` and `actions` are those of the case; `next_meeting` whether one of the forum's is set.
    """
    if case.get("level") not in LEVELS or not needs_standard_form(case["level"]):
        return ()
    return (*_case(case), *_goals(goals), *_areas(sub_goals), *_actions(actions), *_meeting(next_meeting))


def _case(case: Values) -> tuple[Lack, ...]:
    wanted = {
        "background_text": Text("Skriv baggrunden.", "Write the background."),
        "level_reason": Text("Skriv, hvorfor det er dette niveau.", "Write why it is this level."),
    }
    return tuple(Lack(field, text, blocks=True) for field, text in wanted.items() if not case.get(field))


def _goals(goals: Iterable[Values]) -> tuple[Lack, ...]:
    if any(goal.get("goal_text") for goal in goals):
        return ()
    return (Lack("overall_goal", Text("Sæt et overordnet mål.", "Set an overall goal."), blocks=True),)


def areas_without(sub_goals: Iterable[Values]) -> tuple[str, ...]:
    """Return the areas with neither a sub-goal nor a reason why they are not relevant, in the form's order."""
    there = {
        goal.get("area")
        for goal in sub_goals
        if goal.get("goal_text") or (goal.get("not_relevant") == "ja" and goal.get("not_relevant_reason"))
    }
    return tuple(area for area in AREAS if area not in there)


def _areas(sub_goals: Iterable[Values]) -> tuple[Lack, ...]:
    return tuple(
        Lack(
            f"sub_goal.{area}",
            Text(
                f"Delmål for {_NAMED[area].da} mangler. Skriv et, eller hvorfor det ikke er relevant.",
                f"A sub-goal for {_NAMED[area].en} is missing. Write one, or why it is not relevant.",
            ),
            blocks=True,
        )
        for area in areas_without(sub_goals)
    )


def _actions(actions: Iterable[Values]) -> tuple[Lack, ...]:
    agreed = [action for action in actions if is_agreed(action)]
    if not agreed:
        return (Lack("action_item", Text("Aftal mindst én handling.", "Agree at least one action."), blocks=True),)
    if all(has_name(action) for action in agreed):
        return ()
    text = Text("Sæt navn på alle ansvarlige.", "Name everybody responsible.")
    return (Lack("action_item.responsible_name", text, blocks=True),)


def _meeting(is_set: bool) -> tuple[Lack, ...]:
    if is_set:
        return ()
    return (Lack("meeting", Text("Læg det næste møde.", "Set the next meeting."), blocks=True),)
