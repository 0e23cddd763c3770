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


def test_a_relation_map_is_printed_until_its_time_is_over_and_never_given_away(
    console: Console, tmp_path: Path
) -> None:
    bound = {"purpose": "Hvem støtter H?", "as_of": "2026-11-20"}
    drawn = console("add", "relation_map", stdin=[{**bound, "expires_on": "2099-02-24"}]).one["id"]
    over = console("add", "relation_map", stdin=[{**bound, "expires_on": "2026-11-21"}]).one["id"]
    file = tmp_path / "kort.pdf"
    assert console("form", drawn, "--pdf", str(file)).one == {"file": str(file)}
    assert file.read_bytes().startswith(b"%PDF")
    console("form", over, "--pdf", str(tmp_path / "over.pdf")).refused(3, "over")
    given = ("--to", "skole", "--to-name", "Lene Dahl", "--seen", "--basis", "anonym", "--purpose", "Sparring")
    console("form", drawn, "--pdf", str(tmp_path / "ud.pdf"), *given).refused(3, "not_ready")
    (told,) = console("list", "disclosure").lines
    assert told["fields"]["outcome"] == "afvist" and told["fields"]["record_refs"] == [drawn]
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["kort.pdf"]
