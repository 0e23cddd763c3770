"""The same records through the peer (PouchDB with fsync), by a harness that lies outside the project.

The harness is a folder with `run_pouch.py`, its node modules installed; it reads data/records-N.ndjson. What the
peer stores is each record as a plain document: the same fields and the same marks of who and when, unencrypted.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.figures import Figure
from tests.benchmarks.invented_records import Writer

_BATCH = 100
_SECONDS = 900


def compare(harness: Path, changes: int, rounds: int, ours: list[Figure]) -> list[Figure]:
    """Run the peer on the records of the sync figures; return lines with the peer in the floor's place."""
    data = harness / "data" / f"records-{changes}.ndjson"
    data.parent.mkdir(exist_ok=True)
    data.write_text("".join(f"{line}\n" for line in _documents(changes)), "utf-8")
    timed = [_run(harness, changes) for _ in range(rounds)]
    wire = _run(harness, changes, "--bytes")["wire"]
    told = {
        "push of": [row["push"]["s"] for row in timed],
        "fresh pull of": [row["pull"]["s"] for row in timed],
        "push, on": [(wire["push_up"] + wire["push_down"]) / changes],
        "fresh pull, on": [(wire["pull_up"] + wire["pull_down"]) / changes],
        "fresh pull, peak": [row["pull"]["rss_mb"] for row in timed],
        "10 edited": [row["incr"]["median_ms"] for row in timed],
        "empty": [row["empty"]["median_ms"] for row in timed],
    }
    pairs = ((figure, told[start]) for figure in ours for start in told if figure.name.startswith(start))
    return [_beside(figure, values) for figure, values in pairs]


def _beside(figure: Figure, peer: list[float]) -> Figure:
    times = median(peer) / figure.value
    line = Figure(f"peer: {figure.name}", figure.unit, note=f"the peer takes {times:.1f} times ours")
    for value in peer:
        line.add(value)
    return line


def _run(harness: Path, changes: int, *more: str) -> Any:
    command = [
        sys.executable,
        "run_pouch.py",
        str(changes),
        "--runs",
        "1",
        "--batch",
        str(_BATCH),
        "--fsync",
        *more,
    ]
    done = subprocess.run(command, cwd=harness, check=True, capture_output=True, text=True, timeout=_SECONDS)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _documents(changes: int) -> list[str]:
    """Return the records as the peer's documents. Its harness edits `note` and `status`: two of ours go by that."""
    documents = []
    for number, record in enumerate(Writer().notes(changes)):
        values = dict(record.values)
        note = values.pop("fact_text", None) or values.pop("concern_text")
        marks = {"space": "7e" * 16, "author": "a1" * 16, "device": "d1" * 16, "at": "2026-11-20T22:15:00+01:00"}
        document = {"id": f"{number:032x}", "kind": record.kind, **marks, **values, "note": note, "status": "ny"}
        documents.append(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    return documents
