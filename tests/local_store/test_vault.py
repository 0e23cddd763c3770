"""The vault: what opens a book, what does not, and what a refusal leaves behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

from local_store import database, migrations
from local_store.book import FieldBook
from local_store.database import EncryptedDatabase
from local_store.errors import (
    BookLocked,
    DamagedBook,
    KnownError,
    NewerBook,
    RefusedInput,
    WrongPassphrase,
)
from local_store.key_slots import KdfCost
from tests.store_fixtures import PASSPHRASE, SetClock, contact, make_book

BOOK_FILES = ("book.db", "book.db-wal", "slots.json")


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in BOOK_FILES if (folder / name).exists()}


def test_a_strong_slot_costs_a_hundred_and_twenty_eight_mebibytes(tmp_path: Path) -> None:
    FieldBook.create(tmp_path / "bog", PASSPHRASE).close()
    slot = json.loads((tmp_path / "bog" / "slots.json").read_bytes())["slots"][0]
    assert (slot["kdf"], slot["memory_kib"]) == ("argon2id", 128 * 1024)
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        assert book.spaces()


def test_settings_are_what_durability_and_secrecy_need(book: FieldBook) -> None:
    ask = book._database.value
    assert ask("PRAGMA journal_mode") == "wal"
    assert int(ask("PRAGMA synchronous")) == 2
    assert int(ask("PRAGMA temp_store")) == 2
    assert int(ask("PRAGMA secure_delete")) == 1
    assert ask("PRAGMA cipher_version")


def test_changing_the_passphrase_keeps_unsent_work_and_shuts_the_old_one_out(
    book: FieldBook, clock: SetClock
) -> None:
    record = book.add("street_contact", contact())
    before = (book.folder / "book.db").read_bytes()
    book.change_passphrase(PASSPHRASE, "rød bus mod havnen")
    assert (book.folder / "book.db").read_bytes() == before
    book.close()
    with pytest.raises(WrongPassphrase):
        FieldBook.open(book.folder, PASSPHRASE, clock=clock)
    clock.pass_seconds(2)
    with FieldBook.open(book.folder, "rød bus mod havnen", clock=clock) as again:
        assert again.get(record).fields["place_ref"] == "Blågårds Plads"
        assert sum(again.unsent_count().values()) == 1


def test_a_short_passphrase_is_refused_with_its_field(tmp_path: Path, book: FieldBook) -> None:
    with pytest.raises(RefusedInput) as refused:
        FieldBook.create(tmp_path / "ny", "kort", cost=KdfCost.FOR_TESTS)
    assert refused.value.field == "passphrase"
    with pytest.raises(RefusedInput):
        book.change_passphrase(PASSPHRASE, "kort")


def test_wrong_passphrases_cost_a_growing_wait_that_a_restart_does_not_shorten(
    book: FieldBook, clock: SetClock
) -> None:
    book.close()
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassphrase) as wrong:
            FieldBook.open(book.folder, "ikke den rigtige", clock=clock)
        waits.append(wrong.value.wait_seconds)
        with pytest.raises(WrongPassphrase) as early:
            FieldBook.open(book.folder, PASSPHRASE, clock=clock)
        assert early.value.wait_seconds == wrong.value.wait_seconds
        clock.pass_seconds(waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    FieldBook.open(book.folder, PASSPHRASE, clock=clock).close()
    with pytest.raises(WrongPassphrase) as wrong:
        FieldBook.open(book.folder, "ikke den rigtige", clock=clock)
    assert wrong.value.wait_seconds == 1


@pytest.mark.parametrize("years", [-2, -30])
def test_a_clock_set_back_neither_shortens_the_wait_nor_locks_the_owner_out(
    book: FieldBook, clock: SetClock, years: int
) -> None:
    book.close()
    for _ in range(3):
        with pytest.raises(WrongPassphrase) as wrong:
            FieldBook.open(book.folder, "ikke den rigtige", clock=clock)
        clock.pass_seconds(wrong.value.wait_seconds)
    clock.pass_seconds(years * 365 * 86400)
    with pytest.raises(WrongPassphrase) as early:
        FieldBook.open(book.folder, PASSPHRASE, clock=clock)
    assert early.value.wait_seconds == 4
    clock.pass_seconds(4)
    FieldBook.open(book.folder, PASSPHRASE, clock=clock).close()


def test_recovery_opens_the_book_and_gives_it_a_new_passphrase(book: FieldBook, clock: SetClock) -> None:
    private = MLKEM768X25519PrivateKey(mlkem.MLKEM768PrivateKey.generate(), x25519.X25519PrivateKey.generate())
    record = book.add("street_contact", contact())
    book.add_recovery_slot(private.public_key())
    book.change_passphrase(PASSPHRASE, "rød bus mod havnen")
    book.close()
    with FieldBook.open_with_recovery(book.folder, private, clock=clock) as recovered:
        recovered.set_passphrase("grøn dør i gården", cost=KdfCost.FOR_TESTS)
    with FieldBook.open(book.folder, "grøn dør i gården", clock=clock) as again:
        assert again.get(record).kind == "street_contact"


def test_another_organisations_recovery_key_opens_nothing(book: FieldBook) -> None:
    ours, theirs = (
        MLKEM768X25519PrivateKey(mlkem.MLKEM768PrivateKey.generate(), x25519.X25519PrivateKey.generate())
        for _ in range(2)
    )
    book.add_recovery_slot(ours.public_key())
    book.close()
    with pytest.raises(KnownError) as refused:
        FieldBook.open_with_recovery(book.folder, theirs)
    assert refused.value.code == "no_recovery"


def _newer_schema_in_slots(folder: Path) -> None:
    slots = json.loads((folder / "slots.json").read_bytes())
    (folder / "slots.json").write_text(json.dumps({**slots, "schema": migrations.NEWEST + 1}))


def _newer_slot(folder: Path) -> None:
    slots = json.loads((folder / "slots.json").read_bytes())
    slots["slots"][0]["version"] = 99
    (folder / "slots.json").write_text(json.dumps(slots))


@pytest.mark.parametrize("age", [_newer_schema_in_slots, _newer_slot])
def test_a_newer_book_is_refused_and_left_as_it_was(book: FieldBook, age: object) -> None:
    book.close()
    age(book.folder)  # type: ignore[operator]
    before = contents(book.folder)
    with pytest.raises(NewerBook):
        FieldBook.open(book.folder, PASSPHRASE)
    assert contents(book.folder) == before


def test_a_newer_schema_inside_the_database_is_refused_and_left_as_it_was(book: FieldBook) -> None:
    key = book._opened.unlocked.key
    book._database.execute(f"PRAGMA user_version = {migrations.NEWEST + 1}")
    book.close()
    before = contents(book.folder)
    with pytest.raises(NewerBook):
        FieldBook.open(book.folder, PASSPHRASE)
    assert contents(book.folder) == before
    assert database.read_schema(book.folder / "book.db", key) == migrations.NEWEST + 1


def _garble_slots(folder: Path) -> None:
    (folder / "slots.json").write_bytes(b'{"format": 1, "slots": "\xff')


def _empty_slots(folder: Path) -> None:
    (folder / "slots.json").write_bytes(b"")


def _flip_a_slot_byte(folder: Path) -> None:
    slots = json.loads((folder / "slots.json").read_bytes())
    slots["slots"][0]["memory_kib"] = "meget"
    (folder / "slots.json").write_text(json.dumps(slots))


def _truncate(folder: Path) -> None:
    whole = (folder / "book.db").read_bytes()
    (folder / "book.db").write_bytes(whole[: len(whole) // 2])


def _flip_in_the_middle(folder: Path) -> None:
    whole = bytearray((folder / "book.db").read_bytes())
    whole[len(whole) // 2] ^= 1
    (folder / "book.db").write_bytes(whole)


def _foreign_database(folder: Path) -> None:
    (folder / "book.db").write_bytes(b"SQLite format 3\x00" + bytes(8176))


def _no_database(folder: Path) -> None:
    (folder / "book.db").unlink()


@pytest.mark.parametrize(
    "harm",
    [
        _garble_slots,
        _empty_slots,
        _flip_a_slot_byte,
        _truncate,
        _flip_in_the_middle,
        _foreign_database,
        _no_database,
    ],
)
def test_a_damaged_book_is_refused_and_left_as_it_was(book: FieldBook, harm: object) -> None:
    book.add("street_contact", contact())
    book.close()
    harm(book.folder)  # type: ignore[operator]
    before = contents(book.folder)
    with pytest.raises(DamagedBook) as refused:
        FieldBook.open(book.folder, PASSPHRASE)
    assert refused.value.text.da and refused.value.text.en
    assert contents(book.folder) == before


def test_a_folder_without_a_book_says_so(tmp_path: Path) -> None:
    with pytest.raises(DamagedBook) as refused:
        FieldBook.open(tmp_path, PASSPHRASE)
    assert refused.value.code == "no_book"
    assert list(tmp_path.iterdir()) == []


def test_a_book_is_not_made_over_another(book: FieldBook) -> None:
    with pytest.raises(RefusedInput) as refused:
        FieldBook.create(book.folder, PASSPHRASE, cost=KdfCost.FOR_TESTS)
    assert refused.value.code == "book_exists"


def test_a_book_whose_making_was_cut_short_opens_and_is_whole(tmp_path: Path) -> None:
    book = make_book(tmp_path / "bog")
    key = book._opened.unlocked.key
    book.close()
    (tmp_path / "bog" / "book.db").unlink()
    EncryptedDatabase(tmp_path / "bog" / "book.db", key).close()
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as again:
        assert [space.kind for space in again.spaces()] == ["own"]
        assert again.check().sound


def test_a_second_opening_of_the_same_book_is_refused(book: FieldBook) -> None:
    with pytest.raises(BookLocked) as caught:
        FieldBook.open(book.folder, PASSPHRASE)
    assert caught.value.text.da == "Bogen er allerede åben i et andet vindue. Luk den der først."
    assert caught.value.text.en == "The book is already open in another window. Close it there first."
    code = (
        "import sys; from pathlib import Path; from local_store.book import FieldBook\n"
        "from local_store.errors import BookLocked\n"
        "try: FieldBook.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except BookLocked: sys.exit(4)"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(book.folder), PASSPHRASE], cwd=Path(__file__).parents[2], check=False
    )
    assert other.returncode == 4
    assert book.add("street_contact", contact())


def test_a_lock_file_left_by_a_dead_process_is_taken_over(book: FieldBook) -> None:
    book.close()
    (book.folder / "lock").write_text("999999\n")
    FieldBook.open(book.folder, PASSPHRASE).close()


def test_every_passphrase_works_that_a_keyboard_can_write(tmp_path: Path) -> None:
    composed, apart = "blå søer på Ærø", "bla\u030a søer pa\u030a Ærø"
    FieldBook.create(tmp_path / "bog", composed, cost=KdfCost.FOR_TESTS).close()
    FieldBook.open(tmp_path / "bog", apart).close()
