"""Letters between spaces: what leaves is a snapshot of named fields, what arrives becomes a record with its origin.

The same letter always becomes the same record, whoever of the receiving space takes it in, and however often: the
record's id follows from the letter's. Sealing and sending is sync's.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from local_store.changes import Change, Stored, encode, new_salt
from local_store.database import EncryptedDatabase
from local_store.errors import RefusedInput, Text, Untrusted
from local_store.homes import record_of
from local_store.ids import ChangeId, DeviceId, LetterId, PersonId, RecordId, SpaceId, is_id
from local_store.merge import Merged
from local_store.rules.correspondence import AGAIN, EMPTIED, ORIGIN, SUBJECT_KINDS
from local_store.spaces import Spaces
from local_store.views import OutboxItem, Record

SENT, WAITING, REFUSED = 0, 1, 2
TAKEN = "letters/taken/"  # and a letter's id: when the endpoint took it
SPACE_KIND = "space_kind/"  # and a space's id: what kind it is, also of one that this book cannot read
SORTS = ("referral", "receipt", "question", "answer", "outcome")
MAX_TEXT = 64 * 1024


class Content(msgspec.Struct, frozen=True, array_like=True):
    """What a letter says. `about`: the record in the receiving space that it answers, "" for none.

    `emptied`: fields that its writer has emptied; what is only not among `fields` says nothing of them.
    """

    kind: str
    record: str  # the sender's record that it is a snapshot of
    sort: str
    about: str
    fields: dict[str, Any]
    text: str
    at: str
    emptied: list[str] = []


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter that has not left. `sealed`: what travels, once it has been sealed."""

    id: LetterId
    space: SpaceId  # whose name it goes in
    target: SpaceId
    body: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter this book wrote: when, whether it still waits here, and when the endpoint took it ("" not known)."""

    id: LetterId
    at: str
    waiting: bool
    taken_at: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter that was verified and opened, and who sent it from where."""

    id: LetterId
    space: SpaceId
    sender_space: SpaceId
    person: PersonId
    device: DeviceId
    body: bytes
    again: str = ""  # the letter that this one has other words than, where a colleague sent the same apart


def write(
    record: Record, fields: Collection[str], known: Collection[str], sort: str, text: str, at: str, *,
    to: SpaceId, instead: Mapping[str, Any] = {}, about: str = "", emptied: Collection[str] = (),
) -> bytes:  # fmt: skip
    """Return the body of a letter with these fields of the record and no others. Raises RefusedInput.

    `instead` holds other values for some of the fields: an anonymous text, a reference as the receiver knows it.
    What came by letter is answered in the space it came from; to any other it is news.
    """
    for name in sorted({*fields, *instead, *emptied}):
        if name not in known or name == ORIGIN:
            raise RefusedInput(
                Text(f"Der er intet felt {name!r} i notatet.", f"There is no field {name!r} in the record."),
                field=name,
                code="unknown_field",
            )
    if sort not in SORTS or len(text.encode("utf-8", "replace")) > MAX_TEXT:
        raise RefusedInput(
            Text("Brevet kan ikke sendes sådan.", "The letter cannot be sent like that."),
            field="sort",
            code="unknown_code",
        )
    told = {**record.fields, **instead}
    taken = {name: told[name] for name in sorted(fields) if told.get(name) is not None}
    if not taken and not text:
        raise RefusedInput(
            Text("Vælg mindst ét felt, eller skriv noget.", "Choose at least one field, or write something."),
            field="fields",
            code="required",
        )
    origin = record.fields.get(ORIGIN)
    if not about and isinstance(origin, dict) and origin.get("space") == to:
        about = str(origin.get("record", ""))
    return msgspec.msgpack.encode(Content(record.kind, record.id, sort, about, taken, text, at, sorted(emptied)))


def read(untrusted_body: bytes) -> Content:
    """Return what a letter says. Raises Untrusted (malformed)."""
    try:
        content = msgspec.msgpack.decode(untrusted_body, type=Content)
    except (msgspec.DecodeError, UnicodeError, RecursionError, OverflowError) as error:
        raise _malformed() from error
    if not (is_id(content.record) and (is_id(content.about) or not content.about) and content.sort in SORTS):
        raise _malformed()
    return content


def letter_id(record: RecordId, target: SpaceId, once: str) -> LetterId:
    """Return the id of a letter that can be written once only, whoever writes it: `once` says what it is."""
    parts = "\0".join((record, target, once))
    return LetterId(hashlib.sha256(b"feltbog letter id 1\0" + parts.encode()).hexdigest())


def other_words(letter: Arrived, there: Mapping[str, Any]) -> Arrived | None:
    """Return what is to be kept of a letter whose record is here already, None when that says the same.

    Two colleagues who sent the same thing apart have written one letter with the words of each: the second is word
    on what the first became, or beside it where that is an answer itself. `there` is what the first brought, its
    origin with it. Another sender's letter by that name is none; whom a case is about is told by a letter of the
    case's own as well, which says it. Raises Untrusted (malformed).
    """
    content, came = read(letter.body), there.get(ORIGIN)
    if content.kind in SUBJECT_KINDS and not content.about:
        return None
    same = {"space": letter.sender_space, "record": content.record, "sort": content.sort, "about": content.about}
    if not isinstance(came, dict) or any(came.get(name) != value for name, value in same.items()):
        return None
    said = {name: value for name, value in there.items() if name != ORIGIN}
    if (said, came.get("text"), came.get(EMPTIED, [])) == (content.fields, content.text, content.emptied):
        return None
    told = msgspec.msgpack.encode([content.fields, content.text, content.emptied], order="deterministic")
    again = LetterId(hashlib.sha256(b"feltbog letter again 1\0" + bytes.fromhex(letter.id) + told).hexdigest())
    about = content.about or record_of(letter.id, letter.space, content.kind)
    body = msgspec.msgpack.encode(msgspec.structs.replace(content, about=about))
    return replace(letter, id=again, body=body, again=letter.id)


def old_record_of(letter: LetterId) -> RecordId:
    """Return the id that the letter's record had in books of before ids proved their space (homes.py)."""
    return RecordId(hashlib.sha256(b"feltbog letter 1\0" + bytes.fromhex(letter)).digest()[:16].hex())


def arrive(letter: Arrived, person: PersonId, device: DeviceId, salt: bytes) -> Stored:
    """Return the first change of the record that a letter becomes. Raises Untrusted when no change can hold it."""
    content = read(letter.body)
    origin = {
        "letter": letter.id,
        "sort": content.sort,
        "space": letter.sender_space,
        "person": letter.person,
        "device": letter.device,
        "record": content.record,
        "about": content.about,
        "at": content.at,
        "text": content.text,
        **({AGAIN: letter.again} if letter.again else {}),
        **({EMPTIED: content.emptied} if content.emptied else {}),
    }
    try:
        return encode(
            Change(
                record=record_of(letter.id, letter.space, content.kind),
                kind=content.kind,
                space=letter.space,
                set={**content.fields, ORIGIN: origin},
                author=person,
                device=device,
                at=content.at,
                salt=salt,
            )
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise _malformed() from error


def written_on(record: Merged, fields: Mapping[str, Any], person: PersonId, device: DeviceId, at: str) -> Stored:
    """Return the change that writes what a letter said on the record it is about."""
    return encode(
        Change(
            record=record.record, kind=record.kind, space=record.space, parents=record.heads, set=dict(fields),
            author=person, device=device, at=at, salt=new_salt(),
        )
    )  # fmt: skip


class Letters:
    """The outgoing letters. Methods that write run inside the caller's transaction."""

    def __init__(self, database: EncryptedDatabase, spaces: Spaces) -> None:
        self._database = database
        self._spaces = spaces

    def has(self, letter: LetterId) -> bool:
        """Tell whether this book has written the letter already."""
        return self._database.row("SELECT 1 FROM letter WHERE id = ?", (bytes.fromhex(letter),)) is not None

    def post(self, letter: LetterId, record: Record, target: SpaceId, title: str, at: str, body: bytes) -> None:
        """Put a letter among those that wait."""
        self._database.execute(
            "INSERT INTO letter (id, space, target, record, kind, title, at, body, sealed, state) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, x'', 1)",
            (bytes.fromhex(letter), self._spaces.key(record.space), bytes.fromhex(target), bytes.fromhex(record.id),
             record.kind, title, at, body),
        )  # fmt: skip

    def of(self, record: RecordId) -> list[tuple[LetterId, str, bool]]:
        """Return the letters written of a record, oldest first: (id, when, whether it waits here)."""
        rows = self._database.rows(
            "SELECT id, at, state FROM letter WHERE record = ? ORDER BY key", (bytes.fromhex(record),)
        )
        return [(LetterId(id_.hex()), str(at), state != SENT) for id_, at, state in rows]

    def waiting(self) -> list[Outgoing]:
        """Return what waits, in the order written."""
        names = self._spaces.by_key()
        rows = self._database.rows(
            "SELECT id, space, target, body, sealed FROM letter WHERE state = 1 ORDER BY key LIMIT 100"
        )
        return [
            Outgoing(LetterId(id_.hex()), names[space], SpaceId(target.hex()), body, sealed)
            for id_, space, target, body, sealed in rows
        ]

    def keep_sealed(self, letter: LetterId, sealed: bytes) -> None:
        """Keep what travels, so that a second try sends the same."""
        self._database.execute("UPDATE letter SET sealed = ? WHERE id = ?", (sealed, bytes.fromhex(letter)))

    def settle(self, letter: LetterId, reason: Text | None, code: str | None) -> None:
        """The endpoint has it, or with a reason: it will not take it."""
        da, en = (reason.da, reason.en) if reason else (None, None)
        self._database.execute(
            "UPDATE letter SET state = ?, da = ?, en = ?, code = ? WHERE id = ?",
            (REFUSED if reason else SENT, da, en, code, bytes.fromhex(letter)),
        )

    def release(self, letter: LetterId) -> None:
        """Let a refused letter wait again; it is sealed anew, for what stood in its way may have been its seal."""
        self._database.execute(
            "UPDATE letter SET state = 1, sealed = x'', da = NULL, en = NULL, code = NULL "
            "WHERE id = ? AND state = ?",
            (bytes.fromhex(letter), REFUSED),
        )

    def again(self) -> set[tuple[SpaceId, SpaceId]]:
        """The endpoint has lost data: everything sent goes once more; who has it already takes no second one.

        Return between which spaces (from, to) anything goes.
        """
        self._database.execute("UPDATE letter SET state = 1 WHERE state = 0 AND length(body) > 0")
        names = self._spaces.by_key()
        rows = self._database.rows("SELECT DISTINCT space, target FROM letter WHERE state = 1")
        return {(names[space], SpaceId(target.hex())) for space, target in rows}

    def forget(self, record: RecordId, target: SpaceId) -> bool:
        """Keep of the letters that became this record only that they were sent; False when there are none here."""
        rows = self._database.rows(
            "SELECT id, kind FROM letter WHERE target = ? AND length(body) > 0", (bytes.fromhex(target),)
        )
        gone = [(id_,) for id_, kind in rows if record_of(LetterId(id_.hex()), target, kind) == record]
        self._database.many(
            "UPDATE letter SET body = x'', sealed = x'', state = 0, da = NULL, en = NULL, code = NULL WHERE id = ?",
            gone,
        )
        return bool(gone)

    def outbox(self, limit: int) -> list[OutboxItem]:
        """Return what has not left, refused ones first."""
        names = self._spaces.by_key()
        rows = self._database.rows(
            "SELECT id, space, record, kind, title, at, state, da, en, code FROM letter WHERE state <> 0 "
            "ORDER BY state DESC, key LIMIT ?",
            (limit,),
        )
        return [
            OutboxItem(
                ChangeId(id_.hex()), RecordId(record.hex()), kind, names[space], title, at,
                "quarantined" if state == REFUSED else "waiting", Text(da, en) if da else None, code, urgent=True,
            )
            for id_, space, record, kind, title, at, state, da, en, code in rows
        ]  # fmt: skip


def _malformed() -> Untrusted:
    return Untrusted(Text("Brevet kan ikke læses.", "The letter cannot be read."), code="malformed")
