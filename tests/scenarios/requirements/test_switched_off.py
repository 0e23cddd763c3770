"""An organisation may switch off any of the time rules F1-F20, and all: what is left is told, and pages open."""

import json
from pathlib import Path

from desktop.showing import case, due, overview
from local_store.rules import deadlines
from tests.scenarios.requirements.table import NOW, a_case, table_book, words
from ui.overview.asks import Overview
from ui.today.asks import DEADLINE


def test_an_organisation_switches_off_any_of_them_and_all(tmp_path: Path) -> None:
    with table_book(tmp_path / "bog") as book:
        record = a_case(book, remanded_at="2026-11-20T10:00:00+01:00")
        for off in (*((rule,) for rule in deadlines.shipped()), tuple(deadlines.shipped())):
            switched = {"deadlines": {rule: {"on": False} for rule in off}}
            book.configure(json.dumps(switched).encode(), book.person, NOW.isoformat())
            now, left = words(book), {"F6", "F7", "F8"} - set(off)
            told = {one.id.partition("/")[2] for one in due.lines(now, mine_only=False) if one.sort == DEADLINE}
            assert told == left - {"F8"}  # not within the week
            shown = {term.what for term in case.view(now, book.get(record)).terms}
            assert {rule for rule in ("F6", "F7", "F8") if now.say(deadlines.shipped()[rule].what) in shown} == left
            assert overview.part(now, Overview("year")) is not None
