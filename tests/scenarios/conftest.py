"""The whole story of the demo, played once for every test that reads what came of it."""

from collections.abc import Iterator

import pytest

from desktop.demo import story as told
from tests.endpoint_process import Endpoint, endpoint
from tests.scenarios import evening_checks, s3b_checks, s4_street_checks, s4_table_checks
from tests.scenarios.telling import Played, play, telling

__all__ = ["endpoint"]
CHECKS = {**s4_street_checks.CHECKS, **s4_table_checks.CHECKS, **s3b_checks.CHECKS, **evening_checks.CHECKS}


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, endpoint: Endpoint) -> Iterator[Played]:
    """Play it with every check right after its step; a check that failed is raised by the test of its name."""
    with telling(tmp_path_factory.mktemp("story"), endpoint.url) as story:
        yield Played(story, play(story, told.WHOLE, CHECKS))
