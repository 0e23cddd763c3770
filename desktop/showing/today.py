"""I dag: the round, what is due, what waits for this person, what has not left."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.showing.rounds_on import current_round
from desktop.showing.rows import Rows
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.views import OutboxItem, Record
from ui.views import DraftView, Due, TodayView, Waiting, WaitingKind

_OPEN = ("aaben", "udsat")
_SOON_DAYS = 7
_ICONS = {
    "ring": "phone",
    "samtale": "message-circle-question-mark",
    "hjemmebesoeg": "house",
    "indfri_loefte": "handshake",
    "moede": "calendar-days",
    "skole": "school",
}
_SAME_FIELD = Text("To har rettet samme felt", "Two people edited the same field")
_PROMISE, _FOLLOW_UP = Text("Løfte", "Promise"), Text("Opfølgning", "Follow-up")
_RECEIVED = Text("{} er modtaget", "{} has been received")
_AND = Text(" og ", " and ")
_RECEIPT = Text("Kvittering", "Receipt")


def view(words: Words, mine_only: bool) -> TodayView:
    """Return everything on Today; `mine_only` leaves out what others are responsible for."""
    book = words.book
    outbox = book.outbox()
    newest = _newest(outbox, 6)
    records = [book.get(item.record) for item in newest]
    rows = Rows(words, records)
    return TodayView(
        today=words.now.date(),
        round=current_round(words),
        due=tuple(sorted(_due(words, mine_only), key=_urgency)),
        waiting=(*_conflicts(words), *_receipts(words)),
        unsent=tuple(
            replace(rows.of(record), at=moment(item.at)) for item, record in zip(newest, records, strict=True)
        ),
        unsent_total=max(len(outbox), sum(book.unsent_count().values())),
        drafts=tuple(DraftView(one.key, one.kind, one.values, moment(one.at)) for one in book.drafts()),
    )


def _newest(outbox: Sequence[OutboxItem], limit: int) -> list[OutboxItem]:
    """Return each record's newest change that has not left. Its moment is when it was written."""
    seen: dict[str, OutboxItem] = {}
    written = sorted(outbox, key=lambda item: item.at)
    for item in reversed(written):  # not sorted backwards: of one second's the last written comes first
        seen.setdefault(item.record, item)
    return list(seen.values())[:limit]


def _urgency(due: Due) -> tuple[int, str]:
    return (-due.overdue_days, due.due.isoformat() if due.due else "9999")


def _due(words: Words, mine_only: bool) -> Iterable[Due]:
    book = words.book
    for status in (*_OPEN, None):
        where = {"status": status}
        for record in book.list("follow_up", where=where, limit=500).records:
            responsible = record.fields.get("responsible_id") or record.created.author
            if mine_only and responsible != book.person:
                continue
            due = _due_line(words, record, str(responsible))
            if due.due is None or (due.due - words.now.date()).days <= _SOON_DAYS:
                yield due


def _due_line(words: Words, record: Record, responsible: str) -> Due:
    fields = record.fields
    at = fields.get("postponed_to") or fields.get("due_at")
    day = moment(str(at)).date() if at else None
    promise = fields.get("follow_up_kind") == "indfri_loefte"
    label = words.say(_PROMISE if promise else _FOLLOW_UP)
    origin = fields.get("origin_ref") or fields.get("group_id")
    overdue = max(0, (words.now.date() - day).days) if day else 0
    return Due(
        id=record.id,
        icon="circle-alert" if overdue else _ICONS.get(str(fields.get("follow_up_kind")), "footprints"),
        title=words.title(record),
        subtitle=f"{label} · {words.record_title(str(origin))}" if origin else label,
        due=day,
        who=words.person(responsible),
        overdue_days=overdue,
    )


def _conflicts(words: Words) -> Iterable[Waiting]:
    for item in words.book.conflicts():
        for hard in item.hard:
            authors = sorted((said.author for said in hard.versions), key=lambda one: one != words.book.person)
            names = words.say(_AND).join(dict.fromkeys(_short(words, author) for author in authors))
            title = words.record_title(item.record)
            yield Waiting(
                WaitingKind.CONFLICT, item.record, words.say(_SAME_FIELD),
                f"{names} · {words.kind_label(item.kind).lower()} · {title}", hard.field,
            )  # fmt: skip


def _short(words: Words, person: str) -> str:
    if person == words.book.person:
        return "Du" if words.language == "da" else "You"
    return words.person(person).split()[0]


def _receipts(words: Words) -> Iterable[Waiting]:
    """What this person raised and somebody has received (R47); it stays for a week."""
    for record in words.book.list("ssp_case", limit=50).records:
        received = record.fields.get("received_at")
        if not received or record.created.author != words.book.person:
            continue
        at = moment(str(received))
        if (words.now - at).days > _SOON_DAYS:
            continue
        number = record.fields.get("receipt_number") or ""
        yield Waiting(
            WaitingKind.RECEIPT, record.id, words.say(_RECEIVED).format(words.title(record)),
            " · ".join(part for part in (words.say(_RECEIPT), str(number)) if part),
        )  # fmt: skip
