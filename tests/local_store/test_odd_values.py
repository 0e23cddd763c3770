"""Values that no form of ours writes, from a newer or a stranger's program: kept and shown as they came."""

from typing import Any

import msgspec
import pytest

from local_store.book import FieldBook
from local_store.changes import encode
from local_store.graph import Graph
from local_store.merge import merge, merge_graph
from local_store.records.declare import Kind
from tests.local_store.changes_made import KIND, change
from tests.store_fixtures import TEAM, contact

ODD: list[dict[str, Any]] = [
    {"fact_text": "0", "group_name": "", "count": 0},
    {"fact_text": 0, "count": ""},
    {"fact_text": ["a"], "count": "0", "group_name": None},
    {"count": True, "fact_text": False, "group_name": {"a": [1, None]}},
    {"topics": ["b", "a", "b"], "people": None},
    {"topics": "alene", "unheard_of": ["x"], "withdrawn": "nej"},
    {"topics": []},
]


@pytest.mark.parametrize("kind", [KIND, None], ids=["declared", "unknown"])
@pytest.mark.parametrize("values", ODD, ids=repr)
def test_a_first_change_alone_comes_to_what_the_whole_merge_makes_of_it(
    kind: Kind | None, values: dict[str, Any]
) -> None:
    moves: list[dict[str, Any]] = [{}, {"add": {"topics": ["c", "a", "c"]}}, {"remove": {"topics": ["b"]}}]
    for moved in [*moves, {"add": {"fact_text": ["d"], "unheard_of": ["y"]}}, {"add": {"people": []}}]:
        first = change("anna", set=values, **moved)
        assert merge(kind, [first]) == merge_graph(kind, Graph([first]), follow_line=False)


@pytest.mark.parametrize(
    "values",
    [
        {"fact_text": "0", "place_ref": "", "person_count": 0},
        {"fact_text": 0, "person_count": ""},
        {"person_count": "0", "fact_text": ["a"], "unheard_of": 0},
        {"person_count": True, "fact_text": None},
    ],
    ids=repr,
)
def test_odd_values_stand_in_their_row_as_they_came(book: FieldBook, values: dict[str, Any]) -> None:
    book.add("street_contact", contact(), space=TEAM.id)
    like = book.unsent(TEAM.id, 1)[0].change
    said = encode(msgspec.structs.replace(like, record="ab" * 16, set=values, add={}))
    book.receive(TEAM.id, [said], [], 1)
    wanted = {name: value for name, value in values.items() if value is not None}
    assert book.get(said.change.record).fields == wanted
    assert book.check().sound
    book.rebuild()
    assert book.get(said.change.record).fields == wanted
