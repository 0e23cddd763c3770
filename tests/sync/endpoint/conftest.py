"""What the endpoint's tests share: a running endpoint, a team in it, and a count of what is stored."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.endpoint_process import Endpoint, endpoint, own_endpoint
from tests.sync.endpoint.laptops import Team, a_team

__all__ = ["endpoint", "own_endpoint"]

TABLES = ("organisation", "statement", "key_grant", "space", "batch", "sealed_change", "used_nonce")


@pytest.fixture
def team(endpoint: Endpoint) -> Team:
    return a_team(endpoint.url)


def stored_in(data: Path) -> dict[str, object]:
    """Count the rows of every table, and read what the counters of spaces and organisations say."""
    connection = sqlite3.connect(f"file:{data / 'endpoint.db'}?mode=ro", uri=True)
    try:
        found: dict[str, object] = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES
        }
        found["counters"] = connection.execute("SELECT * FROM space ORDER BY id").fetchall()
        found["heads"] = connection.execute("SELECT * FROM organisation ORDER BY id").fetchall()
    finally:
        connection.close()
    return found


@pytest.fixture
def stored(endpoint: Endpoint) -> Callable[[], dict[str, object]]:
    """Call it before and after: what the shared endpoint keeps."""
    return lambda: stored_in(endpoint.data)
