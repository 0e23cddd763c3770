"""The endpoint is disposable: whatever it lost, any full book gives it back."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from local_store.errors import EndpointRefused, Untrusted
from local_store.ids import PersonId
from sync import push, wire
from sync.chains import Chains
from sync.revoking import remove, revoke
from sync.session import Session
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle


@pytest.fixture
def crew(own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path) -> tuple[Team, Laptop]:
    """Anne and Bo at an endpoint of their own, with 30 notes both have."""
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    team.anne.notes(20, team.space, "fredag")
    bo.notes(10, team.space, "lørdag")
    settle(team.anne, bo)
    return team, bo


def empty(endpoint: Endpoint) -> None:
    endpoint.kill()
    for path in endpoint.data.glob("endpoint.db*"):
        path.unlink()
    endpoint.restart()


def saved(endpoint: Endpoint, folder: Path) -> Path:
    """Take a backup of a stopped endpoint."""
    endpoint.stop()
    shutil.copytree(endpoint.data, folder)
    endpoint.restart()
    return folder


def restored(endpoint: Endpoint, folder: Path) -> None:
    endpoint.kill()
    shutil.rmtree(endpoint.data)
    shutil.copytree(folder, endpoint.data)
    endpoint.restart()


def test_who_wrote_least_seeds_an_empty_endpoint(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, laptop: MakeLaptop
) -> None:
    team, bo = crew
    empty(own_endpoint)
    assert bo.round().agreed
    assert team.anne.round().agreed
    carla = team.joined(laptop("carla", own_endpoint.url), "Carla")
    carla.round()
    assert carla.texts(team.space) == team.anne.texts(team.space)
    assert len(carla.texts(team.space)) == 30
    assert converged(team.space, team.anne, bo, carla)


def test_work_goes_on_after_an_empty_endpoint(crew: tuple[Team, Laptop], own_endpoint: Endpoint) -> None:
    team, bo = crew
    team.anne.note("Mens den var væk", team.space)
    empty(own_endpoint)
    bo.note("Også mens den var væk", team.space)
    settle(team.anne, bo, team.anne)
    assert len(team.anne.texts(team.space)) == 32
    assert team.anne.texts(team.space) == bo.texts(team.space)
    assert converged(team.space, team.anne, bo)
    assert team.anne.round().requests == 1


def test_an_older_backup_of_the_endpoint_is_filled_up(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """The directory in it is older too: Carla joined since."""
    team, bo = crew
    backup = saved(own_endpoint, tmp_path / "backup")
    carla = team.joined(laptop("carla", own_endpoint.url), "Carla")
    carla.notes(5, team.space, "søndag")
    team.anne.notes(5, team.space, "mandag")
    settle(team.anne, bo, carla)
    restored(own_endpoint, backup)
    for one in (carla, bo, team.anne):
        assert one.round().agreed
    assert len(bo.texts(team.space)) == 40
    assert converged(team.space, team.anne, bo, carla)


def test_a_member_sends_another_members_lost_batches(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, laptop: MakeLaptop
) -> None:
    team, bo = crew
    anne_wrote = team.anne.texts(team.space)
    empty(own_endpoint)
    bo.round()
    invited_before = bo.standing.known.number
    assert invited_before == team.anne.standing.known.number
    assert own_endpoint_count(own_endpoint) == len(anne_wrote)


def own_endpoint_count(endpoint: Endpoint) -> int:
    connection = sqlite3.connect(f"file:{endpoint.data / 'endpoint.db'}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM sealed_change").fetchone()[0])
    finally:
        connection.close()


def test_a_backup_of_a_book_that_is_older_than_what_it_sent(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """Bo's laptop comes back from yesterday's copy: his own batches come home, and his chain goes on."""
    team, bo = crew
    bo.close()
    shutil.copytree(bo.folder, tmp_path / "bo-yesterday")
    bo = laptop("bo", own_endpoint.url)
    bo.note("Skrevet i dag", team.space)
    bo.round()
    bo.close()
    older = laptop("bo-yesterday", own_endpoint.url)
    older.note("Skrevet på den gamle kopi", team.space)
    settle(older, team.anne)
    assert "Skrevet i dag" in older.texts(team.space)
    assert len(team.anne.texts(team.space)) == 32
    assert converged(team.space, older, team.anne)


def sent_unheard(one: Laptop, space: str) -> None:
    """Its next batch reaches the endpoint, and the answer gets lost."""
    standing = one.standing
    out = push.prepare(standing, Chains(one.book), [bytes.fromhex(space)])
    pushes = tuple(each.push for each in out.outgoing)
    request = wire.RoundRequest(1, standing.organisation, standing.head, pushes, (), 1)
    Session(standing, one.http).post("/v1/round", request, wire.RoundAnswer)


@pytest.mark.parametrize("notes", [1, 3], ids=["as long", "longer"])
def test_two_chains_of_one_device_that_both_were_at_the_endpoint_become_one(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, tmp_path: Path, notes: int
) -> None:
    """Anne's batch comes back through Bo, when another has taken its place in her own book."""
    team, bo = crew
    backup = saved(own_endpoint, tmp_path / "backup")
    team.anne.note("Svaret kom aldrig", team.space)
    sent_unheard(team.anne, team.space)
    bo.round()
    restored(own_endpoint, backup)
    for number in range(notes):
        team.anne.note(f"Siden {number}", team.space)
        team.anne.round()
    restored(own_endpoint, backup)
    bo.round()
    team.anne.note("Til sidst", team.space)
    settle(team.anne, bo, team.anne)
    assert len(team.anne.texts(team.space)) == 30 + 2 + notes
    assert converged(team.space, team.anne, bo)
    shown = len(bo.book.refusals())
    team.anne.note("Og så videre", team.space)
    settle(team.anne, bo)
    assert len(bo.book.refusals()) == shown  # the chain is whole again
    empty(own_endpoint)
    settle(bo, team.anne)
    assert converged(team.space, team.anne, bo)
    assert team.anne.book.check().sound and bo.book.check().sound


def test_who_has_left_a_space_gives_the_endpoint_back_that_they_left(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, tmp_path: Path
) -> None:
    team, bo = crew
    backup = saved(own_endpoint, tmp_path / "backup")
    remove(bo.book, bo.http, PersonId(bo.book.person), team.space)
    restored(own_endpoint, backup)
    assert bo.round().agreed
    settle(team.anne)
    assert bytes.fromhex(bo.book.person) not in {
        person.id for person in team.anne.standing.known.members(bytes.fromhex(team.space))
    }


def test_an_answer_lost_on_the_way_doubles_nothing(crew: tuple[Team, Laptop], own_endpoint: Endpoint) -> None:
    team, bo = crew
    team.anne.notes(3, team.space, "tirsdag")
    sent_unheard(team.anne, team.space)
    team.anne.note("Skrevet, før svaret kom", team.space)
    settle(team.anne, bo)
    assert len(bo.texts(team.space)) == 34
    assert converged(team.space, team.anne, bo)


def test_another_version_of_the_directory_is_refused_and_nothing_is_sent(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, tmp_path: Path
) -> None:
    """A restored backup in which an administrator's other laptop has stated something else."""
    team, _ = crew
    backup = saved(own_endpoint, tmp_path / "backup")
    team.anne.close()
    shutil.copytree(team.anne.folder, tmp_path / "anne-copy")
    anne = Laptop(team.anne.folder, own_endpoint.url)
    anne.member.create_space("Den ene klub", "club")
    anne.note("Må ikke sendes til den anden", team.space)
    restored(own_endpoint, backup)
    copy = Laptop(tmp_path / "anne-copy", own_endpoint.url)
    copy.member.create_space("Den anden klub", "club")
    copy.close()
    with pytest.raises((Untrusted, EndpointRefused)) as refusal:
        anne.round()
    assert refusal.value.code == "forked"
    assert anne.book.unsent_count()[team.space] == 1
    with sqlite3.connect(own_endpoint.data / "endpoint.db") as kept:
        held = {change for (change,) in kept.execute("SELECT change FROM sealed_change")}
    kept.close()
    assert not held & {bytes.fromhex(item.change) for item in anne.book.outbox()}
    anne.close()


def test_a_key_lost_with_the_endpoint_is_given_again_though_another_gave_the_directory_back(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """Carla gives back what she knows and holds no key of the other team; Dan has not got it yet."""
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "dele")
    other = team.anne.member.create_space("Team Syd", "team")
    bo, carla, dan = (laptop(name, own_endpoint.url) for name in ("bo", "carla", "dan"))
    for one in (bo, dan):
        one.member.join(team.anne.member.invite(one.folder.name, "fieldworker", [team.space, other]).text())
    team.joined(carla, "Carla")
    settle(team.anne, bo, carla, dan)
    revoke(team.anne.book, team.anne.http, "bo", "Er stoppet")
    team.anne.note("Efter Bo", other)
    settle(team.anne, carla)
    empty(own_endpoint)
    for one in (carla, team.anne, dan, team.anne, dan):
        one.round()
    assert dan.texts(other) == ["Efter Bo"]
    assert converged(other, dan, team.anne)
    assert dan.round().requests == team.anne.round().requests == 1
