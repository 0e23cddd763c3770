"""Every kind in a real book: written, read back, found again after the book is closed, and rebuilt exactly."""

from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.records.catalogue import standard
from local_store.views import Space
from tests.local_store.records.samples import LEAST
from tests.store_fixtures import PASSPHRASE, make_book

SPACE_KINDS = ("team", "club", "forum", "ssp_local", "ssp_lead")


@pytest.fixture
def spaces() -> dict[str, Space]:
    return {
        kind: Space(SpaceId(f"{number:x}" * 32), kind, kind, "Nørrebro")
        for number, kind in enumerate(SPACE_KINDS, 1)
    }


def test_every_kind_is_kept_and_comes_back(tmp_path: Path, spaces: dict[str, Space]) -> None:
    book = make_book(tmp_path / "bog")
    for space in spaces.values():
        book.put_space(space)
    made = {name: book.add(name, LEAST[name], space=spaces[standard().kind(name).spaces[0]].id) for name in LEAST}
    book.rebuild()
    book.close()
    again = FieldBook.open(tmp_path / "bog", PASSPHRASE)
    try:
        for name, record in made.items():
            kept = again.get(record)
            assert (kept.kind, dict(kept.fields)) == (name, LEAST[name])
            assert again.count(name) == 1
    finally:
        again.close()


def test_a_part_points_at_what_it_is_part_of() -> None:
    parts = {kind.name: kind.spec(kind.part_of) for kind in standard().kinds() if kind.part_of}
    assert {name: spec.to for name, spec in parts.items() if name.startswith("relation_")} == {
        "relation_node": ("relation_map",),
        "relation_edge": ("relation_map",),
    }
    assert all(len(spec.to) == 1 for spec in parts.values())
