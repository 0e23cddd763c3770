"""Frozen books of every schema there ever was, made by the program of its day, open and are whole."""

import shutil
from pathlib import Path

import pytest

from local_store import migrations
from local_store.book import FieldBook
from local_store.errors import PutAside
from local_store.merge import HardConflict
from local_store.views import Space
from tests.store_fixtures import PASSPHRASE, TEAM

HERE = Path(__file__).parent
FROZEN = [HERE / f"schema_{number}" for number in range(1, migrations.NEWEST + 1)]


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda folder: folder.name)
def test_a_frozen_book_opens_and_nothing_in_it_is_lost(frozen: Path, tmp_path: Path) -> None:
    shutil.copytree(frozen, tmp_path / "bog")
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        assert book.count("street_contact") == 11
        (record,) = [found for found in book.list("street_contact").records if found.conflicts]
        assert record.fields["own_words_text"] == "De keder sig"
        assert record.fields["topics"] == ["skole"]
        (hard,) = [conflict for conflict in record.conflicts if isinstance(conflict, HardConflict)]
        assert sorted(said.value for said in hard.versions) == [6, 7]
        assert [hit.title for hit in book.search("trapp")] == ["Trappen ved Blågårds Plads"]
        assert book.search("fortrudt") == []
        assert book.spaces()[1] == Space(TEAM.id, "Team Nørrebro", "team", "Nørrebro")
        assert [draft.values for draft in book.drafts()] == [{"fact_text": "halv sæt"}]
        assert book.kept("sync.key") == b"k"
        assert list(book.people().values()) == ["Anna"]
        assert (book.digest(TEAM.id).count, len(book.outbox())) == (1, 15)
        assert book.check().sound
        before = [record.as_json() for record in book.list("street_contact").records]
        book.rebuild()
        assert [record.as_json() for record in book.list("street_contact").records] == before


@pytest.mark.parametrize("frozen", FROZEN[1:], ids=lambda folder: folder.name)
def test_what_was_erased_stays_erased(frozen: Path, tmp_path: Path) -> None:
    shutil.copytree(frozen, tmp_path / "bog")
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        (stub,) = book.erasures()
        assert (stub.record, stub.space, stub.ground) == ("ab" * 16, TEAM.id, "Skrevet på den forkerte")


@pytest.mark.parametrize("frozen", FROZEN[5:], ids=lambda folder: folder.name)
def test_what_was_put_away_is_still_away(frozen: Path, tmp_path: Path) -> None:
    shutil.copytree(frozen, tmp_path / "bog")
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        (away,) = book.all_away()
        assert (away.kind, away.day, away.wanted) == ("ssp_case", "2026-10-01", False)
        assert book.digest(away.space).count == 2 and book.check().sound
        with pytest.raises(PutAside):
            book.get(away.record)


def test_an_old_books_first_opening_says_how_far_it_is_and_the_next_has_nothing_to_say(tmp_path: Path) -> None:
    shutil.copytree(FROZEN[0], tmp_path / "bog")
    heard: list[tuple[int, int]] = []
    for _ in range(2):
        FieldBook.open(tmp_path / "bog", PASSPHRASE, told=lambda done, of: heard.append((done, of))).close()
    assert len(heard) == 1 and heard[0][0] == 0 < heard[0][1]


def test_each_schema_has_its_frozen_book() -> None:
    assert [folder.name for folder in FROZEN if not (folder / "book.db").exists()] == []
