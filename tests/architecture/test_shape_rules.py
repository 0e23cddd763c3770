"""Sizes, names, packages, clean text. Each rule is also shown a violation."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import pytest

from tests.architecture import shape_rules
from tests.architecture.source_tree import PACKAGES, ROOT, tracked_files

Path = PurePosixPath


@cache
def sources() -> dict[PurePosixPath, str]:
    """Every text file of the project; pictures, fonts and other bytes are left out."""
    found = {}
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            found[Path(path.relative_to(ROOT).as_posix())] = content.decode("utf-8", errors="replace")
    return found


def assert_none(found: list[str]) -> None:
    assert not found, "\n".join(found)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    assert_none(shape_rules.too_long_files(sources()))
    assert shape_rules.too_long_files({Path("ui/today.py"): "x = 1\n" * 501})
    assert not shape_rules.too_long_files({Path("ui/today.py"): "x = 1\n" * 500, Path("LICENSE"): "\n" * 501})


def test_no_function_is_longer_than_a_screen() -> None:
    assert_none(shape_rules.too_long_functions(sources()))
    body = "    x = 1\n" * 60
    assert shape_rules.too_long_functions({Path("ui/today.py"): f"def paint():\n{body}"})
    assert shape_rules.too_long_functions({Path("ui/today.py"): f"async def paint():\n{body}"})
    assert not shape_rules.too_long_functions({Path("ui/today.py"): f"def paint():\n{body[:-10]}"})


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert_none(shape_rules.vague_names(sources()))
    for name in ("ui/utils.py", "sync/common/wire.py", "tests/helpers.py", "ui/widgets/__init__.py"):
        assert shape_rules.vague_names([Path(name)])


def test_packages_are_listed_by_name_and_where_they_belong() -> None:
    listed = project()["tool"]["setuptools"]["packages"]
    assert_none(shape_rules.misplaced_packages(sources(), listed, PACKAGES))


@pytest.mark.parametrize(
    ("paths", "listed", "says"),
    [
        (["ui/__init__.py", "tests/__init__.py"], [], "does not list the package ui"),
        (["tests/__init__.py"], ["ui"], "lists ui, which is no package"),
        (["ui/__init__.py"], ["ui"], "tests/__init__.py is missing"),
        (["tests/__init__.py", "tests/sync/test_round.py"], [], "tests/sync holds Python"),
        (["tests/__init__.py", "packaging/__init__.py"], [], "hide the library"),
    ],
)
def test_a_misplaced_package_is_found(paths: list[str], listed: list[str], says: str) -> None:
    found = shape_rules.misplaced_packages(map(Path, paths), listed, PACKAGES)
    assert len(found) == 1
    assert says in found[0]


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    assert_none(shape_rules.unclean_text(sources()))


@pytest.mark.parametrize(
    "pieces",
    [
        ("https://py", "pi.org/simple"),
        ("https://files.python", "hosted.org/x"),
        ("registry.npm", "js.org"),
        ("--index-", "url https://example.dk"),
        (" /wo", "rk/main"),
        ("'/tm", "p/book'"),
        ("in ../sha", "red/ui.md"),
        ("/ho", "me/karen/feltbog"),
        ("file:/", "//srv/wheels"),
    ],
)
def test_a_host_or_a_machines_path_is_found(pieces: tuple[str, str]) -> None:
    assert shape_rules.unclean_text({Path("docs/guide.md"): f"first\n{''.join(pieces)}\n"})


def test_ordinary_text_is_left_alone() -> None:
    text = "https://example.dk/work/plan, /var/tmp/x, sync/shared.py, home/work/fritid, python packaging"
    assert shape_rules.unclean_text({Path("docs/guide.md"): text}) == []


def test_time_is_denmarks_and_not_the_machines() -> None:
    assert_none(shape_rules.by_the_machines_zone(sources()))
    for wrong in ("at.astimezone()", "date.today()", "Field(today=date.today)", "datetime.now()",
                  "QDate.currentDate()", "datetime.now().astimezone()", "datetime.fromtimestamp(0)"):  # fmt: skip
        assert shape_rules.by_the_machines_zone({Path("ui/today.py"): wrong})
    right = "at.astimezone(UTC)\ndatetime.now(UTC)\ndatetime.fromtimestamp(0, UTC)\nnow_here()\nport.now()"
    assert not shape_rules.by_the_machines_zone({Path("ui/today.py"): right, Path("tests/x.py"): "date.today()"})
