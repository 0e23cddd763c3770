"""A notification that was sent outside the system: written on a concern, so that its deadlines run (R43, R47)."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.printing.notification import print_notification
from desktop.showing.notification import WORKPLACE, concern_for, facts, refuse_suspicion, seen_on, whom_it_is_about
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.rules import sharing
from local_store.views import Record
from ui.asks import Acted
from ui.guides.asks import KeepWorkplace, NoteCopied, PrintNotification, WasSent

_AUTHORITY = "boernefamilieteam"  # where a notification goes
_DUTY = Text(
    "Underretning (barnets lov § 133, skal bekræftes af en jurist)",
    "Notification (barnets lov § 133, to be confirmed by a lawyer)",
)
_NOBODY = Text("Hvem gælder det? Skriv det i notatet først.", "Whom is it about? Write that in the note first.")


def was_sent(words: Words, ask: WasSent) -> Acted:
    """Write when and how on the concern, or on one made from the record. Raises NotFound, RefusedInput."""
    record = words.book.get(RecordId(ask.record))
    refuse_suspicion(record)
    sent = {"notification_sent_at": words.now.isoformat(timespec="seconds")}
    if ask.route.strip():
        sent["notification_route"] = ask.route.strip()
    concern = concern_for(words, record)
    if concern is not None:
        made, change = concern.id, words.book.edit(concern.id, set=sent)
    else:
        made = words.book.add("concern", {**_as_concern(words, record), **sent}, space=_home(words, record))
        change = words.book.get(made).heads[-1]
    return acted(words, made, [change, _disclosed(words, words.book.get(made), ask.route.strip())])


def _disclosed(words: Words, concern: Record, route: str) -> ChangeId:
    """Write that the authority was told, by whom and on what ground: a disclosure like any other (L2, L5)."""
    ground = {"basis": "underretning", "purpose_text": words.say(_DUTY)}
    named = bool(concern.fields.get("young_person_id"))
    types = frozenset({"identitet", "bekymring"} if named else ())
    share = sharing.Share(_AUTHORITY, ground, words.now.date(), data_types=types, identifies=named)
    told = sharing.disclosure_of(
        share, words.now, to_text=route, record_refs=[concern.id], channel="sikker_post",
        minimised_preview_seen="ja", young_person_id=concern.fields.get("young_person_id"),
    )  # fmt: skip
    return words.book.get(words.book.add("disclosure", told, space=SpaceId(concern.space))).heads[-1]


def _home(words: Words, record: Record) -> Any:
    allowed = words.book.catalogue.kind("concern").spaces
    kinds = {space.id: space.kind for space in words.book.spaces()}
    return record.space if kinds.get(record.space) in allowed else None


def _as_concern(words: Words, record: Record) -> dict[str, Any]:
    fields = record.fields
    whom = whom_it_is_about(record)
    if "young_person_id" not in whom:
        whom |= {"who_text": str(fields.get("who_text") or "")}
    if not any(whom.values()):
        raise RefusedInput(_NOBODY, field="group_id", code="required")
    values = {
        **whom,
        "fact_text": facts(words, record) or words.title(record),
        "source_type": fields.get("source_type") or "egen_observation",
        "own_words_text": fields.get("own_words_text") or fields.get("young_persons_own_words"),
        "assessment_text": fields.get("assessment_text"),
        "observed_on": seen_on(record),
    }
    return {name: value for name, value in values.items() if value}


def keep_workplace(words: Words, ask: KeepWorkplace) -> None:
    """Remember the address for the next one."""
    words.book.keep(WORKPLACE, ask.address.strip().encode())


def note_copied(words: Words, ask: NoteCopied) -> None:
    """Write in the access log that the text left the book (L8)."""
    words.book.note_access("copy", RecordId(ask.record))


def print_it(words: Words, ask: PrintNotification) -> str:
    """Write the PDF. Raises NotFound, NoRoom."""
    return print_notification(words, ask.record, Path(ask.file)).name


ANSWERS: Mapping[Any, Any] = MappingProxyType(
    {WasSent: was_sent, KeepWorkplace: keep_workplace, NoteCopied: note_copied, PrintNotification: print_it}
)
