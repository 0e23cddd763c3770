"""`feltbog form`: a paper from the command line."""

from pathlib import Path

from tests.desktop.verbs.console import Console

MEETING = {"starts_at": "2026-11-26T09:00:00+01:00", "meeting_kind": "ssp", "forum": "lokaludvalg"}


def test_a_meeting_is_printed_and_what_has_no_paper_is_refused(console: Console, tmp_path: Path) -> None:
    meeting = console("add", "meeting", stdin=[MEETING]).one["id"]
    file = tmp_path / "dagsorden.pdf"
    assert console("form", meeting, "--pdf", str(file), "--lang", "en").one == {"file": str(file)}
    assert file.read_bytes().startswith(b"%PDF")
    group = console("add", "youth_group", stdin=[{"name": "Trappen"}]).one["id"]
    console("form", group, "--pdf", str(file)).refused(3, "unknown_code")
    assert console("form", meeting, "--pdf", str(file), "--paper", "poster").code == 2
