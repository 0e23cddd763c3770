"""The organisation's configuration by the command line: checked, shown, published, and used by everybody."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.desktop.verbs.test_meeting import found, invite
from tests.endpoint_process import Endpoint

SAMPLE = Path(__file__).resolve().parents[3] / "docs" / "configuration.sample.json"
OURS: dict[str, Any] = {
    "codes": {"mood": [{"code": "spaendt", "da": "Spændt", "en": "Tense"}]},
    "deadlines": {"F1": {"amount": 24}},
}
CONTACT = {
    "occurred_at": "2026-11-20T21:40:00+01:00", "place_ref": "Torvet", "fact_text": "Uro.", "mood": "spaendt",
}  # fmt: skip


@pytest.fixture
def mette(tmp_path: Path, endpoint: Endpoint) -> Console:
    made = Console(tmp_path / "mette")
    found(made, endpoint.url)
    return made


def file(tmp_path: Path, value: Any) -> str:
    path = tmp_path / "vores.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return str(path)


def test_what_an_administrator_sets_is_checked_shown_and_used_by_everybody(mette: Console, tmp_path: Path) -> None:
    jonas = Console(tmp_path / "jonas")
    jonas("join", invite(mette)).done()
    ours = file(tmp_path, OURS)
    assert mette("configure", "--show").one == {}
    told = mette("configure", ours, "--check")
    assert [line["changes"] for line in told.lines] == ["codes.mood.spaendt", "deadlines.F1"]
    assert told.lines[1]["before"]["amount"] == 48
    assert "F1: unit hours, amount 48" in told.err
    assert mette("configure", "--show").one == {}  # only looked at

    published = mette("configure", ours)
    assert {key for line in published.lines for key in line} <= KEYS
    assert published.lines[-1]["published"] is True
    assert mette("configure", "--show").one == OURS
    assert "Mette" in mette("configure", "--show").err
    again = mette("configure", ours)
    assert (again.code, again.out) == (0, "")

    jonas("add", "street_contact", stdin=[CONTACT]).refused(3, "unknown_code")
    jonas("sync").done()
    jonas("add", "street_contact", stdin=[CONTACT]).done()
    assert jonas("configure", "--show").one == OURS
    jonas("configure", file(tmp_path, {})).refused(6, "not_allowed")
    assert jonas("doctor").one["sound"]
    mette("configure", file(tmp_path, {})).done()
    jonas("sync").done()
    assert jonas("configure", "--show").one == {}
    assert jonas("list", "street_contact").one["fields"]["mood"] == "spaendt"  # what was written stands


KEYS = {"changes", "before", "after", "published", "statement"}


def test_the_page_names_the_keys() -> None:
    from tests.desktop.verbs.page import rows

    (row,) = [row for row in rows() if row.verb == "configure"]
    assert row.optional_keys == KEYS
    assert promised("configure") == frozenset()


def test_a_bad_file_is_refused_whole_with_every_mistake(console: Console, tmp_path: Path) -> None:
    bad = {**OURS, "levels": {"7": []}, "deadlines": {"F77": {}}}
    told = console("configure", file(tmp_path, bad), "--check").refused(3, "bad_configuration")
    assert "levels.'7'" in told["message"]
    assert "F77" in told["message"]
    console("configure", file(tmp_path, "{"), "--check").refused(3, "bad_configuration")
    twice = '{"deadlines": {"F1": {"amount": 1}, "F1": {"amount": 2}}}'
    console("configure", file(tmp_path, twice), "--check").refused(3, "bad_configuration")
    console("configure", str(tmp_path / "nowhere.json"), "--check").refused(3, "not_found")
    console("configure", file(tmp_path, OURS)).refused(3, "no_organisation")
    assert console("configure").code == console("configure", "--show", "--check").code == 2


def test_the_sample_is_in_order(console: Console) -> None:
    told = console("configure", str(SAMPLE), "--check")
    assert told.code == 0
    assert len(told.lines) > 8
