"""The suite's own guards catch what they are there for: a small suite of offenders runs under them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import guards

OFFENDERS = """
import logging, os, socket, threading, warnings
from pathlib import Path
from tests import guards

guards.SECONDS_TO_END = 0.05

def test_reads_a_neighbour():
    Path({neighbour!r}).read_text()

def test_reads_a_neighbour_and_swallows_the_refusal():
    try:
        os.listdir({neighbour!r})
    except AssertionError:
        pass

def test_calls_the_world():
    socket.create_connection(("192.0.2.1", 80), timeout=0.01)

def test_looks_up_a_name():
    socket.getaddrinfo("feltbog.invalid", 443)

def test_warns():
    warnings.warn("old")

def test_logs():
    logging.getLogger("feltbog").warning("odd")

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, daemon=True).start()

def test_leaves_a_qthread(qapp, request):
    from PySide6.QtCore import QThread
    thread = QThread()
    thread.start()
    request.config.add_cleanup(lambda: (thread.quit(), thread.wait()))

def test_qt_complains(qapp):
    from PySide6.QtCore import qWarning
    qWarning("torn")

def test_well_behaved(qapp, tmp_path, caplog):
    from PySide6.QtCore import QThread, QDateTime, QTimeZone
    logging.getLogger("feltbog").warning("expected")
    (tmp_path / "note").write_text("mine")
    assert Path.home() != Path({home!r})
    assert qapp.platformName() == "offscreen"
    assert QDateTime.fromSecsSinceEpoch(1_784_000_000).offsetFromUtc() == 7200
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    worker = QThread()
    worker.start()
    worker.quit()
    worker.wait()
"""


def run_offenders(folder: Path) -> str:
    """The report of a pytest of its own, under this suite's conftest, settings and boundary."""
    suite = folder / "test_offenders.py"
    neighbour = str(guards.ROOT.parent / "neighbour")
    suite.write_text(OFFENDERS.format(neighbour=neighbour, home=str(Path.home())), encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-rA", "--color=no", "-p", "tests.conftest"),
            *("-c", str(guards.ROOT / "pyproject.toml"), "--rootdir", str(folder), str(suite)),
        ],
        cwd=guards.ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


def test_offenders_are_caught_and_the_well_behaved_is_not(tmp_path: Path) -> None:
    report = run_offenders(tmp_path)
    verdicts = [
        (line.split(" ")[0], line.split("::")[-1].split(" ")[0])
        for line in report.splitlines()
        if line.startswith(("FAILED ", "ERROR ", "PASSED ")) and "::" in line
    ]
    blamed = {name for verdict, name in verdicts if verdict != "PASSED"}
    offenders = {line[4:].split("(")[0] for line in OFFENDERS.splitlines() if line.startswith("def test_")}
    assert blamed == offenders - {"test_well_behaved"}, report
    assert ("PASSED", "test_well_behaved") in verdicts, report
