"""The directory believes what its rules allow, and says why it does not believe the rest."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import directory as rules
from sync import keys, wire
from sync.directory import Directory
from sync.errors import Untrusted
from sync.keys import KeyPair

ROOT, ANNE, BO, CARLA = (KeyPair(name.encode() * 32) for name in "rabc")
ORGANISATION = rules.organisation_id(ROOT.signing_key)
NAME, CHECK = b"n" * 98, b"c" * 32
TEAM, CLUB = b"T" * 16, b"K" * 16


def person(letter: str) -> bytes:
    return f"person {letter}".encode().ljust(16, b".")


def device(letter: str) -> bytes:
    return f"device {letter}".encode().ljust(16, b".")


def founding(**changed: object) -> wire.Signed:
    what = {
        "root_key": ROOT.signing_key,
        "recovery_key": ROOT.hpke_key,
        "name": NAME,
        "key_check": CHECK,
        "person": person("a"),
        "person_name": NAME,
        "device": device("a"),
        "device_name": NAME,
        "signing_key": ANNE.signing_key,
        "hpke_key": ANNE.hpke_key,
        **changed,
    }
    founded = wire.Founded(**what)
    return rules.sign_statement(
        wire.Statement(1, ORGANISATION, 1, wire.NO_HASH, wire.ROOT, 0, founded), ROOT.signing
    )


def said(directory: Directory, what: wire.What, by: bytes = device("a"), key: KeyPair = ANNE) -> wire.Signed:
    return rules.state(directory, what, by=by, key=key.signing, at=0)


def space(id_: bytes = TEAM, kind: str = "team", members: tuple[bytes, ...] = (person("a"),)) -> wire.SpaceCreated:
    return wire.SpaceCreated(id_, kind, NAME, CHECK, members)


def invited(
    letter: str = "b", role: str = "fieldworker", spaces: tuple[bytes, ...] = (TEAM,), who: bytes = b""
) -> wire.Invited:
    pair = KeyPair(letter.encode() * 32, "invitation")
    return wire.Invited(
        b"I" + letter.encode() * 15, pair.signing_key, pair.hpke_key, role, spaces, 10**10, NAME, who
    )


def joined(letter: str, pair: KeyPair, who: bytes = b"", invitation: str = "") -> wire.Joined:
    id_ = b"I" + (invitation or letter).encode() * 15
    return wire.Joined(id_, who or person(letter), NAME, device(letter), NAME, pair.signing_key, pair.hpke_key)


def joins(directory: Directory, letter: str, pair: KeyPair, **more: object) -> wire.Signed:
    what = joined(letter, pair, **more)
    return said(directory, what, what.invitation, KeyPair(what.invitation[1:2] * 32, "invitation"))


@pytest.fixture(scope="module")
def chain() -> list[wire.Signed]:
    """Anne founds, makes a team, invites Bo, who joins."""
    statements = [founding()]
    directory = rules.read(statements)
    for make in (
        lambda d: said(d, space()),
        lambda d: said(d, invited()),
        lambda d: joins(d, "b", BO),
    ):
        statements.append(make(directory))
        directory = rules.read(statements)
    return statements


@pytest.fixture(scope="module")
def directory(chain: list[wire.Signed]) -> Directory:
    return rules.read(chain, ORGANISATION)


def refused(directory: Directory, signed: wire.Signed) -> str:
    with pytest.raises(Untrusted) as refusal:
        directory.extended([signed])
    return refusal.value.code


def test_a_good_chain_says_who_is_who(directory: Directory) -> None:
    assert directory.persons[person("b")].role == "fieldworker"
    assert directory.is_member(device("b"), TEAM)
    assert directory.is_member(device("b"), ORGANISATION)
    assert not directory.is_member(device("b"), CLUB)
    assert set(directory.readers(TEAM, 0)) == {device("a"), device("b")}


def test_an_open_invitation_is_among_the_readers_until_it_expires(directory: Directory) -> None:
    more = directory.extended([said(directory, invited("c"))])
    assert len(more.readers(TEAM, 0)) == 3
    assert len(more.readers(TEAM, 10**10 + 1)) == 2


def test_a_replayed_chain_gives_the_same(chain: list[wire.Signed], directory: Directory) -> None:
    assert rules.found(chain[0]).replayed(chain[1:]) == directory


@given(at=st.integers(0, 3), data=st.data())
def test_a_changed_bit_anywhere_is_noticed(chain: list[wire.Signed], at: int, data: st.DataObject) -> None:
    body = bytearray(chain[at].body)
    bit = data.draw(st.integers(0, len(body) * 8 - 1))
    body[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Untrusted):
        rules.read([*chain[:at], wire.Signed(bytes(body), chain[at].signature), *chain[at + 1 :]], ORGANISATION)


def test_a_forged_statement_is_refused(directory: Directory) -> None:
    assert refused(directory, said(directory, space(CLUB), device("a"), CARLA)) == "forged"
    assert refused(directory, said(directory, space(CLUB), device("c"), CARLA)) == "unknown_device"


def test_a_rolled_back_statement_is_refused(chain: list[wire.Signed], directory: Directory) -> None:
    assert refused(directory, chain[1]) == "rolled_back"


def test_a_fork_is_refused(chain: list[wire.Signed], directory: Directory) -> None:
    other = rules.read(chain[:2]).extended([said(rules.read(chain[:2]), invited("c"))])
    other = other.extended([said(other, invited("d"))])
    assert refused(directory, said(other, space(CLUB))) == "forked"


def test_a_missing_link_is_refused(chain: list[wire.Signed]) -> None:
    with pytest.raises(Untrusted) as refusal:
        rules.read([chain[0], chain[2]])
    assert refusal.value.code == "gap"


def test_another_organisations_chain_is_refused(chain: list[wire.Signed]) -> None:
    with pytest.raises(Untrusted) as refusal:
        rules.read(chain, b"x" * 16)
    assert refusal.value.code == "other_organisation"


@pytest.mark.parametrize(
    "wrong",
    [
        {"root_key": CARLA.signing_key},
        {"person": b"short"},
        {"hpke_key": b"short"},
        {"name": b""},
        {"name": b"n" * 1000},
        {"key_check": b"short"},
    ],
)
def test_a_founding_that_is_not_right_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Untrusted):
        rules.found(founding(**wrong))


BY_BO: list[Callable[[], wire.What]] = [
    lambda: space(CLUB, members=(person("b"),)),
    lambda: space(CLUB, "own", (person("a"), person("b"))),
    lambda: wire.Admitted(person("b"), TEAM),
    lambda: invited("c"),
    lambda: invited("c", who=person("a")),
    lambda: invited("c", "administrator", who=person("b")),
]


@pytest.mark.parametrize("what", BY_BO)
def test_a_fieldworker_may_not(directory: Directory, what: Callable[[], wire.What]) -> None:
    assert refused(directory, said(directory, what(), device("b"), BO)) == "not_allowed"


def test_a_fieldworker_may_make_an_own_space_and_bring_another_laptop(directory: Directory) -> None:
    after = directory.extended([said(directory, space(CLUB, "own", (person("b"),)), device("b"), BO)])
    after = after.extended([said(after, invited("c", spaces=(TEAM, CLUB), who=person("b")), device("b"), BO)])
    after = after.extended([joins(after, "c", CARLA, who=person("b"))])
    assert after.is_member(device("c"), CLUB)
    assert not after.is_member(device("a"), CLUB)


def test_an_administrator_lets_nobody_into_spaces_of_others(directory: Directory) -> None:
    own = directory.extended([said(directory, space(CLUB, "own", (person("b"),)), device("b"), BO)])
    assert refused(own, said(own, wire.Admitted(person("a"), CLUB))) == "not_allowed"
    assert refused(own, said(own, invited("c", spaces=(CLUB,)))) == "not_allowed"


def test_nobody_is_invited_into_somebodys_own_space(directory: Directory) -> None:
    own = directory.extended([said(directory, space(CLUB, "own"))])
    assert refused(own, said(own, invited("c", spaces=(CLUB,)))) == "not_allowed"
    assert refused(own, said(own, wire.Admitted(person("b"), CLUB))) == "not_allowed"


def test_an_invitation_is_used_once_and_by_its_key(directory: Directory) -> None:
    assert refused(directory, joins(directory, "c", CARLA, invitation="b")) == "invitation_used"
    assert refused(directory, joins(directory, "d", CARLA)) == "unknown_invitation"
    more = directory.extended([said(directory, invited("c"))])
    stolen = joined("c", CARLA)
    assert refused(more, said(more, stolen, stolen.invitation, BO)) == "forged"
    assert refused(more, said(more, stolen, device("a"), ANNE)) == "unknown_invitation"


def test_ids_and_keys_are_used_once(directory: Directory) -> None:
    more = directory.extended([said(directory, invited("c"))])
    assert refused(more, joins(more, "c", BO)) == "already_used"
    assert refused(more, joins(more, "c", CARLA, who=person("b"))) == "already_used"
    assert refused(directory, said(directory, space(TEAM))) == "already_used"
    assert refused(more, said(more, invited("c"))) == "already_used"


def test_a_batch_opens_for_who_signed_it(directory: Directory) -> None:
    def batch(**changed: object) -> wire.Signed:
        parts = {
            "format": 1,
            "organisation": ORGANISATION,
            "space": TEAM,
            "device": device("b"),
            "sequence": 1,
            "previous": wire.NO_HASH,
            "changes": b"1" * 32 + b"2" * 32,
            **changed,
        }
        body = wire.encode(wire.Batch(**parts))
        return wire.Signed(body, BO.sign(wire.FOR_BATCH, body))

    assert rules.open_batch(directory, batch()).ids() == [b"1" * 32, b"2" * 32]
    wrong = {
        "newer": batch(format=2),
        "other_organisation": batch(organisation=b"x" * 16),
        "not_a_member": batch(space=CLUB),
        "forged": batch(device=device("a")),
        "malformed": batch(changes=b"1" * 33),
    }
    for code, signed in wrong.items():
        with pytest.raises(Untrusted) as refusal:
            rules.open_batch(directory, signed)
        assert refusal.value.code == code
    for changed in (
        {"changes": b""},
        {"changes": b"1" * 64},
        {"sequence": 0},
        {"sequence": 2},
        {"previous": b"p" * 32},
    ):
        with pytest.raises(Untrusted):
            rules.open_batch(directory, batch(**changed))


def test_a_statement_signature_is_no_batch_signature(directory: Directory, chain: list[wire.Signed]) -> None:
    with pytest.raises(Untrusted):
        rules.check_signature(ANNE.signing_key, wire.FOR_BATCH, chain[1].body, chain[1].signature)
    rules.check_signature(ANNE.signing_key, wire.FOR_STATEMENT, chain[1].body, chain[1].signature)


def test_fingerprint_and_id_belong_together() -> None:
    assert keys.fingerprint(ROOT.signing_key)[:16] == ORGANISATION
