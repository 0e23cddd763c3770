"""What is done at a table: cases put on its agenda, points moved and discussed, decisions that become tasks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.correspondence import answer
from desktop.doing.same_day import untreated_elsewhere
from desktop.showing.agenda_book import fields_of, meetings_of
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.rules import case_states, meetings
from local_store.rules.agenda import WAITING, Why
from local_store.rules.ssp_levels import LEVELS, forum_of
from local_store.views import Record
from ui.asks import Acted

_ON = "paa_dagsorden"
_NO_LEVEL = Text("Vælg niveauet først. Det bestemmer, hvor sagen drøftes.", "Choose the level first.")
_NOT_YET = Text("Tag sagen imod først.", "Accept the case first.")
_OVER = Text("Sagen er afsluttet. Den kan ikke på dagsordenen.", "The case is closed and cannot be on an agenda.")
_ELSEWHERE = Text(
    "Mødet og sagen ligger i hver sit rum. Vælg et møde i sagens rum.",
    "The meeting and the case are in different spaces. Choose a meeting in the case's space.",
)
_NONE_SET = Text("Næste møde er ikke lagt endnu. Læg det først.", "No next meeting is set. Set it first.")
_HELD = Text("Mødet er afholdt eller aflyst. Vælg et, der kommer.", "That meeting is over. Choose one to come.")


def next_meeting_of(words: Words, case: Record) -> Record | None:
    """Return the next meeting of the case's forum and district, in the case's space; None when none is set."""
    if case.fields.get("level") not in LEVELS:
        return None
    coming = {
        key: one
        for key, one in meetings_of(words, case.space).items()
        if one.fields.get("status") not in ("afholdt", "aflyst")
    }
    forum, district = forum_of(case.fields["level"]), case.fields.get("district")
    found = meetings.next_meeting(fields_of(coming), words.now, forum, district)
    return coming[found] if found else None


def proposed_meeting(words: Words, case: Record) -> meetings.Proposal | None:
    """Return when the case's forum would meet by its rhythm; None when it shows none. Nothing is written."""
    if case.fields.get("level") not in LEVELS:
        return None
    forum, district = forum_of(case.fields["level"]), case.fields.get("district")
    return meetings.proposed(fields_of(meetings_of(words, case.space)), words.now, forum, district)


def put_on_agenda(words: Words, case_id: str, meeting_id: str | None = None) -> Acted:
    """Put a case on the agenda of a meeting, None: the next of its forum and district; its sender is told.

    A meeting is never made up: where none is set, RefusedInput "no_meeting" asks for one (`set_meeting` makes it,
    `proposed_meeting` says when it would be). Raises NotFound, RefusedInput (not_allowed, required, space, over).
    """
    case = words.book.get(RecordId(case_id))
    _may_go_on(case)
    meeting = words.book.get(RecordId(meeting_id)) if meeting_id else next_meeting_of(words, case)
    if meeting is None:
        raise RefusedInput(_NONE_SET, field="meeting_id", code="no_meeting")
    if meeting.space != case.space:
        raise RefusedInput(_ELSEWHERE, field="meeting_id", code="space")
    if meeting.fields.get("status") in ("afholdt", "aflyst"):
        raise RefusedInput(_HELD, field="meeting_id", code="over")
    changes = _stand_on(words, case, meeting)
    if case_states.state_of(case.fields) != _ON:
        changes.append(words.book.edit(case.id, set={"state": _ON}))
        answer(words, case, "outcome")
    return acted(words, case.id, changes)


def _may_go_on(case: Record) -> None:
    """Raise RefusedInput unless the case may stand on an agenda as it is."""
    state = case_states.state_of(case.fields)
    if case.fields.get("level") not in LEVELS:
        raise RefusedInput(_NO_LEVEL, field="level", code="required")
    if state in case_states.ENDED:
        raise RefusedInput(_OVER, field="state", code="not_allowed")
    if not case_states.may_follow(state, _ON):
        raise RefusedInput(_NOT_YET, field="state", code="not_allowed")


def _stand_on(words: Words, case: Record, meeting: Record) -> list[ChangeId]:
    """Make sure the case has an item there that is not taken off; nothing is written when it has.

    One on another of the table's meetings that day, that nobody has written on, is moved: it stands on one.
    """
    moved = [words.book.edit(one.id, set={"meeting_id": meeting.id, "moved_to": None})
             for one in untreated_elsewhere(words, case, meeting)]  # fmt: skip
    if moved:
        return moved
    found = words.book.list("agenda_item", where={"meeting_id": meeting.id, "case_id": case.id}).records
    if any(one.fields.get("status") != "taget_af" for one in found):
        return []
    if found:
        return [words.book.edit(found[0].id, set={"status": "planlagt"})]
    asked = {name: case.fields.get(name) for name in ("question_to_meeting", "wished_outcome")}
    item = {"meeting_id": meeting.id, "case_id": case.id, "status": "planlagt", **asked}
    item["reason"] = Why.NEW if case_states.state_of(case.fields) in WAITING else Why.AGAIN
    if case.fields.get("legal_basis") == "anonym":
        item["anonymous_presentation"] = "ja"
    return [_new(words, "agenda_item", item, meeting.space)]


def set_meeting(words: Words, case_id: str, starts_at: datetime) -> RecordId:
    """Set the next meeting of the case's forum, in the case's space, at the moment a person chose."""
    case = words.book.get(RecordId(case_id))
    _may_go_on(case)
    values = {
        "starts_at": starts_at.isoformat(),
        "meeting_kind": "ssp",
        "forum": forum_of(case.fields["level"]),
        "district": case.fields.get("district"),
        "status": "planlagt",
    }
    return words.book.add("meeting", _written(values), space=SpaceId(case.space))


def _new(words: Words, kind: str, values: Mapping[str, Any], space: str) -> ChangeId:
    record = words.book.add(kind, _written(values), space=SpaceId(space))
    return words.book.get(record).heads[-1]


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
