"""Making and opening a book: lock, slots, passphrase, database, schema. What is refused is left byte for byte."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

from local_store import database as encrypted
from local_store import key_slots, migrations, vault
from local_store.database import EncryptedDatabase
from local_store.disk import no_room
from local_store.errors import DamagedBook, RefusedInput, Text
from local_store.key_slots import KdfCost, Slots
from local_store.process_lock import ProcessLock
from local_store.vault import Clock, Unlocked


@dataclass(slots=True)
class Opened:
    """An open book's parts; `unlocked` changes when its slots do."""

    folder: Path
    lock: ProcessLock
    unlocked: Unlocked
    database: EncryptedDatabase

    def close(self) -> None:
        """Close the database, then let other processes in."""
        try:
            self.database.close()
        finally:
            self.lock.release()


def wipe(opened: Opened, reason: str, at: datetime) -> None:
    """Close the book and destroy its keys and files. Raises NoRoom when the folder cannot be written."""
    try:
        opened.database.close()
        opened.database.forget(vault.wiped())
        vault.destroy(opened.folder, reason, at)
    finally:
        opened.lock.release()


def make(folder: Path, passphrase: str, cost: KdfCost) -> Opened:
    """Make a book in the folder. Raises RefusedInput (passphrase; "book_exists"), NoRoom, BookLocked."""
    if (folder / encrypted.FILE).exists():
        raise RefusedInput(
            Text("Der er allerede en bog i mappen.", "There is already a book in the folder."), code="book_exists"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise no_room(error) from error
    lock = ProcessLock(folder)
    try:
        (folder / vault.WIPED_FILE).unlink(missing_ok=True)
        # The slots come first: a book whose making was cut short still opens, and opening finishes it.
        unlocked = vault.create_slots(folder, passphrase, cost, migrations.NEWEST)
        return _connect(folder, lock, unlocked)
    except BaseException:
        lock.release()
        raise


def unlock(folder: Path, passphrase: str, clock: Clock) -> Opened:
    """Open with the passphrase. Raises WrongPassphrase, BookLocked, DamagedBook, NewerBook, NoRoom."""
    return _open(folder, lambda slots: vault.unlock(folder, slots, passphrase, clock))


def recover(folder: Path, private_key: MLKEM768X25519PrivateKey) -> Opened:
    """Open with the organisation's recovery key. Raises KnownError "no_recovery" and what unlock raises."""
    return _open(folder, lambda slots: vault.unlock_with_recovery(slots, private_key))


def _open(folder: Path, key_from: Callable[[Slots], Unlocked]) -> Opened:
    slots = vault.read_slots(folder, migrations.NEWEST)
    lock = ProcessLock(folder)
    try:
        unlocked = key_from(slots)
        path = folder / encrypted.FILE
        if not path.exists() and slots.schema:
            raise _no_database()
        if encrypted.read_schema(path, unlocked.key) > migrations.NEWEST:
            raise key_slots.newer_book()
        if slots.schema < migrations.NEWEST:
            unlocked = replace(unlocked, slots=replace(slots, schema=migrations.NEWEST))
            vault.write_slots(folder, unlocked.slots)
        return _connect(folder, lock, unlocked)
    except BaseException:
        lock.release()
        raise


def _connect(folder: Path, lock: ProcessLock, unlocked: Unlocked) -> Opened:
    database = EncryptedDatabase(folder / encrypted.FILE, unlocked.key)
    try:
        migrations.apply(database)
    except BaseException:
        database.close()
        raise
    return Opened(folder, lock, unlocked, database)


def _no_database() -> DamagedBook:
    return DamagedBook(
        Text(
            "Bogens fil (book.db) mangler i mappen. Hent den fra en sikkerhedskopi.",
            "The book's file (book.db) is missing from the folder. Fetch it from a backup.",
        )
    )
