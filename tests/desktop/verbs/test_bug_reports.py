"""A fault of ours: a short sentence, exit code 1, and a report that holds nothing of what was written."""

from datetime import datetime
from pathlib import Path

from click.testing import CliRunner

from desktop.command_line import main
from desktop.verbs.bug_reports import describe, report
from desktop.verbs.setting import Setting
from tests.desktop.verbs.console import Console, as_bytes
from tests.store_fixtures import contact

SECRET = "Hemmeligheden om søen"


def test_a_bug_is_told_briefly_and_reported_without_what_was_written(console: Console) -> None:
    kept = console("add", "street_contact", stdin=contact()).one["id"]
    asked: list[str] = []

    def clock() -> datetime:
        """Serves the vault, which asks once, and fails the writer with the record's words on its lips."""
        asked.append("")
        if len(asked) > 1:
            raise LookupError(SECRET) from ValueError(SECRET)
        return console.clock()

    setting = Setting(console.book, console.passphrase_file, clock=clock)
    done = CliRunner().invoke(
        main, ["add", "street_contact"], input=as_bytes(contact(fact_text=SECRET)), obj=setting
    )
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "LookupError" in done.stderr
    assert "Traceback" not in done.stderr
    (file,) = console.book.glob("fault-*.txt")
    told = file.read_text("utf-8")
    assert str(file) in done.stderr
    for text in (told, done.stderr):
        assert SECRET not in text and "Blågårds" not in text
    assert "builtins.LookupError" in told and "builtins.ValueError" in told
    assert "local_store.book" in told
    assert [line["id"] for line in console("list", "street_contact").lines] == [kept]


def test_a_report_says_where_and_through_what(tmp_path: Path) -> None:
    def inner(note: str) -> None:
        raise KeyError(note)

    try:
        try:
            inner(SECRET)
        except KeyError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        told = describe(error)
        sentence = report(error, tmp_path / "ingenting")
    assert SECRET not in told
    assert "builtins.RuntimeError" in told and "builtins.KeyError" in told
    assert f"{__name__}.inner:" in told
    assert SECRET not in sentence.da + sentence.en
    assert not list(tmp_path.iterdir())
