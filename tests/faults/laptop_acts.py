"""What a laptop of the schedules does that is not plain writing: letters, erasing, putting out, putting away."""

import hashlib
from typing import Any

from local_store import letters
from local_store.book import FieldBook
from local_store.ids import ChangeId, PersonId, RecordId, SpaceId
from local_store.views import Record
from sync import wire
from sync.directory import found
from sync.erasing import erase
from sync.http_client import HttpClient
from sync.member import Member
from sync.revoking import remove, revoke
from sync.session import Session
from sync.standing import Standing
from sync.stating import refresh
from tests.decrypted_pages import raw_pages

LETTER_FIELDS = ("heading", "concern_text")
Saved = tuple[str, str, str]  # a change that is durable, its record and its space


class Acts:
    """Each public method is a command."""

    _book: FieldBook
    _http: HttpClient

    # the organisation

    def create(self, name: str, kind: str) -> str:
        return Member(self._book, self._http).create_space(name, kind)

    def invite_as(self, name: str, role: str, spaces: list[str]) -> str:
        return Member(self._book, self._http).invite(name, role, [SpaceId(one) for one in spaces]).text()

    def who(self) -> tuple[str, str]:
        return self._book.person, self._book.device

    def head(self) -> int:
        """Return how many statements of the directory are known here."""
        return self._standing().head.number

    def catch_up(self) -> None:
        """Learn the directory, and give the endpoint what it lacks of it."""
        refresh(Session(self._standing(), self._http))

    def revoke(self, named: str) -> list[tuple[str, str, int]]:
        """Put a device or a person out; return what was told of their work: (device, space, sequence)."""
        told = revoke(self._book, self._http, named, "Er stoppet")
        return [(one.device, one.space, one.sequence) for one in told.known]

    def take_out(self, person: str, space: str) -> None:
        remove(self._book, self._http, PersonId(person), SpaceId(space))

    # letters

    def refer(self, text: str, told: str, space: str, to: str) -> dict[str, Any]:
        """Write a case, and a letter of it that says something else; both are durable when this returns."""
        case = {"heading": text, "concern_text": text}
        record = self._book.add("ssp_case", case, space=SpaceId(space))
        return {"saved": self._saved(record, space), **self._post(record, to, told, "referral", LETTER_FIELDS)}

    def answer(self, pick: int, told: str, space: str) -> dict[str, Any] | None:
        """Answer one of the letters that came to the space."""
        cases = self._records("ssp_case", space)
        came = [one for one in cases if isinstance(one.fields.get("origin"), dict)]
        if not came:
            return None
        record = came[pick % len(came)]
        return self._post(record.id, record.fields["origin"]["space"], told, "receipt", ())

    # erasing

    def pick_mine(self, pick: int, space: str, kind: str, whose: str) -> str | None:
        """Return a record of the space that may be erased: `whose` is "mine" or "anybody"."""
        records = self._records(kind, space)
        if whose == "mine":
            records = [one for one in records if one.created.author == self._book.person]
        return records[pick % len(records)].id if records else None

    def erase(self, record: str) -> str:
        return erase(self._book, self._http, RecordId(record), "Skrevet på den forkerte").record

    def edit_this(self, record: str, field: str, value: str, space: str) -> list[Saved]:
        return [(self._book.edit(RecordId(record), set={field: value}), record, space)]

    def keep_draft(self, record: str, kind: str, text: str) -> None:
        self._book.keep_draft(f"edit/{record}", kind, {"fact_text": text})

    # putting away

    def pick_form(self, pick: int, space: str) -> tuple[str, list[str]] | None:
        """Return a form of the space that might leave, and the heads it was seen with."""
        forms = self._records("ssp_case", space)
        if not forms:
            return None
        form = forms[pick % len(forms)]
        return form.id, sorted(form.heads)

    def heads(self, record: str) -> list[str]:
        return sorted(self._book.get(RecordId(record)).heads)

    def put_away(self, record: str, heads: list[str]) -> bool:
        """Have its content leave, and all of it that the search keeps."""
        left = self._book.put_away(RecordId(record), "2026-01-01", "P1825D", [ChangeId(one) for one in heads])
        self._sweep()
        return left

    def want_back(self, records: list[str]) -> None:
        self._book.want_back([RecordId(one) for one in records])

    def keep_longer(self, record: str, space: str) -> list[Saved]:
        hold = {"record_ref": record, "keep_until": "2040-01-01", "reason": "andet", "reason_text": "En klage"}
        return self._saved(self._book.add("retention_hold", hold, space=SpaceId(space)), space)

    def all_away(self) -> dict[str, list[str]]:
        """Return what is away, and what of the rest is on its way back; swept up after as the app does."""
        self._sweep()
        away = self._book.all_away()
        return {
            "away": [one.record for one in away if not one.wanted],
            "wanted": [one.record for one in away if one.wanted],
        }

    def _sweep(self) -> None:
        while self._book.sweep_some():
            pass

    # what there is to see

    def traces(self, words: list[str]) -> list[str]:
        """Return those of the words of which something is left in the database, free pages included."""
        pages = raw_pages(self._book)
        return [word for word in words if word.encode() in pages or word[3:].encode() in pages]

    def finds(self, words: list[str]) -> list[str]:
        """Return those of the words that a search finds."""
        return [word for word in words if self._book.search(word)]

    def directory(self) -> dict[str, Any]:
        """Return who is in what by now, and under which epochs each who is out had still a right to read."""
        standing = self._standing()
        known = standing.known
        return {
            "head": (known.number, known.hash.hex()),
            "members": {
                space.hex(): sorted(person.id.hex() for person in known.members(space)) for space in known.spaces
            },
            "revoked": sorted(device.hex() for device in known.revoked),
            "due": sorted(space.hex() for space, entry in known.spaces.items() if entry.due),
            "last_epochs": self._last_epochs(standing),
        }

    def held_keys(self) -> dict[str, list[int]]:
        """Return the epochs of each space whose key is here."""
        return {space.hex(): sorted(held) for space, held in self._standing().space_keys.items()}

    def chain_lengths(self, device: str) -> dict[str, int]:
        """Return, for each space, how many batches of a device are here without a gap."""
        lengths = {}
        for space in self._book.spaces():
            sequences = [batch.sequence for batch in self._book.batches(space.id) if batch.device == device]
            lengths[space.id] = next(n for n, has in enumerate([*sequences, 0]) if has != n + 1)
        return lengths

    def _last_epochs(self, standing: Standing) -> dict[str, dict[str, int]]:
        """Replay the directory: person -> space -> the epoch in force when that person was put out of it."""
        statements = standing.statements()
        known = found(statements[0])
        last: dict[str, dict[str, int]] = {}
        for signed in statements[1:]:
            what = wire.decode(signed.body, wire.Statement).what
            if isinstance(what, wire.Removed | wire.Revoked):
                spaces = {what.space} if isinstance(what, wire.Removed) else known.spaces_of(what.person)
                of = last.setdefault(what.person.hex(), {})
                of |= {space.hex(): known.spaces[space].epoch for space in spaces}
            known = known.replayed([signed])
        return last

    def _post(self, record: str, to: str, told: str, sort: str, fields: tuple[str, ...]) -> dict[str, Any]:
        """Post a letter once only: the same command after a crash is the same letter."""
        letter = self._book.post_letter(
            RecordId(record), fields, to=SpaceId(to), sort=sort, text=told, instead=dict.fromkeys(fields, told)
        )
        return {"letter": letter, "to": to, "there": letters.record_of(letter, SpaceId(to), "ssp_case")}

    def _records(self, kind: str, space: str) -> list[Record]:
        records = self._book.list(kind, limit=10_000, space=SpaceId(space)).records
        return sorted(records, key=lambda record: record.id)

    def _saved(self, record: str, space: str) -> list[Saved]:
        return [(head, record, space) for head in self._book.get(RecordId(record)).heads]

    def _standing(self) -> Standing:
        standing = Standing.of(self._book)
        assert standing is not None
        return standing


def word_of(number: int) -> str:
    """Return a word like no other: letters only, so that a search knows it."""
    digest = hashlib.sha256(f"word {number}".encode()).digest()
    return "".join("abcdefghijklmnopqrstuvwxyz"[byte % 26] for byte in digest[:11])
