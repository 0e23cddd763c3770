"""The laws of the merge, for any changes several people could have made, exchanged and received in any order."""

from collections import Counter
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from local_store.changes import Stored, decode
from local_store.graph import Graph
from local_store.history import Entry, history
from local_store.merge import Merged, merge, merge_graph
from local_store.records.declare import Kind
from local_store.texts import merge_texts, words
from tests.local_store.changes_made import KIND, change, heads_of

WORD = st.sampled_from(["Imran", "Hamid", "så", "bold", "og", "larm", "ved", "klubben", "ikke", "unge", "fem"])
TEXT = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
ELEMENTS = st.lists(st.sampled_from(["job", "skole", "fritid"]), max_size=2)
SINGLE = {"count": st.integers(0, 2), "fact_text": TEXT, "group_name": st.sampled_from(["A", "B"]), "newer": TEXT}
SETS = ["topics", "people", "newer_set"]
SAID = st.fixed_dictionaries({}, optional={name: st.none() | value for name, value in SINGLE.items()})
MOVED = st.fixed_dictionaries({}, optional=dict.fromkeys(SETS, ELEMENTS))
STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 2), SAID, MOVED, MOVED),
    st.tuples(st.just("exchange"), st.integers(0, 2), st.integers(0, 2)),
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-1, 1) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)
ODD_VALUES = st.dictionaries(st.sampled_from(["fact_text", "topics", "count", "x", "withdrawn"]), PLAIN, max_size=3)
ODD_MOVES = st.dictionaries(st.sampled_from(["fact_text", "topics", "x"]), ELEMENTS, max_size=2)


def play(steps: list[tuple[Any, ...]]) -> list[Stored]:
    """Let three people write in one record and meet two at a time; return all that any of them wrote."""
    books: list[dict[str, Stored]] = [{}, {}, {}]
    for number, (what, who, *rest) in enumerate(steps):
        if what == "write":
            said, added, removed = rest
            salt = number.to_bytes(16, "big")
            one = change(str(who), *heads_of(books[who].values()), set=said, add=added, remove=removed, salt=salt)
            books[who][one.id] = one
        else:
            both = books[who] | books[rest[0]]
            books[who], books[rest[0]] = dict(both), dict(both)
    return list((books[0] | books[1] | books[2]).values())


GRAPHS = st.lists(STEP, min_size=1, max_size=14).map(play).filter(bool)
KINDS = st.sampled_from([KIND, None])


def whole(kind: Kind | None, changes: list[Stored]) -> Merged:
    record = merge(kind, changes)
    assert record is not None
    return record


def ancestors(changes: list[Stored]) -> dict[str, set[str]]:
    """Return everyone's ancestors, the slow and certain way."""
    by_id = {one.id: one for one in changes}
    found: dict[str, set[str]] = {}

    def of(one: str) -> set[str]:
        if one not in found:
            parents = by_id[one].change.parents  # type: ignore[index]
            found[one] = set(parents).union(*(of(parent) for parent in parents))
        return found[one]

    for one in by_id:
        of(one)
    return found


def depth_of(one: Stored, changes: list[Stored]) -> int:
    """Return the longest way back to a first change."""
    parents = [other for other in changes if other.id in one.change.parents]
    return max((depth_of(parent, changes) + 1 for parent in parents), default=0)


def last_setters(changes: list[Stored], name: str) -> list[Stored]:
    before = ancestors(changes)
    setters = [one for one in changes if name in one.change.set]
    return [one for one in setters if not any(one.id in before[other.id] for other in setters)]


@given(GRAPHS, KINDS, st.data())
def test_any_order_of_arrival_and_any_repetition_give_the_same(
    changes: list[Stored], kind: Kind | None, data: st.DataObject
) -> None:
    arrived = data.draw(st.permutations(changes)) + data.draw(st.lists(st.sampled_from(changes), max_size=4))
    reread = [decode(one.body) for one in arrived]
    assert merge(kind, arrived) == merge(kind, reread) == merge(kind, changes)
    assert history(kind, arrived) == history(kind, changes)


@given(GRAPHS, KINDS, st.data())
def test_coming_in_one_by_one_ends_where_coming_at_once_does(
    changes: list[Stored], kind: Kind | None, data: st.DataObject
) -> None:
    here: list[Stored] = []
    for one in data.draw(st.permutations(changes)):
        here.append(one)
        now = merge(kind, here)
        lacking = {c.id for c in here if not ancestors_here(c, changes, here)}
        assert set(now.waiting if now else [c.id for c in here]) == lacking
        applicable = [c for c in here if c.id not in lacking]
        assert (now is None) == (not applicable)
        if now is not None:
            assert now == replace(whole(kind, applicable), waiting=now.waiting)
    assert whole(kind, here).waiting == ()


def ancestors_here(one: Stored, changes: list[Stored], here: list[Stored]) -> bool:
    return ancestors(changes)[one.id] <= {other.id for other in here}


@given(GRAPHS, KINDS)
def test_the_short_way_of_a_line_is_the_long_way(changes: list[Stored], kind: Kind | None) -> None:
    graph = Graph(changes)
    assert merge_graph(kind, graph) == merge_graph(kind, graph, follow_line=False) == merge(kind, changes)


@given(GRAPHS)
def test_descent_is_what_the_parents_say(changes: list[Stored]) -> None:
    graph, before = Graph(changes), ancestors(changes)
    for later, one in enumerate(graph.order):
        assert {graph.order[n] for n in range(len(graph.order)) if graph.descends(later, n)} == before[one]
    assert {graph.order[head] for head in graph.heads} == {one.id for one in heads_of(changes)}


@given(GRAPHS)
def test_a_single_value_is_that_of_the_setters_nobody_wrote_after(changes: list[Stored]) -> None:
    record = whole(KIND, changes)
    hard = {conflict.field: conflict for conflict in record.hard}
    for name in SINGLE:
        last = last_setters(changes, name)
        values = [one.change.set[name] for one in last]
        if name in hard:
            assert {said.change for said in hard[name].versions} == {one.id for one in last}
            assert len(set(values)) > 1
            (provisional,) = [one for one in last if one.id == hard[name].provisional]
            assert record.fields.get(name) == provisional.change.set[name]
            assert provisional is max(last, key=lambda one: (depth_of(one, changes), one.id))
        elif len(set(values)) > 1:
            assert name == "fact_text"
        else:
            assert record.fields.get(name) == (values[0] if values else None)


@given(GRAPHS, KINDS)
def test_an_element_stays_while_an_addition_of_it_is_unseen_by_every_removal(
    changes: list[Stored], kind: Kind | None
) -> None:
    before = ancestors(changes)
    record = whole(kind, changes)
    for name in SETS:
        left = {
            element
            for one in changes
            for element in one.change.add.get(name, [])
            if not any(
                element in other.change.remove.get(name, []) and one.id in before[other.id] for other in changes
            )
        }
        assert record.fields.get(name, []) == sorted(left)


@given(GRAPHS, KINDS, st.data())
def test_nothing_ever_written_is_missing_from_history(
    changes: list[Stored], kind: Kind | None, data: st.DataObject
) -> None:
    here = data.draw(st.lists(st.sampled_from(changes), min_size=1, unique_by=lambda one: one.id))
    entries: dict[str, Entry] = {entry.change: entry for entry in history(kind, here)}
    assert entries.keys() == {one.id for one in here}
    for one in here:
        moved = {move.field: move for move in entries[one.id].moved}
        for name, value in one.change.set.items():
            assert moved[name].after == value
        for name in {*one.change.add, *one.change.remove}:
            assert moved[name].added == tuple(one.change.add.get(name, ()))
            assert moved[name].removed == tuple(one.change.remove.get(name, ()))
        assert (entries[one.id].author, entries[one.id].at) == (one.change.author, one.change.at)


@given(GRAPHS, KINDS)
def test_history_ends_where_the_record_stands(changes: list[Stored], kind: Kind | None) -> None:
    ending = change("Sara", *heads_of(changes), set=dict.fromkeys(["count", "fact_text"]))
    before = {move.field: move.before for move in history(kind, [*changes, ending])[-1].moved}
    fields = whole(kind, changes).fields
    assert before == {"count": fields.get("count"), "fact_text": fields.get("fact_text")}


@given(GRAPHS, KINDS)
def test_every_version_in_conflict_is_shown_and_one_stands(changes: list[Stored], kind: Kind | None) -> None:
    record = whole(kind, changes)
    for conflict in record.hard:
        assert len(conflict.versions) > 1
        standing = [said.value for said in conflict.versions if said.change == conflict.provisional]
        assert standing == [record.fields.get(conflict.field)]
    if record.soft is not None:
        assert len(record.heads) > 1
        assert record.soft.fields
        assert not record.soft.fields.keys() & {conflict.field for conflict in record.hard}


@given(GRAPHS)
def test_a_record_was_begun_by_its_first_change_and_last_written_by_its_deepest_head(changes: list[Stored]) -> None:
    record = whole(KIND, changes)
    first = min((one for one in changes if not one.change.parents), key=lambda one: one.id)
    last = max(heads_of(changes), key=lambda one: (depth_of(one, changes), one.id))
    assert record.created.author == first.change.author
    assert record.updated.author == last.change.author
    assert record.heads == tuple(sorted(one.id for one in heads_of(changes)))


@given(GRAPHS, KINDS, st.integers(0, 9))
def test_a_decision_in_sight_of_all_heads_ends_every_conflict_everywhere(
    changes: list[Stored], kind: Kind | None, choice: int
) -> None:
    record = whole(kind, changes)
    taken = {c.field: c.versions[choice % len(c.versions)].value for c in record.hard}
    decision = change("Sara", *heads_of(changes), set=taken)
    for arrived in ([*changes, decision], [decision, *reversed(changes)]):
        after = whole(kind, arrived)
        assert (after.hard, after.soft, after.heads) == ((), None, (decision.id,))
        expected = {**record.fields, **taken}
        assert after.fields == {name: value for name, value in expected.items() if value is not None}


@given(GRAPHS)
def test_a_change_of_one_field_touches_no_other(changes: list[Stored]) -> None:
    before = whole(KIND, changes)
    after = whole(KIND, [*changes, change("Sara", *heads_of(changes), set={"count": 99})])
    assert after.fields == before.fields | {"count": 99}
    assert [c for c in after.hard if c.field != "count"] == [c for c in before.hard if c.field != "count"]


@given(st.lists(TEXT, min_size=3, max_size=5))
def test_a_merged_text_holds_every_word_anybody_added_and_none_that_nobody_wrote(texts: list[str]) -> None:
    base, *versions = texts
    merged = merge_texts(base, versions)
    assume(merged is not None)
    assert merged is not None
    check_words(base, versions, merged)


@given(st.lists(WORD, min_size=4, max_size=25), st.data())
def test_small_edits_of_one_text_lose_and_double_no_word(base: list[str], data: st.DataObject) -> None:
    versions = []
    for new in ("NY", "ANDEN"):
        at = data.draw(st.integers(0, len(base)))
        cut = data.draw(st.integers(0, 2))
        versions.append(" ".join([*base[:at], *[new] * data.draw(st.integers(0, 2)), *base[at + cut :]]))
    merged = merge_texts(" ".join(base), versions)
    if merged is not None:
        check_words(" ".join(base), versions, merged)


def check_words(base: str, versions: list[str], merged: str) -> None:
    """Compare counts: a word is there as often as in the base, with what each added and without what each cut."""
    ground, result = Counter(base.split()), Counter(merged.split())
    each = [Counter(version.split()) for version in versions]
    for word in ground | result | sum(each, Counter()):
        moves = [count[word] - ground[word] for count in each]
        most = ground[word] + sum(move for move in moves if move > 0)
        least = ground[word] + sum(move for move in moves if move < 0)
        assert least <= result[word] <= most
        if ground[word] == 0 and any(moves):
            assert result[word] >= max(moves)


@given(TEXT, TEXT)
def test_one_who_changed_nothing_takes_nothing_from_the_other(base: str, version: str) -> None:
    assert merge_texts(base, [version]) == version
    assert merge_texts(base, [base, version]) == version
    assert merge_texts(base, [version, base]) == version
    assert merge_texts(base, [version, version]) == version


@given(st.text())
def test_words_joined_are_the_text_again(text: str) -> None:
    assert "".join(words(text)) == text


@given(st.lists(st.tuples(st.integers(0, 7), ODD_VALUES, ODD_MOVES), min_size=1, max_size=7), KINDS)
def test_no_well_formed_change_makes_the_merge_fail(
    said: list[tuple[int, dict[str, Any], dict[str, list[str]]]], kind: Kind | None
) -> None:
    changes: list[Stored] = []
    for number, (parents, values, moved) in enumerate(said):
        seen = [one for bit, one in enumerate(changes[-3:]) if parents >> bit & 1]
        salt = number.to_bytes(16, "big")
        changes.append(change("Mia", *seen, set=values, add=moved, remove=moved, salt=salt))
    record = whole(kind, changes)
    assert record == merge(kind, changes[::-1])
    graph = Graph(changes)
    assert merge_graph(kind, graph) == merge_graph(kind, graph, follow_line=False)
    assert len(history(kind, changes)) == len(changes)
