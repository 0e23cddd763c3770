"""Prints the standardised form of levels 3 and 4 (R17-R21): goals, sub-goals area by area, actions with names."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.doing import times
from desktop.doing.meetings import next_meeting_of
from desktop.printing import paper
from desktop.printing.referral import forum, kept, split
from desktop.printing.suspicions import suspicions
from desktop.showing.meetings import about, office, who
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.rules import standard_form as form_rules
from local_store.rules import tasks
from local_store.rules.ssp_levels import LEVELS
from local_store.views import Record
from ui.style.dates import Language

_TITLE = Text("Skema for niveau {}: {}", "Form for level {}: {}")
_NO_LEVEL = Text("Skema: {}", "Form: {}")
_BEFORE, _SEEN, _NOW = Text("Ved start", "At the start"), Text("Ses på", "Seen by"), Text("Nu", "Now")
_BY = Text("Senest {}", "By {}")
_ONLY_IF = Text("Kun hvis {}", "Only if {}")
_NO_NAME = Text("Mangler navn", "No name yet")
_LAST = 10_000


def print_standard_form(
    book: FieldBook, case: str, file: Path, language: Language = "da", *, outside: bool = False
) -> Path:
    """Write the form as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom.

    `outside`: it leaves the house, so no suspicion stands on it (R8).
    """
    record = book.get(RecordId(case))
    words = paper.words_now(book, language)
    told = standard_form(words, record)
    return paper.put(words, record, "standard_form", told | {"suspicions": []} if outside else told, file)


def standard_form(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the form's paper."""
    level = str(record.fields.get("level") or "")
    title = words.say(_TITLE).format(level, about(words, record)) if level in LEVELS else _untitled(words, record)
    parts = (forum(words, record), paper.label(words, "case_state", record.fields.get("state")))
    subtitle = " · ".join(part for part in parts if part)
    sections, facts = split(words, record)
    return {
        **paper.head(words, record, title, subtitle, paper.OF_A_CASE),
        **paper.level(words, record),
        **_plan(words, record),
        "facts": [*facts, kept(words, record)],
        "sections": sections,
        "suspicions": suspicions(words, record),
    }


def _untitled(words: Words, record: Record) -> str:
    return words.say(_NO_LEVEL).format(about(words, record))


def _plan(words: Words, case: Record) -> dict[str, Any]:
    """Return goals, areas and actions of the case, and what the form still lacks."""
    found = {
        kind: sorted(_of(words, kind, case), key=lambda one: (one.created.at, one.id))
        for kind in ("overall_goal", "sub_goal", "action_item")
    }
    goals, subs, actions = (found[kind] for kind in ("overall_goal", "sub_goal", "action_item"))
    lacks = form_rules.lacks(
        case.fields,
        *([one.fields for one in some] for some in (goals, subs, actions)),
        next_meeting=next_meeting_of(words, case) is not None,
    )
    area_of = {one.id: str(one.fields.get("area") or "") for one in subs}
    placed = {one.id: _area(one, area_of) for one in actions}
    return {
        "goals": [_goal(words, one) for one in goals],
        "areas": [_in_area(words, area, subs, [one for one in actions if placed[one.id] == area])
                  for area in form_rules.AREAS],
        "other_actions": [action_line(words, one) for one in actions if placed[one.id] not in form_rules.AREAS],
        "lacks": [words.say(one.text) for one in lacks],
    }  # fmt: skip


def _of(words: Words, kind: str, case: Record) -> list[Record]:
    return list(words.book.list(kind, where={"case_id": case.id}, limit=_LAST).records)


def _area(action: Record, area_of: Mapping[RecordId, str]) -> str:
    return str(action.fields.get("area") or area_of.get(RecordId(str(action.fields.get("sub_goal_id"))), ""))


def _goal(words: Words, goal: Record) -> dict[str, str]:
    fields = goal.fields
    by = paper.day(words, fields.get("target_date"))
    parts = (words.say(_BY).format(by) if by else "", paper.label(words, "goal_status", fields.get("status")))
    return {
        "text": str(fields.get("goal_text") or ""),
        "facts": " · ".join(part for part in parts if part),
        "own_words": str(fields.get("desired_state_by_young_person") or ""),
    }


def _in_area(words: Words, area: str, subs: list[Record], actions: list[Record]) -> dict[str, Any]:
    mine = [one.fields for one in subs if one.fields.get("area") == area]
    reasons = [str(one["not_relevant_reason"]) for one in mine if one.get("not_relevant_reason")]
    return {
        "name": paper.label(words, "goal_area", area),
        "not_relevant": " ".join(reasons) if not any(one.get("goal_text") for one in mine) else "",
        "goals": [_sub_goal(words, one) for one in mine if one.get("goal_text")],
        "actions": [action_line(words, one) for one in actions],
    }


def _sub_goal(words: Words, fields: Any) -> dict[str, Any]:
    named = ((_BEFORE, "baseline_text"), (_SEEN, "indicator"), (_NOW, "result_text"))
    lines = [{"label": words.say(label), "text": str(fields[name])} for label, name in named if fields.get(name)]
    result = paper.label(words, "outcome_level", fields.get("outcome_level"))
    status = " · ".join(part for part in (paper.label(words, "goal_status", fields.get("status")), result) if part)
    return {"text": str(fields["goal_text"]), "status": status, "lines": lines}


def action_line(words: Words, action: Record, fields: Any = None) -> dict[str, Any]:
    """Return an action as a line of "who does what"; a proposal without a name says that it has none."""
    fields = fields or action.fields
    often = times.rhythm(words, action)
    condition = fields.get("condition_text")
    note = [often, words.say(_ONLY_IF).format(condition) if condition else ""]
    return {
        "what": str(fields.get("what") or ""),
        "note": " · ".join(part for part in note if part),
        "who": who(words, fields) or words.say(_NO_NAME),
        "unnamed": not who(words, fields),
        "office": office(words, fields),
        "when": paper.day(words, fields.get("by_when") or fields.get("ends_on")),
        "ongoing": bool(often),
        "overdue": tasks.is_overdue(fields, words.now.date()),
        "status": paper.label(words, "action_status", fields.get("status") or "aftalt"),
    }
