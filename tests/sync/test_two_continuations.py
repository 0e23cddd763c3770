"""A device that has written two continuations of its chain: a disk put back, a clone, or somebody who is out.

Everybody's words are everywhere in the end, all agree, and it is shown; but nothing new counts of who is out.
"""

import shutil
from pathlib import Path

import msgspec

from sync import pull, push, wire
from sync.chains import Chains
from sync.revoking import revoke
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle
from tests.sync.test_lost_endpoint import crew, empty, restored, saved

__all__ = ["crew"]


def test_what_an_older_disk_wrote_over_is_given_back_beside_its_chain(
    crew: tuple[Team, Laptop], own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """Bo's batch is Anne's alone when his disk is put back and the endpoint too; then its place is taken."""
    team, bo = crew
    bo.close()
    shutil.copytree(bo.folder, tmp_path / "yesterday")
    bo = Laptop(bo.folder, own_endpoint.url)
    backup = saved(own_endpoint, tmp_path / "backup")
    bo.note("Kun Anne har det", team.space)
    settle(bo, team.anne)
    bo.close()
    restored(own_endpoint, backup)
    older = Laptop(tmp_path / "yesterday", own_endpoint.url)
    for text in ("Skrevet på den gamle disk", "Og en gang til"):
        older.note(text, team.space)
        older.round()
    settle(team.anne, older)
    carla = team.joined(laptop("carla", own_endpoint.url), "Carla")
    settle(carla, team.anne, older)
    everybody = (older, team.anne, carla)
    for one in everybody:
        assert {"Kun Anne har det", "Skrevet på den gamle disk", "Og en gang til"} <= set(one.texts(team.space))
    assert converged(team.space, *everybody)
    assert all(one.round().agreed and one.round().requests == 1 for one in everybody)
    assert "forked" in {refusal.code for refusal in team.anne.book.refusals()}  # and it is shown
    empty(own_endpoint)
    settle(carla, *everybody)  # who was never there gives all of it back
    for one in everybody:
        one.note(f"{one.folder.name} skriver videre", team.space)
    settle(*everybody)
    assert converged(team.space, *everybody)
    assert all(one.book.check().sound for one in everybody)
    older.close()


def test_a_second_continuation_by_who_is_out_does_not_count(team: Team, laptop: MakeLaptop) -> None:
    """Bo is out, and signs another batch of a number that counted; an endpoint gone bad hands it to Carla."""
    bo, carla = team.joined(laptop("bo"), "Bo"), team.joined(laptop("carla"), "Carla")
    for text in ("Bos første", "Bos anden"):
        bo.note(text, team.space)
        bo.round()
    carla.round()
    standing, space = bo.standing, bytes.fromhex(team.space)
    chains = Chains(bo.book)
    first = chains.kept(space, bytes.fromhex(bo.book.device), 1)
    assert first is not None
    bo.note("Skrevet som om det var før", team.space)
    forged = push.prepare(standing, chains, [space]).outgoing[0].push
    second = msgspec.structs.replace(
        wire.decode(forged.batch.body, wire.Batch), sequence=2, previous=bytes.fromhex(first.hash)
    )
    body = wire.encode(second)
    signed = wire.Signed(body, standing.pair.sign(wire.FOR_BATCH, body))
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    carla.round()
    digest = carla.book.digest(team.space)
    page = wire.Page(space, (wire.Delivered(99, signed, forged.sealed),), 99, False, digest.count, b"")
    assert pull.apply(carla.standing, Chains(carla.book), page) == 0
    assert carla.texts(team.space) == ["Bos anden", "Bos første"]
    assert "not_a_member" in {refusal.code for refusal in carla.book.refusals()}
