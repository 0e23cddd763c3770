"""The endpoint is disposable: destroyed or back from a backup of any age, a round of each laptop restores it."""

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.endpoint_process import Endpoint, endpoint, own_endpoint
from tests.sync.conftest import laptop
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged

__all__ = ["endpoint", "laptop", "own_endpoint"]
CHANGES = int(os.environ.get("FAULTS_CHANGES", "90"))
BACKUPS = 3 if CHANGES < 1000 else 6


def save(endpoint: Endpoint, folder: Path) -> Path:
    endpoint.kill()
    shutil.copytree(endpoint.data, folder)
    endpoint.restart()
    return folder


def restore(endpoint: Endpoint, folder: Path | None) -> None:
    endpoint.kill()
    shutil.rmtree(endpoint.data)
    if folder is None:
        endpoint.data.mkdir()
    else:
        shutil.copytree(folder, endpoint.data)
    endpoint.restart()


def grow(chance: random.Random, team: Team, laptops: list[Laptop], changes: int) -> int:
    """Write so many changes in turns of all sizes, with a round after each; many batches hold a single one."""
    written = 0
    while written < changes:
        one = chance.choice(laptops)
        count = min(changes - written, chance.choice((1, 1, 1, 2, 20, max(1, changes // 10))))
        one.notes(count, team.space, f"{one.folder.name} {written} {chance.random()}")
        written += count
        one.round()
    return written


@pytest.mark.timeout(3600)
def test_backups_of_every_age_and_none_at_all(own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path) -> None:
    chance = random.Random(5)
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    team.anne.round()
    backups: list[Path | None] = [None, save(own_endpoint, tmp_path / "backup-0")]
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    carla = team.joined(laptop("carla", own_endpoint.url), "Carla")
    laptops = [team.anne, bo, carla]
    written = 0
    for number in range(1, BACKUPS + 1):
        written += grow(chance, team, laptops, CHANGES // BACKUPS)
        backups.append(save(own_endpoint, tmp_path / f"backup-{number}"))
    for one in laptops:
        one.round()
    for backup in backups:
        restore(own_endpoint, backup)
        chance.shuffle(laptops)
        for one in laptops:
            assert one.round().agreed
        assert converged(team.space, *laptops)
        assert len(team.anne.texts(team.space)) == written
        newcomer = team.joined(laptop(f"new-{backup and backup.name}", own_endpoint.url), "Ny")
        newcomer.round()
        assert newcomer.texts(team.space) == team.anne.texts(team.space)


@pytest.mark.timeout(3600)
def test_more_small_batches_than_one_request_takes(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """Every note saved online is a batch of its own; an empty endpoint is given all of them by one laptop."""
    from sync import push, wire
    from sync.chains import Chains

    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    standing, chains = team.anne.standing, Chains(team.anne.book)
    for number in range(wire.MAX_PUSHES + 5):
        team.anne.note(f"Nr. {number}", team.space)
        (out,) = push.prepare(standing, chains, [bytes.fromhex(team.space)]).outgoing
        team.anne.book.acknowledge(out.kept.space, out.changes, out.kept)
        chains.move_on(bytes.fromhex(team.space), standing.membership.device, (number + 1, out.push.batch.hash))
    restore(own_endpoint, None)
    assert team.anne.round().agreed
    bo.round()
    assert len(bo.texts(team.space)) == wire.MAX_PUSHES + 5
    assert converged(team.space, team.anne, bo)
