"""What the endpoint's tests share: a running endpoint on each engine, a team in it, a count of what is stored."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.endpoint_process import Endpoint
from tests.postgresql_server import binaries, postgresql, temporary_server
from tests.sync.endpoint.engines import Embedded, Engine, Served, running_on, stored_in
from tests.sync.endpoint.laptops import Team, a_team

__all__ = ["postgresql"]


@pytest.fixture(scope="session")
def endpoints(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Endpoint]]:
    """One endpoint on each engine there is, for the whole session; each test founds an organisation of its own."""
    folder = tmp_path_factory.mktemp("endpoints")
    with contextlib.ExitStack() as stack:
        running = {"sqlite": stack.enter_context(Embedded(folder).start())}
        if binaries() is not None:
            server = stack.enter_context(temporary_server())
            running["postgresql"] = stack.enter_context(Served(server, folder).start())
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """Every test that asks for it, directly or not, runs once on each engine."""
    if request.param == "sqlite":
        return Embedded(tmp_path)
    return Served(request.getfixturevalue("postgresql"), tmp_path)


@pytest.fixture
def endpoint(engine: Engine, endpoints: dict[str, Endpoint]) -> Endpoint:
    """The session's endpoint on this engine."""
    return running_on(engine.name, endpoints)


@pytest.fixture
def own_endpoint(engine: Engine) -> Iterator[Endpoint]:
    """An endpoint of the test's own, to be killed, stopped and looked into."""
    with engine.start() as running:
        yield running


@pytest.fixture
def team(endpoint: Endpoint) -> Team:
    return a_team(endpoint.url)


@pytest.fixture
def stored(engine: Engine, endpoint: Endpoint) -> Callable[[], dict[str, object]]:
    """Call it before and after: what the shared endpoint keeps."""
    return lambda: stored_in(engine, endpoint)
