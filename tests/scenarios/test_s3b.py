"""Scenario S3b, all fifteen steps: Hamid, 14 years, level 4, from the interrogation to the second meeting."""

from pathlib import Path

import pytest

from desktop.demo import story as told
from desktop.demo.telling import METTE
from desktop.printing.papers import print_paper
from tests.scenarios import s3b_checks
from tests.scenarios.telling import Played

CHECKS = s3b_checks.CHECKS
NAMES = [check.__name__ for checks in CHECKS.values() for check in checks]


def test_every_row_of_the_table_has_a_check() -> None:
    assert {f"step_{number:02d}" for number in range(1, 16)} <= set(NAMES)
    assert CHECKS.keys() <= {step.key for step in told.S3B}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_table_asks_holds_after_its_step(whole: Played, name: str) -> None:
    if name in whole.failed:
        raise whole.failed[name]


def test_the_form_of_level_4_is_printed_whole(whole: Played, tmp_path: Path) -> None:
    story = whole.story
    paper = print_paper(story.books[METTE], story.known["level-4"], tmp_path / "skema.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
