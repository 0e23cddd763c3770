"""An endpoint put back from a backup was told something else first: two directories, and how they are joined."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from local_store.errors import KnownError, NotFound, RefusedInput, Untrusted
from sync import directory as rules
from sync import wire
from sync.directory import Directory
from sync.erasing import erase
from sync.revoking import revoke
from sync.session import Session
from sync.settling import compare, settle
from sync.stating import state
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged
from tests.sync.laptops import settle as meet
from tests.sync.test_lost_endpoint import restored, saved


@dataclass
class Town:
    """Anne and Dan administer, Bo and Carla work in the team; a backup from when all knew the same."""

    team: Team
    bo: Laptop
    carla: Laptop
    dan: Laptop
    backup: Path


@pytest.fixture
def town(own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path) -> Town:
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    bo, carla, dan = (laptop(name, own_endpoint.url) for name in ("bo", "carla", "dan"))
    team.joined(bo, "Bo")
    team.joined(carla, "Carla", "coordinator")
    team.joined(dan, "Dan", "administrator")
    bo.note("Fra før", team.space)
    meet(bo, carla, dan, team.anne)
    return Town(team, bo, carla, dan, saved(own_endpoint, tmp_path / "backup"))


def code_of(laptop: Laptop) -> str:
    with pytest.raises(KnownError) as refusal:
        laptop.round()
    return refusal.value.code


def heads(*laptops: Laptop) -> set[wire.Head]:
    return {one.standing.head for one in laptops}


def test_an_administrator_joins_two_directories_and_what_both_said_holds_for_everybody(
    town: Town, own_endpoint: Endpoint, laptop: MakeLaptop
) -> None:
    team, anne, bo, carla, dan = town.team, town.team.anne, town.bo, town.carla, town.dan
    wrong = anne.note("Om den forkerte", team.space)
    meet(anne, bo)
    club = anne.member.create_space("Klubben", "club")
    eva = laptop("eva")
    eva.meet(own_endpoint.url)
    eva.member.join(anne.member.invite("Eva", "club", [team.space, club]).text())
    eva.note("Evas første", club)
    revoke(anne.book, anne.http, "Carla", "Er stoppet")
    erase(anne.book, anne.http, wrong, "Skrevet på den forkerte")
    meet(eva, bo, anne)
    restored(own_endpoint, town.backup)
    forum = dan.member.create_space("Forum Nord", "forum")  # he has heard of nothing
    dan.note("Dans, efter gendannelsen", team.space)
    dan.round()
    assert code_of(anne) == code_of(bo) == code_of(eva) == "forked"
    bo.note("Venter, til det er afgjort", team.space)
    assert code_of(bo) == "forked"

    with pytest.raises(RefusedInput) as refusal:
        settle(bo.book, bo.http)
    assert refusal.value.code == "not_administrator"
    shown = compare(anne.book, anne.http)
    assert [(one.sort, one.by) for one in shown if one.branch == "endpoint"] == [
        ("space", "Dan"),
        ("letter_key", "Dan"),
    ]
    assert {"space", "invited", "joined", "revoked", "erased"} <= {
        one.sort for one in shown if one.branch == "here"
    }
    assert settle(anne.book, anne.http) == shown
    assert compare(anne.book, anne.http) == ()
    with pytest.raises(RefusedInput) as again:
        settle(anne.book, anne.http)
    assert again.value.code == "not_forked"

    meet(bo, eva, dan, anne, bo, eva, dan)
    assert len(heads(anne, bo, eva, dan)) == 1
    assert code_of(carla) == "revoked"  # once heard of, it stays so
    assert converged(team.space, anne, bo, dan, eva) and converged(club, anne, eva)
    assert dan.texts(team.space) == ["Dans, efter gendannelsen", "Fra før", "Venter, til det er afgjort"]
    assert eva.texts(club) == ["Evas første"]
    with pytest.raises(NotFound):
        dan.book.get(wrong)
    assert {space.name for space in anne.book.spaces()} >= {"Team Nord", "Klubben"}
    assert forum in {space.id for space in dan.book.spaces()}
    known = anne.standing.known
    assert not [id_ for id_, entry in known.spaces.items() if entry.due and known.members(id_)]
    own_endpoint.kill()  # and it is all given back once more
    for path in own_endpoint.data.glob("endpoint.db*"):
        path.unlink()
    own_endpoint.restart()
    meet(eva, anne, bo, dan, eva)
    assert converged(team.space, anne, bo, dan, eva)


def test_who_joins_them_does_not_let_back_in_who_was_put_out_and_spoke_there(
    town: Town, own_endpoint: Endpoint
) -> None:
    """Dan is put out; a rolled-back endpoint lets him state something as the administrator he was."""
    anne, bo, dan = town.team.anne, town.bo, town.dan
    before, key, device = dan.standing.known, dan.standing.pair, bytes.fromhex(dan.book.device)
    anne.member.create_space("Klubben", "club")
    revoke(anne.book, anne.http, "Dan", "Er fyret")
    meet(bo, anne)
    ours = anne.standing.statements()[before.number :]
    restored(own_endpoint, town.backup)
    dan.member.create_space("Dans eget", "team")
    assert code_of(anne) == code_of(bo) == "forked"
    with pytest.raises(RefusedInput) as refusal:
        settle(anne.book, anne.http)
    assert refusal.value.code == "put_out_spoke"

    theirs = dan.standing.known
    all_of_it = rules.state(theirs, wire.Settled(before.number, tuple(ours)), by=device, key=key.signing, at=0)
    with pytest.raises(Untrusted) as not_his:
        theirs.extended([all_of_it], dan.standing.past)
    assert not_his.value.code == "not_allowed"
    # what was said before he was put out he may join, but that takes in nobody who has heard of the rest
    state(Session(dan.standing, dan.http), lambda: [wire.Settled(before.number, tuple(ours[:-1]))])
    assert code_of(anne) == code_of(bo) == "forked"
    empty(own_endpoint)
    meet(anne, bo, anne)
    assert converged(town.team.space, anne, bo)
    assert code_of(dan) == "unproven"  # he holds another branch: his book is left alone, and gets nothing


def empty(endpoint: Endpoint) -> None:
    endpoint.kill()
    for path in endpoint.data.glob("endpoint.db*"):
        path.unlink()
    endpoint.restart()


def test_a_statement_that_joins_nothing_is_refused(town: Town, own_endpoint: Endpoint) -> None:
    anne, dan = town.team.anne, town.dan
    base: Directory = anne.standing.known
    anne.member.create_space("Den ene", "club")
    ours = anne.standing.statements()[base.number :]
    restored(own_endpoint, town.backup)
    dan.member.create_space("Den anden", "club")
    theirs, past = dan.standing.known, dan.standing.past
    device, key = bytes.fromhex(dan.book.device), dan.standing.pair.signing

    def refused(what: wire.What) -> str:
        with pytest.raises(Untrusted) as refusal:
            theirs.extended([rules.state(theirs, what, by=device, key=key, at=0)], past)
        return refusal.value.code

    assert refused(wire.Settled(base.number, ())) == "malformed"
    assert refused(wire.Settled(theirs.number, tuple(ours))) == "malformed"
    assert refused(wire.Settled(base.number, tuple(past(theirs.number)[base.number :]))) == "malformed"
    assert refused(wire.Settled(base.number - 1, tuple(ours))) == "gap"
    forged = wire.Signed(ours[0].body, bytes(64))
    assert refused(wire.Settled(base.number, (forged, *ours[1:]))) == "forged"
    nested = rules.state(theirs, wire.Settled(base.number, tuple(ours)), by=device, key=key, at=0)
    assert refused(wire.Settled(base.number, (nested,))) == "not_allowed"
    joined = theirs.extended([nested], past)
    assert {space.hex() for space in joined.spaces} >= {space.hex() for space in theirs.spaces}
    assert len(joined.spaces) == len(base.spaces) + 2
