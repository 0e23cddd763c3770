"""An administrator sets the organisation's words and deadlines; every member's book has them, nobody else can."""

import hashlib
import json
from typing import Any

import pytest

from local_store.book import FieldBook
from local_store.errors import EndpointRefused
from sync import announcements, wire
from sync import directory as rules
from sync.configuring import learn, publish
from sync.errors import Untrusted
from sync.revoking import revoke
from sync.sealing import open_told, seal_told
from sync.session import Session
from tests.sync.laptops import PASSPHRASE, Laptop, MakeLaptop, Team

WORD = "Qvxzjkw"
OURS = {
    "codes": {"ssp_forum": [{"code": "koordinationsgruppe", "da": f"Ledergruppen {WORD}", "en": "Leaders"}]},
    "deadlines": {"F1": {"amount": 24}},
    "later": {"of a newer": "program"},
}


@pytest.fixture
def bo(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("bo"), "Bo")


def said(laptop: Laptop, what: wire.What) -> wire.Signed:
    standing = laptop.standing
    return rules.state(
        standing.known, what, by=standing.membership.device, key=standing.pair.signing, at=1_800_000_000
    )


def set_by(laptop: Laptop, ours: dict[str, Any]) -> int:
    return publish(laptop.book, laptop.http, ours, instead_of=learn(laptop.book, laptop.http))


def forum(book: FieldBook) -> str:
    return book.catalogue.label("ssp_forum", "koordinationsgruppe").da


def test_every_member_has_it_after_the_next_round_and_offline_from_then_on(
    team: Team, bo: Laptop, laptop: MakeLaptop
) -> None:
    number = set_by(team.anne, OURS)
    assert forum(team.anne.book) == f"Ledergruppen {WORD}"
    assert forum(bo.book) != forum(team.anne.book)
    bo.round()
    assert forum(bo.book) == forum(team.anne.book)
    assert bo.book.in_force.set.rules["F1"].amount == 24
    assert bo.book.in_force.by == team.anne.book.person
    assert bo.book.in_force.set.unknown == {"later": {"of a newer": "program"}}
    bo.book.close()
    bo.book = FieldBook.open(bo.folder, PASSPHRASE)  # no line to anybody
    assert forum(bo.book) == f"Ledergruppen {WORD}"

    newcomer = team.joined(laptop("carla"), "Carla")  # has it before the first round
    assert forum(newcomer.book) == f"Ledergruppen {WORD}"

    assert set_by(team.anne, {"deadlines": {"F1": {"amount": 36}}}) > number
    for one in (bo, newcomer):
        one.round()
        assert one.book.in_force.set.rules["F1"].amount == 36
        assert forum(one.book) == "SSP koordinationsgruppe"


def test_who_has_been_put_out_does_not_read_the_next_and_the_others_do(
    team: Team, bo: Laptop, laptop: MakeLaptop
) -> None:
    carla = team.joined(laptop("carla"), "Carla")
    keys = dict(bo.standing.space_keys[bo.standing.organisation])
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    set_by(team.anne, OURS)
    carla.round()
    assert forum(carla.book) == f"Ledergruppen {WORD}"
    news = team.anne.standing.known.told[announcements.CONFIGURATION]
    for key in keys.values():
        with pytest.raises(Untrusted):
            open_told(team.anne.standing.organisation, announcements.CONFIGURATION, key, news.sealed)


def test_only_an_administrator_can_and_endpoint_and_clients_both_hold_it(team: Team, bo: Laptop) -> None:
    with pytest.raises(EndpointRefused) as refused:
        learn(bo.book, bo.http)
    assert refused.value.code == "not_allowed"
    bo.round()
    standing = bo.standing
    key = standing.space_keys[standing.organisation][1]
    sealed = seal_told(standing.organisation, announcements.CONFIGURATION, key, json.dumps(OURS).encode(), epoch=1)
    statement = said(bo, wire.Told(announcements.CONFIGURATION, sealed))
    with pytest.raises(EndpointRefused) as refused:  # a changed program asks the endpoint straight
        Session(standing, bo.http).append(standing.head, [statement], [])
    assert refused.value.code == "not_allowed"
    team.anne.round()
    with pytest.raises(Untrusted) as untrusted:  # an endpoint that lets it through is not believed
        team.anne.standing.learn([statement])
    assert untrusted.value.code == "not_allowed"
    assert forum(team.anne.book) == "SSP koordinationsgruppe"


def test_the_endpoint_cannot_read_it_nor_tell_how_long_it_is(team: Team) -> None:
    set_by(team.anne, OURS)
    long = team.anne.standing.known.told[announcements.CONFIGURATION].sealed
    set_by(team.anne, {})
    short = team.anne.standing.known.told[announcements.CONFIGURATION].sealed
    assert len(long) == len(short)
    for signed in team.anne.standing.statements():  # these very bytes are all that the endpoint has of it
        assert WORD.encode() not in signed.body


def test_two_administrators_at_once_do_not_overwrite_each_other_unseen(team: Team, laptop: MakeLaptop) -> None:
    dan = team.joined(laptop("dan"), "Dan", "administrator")
    seen = learn(dan.book, dan.http)
    set_by(team.anne, OURS)
    with pytest.raises(EndpointRefused) as refused:
        publish(dan.book, dan.http, {}, instead_of=seen)
    assert refused.value.code == "head_moved"
    assert forum(dan.book) == f"Ledergruppen {WORD}"
    set_by(dan, {})
    team.anne.round()
    assert forum(team.anne.book) == "SSP koordinationsgruppe"


def test_an_older_one_does_not_come_back(team: Team, bo: Laptop) -> None:
    bo.round()
    head = bo.standing.head
    set_by(team.anne, OURS)
    old = [one for one in team.anne.standing.statements() if one not in bo.standing.statements()]
    set_by(team.anne, {})
    bo.round()
    assert bo.standing.head.number > head.number + 1
    with pytest.raises(Untrusted) as untrusted:
        bo.standing.learn(old)
    assert untrusted.value.code == "rolled_back"
    announcements.take(bo.standing)
    assert forum(bo.book) == "SSP koordinationsgruppe"


def test_too_much_is_refused_before_it_leaves_and_by_whoever_reads_it(team: Team) -> None:
    noise = {"codes": {"mood": [{"code": f"x{n}", "da": hashlib.sha256(b"%d" % n).hexdigest(), "en": "-"}
                                for n in range(2000)]}}  # fmt: skip
    with pytest.raises(Untrusted) as untrusted:
        set_by(team.anne, noise)
    assert untrusted.value.code == "too_large"
    known = team.anne.standing.known
    for what in (wire.Told("configuration", bytes(wire.MAX_TOLD_BYTES + 1)), wire.Told("configuration", b""),
                 wire.Told("not a name", b"x"), wire.Told("x" * 65, b"x")):  # fmt: skip
        with pytest.raises(Untrusted) as untrusted:
            known.extended([said(team.anne, what)])
        assert untrusted.value.code == "malformed"


def test_what_nobody_here_knows_stops_nobody(team: Team, bo: Laptop) -> None:
    """A topic of a later program, and a configuration that does not open, leave all as it was."""
    set_by(team.anne, OURS)
    for what in (wire.Told("weather", b"of tomorrow"), wire.Told(announcements.CONFIGURATION, bytes(200))):
        standing = team.anne.standing
        Session(standing, team.anne.http).append(standing.head, [statement := said(team.anne, what)], [])
        standing.learn([statement])
    bo.note("Rolig aften", team.space)
    assert bo.round().agreed
    assert bo.round().agreed
    assert team.anne.round().agreed
    assert forum(bo.book) in ("SSP koordinationsgruppe", f"Ledergruppen {WORD}")
    set_by(team.anne, {"deadlines": {"F1": {"amount": 12}}})
    bo.round()
    assert bo.book.in_force.set.rules["F1"].amount == 12


def test_more_than_fits_an_answer_comes_in_several(team: Team, bo: Laptop) -> None:
    team.anne.round()
    standing = team.anne.standing
    directory, signed = standing.known, []
    for number in range(150):
        what = wire.Told("weather", bytes([number]) * wire.MAX_TOLD_BYTES)
        key, device = standing.pair.signing, standing.membership.device
        signed.append(rules.state(directory, what, by=device, key=key, at=1_800_000_000))
        directory = directory.extended(signed[-1:])
    Session(standing, team.anne.http).append(standing.head, signed, [])
    result = bo.round()
    assert result.agreed
    assert result.requests > 1
    assert bo.standing.head == directory.head
