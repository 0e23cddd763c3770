"""Who may state what: each role, and whoever is out or elsewhere, tries every sort of statement there is.

The table of PROTOCOL.md ("The directory") as a test. Clients and the endpoint run these rules; `unknown_device` and
`revoked` are refused before any role is looked at.
"""

from collections.abc import Callable, Mapping

import pytest

from sync import directory as rules
from sync import wire
from sync.directory import Directory
from sync.errors import Untrusted
from sync.keys import KeyPair
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
)  # fmt: skip

# Anne administers and Gry does, too, but is not in the team; Bo is a fieldworker and Carla a coordinator in it; Dan
# is of the club's role in it; Eva works in the club only; Finn was taken out of the team, Ida put out altogether.
PAIRS: Mapping[str, KeyPair] = {
    "a": ANNE, "b": BO, "c": CARLA, **{one: KeyPair(one.encode() * 32) for one in "defgi"}, "x": KeyPair(b"x" * 32),
}  # fmt: skip
WHO = {
    "administrator": "a", "administrator elsewhere": "g", "coordinator": "c", "fieldworker": "b", "club": "d",
    "elsewhere": "e", "taken out": "f", "put out": "i", "stranger": "x",
}  # fmt: skip
MEMBERS = frozenset({"administrator", "coordinator", "fieldworker", "club"})
ADMINISTRATORS = frozenset({"administrator", "administrator elsewhere"})
OWN, NEW = b"O" * 16, b"N" * 16
LETTERS = KeyPair(b"L" * 32).hpke_key


def _beginning() -> tuple[Directory, list[wire.Signed]]:
    chain = [founding()]

    def state(now: Directory, signed: wire.Signed) -> Directory:
        chain.append(signed)
        return now.extended([signed])

    now = rules.read(chain)
    for what in (space(), space(CLUB, "club")):
        now = state(now, said(now, what))
    homes = {"b": ("fieldworker", (TEAM,)), "c": ("coordinator", (TEAM,)), "d": ("club", (TEAM,)),
             "e": ("club", (CLUB,)), "f": ("fieldworker", (TEAM,)), "g": ("administrator", (CLUB,)),
             "i": ("administrator", (TEAM,))}  # fmt: skip
    for letter, (role, into) in homes.items():
        now = state(now, said(now, invited(letter, role, into)))
        now = state(now, joins(now, letter, PAIRS[letter]))
    ends = wire.NewEpoch(TEAM, 2, CHECK, b"", (wire.ChainEnd(device("f"), 3),))
    now = state(now, said(now, wire.Removed(person("f"), TEAM, (ends,))))
    out = (wire.NewEpoch(TEAM, 3, CHECK), wire.NewEpoch(now.organisation, 2, CHECK))
    return state(now, said(now, wire.Revoked(person("i"), b"", NAME, out))), chain


HERE, CHAIN = _beginning()
DUE = HERE.extended(
    [said(HERE, wire.Removed(person("c"), TEAM, ()), device("c"), CARLA)]
)  # nobody has begun the next
Act = tuple[Directory, Callable[[str], wire.What], frozenset[str]]
ACTS: Mapping[str, Act] = {
    "space": (HERE, lambda me: space(NEW, "team", (person(me),)), ADMINISTRATORS),
    "space for others": (HERE, lambda _me: space(NEW, "team", (person("d"),)), frozenset()),
    "own space": (HERE, lambda me: space(OWN, "own", (person(me),)), frozenset(WHO) - {"put out", "stranger"}),
    "admitted": (HERE, lambda _me: wire.Admitted(person("e"), TEAM), frozenset({"administrator"})),
    "admitted again": (HERE, lambda _me: wire.Admitted(person("f"), TEAM), frozenset({"administrator"})),
    "invited": (HERE, lambda _me: invited("z", spaces=(TEAM,)), frozenset({"administrator"})),
    "invited as administrator": (HERE, lambda _me: invited("z", "administrator", ()), ADMINISTRATORS),
    "epoch that is due": (DUE, lambda _me: wire.EpochBegan(wire.NewEpoch(TEAM, 4, CHECK)),
                          MEMBERS - {"coordinator"}),
    "epoch at any time": (HERE, lambda _me: wire.EpochBegan(wire.NewEpoch(TEAM, 4, CHECK)),
                          frozenset({"administrator"})),
    "epoch used before": (DUE, lambda _me: wire.EpochBegan(wire.NewEpoch(TEAM, 3, CHECK)), frozenset()),
    "epoch left out": (DUE, lambda _me: wire.EpochBegan(wire.NewEpoch(TEAM, 5, CHECK)), frozenset()),
    "removed": (HERE, lambda _me: wire.Removed(person("b"), TEAM, ()), ADMINISTRATORS | {"fieldworker"}),
    "revoked": (HERE, lambda _me: wire.Revoked(person("d"), b"", NAME, ()), ADMINISTRATORS),
    "revoked, a device": (HERE, lambda _me: wire.Revoked(person("d"), device("d"), NAME, ()), ADMINISTRATORS),
    "letter_key": (HERE, lambda _me: wire.LetterKey(TEAM, 3, LETTERS), MEMBERS),
    "letter_key of an older epoch": (HERE, lambda _me: wire.LetterKey(TEAM, 2, LETTERS), frozenset()),
    "erased, mine": (HERE, lambda _me: wire.Erased(TEAM, b"r" * 16, b"c" * 32, NAME, False), MEMBERS),
    "erased, anybody's": (HERE, lambda _me: wire.Erased(TEAM, b"r" * 16, b"c" * 32, NAME, True),
                          frozenset({"administrator", "coordinator"})),
    "vouched": (HERE, lambda _me: wire.Vouched(TEAM, wire.ChainEnd(device("f"), 4)), MEMBERS),
    "vouched for who is in": (HERE, lambda _me: wire.Vouched(TEAM, wire.ChainEnd(device("b"), 4)), frozenset()),
    "told": (HERE, lambda _me: wire.Told("configuration", b"sealed"), ADMINISTRATORS),
    "founded": (HERE, lambda _me: wire.decode(founding().body, wire.Statement).what, frozenset()),
    "settled": (HERE, lambda _me: wire.Settled(1, (founding(),)), frozenset()),  # tests/sync/test_settling.py
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_each_role_states_what_it_may_and_nothing_else(act: str) -> None:
    directory, make, may = ACTS[act]
    for who, letter in WHO.items():
        key = PAIRS[letter]
        try:
            after = directory.extended(
                [said(directory, make(letter), device(letter), key)], lambda count: CHAIN[:count]
            )
        except Untrusted as error:
            code = error.code
            assert who not in may, (act, who, code)
            before_any_role = {"put out": "revoked", "stranger": "unknown_device"}
            assert code == before_any_role.get(who, code) and code != "forged"
        else:
            assert who in may, (act, who)
            assert after.number == directory.number + 1


def test_every_sort_of_statement_is_tried() -> None:
    tried = {str(make("b").__struct_config__.tag) for _, make, _ in ACTS.values()}
    assert tried == wire.KNOWN_STATEMENTS - {
        "joined"
    }  # an invitation's key says that: tests/sync/test_directory.py


def test_who_is_taken_in_again_writes_on_and_reads_no_epoch_that_is_not_stated() -> None:
    """What they signed beyond their end counted for nobody while they were out; once they are in, it goes on."""

    def counts(directory: Directory, sequence: int) -> bool:
        return directory.may_have_signed(device("f"), TEAM, sequence)

    assert counts(HERE, 3) and not counts(HERE, 4)
    back = HERE.extended([said(HERE, wire.Admitted(person("f"), TEAM))])
    assert counts(back, 4) and back.is_member(device("f"), TEAM)
    assert device("f") in back.readers(TEAM, 0) and device("i") not in back.readers(TEAM, 0)
    for gone in ("i", "x"):
        assert not back.may_have_signed(device(gone), TEAM, 1)
    with pytest.raises(Untrusted) as refusal:  # nobody puts out comes back but by an invitation of their own
        HERE.extended([said(HERE, wire.Admitted(person("x"), TEAM))])
    assert refusal.value.code == "not_allowed"
