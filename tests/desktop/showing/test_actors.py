"""The directory, looked up by words and filters from this book alone (R59, R86)."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from desktop.showing.actors import still_right, view
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.key_slots import KdfCost
from ui.actors.asks import ActorsFor, StillRight

NOW = datetime.fromisoformat("2026-11-20T14:00:00+01:00")


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Words]:
    folder = tmp_path_factory.mktemp("directory") / "book"
    with FieldBook.create(folder, "fire ord i en sætning", cost=KdfCost.FOR_TESTS) as book:
        for values in (
            {"name": "Boldklubben", "entry_kind": "tilbud", "actor": "forening", "districts": ["noerrebro"],
             "offer_text": "Fodbold tirsdag 17–19", "age_min": 10, "age_max": 16, "phone": "35 00 00 01",
             "how_to_refer": "Ring først", "updated_on": "2026-11-01"},
            {"name": "Klub Vest", "actor": "klub", "districts": ["valby"], "does_outreach": "ja",
             "updated_on": "2026-01-01"},
            {"name": "Åben rådgivning", "actor": "boernefamilieteam"},
        ):  # fmt: skip
            book.add("actor", values)
        yield Words(book, "da", NOW)


@pytest.mark.parametrize(
    ("ask", "names"),
    [
        (ActorsFor(), ["Boldklubben", "Klub Vest", "Åben rådgivning"]),
        (ActorsFor("fodbold Nørrebro"), ["Boldklubben"]),
        (ActorsFor("NOERREBRO"), ["Boldklubben"]),
        (ActorsFor("aaben"), ["Åben rådgivning"]),
        (ActorsFor(need="fritid"), ["Boldklubben", "Klub Vest"]),
        (ActorsFor(district="valby"), ["Klub Vest", "Åben rådgivning"]),
        (ActorsFor(age=17, need="fritid"), ["Klub Vest"]),
        (ActorsFor(outreach=True), ["Klub Vest"]),
        (ActorsFor("kamel"), []),
    ],
)
def test_words_and_filters_narrow_together(words: Words, ask: ActorsFor, names: list[str]) -> None:
    found = view(words, ask)
    assert sorted(line.name for line in found.found) == sorted(names)
    assert found.total == 3


def test_a_line_says_how_to_reach_them_and_how_fresh_it_is(words: Words) -> None:
    (line,) = view(words, ActorsFor("fodbold")).found
    assert (line.phone, line.refer, line.facts) == (
        "35 00 00 01",
        "Ring først",
        "Forening eller frivillig · Nørrebro · 10–16 år",
    )
    assert (line.updated, line.stale) == (date(2026, 11, 1), False)
    assert view(words, ActorsFor("vest")).found[0].stale


def test_asking_them_makes_the_entry_fresh_again(words: Words) -> None:
    (line,) = view(words, ActorsFor("vest")).found
    done = still_right(words, StillRight(line.id))
    assert view(words, ActorsFor("vest")).found[0].updated == NOW.date()
    words.book.undo(done.changes[0])  # type: ignore[arg-type]
