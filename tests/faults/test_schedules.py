"""Fifty schedules of misfortune: whatever happens, nothing said to be saved is lost, doubled or given away.

Notes, letters, erasing, putting people out of a space or the organisation; and machines, wires and disks that fail.
`make faults SEEDS=5000` plays more; a failure prints the command that plays it again.
"""

from pathlib import Path

import pytest

from tests.faults import schedule
from tests.faults.served_endpoint import ServedEndpoint
from tests.faults.world import Endpoint
from tests.postgresql_server import PostgreSQL, postgresql

__all__ = ["postgresql"]


@pytest.mark.parametrize("seed", range(50))
def test_whatever_happens_nothing_is_lost_doubled_or_given_away(seed: int) -> None:
    outcome = schedule.run(seed)
    assert not outcome.broken, outcome.told()


# what once was broken by them: letters, keys and refusals that an endpoint lost without anybody noticing
@pytest.mark.parametrize(("seed", "version"), [(84, 2), (73, 2), (1017, 1), (1088, 1)])
def test_what_once_broke_holds(seed: int, version: int) -> None:
    outcome = schedule.run(seed, version=version)
    assert not outcome.broken, outcome.told()


# a handful in which its process dies within its transactions, data are erased, and backups are put back
@pytest.mark.parametrize("seed", [7, 11, 12, 18, 19])
def test_on_postgresql_nothing_is_lost_doubled_or_given_away_either(seed: int, postgresql: PostgreSQL) -> None:
    outcome = schedule.run(seed, make=lambda folder: ServedEndpoint(folder, postgresql))
    assert not outcome.broken, outcome.told()


def test_a_schedule_replays_exactly() -> None:
    one, other = schedule.run(17), schedule.run(17)
    assert (one.log, one.seen) == (other.log, other.seen)


def test_an_endpoint_that_died_at_a_statement_is_dead_to_the_schedule_at_once(tmp_path: Path) -> None:
    # or chance would be asked once more or once less, by how quick the machine just was
    endpoint = Endpoint(tmp_path / "endpoint")
    look = b"GET /healthz HTTP/1.1\r\nHost: endpoint\r\n\r\n"
    try:
        for statement in (1, 2, 1):
            endpoint.wake()
            endpoint.arm(statement)
            assert endpoint.ask("anne", look) is None
            endpoint.disarm()
            assert not endpoint.alive
    finally:
        endpoint.kill()
