"""What the demo ends with: the app's first screen, the desk, and every paper."""

from pathlib import Path

import pytest

from desktop.demo import story as told
from desktop.demo.play import PAPERS
from desktop.demo.telling import METTE
from desktop.printing.papers import print_paper
from tests.scenarios import evening_checks
from tests.scenarios.telling import Played

CHECKS = evening_checks.CHECKS
NAMES = [check.__name__ for checks in CHECKS.values() for check in checks]


@pytest.mark.parametrize("name", NAMES)
def test_what_the_app_opens_on_is_there(whole: Played, name: str) -> None:
    if name in whole.failed:
        raise whole.failed[name]


@pytest.mark.parametrize(("file", "paper", "record"), PAPERS)
def test_every_paper_is_printed(whole: Played, tmp_path: Path, file: str, paper: str, record: str) -> None:
    story = whole.story
    printed = print_paper(story.books[METTE], story.known[record], tmp_path / file, paper)
    assert printed.read_bytes().startswith(b"%PDF")


def test_each_step_has_a_name_of_its_own() -> None:
    keys = [step.key for step in told.WHOLE]
    assert len(keys) == len(set(keys))
