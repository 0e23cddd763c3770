"""A wipe that something ends half-way: nothing opens the book, and whoever tries goes on with the rest."""

import contextlib
import os
from pathlib import Path

import pytest

from local_store import disk, vault
from local_store.book import FieldBook
from local_store.errors import DamagedBook, NoRoom, Text
from tests.store_fixtures import PASSPHRASE, contact, make_book


class PowerCut(BaseException):
    """Nothing in the program catches it."""


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _is_gone(folder: Path) -> None:
    with pytest.raises(DamagedBook) as gone:
        FieldBook.open(folder, PASSPHRASE)
    assert gone.value.code == "wiped"
    assert _files(folder) <= {vault.WIPED_FILE, "lock"}


@pytest.mark.parametrize("step", range(1, 12))
def test_wherever_a_power_cut_ends_it_the_next_opening_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Each sync of a file or folder is a step; the cut comes before it."""
    folder, left = tmp_path / "bog", step
    book = make_book(folder)
    record = book.add("street_contact", contact())
    (folder / "another.db").write_bytes(b"x" * 100)

    def cut(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise PowerCut
        real(descriptor)

    real = os.fsync
    monkeypatch.setattr(disk.os, "fsync", cut)
    with contextlib.suppress(PowerCut):
        book.wipe()
    monkeypatch.undo()
    if (folder / vault.SLOTS_FILE).exists() and (folder / vault.SLOTS_FILE).read_bytes().startswith(b"{"):
        with FieldBook.open(folder, PASSPHRASE) as whole:  # nothing was destroyed yet: all of it is there
            assert whole.get(record).fields["fact_text"]
            whole.wipe()
    _is_gone(folder)


def test_a_full_disk_saves_no_book_that_is_to_be_wiped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bog"
    book = make_book(folder)
    written = vault.replace_file

    def full(path: Path, content: bytes) -> None:
        if (folder / "book.db").exists():
            raise NoRoom(Text("Fuld", "Full"))
        written(path, content)

    monkeypatch.setattr(vault, "replace_file", full)
    book.wipe()
    _is_gone(folder)


def test_a_damaged_book_that_nobody_wiped_is_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "bog"
    make_book(folder).close()
    (folder / vault.SLOTS_FILE).write_bytes(os.urandom(300))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(DamagedBook) as refusal:
        FieldBook.open(folder, PASSPHRASE)
    assert refusal.value.code != "wiped"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
