"""The vault: gets from a passphrase (or the organisation's recovery key) to the book's key, and back to slots.

Passphrases are NFKC before they are stretched, so that the same keys on another keyboard give the same bytes.
"""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from local_store import key_slots
from local_store.disk import no_room, replace_file, shred
from local_store.errors import DamagedBook, KnownError, NoRoom, RefusedInput, Text, WrongPassphrase
from local_store.ids import new_id
from local_store.key_slots import KdfCost, Slots

SLOTS_FILE = "slots.json"
TRIES_FILE = "tries"
WIPED_FILE = "wiped"  # says when and why the book that was here is gone
SHORTEST_PASSPHRASE = 8
LONGEST_WAIT = 300.0  # seconds

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The book's key and the slots it came from."""

    key: bytes
    slots: Slots


def create_slots(folder: Path, passphrase: str, cost: KdfCost, schema: int) -> Unlocked:
    """Make a fresh key and write its first slot. Raises RefusedInput (passphrase too short), NoRoom."""
    key, book = key_slots.new_key(), new_id()
    slot = key_slots.wrap_with_passphrase(key, _prepared(passphrase, new=True), book, cost)
    slots = Slots(book, schema, (slot,))
    write_slots(folder, slots)
    return Unlocked(key, slots)


def read_slots(folder: Path, newest_schema: int) -> Slots:
    """Read slots.json. Raises NewerBook or DamagedBook, also when there is none.

    A wipe that was cut short when the slots were gone already is finished here.
    """
    try:
        return key_slots.unpack((folder / SLOTS_FILE).read_bytes(), newest_schema)
    except DamagedBook as error:
        if (folder / WIPED_FILE).exists():  # overwritten, and not yet deleted
            _shred_all(folder)
            raise wiped() from error
        raise
    except FileNotFoundError as error:
        if (folder / WIPED_FILE).exists():
            _shred_all(folder)
            raise wiped() from error
        raise DamagedBook(
            Text("Der er ingen bog i mappen.", "There is no book in the folder."), code="no_book"
        ) from error
    except OSError as error:
        raise no_room(error) from error


def write_slots(folder: Path, slots: Slots) -> None:
    """Replace slots.json in one step that survives a power cut. Raises NoRoom."""
    replace_file(folder / SLOTS_FILE, key_slots.pack(slots))


def unlock(folder: Path, slots: Slots, passphrase: str, clock: Clock) -> Unlocked:
    """Open a passphrase slot. WrongPassphrase tells the seconds to wait; a try during them is not taken."""
    waiting = Tries(folder, clock)
    waiting.refuse_while_waiting()
    # Counted before it is tried: whoever ends the process during a guess has spent the guess.
    wait = waiting.count_one()
    key = _key_from(slots, _prepared(passphrase))
    if key is None:
        raise _wrong(wait)
    waiting.forget()
    return Unlocked(key, slots)


def unlock_with_recovery(slots: Slots, private_key: MLKEM768X25519PrivateKey) -> Unlocked:
    """Open a recovery slot. Raises KnownError (code "no_recovery") when none was made for this key."""
    for slot in slots.of_kind("recovery"):
        key = key_slots.open_for_recovery(slot, private_key, slots.book)
        if key is not None:
            return Unlocked(key, slots)
    raise KnownError(
        Text(
            "Bogen kan ikke åbnes med disse gendannelsesdele. De hører til en anden organisation.",
            "These recovery shares do not open this book. They belong to another organisation.",
        ),
        code="no_recovery",
    )


def rewrap_passphrase(folder: Path, slots: Slots, old: str, new: str, clock: Clock) -> Slots:
    """Replace the passphrase slot, nothing else. Raises WrongPassphrase, RefusedInput, NoRoom."""
    cost = key_slots.cost_of(slots.of_kind("passphrase")[0])
    prepared = _prepared(new, new=True)
    key = unlock(folder, slots, old, clock).key
    return set_passphrase(folder, slots, key, prepared, cost)


def set_passphrase(folder: Path, slots: Slots, key: bytes, new: str, cost: KdfCost) -> Slots:
    """Give the book a new passphrase when its key is at hand (after recovery). Raises RefusedInput, NoRoom."""
    slot = key_slots.wrap_with_passphrase(key, _prepared(new, new=True), slots.book, cost)
    others = tuple(s for s in slots.slots if s.kind != "passphrase")
    changed = replace(slots, slots=(slot, *others))
    write_slots(folder, changed)
    return changed


def add_recovery(folder: Path, unlocked: Unlocked, public_key: MLKEM768X25519PublicKey) -> Slots:
    """Add a slot for the organisation's recovery key, in place of an earlier one. Raises NoRoom."""
    slots = unlocked.slots
    slot = key_slots.wrap_for_recovery(unlocked.key, public_key, slots.book)
    others = tuple(s for s in slots.slots if s.kind != "recovery")
    changed = replace(slots, slots=(*others, slot))
    write_slots(folder, changed)
    return changed


def destroy(folder: Path, reason: str, at: datetime) -> None:
    """Destroy the key slots, then what they opened: overwritten and deleted, as far as the disk goes along.

    The slots go first: from then on nothing opens the book, whatever ends this half-way, and the next who tries to
    open it goes on with the rest. A full disk saves nothing: to overwrite takes no room, and what is deleted makes
    room for the note. The database is closed.
    """
    note = json.dumps({"at": at.isoformat(timespec="seconds"), "why": reason}).encode()
    noted = _write_note(folder, note)
    shred(folder / SLOTS_FILE)
    _shred_all(folder)
    if not noted:
        replace_file(folder / WIPED_FILE, note)


def _write_note(folder: Path, note: bytes) -> bool:
    try:
        replace_file(folder / WIPED_FILE, note)
    except NoRoom:
        return False
    return True


def _shred_all(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in (WIPED_FILE, "lock"):
            shred(path)


def wiped() -> DamagedBook:
    """Return the refusal of a book whose keys were destroyed on purpose."""
    return DamagedBook(
        Text(
            "Bogen, der lå her, er slettet, og dens nøgler er ødelagt. Bed om en invitation til en ny bog.",
            "The book that was here is deleted and its keys are destroyed. Ask for an invitation to a new book.",
        ),
        code="wiped",
    )


class Tries:
    """Wrong tries in a row, kept in a file so that a restart does not help: wait 1, 2, 4, 8 ... s, at most 5 min.

    The wait is measured from the last try; a clock that has since gone back starts the same wait anew, so it
    neither helps a guesser nor locks the owner out for longer than the longest wait.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / TRIES_FILE
        self._now = clock().astimezone(UTC).timestamp()
        self._count, self._last = self._read()

    def refuse_while_waiting(self) -> None:
        """Raise WrongPassphrase when the last wrong try is too recent."""
        passed = self._now - self._last
        if passed < 0 and self._count:
            self._write(self._count)
            passed = 0.0
        left = _wait_after(self._count) - passed
        if left > 0:
            raise _wrong(left)

    def count_one(self) -> float:
        """Write one more wrong try down and return the seconds it costs."""
        self._count += 1
        self._write(self._count)
        return _wait_after(self._count)

    def forget(self) -> None:
        """The passphrase was right: start from nothing."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise no_room(error) from error

    def _read(self) -> tuple[int, float]:
        try:
            kept = json.loads(self._path.read_bytes())
            return max(0, int(kept["count"])), float(kept["last"])
        except (OSError, KeyError, TypeError, ValueError, OverflowError, RecursionError):
            return 0, 0.0  # none yet, or garbled: the stretching of the passphrase is what protects the book

    def _write(self, count: int) -> None:
        replace_file(self._path, json.dumps({"count": count, "last": self._now}).encode())


def _wait_after(count: int) -> float:
    return min(LONGEST_WAIT, 2.0 ** min(count - 1, 16)) if count else 0.0


def _key_from(slots: Slots, passphrase: str) -> bytes | None:
    for slot in slots.of_kind("passphrase"):
        key = key_slots.open_with_passphrase(slot, passphrase, slots.book)
        if key is not None:
            return key
    return None


def _prepared(passphrase: str, *, new: bool = False) -> str:
    prepared = unicodedata.normalize("NFKC", passphrase)
    if new and len(prepared) < SHORTEST_PASSPHRASE:
        raise RefusedInput(
            Text(
                f"Adgangssætningen skal have mindst {SHORTEST_PASSPHRASE} tegn. Tre-fire ord er nemmest at huske.",
                f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters. "
                "Three or four words are easiest to remember.",
            ),
            field="passphrase",
            code="too_short",
        )
    return prepared


def _wrong(wait: float) -> WrongPassphrase:
    seconds = max(1, round(wait))
    return WrongPassphrase(
        Text(
            f"Adgangssætningen passer ikke. Vent {seconds} sekunder, og prøv igen.",
            f"The passphrase does not fit. Wait {seconds} seconds and try again.",
        ),
        wait_seconds=wait,
    )


__all__ = ["Clock", "KdfCost", "Tries", "Unlocked"]
