"""What prepares a fresh machine tells the truth about what is missing, and never leaves one guessing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source_tree import ROOT

BOOTSTRAP = ROOT / "packaging" / "bootstrap"


@pytest.fixture
def libraries() -> ModuleType:
    """The script packaging/qt_system_libraries.py, loaded by its path: its folder is no package."""
    spec = importlib.util.spec_from_file_location(
        "qt_system_libraries", ROOT / "packaging" / "qt_system_libraries.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_only_a_display_needs_what_a_window_needs(libraries: ModuleType) -> None:
    assert libraries.wanted({}) == libraries.ALWAYS
    assert libraries.wanted({"DISPLAY": ":0"}).items() > libraries.ALWAYS.items()


@pytest.mark.skipif(sys.platform != "linux", reason="Qt brings everything along elsewhere")
def test_without_root_the_one_line_to_run_is_printed(
    libraries: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "ALWAYS", {"libfeltbog-nowhere.so.1": "libfeltbog-nowhere1"})
    monkeypatch.setattr(libraries.os, "geteuid", lambda: 1000)
    assert libraries.main() == 1
    assert "\n  sudo apt-get install -y libfeltbog-nowhere1\n" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="the bootstrap's shell")
def test_an_old_python_is_refused_with_a_way_out(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        [BOOTSTRAP, "environment"],
        env={"PATH": "/usr/bin:/bin", "PYTHON": str(old), "VENV": str(tmp_path / "environment")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert not (tmp_path / "environment").exists()
