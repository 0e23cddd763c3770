"""Full disks, read-only folders, hostile text: a clear message, and nothing saved before is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.changes import decode
from local_store.errors import NoRoom, RefusedInput, Untrusted
from tests.store_fixtures import PASSPHRASE, TEAM, contact, make_book

ROOT = Path(__file__).parents[2]

FULL_DISK = """
import resource, sys
from pathlib import Path
from local_store.book import FieldBook
from local_store.errors import NoRoom
from tests.store_fixtures import PASSPHRASE, contact
folder = Path(sys.argv[1])
book = FieldBook.open(folder, PASSPHRASE)
saved = [book.add("street_contact", contact())]
largest = max(file.stat().st_size for file in folder.iterdir())
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 100_000, hard))
try:
    while True:
        saved.append(book.add("street_contact", contact(fact_text="x" * 20_000)))
except NoRoom as full:
    assert full.text.da and full.text.en
try:
    book.change_passphrase(PASSPHRASE, "rød bus mod havnen")
except NoRoom:
    pass
for record in saved:
    book.get(record)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
saved.append(book.add("street_contact", contact()))
assert book.check().sound
book.close()
print(len(saved))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the limit that stands in for a full disk is POSIX")
def test_a_full_disk_loses_nothing_and_the_book_is_usable_when_there_is_room_again(tmp_path: Path) -> None:
    make_book(tmp_path / "bog").close()
    ran = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / "bog")], cwd=ROOT, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    with FieldBook.open(tmp_path / "bog", "rød bus mod havnen") as book:
        assert book.count("street_contact") == int(ran.stdout)
        assert book.check().sound


def test_when_the_database_may_not_grow_what_was_saved_stands(book: FieldBook) -> None:
    first = book.add("street_contact", contact())
    pages = int(book._database.value("PRAGMA page_count"))
    book._database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NoRoom):
        book.add("street_contact", contact(fact_text="x" * 60_000))
    with pytest.raises(NoRoom):
        book.keep("stor", bytes(100_000))
    assert [record.id for record in book.list("street_contact").records] == [first]
    assert len(book.unsent(TEAM.id, 10)) == 1
    book._database.execute("PRAGMA max_page_count = 1000000")
    book.add("street_contact", contact())
    assert book.check().sound


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no read-only folders")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_refused_with_a_sentence(book: FieldBook) -> None:
    book.close()
    book.folder.chmod(0o500)
    try:
        with pytest.raises(NoRoom):
            FieldBook.open(book.folder, PASSPHRASE)
    finally:
        book.folder.chmod(0o700)


def test_a_read_only_database_is_refused_with_a_sentence_and_reads_on(book: FieldBook) -> None:
    record = book.add("street_contact", contact())
    book._database.execute("PRAGMA query_only = ON")
    with pytest.raises(NoRoom) as refused:
        book.add("street_contact", contact())
    assert "gemmes" in refused.value.text.da
    assert book.get(record).fields["place_ref"] == "Blågårds Plads"


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("her ligger en fil")
    with pytest.raises(NoRoom):
        make_book(tmp_path / "fil" / "bog")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"occurred_at": "2026-02-30T12:00:00+01:00"}, "not_a_date"),
        ({"hest": "grå"}, "unknown_field"),
        ({"fact_text": "x" * 5_000_000}, "too_long"),
        ({"fact_text": "halv \ud83d"}, "bad_text"),
        ({"person_count": "fem"}, "wrong_type"),
        ({"person_count": -1}, "out_of_range"),
        ({"topics": ["findes ikke"]}, "unknown_code"),
        ({"place_ref": ""}, "required"),
    ],
)
def test_what_breaks_a_rule_is_refused_by_name_and_nothing_is_stored(
    book: FieldBook, values: dict[str, object], code: str
) -> None:
    with pytest.raises(RefusedInput) as refused:
        book.add("street_contact", contact(**values))
    assert (refused.value.code, refused.value.field) == (code, next(iter(values)))
    assert book.count("street_contact") == 0
    assert book.outbox() == []
    record = book.add("street_contact", contact())
    with pytest.raises(RefusedInput):
        book.edit(record, set=values)
    assert len(book.history(record)) == 1


def test_an_unknown_kind_is_refused(book: FieldBook) -> None:
    with pytest.raises(RefusedInput) as refused:
        book.add("hest", {})
    assert refused.value.code == "unknown_kind"


def test_a_cpr_number_warns_and_is_the_persons_to_decide(book: FieldBook) -> None:
    values = contact(fact_text="Han sagde 010110-1234")
    assert [warning.code for warning in book.warnings_for("street_contact", values)] == ["cpr_in_text"]
    assert book.get(book.add("street_contact", values)).fields["fact_text"] == "Han sagde 010110-1234"


def test_letters_written_in_two_pieces_are_stored_as_one(book: FieldBook) -> None:
    record = book.add("street_contact", contact(fact_text="bla\u030agrøn trøje"))
    assert book.get(record).fields["fact_text"] == "blågrøn trøje"
    assert book.search("blågrøn")


@pytest.mark.parametrize("untrusted", [b"", b"\xc1", b"\xdf\xff\xff\xff\xff", b"\x9c" + bytes(12), b"\x90" * 5000])
def test_bytes_that_are_no_change_are_not_trusted(untrusted: bytes) -> None:
    with pytest.raises(Untrusted):
        decode(untrusted)


def test_a_page_that_fails_half_way_leaves_nothing_of_itself(tmp_path: Path, book: FieldBook) -> None:
    other = make_book(tmp_path / "kollega")
    book.add_many("street_contact", [contact(fact_text="y" * 2000) for _ in range(200)])
    changes = book.unsent(TEAM.id, 1000)
    pages = int(other._database.value("PRAGMA page_count"))
    other._database.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(NoRoom):
        other.receive(TEAM.id, changes, [], 200)
    assert (other.cursor(TEAM.id), other.digest(TEAM.id).count, other.count("street_contact")) == (0, 0, 0)
    other._database.execute("PRAGMA max_page_count = 1000000")
    assert other.receive(TEAM.id, changes, [], 200).applied == 200
    assert other.check().sound
    other.close()
