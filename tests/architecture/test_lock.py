"""The lock files hold everything that is asked for, by hash, and say nothing about where it came from."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.source_tree import ROOT

RUN = "requirements.txt"
DEVELOP = "requirements-dev.txt"


def lock(name: str) -> str:
    return (ROOT / "packaging" / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """Canonical package name -> version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock(name), re.MULTILINE))


def asked_for() -> tuple[set[str], set[str]]:
    """Canonical names pyproject.toml asks for: to run, and to develop besides."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(requirements: list[str]) -> set[str]:
        leading = (re.match(r"[A-Za-z0-9._-]+", requirement) for requirement in requirements)
        return {re.sub(r"[-_.]+", "-", found.group()).lower() for found in leading if found}

    return names(project["dependencies"]), names(project["optional-dependencies"]["dev"])


def test_everything_asked_for_is_pinned() -> None:
    run, develop = asked_for()
    assert run | {"setuptools"} <= pins(RUN).keys(), "run `make lock`"
    assert run | develop | {"setuptools"} <= pins(DEVELOP).keys(), "run `make lock`"


def test_what_runs_and_what_is_tested_are_the_same() -> None:
    assert pins(RUN).items() <= pins(DEVELOP).items()


@pytest.mark.parametrize("name", [RUN, DEVELOP, "requirements-lock.txt"])
def test_each_pin_has_hashes_and_nothing_else_is_in_the_lock(name: str) -> None:
    entries = re.sub(r"\s*\\\n\s+", " ", lock(name)).splitlines()
    for entry in entries:
        if not entry.startswith("#"):
            assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^;@]+?)?( --hash=sha256:[0-9a-f]{64})+", entry), entry


def test_qt_stays_on_the_release_that_does_not_lose_references() -> None:
    assert pins(RUN)["pyside6-essentials"].startswith("6.11.")
    assert not {"pyside6", "pyside6-addons"} & pins(DEVELOP).keys()
