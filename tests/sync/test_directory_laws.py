"""Laws of the directory: whatever is stated, who is out stays out, and a space that lost one gets a new key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import directory as rules
from sync import wire
from sync.directory import Directory
from sync.errors import Untrusted
from tests.sync.test_directory import (
    ANNE,
    BO,
    CARLA,
    CHECK,
    CLUB,
    NAME,
    TEAM,
    device,
    founding,
    invited,
    joins,
    person,
    said,
    space,
)

PAIRS = {"a": ANNE, "b": BO, "c": CARLA}
ROLES = {"b": "fieldworker", "c": "coordinator"}


def beginning() -> Directory:
    """Anne administers; Bo works in the team, Carla coordinates both spaces."""
    directory = rules.read([founding()])
    for what in (space(), space(CLUB, "club"), invited("b"), invited("c", "coordinator", (TEAM, CLUB))):
        directory = directory.extended([said(directory, what)])
    for letter in "bc":
        directory = directory.extended([joins(directory, letter, PAIRS[letter])])
    return directory


BEGINNING = beginning()
letters, spaces = st.sampled_from("abc"), st.sampled_from([TEAM, CLUB, BEGINNING.organisation])
epochs = st.lists(
    st.builds(lambda id_, number: wire.NewEpoch(id_, number, CHECK), spaces, st.integers(1, 4)), max_size=3
).map(tuple)
whats = st.one_of(
    st.builds(lambda who, id_: wire.Admitted(person(who), id_), letters, spaces),
    st.builds(lambda who, id_, new: wire.Removed(person(who), id_, new), letters, spaces, epochs),
    st.builds(lambda who, one, new: wire.Revoked(person(who), device(who) if one else b"", NAME, new),
              letters, st.booleans(), epochs),
    st.builds(lambda new: wire.EpochBegan(wire.NewEpoch(new.space, new.epoch, CHECK, b"", new.ends)),
              epochs.filter(bool).map(lambda found: found[0])),
    st.builds(lambda id_, right: wire.Erased(id_, b"r" * 16, b"c" * 32, NAME, right), spaces, st.booleans()),
    st.builds(lambda id_, number: wire.LetterKey(id_, number, ANNE.hpke_key), spaces, st.integers(1, 3)),
    st.builds(lambda id_, who, end: wire.Vouched(id_, wire.ChainEnd(device(who), end)), spaces, letters,
              st.integers(0, 9)),
    st.builds(lambda topic: wire.Told(topic, b"sealed"), st.sampled_from(["configuration", "weather"])),
)  # fmt: skip


@given(st.lists(st.tuples(letters, whats), max_size=12))
def test_who_is_out_stays_out_and_keys_only_turn_forward(story: list[tuple[str, wire.What]]) -> None:
    directory = BEGINNING
    for letter, what in story:
        before = directory
        try:
            directory = directory.extended([said(directory, what, device(letter), PAIRS[letter])])
        except Untrusted:
            continue
        assert device(letter) not in before.revoked
        assert before.revoked.items() <= directory.revoked.items()
        for id_, entry in directory.spaces.items():
            assert entry.epoch - before.spaces[id_].epoch in (0, 1)
            assert before.spaces[id_].key_checks.items() <= entry.key_checks.items()
            lost = before.readers(id_, 0).keys() - directory.readers(id_, 0).keys()
            assert not lost or entry.due or entry.epoch > before.spaces[id_].epoch
            for reader in directory.readers(id_, 0):
                assert directory.may_hold(reader, id_) and reader not in directory.revoked
        for gone in directory.revoked:
            assert not any(directory.is_member(gone, id_) for id_ in directory.spaces)
        if isinstance(what, wire.Erased) and what.any_author:
            assert ROLES.get(letter, "administrator") in ("coordinator", "administrator")
        if isinstance(what, wire.Told):
            assert letter == "a"
            assert directory.told[what.topic].number == directory.number
        if isinstance(what, wire.Revoked) and before.devices[device(letter)].person != what.person:
            assert letter == "a"
    assert device("a") not in directory.revoked  # the last administrator cannot be put out


@given(st.lists(st.tuples(letters, whats), max_size=12))
def test_a_replay_believes_the_same(story: list[tuple[str, wire.What]]) -> None:
    directory, stated = BEGINNING, []
    for letter, what in story:
        signed = said(directory, what, device(letter), PAIRS[letter])
        try:
            directory = directory.extended([signed])
        except Untrusted:
            continue
        stated.append(signed)
    assert BEGINNING.replayed(stated) == directory


def test_ends_bind_what_counts_of_who_is_out() -> None:
    def batch(sequence: int) -> wire.Signed:
        previous = wire.NO_HASH if sequence == 1 else b"p" * 32
        body = wire.encode(wire.Batch(1, BEGINNING.organisation, TEAM, device("b"), sequence, previous, b"1" * 32))
        return wire.Signed(body, BO.sign(wire.FOR_BATCH, body))

    epoch = wire.NewEpoch(TEAM, 2, CHECK, b"", (wire.ChainEnd(device("b"), 3),))
    after = BEGINNING.extended([said(BEGINNING, wire.Revoked(person("b"), b"", NAME, (epoch,)))])
    assert rules.open_batch(after, batch(3)).sequence == 3
    for directory, sequence in ((after, 4), (after, 2**40)):
        try:
            rules.open_batch(directory, batch(sequence))
        except Untrusted as error:
            assert error.code == "not_a_member"
        else:
            raise AssertionError("a batch from after the end was believed")
    vouched = after.extended([said(after, wire.Vouched(TEAM, wire.ChainEnd(device("b"), 5)), device("c"), CARLA)])
    assert rules.open_batch(vouched, batch(5)).sequence == 5  # a member had it before anybody heard
    for end, by, key in (("b", "a", ANNE), ("c", "a", ANNE)):  # of whom more was said already; of who is not out
        for sequence in (3, 0, 2**63) if end == "b" else (9,):
            what = wire.Vouched(TEAM, wire.ChainEnd(device(end), sequence))
            with pytest.raises(Untrusted):
                after.extended([said(after, what, device(by), key)])
    longer = wire.EpochBegan(wire.NewEpoch(TEAM, 3, CHECK, b"", (wire.ChainEnd(device("b"), 99),)))
    later = after.extended([said(after, longer)])
    assert later.ends == after.ends
