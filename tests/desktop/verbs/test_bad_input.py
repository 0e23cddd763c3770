"""Whatever comes in, the answer is clear, the exit code right, and nothing that was saved is lost."""

import json
from datetime import timedelta
from typing import Any

import pytest

from local_store.book import FieldBook
from tests.desktop.verbs.console import Console
from tests.store_fixtures import PASSPHRASE, contact

KIND = "street_contact"


@pytest.fixture
def kept(console: Console) -> str:
    """A record that was saved before, and must be there after."""
    return str(console("add", KIND, stdin=contact(fact_text="Gemt før")).one["id"])


def only(console: Console, kept: str) -> None:
    """Hold that the book has the record kept and no other."""
    (left,) = console("list", KIND).lines
    assert left["id"] == kept
    assert left["fields"]["fact_text"] == "Gemt før"


MALFORMED = {
    "cut short": b'{"occurred_at": "2026',
    "no quotes": b"{occurred_at: 1}",
    "not a number": b'{"person_count": NaN}',
    "endless number": b'{"person_count": ' + b"9" * 5000 + b"}",
    "far too deep": b'{"fact_text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "two on a line": b"{} {}",
}


@pytest.mark.parametrize("line", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_json_names_its_line_and_nothing_is_stored(line: bytes, console: Console, kept: str) -> None:
    good = json.dumps(contact()).encode()
    told = console("add", KIND, stdin=b"\n".join([good, b"", line, good])).refused(3, "bad_json")
    assert told["line"] == 3
    only(console, kept)


@pytest.mark.parametrize("line", [b"[1, 2]", b'"text"', b"null", b"7"])
def test_a_line_that_is_no_object_is_refused(line: bytes, console: Console, kept: str) -> None:
    assert console("add", KIND, stdin=line).refused(3, "wrong_type")["line"] == 1
    only(console, kept)


def test_bytes_that_are_not_utf8_are_refused(console: Console, kept: str) -> None:
    for raw in ('{"fact_text": "sø"}'.encode("latin-1"), '{"fact_text": "sø"}'.encode("utf-16")):
        assert console("add", KIND, stdin=raw).refused(3, "bad_text")["line"] == 1
    only(console, kept)


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown field": (contact(vejr="regn"), "unknown_field", "vejr"),
    "missing field": ({"occurred_at": "2026-11-20T21:15:00+01:00"}, "required", "place_ref"),
    "impossible moment": (contact(occurred_at="2026-02-30T12:00:00+01:00"), "not_a_date", "occurred_at"),
    "moment without zone": (contact(occurred_at="2026-02-20T12:00:00"), "not_a_date", "occurred_at"),
    "five megabytes": (contact(fact_text="å" * 2_500_000), "too_long", "fact_text"),
    "number for a text": (contact(fact_text=7), "wrong_type", "fact_text"),
    "unknown code": (contact(topics=["vejret"]), "unknown_code", "topics"),
}


@pytest.mark.parametrize(("values", "code", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_what_breaks_a_rule_names_its_field_and_line(
    values: dict[str, Any], code: str, field: str, console: Console, kept: str
) -> None:
    told = console("add", KIND, stdin=[contact(), contact(), values]).refused(3, code)
    assert (told["field"], told["line"]) == (field, 3)
    only(console, kept)


def test_a_lone_surrogate_is_refused_and_the_refusal_is_utf8(console: Console, kept: str) -> None:
    line = json.dumps(contact(fact_text="x\ud800y")).encode()
    assert console("add", KIND, stdin=line).refused(3, "bad_text")["field"] == "fact_text"
    told = console("add", KIND, stdin=json.dumps(contact(**{"\udcff": "x"})).encode())
    assert told.refused(3, "unknown_field")["line"] == 1
    only(console, kept)


def test_decomposed_letters_are_stored_composed_and_found(console: Console) -> None:
    console("add", KIND, stdin=contact(fact_text="A\u030arhus, bla\u030a hætte"))
    (listed,) = console("list", KIND).lines
    assert listed["fields"]["fact_text"] == "Århus, blå hætte"
    assert console("search", "bla\u030a").one["id"] == listed["id"]
    assert len(console("list", KIND, "--where", "fact_text=A\u030arhus, blå hætte").lines) == 1


def test_a_field_that_stands_twice_is_refused_rather_than_half_lost(console: Console, kept: str) -> None:
    line = b'{"fact_text": "det ene", "fact_text": "det andet"}'
    assert console("add", KIND, stdin=line).refused(3, "repeated_field")["field"] == "fact_text"
    assert console("edit", kept, stdin=line).refused(3, "repeated_field")["field"] == "fact_text"
    only(console, kept)


def test_a_cpr_number_is_pointed_out_and_the_person_decides(console: Console) -> None:
    done = console("add", KIND, stdin=[contact(), contact(fact_text="Han sagde 010203-1234 til mig")])
    assert (done.code, len(done.lines)) == (0, 2)
    assert "CPR" in done.err
    assert "Linje 2, fact_text" in done.err
    assert "010203" not in done.err
    edited = console("edit", done.lines[0]["id"], stdin={"fact_text": "010203-1234"})
    assert edited.code == 0
    assert "CPR" in edited.err


def test_many_things_to_look_at_are_summed_up(console: Console) -> None:
    done = console("add", KIND, stdin=[contact(fact_text=f"{n}: 010203-1234") for n in range(80)])
    assert len(done.lines) == 80
    assert len(done.err.splitlines()) == 51
    assert "30" in done.err.splitlines()[-1]


def test_a_line_longer_than_any_record_is_refused_before_it_is_read(console: Console, kept: str) -> None:
    line = b'{"fact_text": "' + b"x" * (9 * 1024 * 1024)
    assert console("add", KIND, stdin=line).refused(3, "too_long")["line"] == 1
    only(console, kept)


BAD_EDITS: dict[str, tuple[Any, str]] = {
    "nothing": ({}, "nothing_to_change"),
    "empty sets": ({"add": {}, "remove": {}}, "nothing_to_change"),
    "unknown field": ({"vejr": "regn"}, "unknown_field"),
    "required emptied": ({"place_ref": None}, "required"),
    "add to one value": ({"add": {"fact_text": ["x"]}}, "wrong_type"),
    "add is a list": ({"add": ["topics"]}, "wrong_type"),
    "a list": ([[1]], "wrong_type"),
}


@pytest.mark.parametrize(("edit", "code"), BAD_EDITS.values(), ids=BAD_EDITS.keys())
def test_a_bad_edit_changes_nothing(edit: Any, code: str, console: Console, kept: str) -> None:
    console("edit", kept, stdin=edit).refused(3, code)
    assert len(console("show", kept, "--history").one["history"]) == 1


def test_unknown_ids_kinds_and_spaces_are_refused(console: Console, kept: str) -> None:
    nowhere = "0" * 32
    console("show", nowhere).refused(3, "not_found")
    console("edit", nowhere, stdin={"fact_text": "x"}).refused(3, "not_found")
    console("list", KIND, "--after", nowhere).refused(3, "not_found")
    console("list", "vejr").refused(3, "unknown_kind")
    console("list", KIND, "--where", "vejr=regn").refused(3, "unknown_field")
    console("list", KIND, "--where", "person_count=mange").refused(3, "wrong_type")
    told = console("add", KIND, "--space", "Månen", stdin=contact()).refused(3, "not_found")
    assert told["field"] == "space"
    assert "line" not in told
    only(console, kept)


@pytest.mark.parametrize("years", [-2, 2])
def test_a_clock_two_years_off_loses_nothing(years: int, console: Console, kept: str) -> None:
    console.clock.now += timedelta(days=365 * years)
    record = console("add", KIND, stdin=contact(occurred_at="2026-11-21T20:00:00+01:00")).one["id"]
    console("edit", kept, stdin={"person_count": 4})
    assert console("show", kept).one["fields"]["person_count"] == 4
    console.clock.now -= timedelta(days=365 * years)
    console("edit", kept, stdin={"person_count": 5})
    assert console("show", kept).one["fields"]["person_count"] == 5
    assert [line["id"] for line in console("list", KIND).lines] == [record, kept]
    assert console("doctor").one["sound"]


def test_a_wrong_passphrase_waits_also_when_the_clock_goes_back(console: Console, kept: str) -> None:
    wrong = Console(console.book, console.clock, passphrase="noget helt andet")
    wrong("list", KIND).refused(4, "wrong_passphrase")
    console.clock.now -= timedelta(days=730)
    right = Console(console.book, console.clock)
    right("list", KIND).refused(4, "wrong_passphrase")
    console.clock.pass_seconds(400)
    only(right, kept)


def test_a_lock_left_by_the_dead_is_taken_over(console: Console, kept: str) -> None:
    (console.book / "lock").write_text("999999\n", "ascii")
    only(console, kept)


def test_a_damaged_book_is_left_untouched(console: Console, kept: str) -> None:
    database = console.book / "book.db"
    whole = database.read_bytes()
    database.write_bytes(b"garbage" * 1000)
    console("list", KIND).refused(7, "damaged")
    assert database.read_bytes() == b"garbage" * 1000
    database.write_bytes(whole)
    only(console, kept)


def test_a_newer_book_is_left_untouched(console: Console, kept: str) -> None:
    slots = console.book / "slots.json"
    whole = slots.read_text("utf-8")
    newer = {**json.loads(whole), "schema": 999}
    slots.write_text(json.dumps(newer), "utf-8")
    console("list", KIND).refused(7, "newer")
    assert json.loads(slots.read_text("utf-8")) == newer
    slots.write_text(whole, "utf-8")
    only(console, kept)


def test_a_passphrase_that_is_no_text_is_wrong_usage(console: Console) -> None:
    console.passphrase_file.write_bytes(b"\xff\xfe")
    assert console("list", KIND).code == 2
    console.passphrase_file.write_bytes(b"\n")
    assert console("list", KIND).code == 2
    console.passphrase_file.unlink()
    assert console("list", KIND).code == 2


def test_an_unpronounceable_record_cannot_break_a_line(console: Console) -> None:
    console("add", KIND, stdin=contact(fact_text="a\u2028b\u0085c\x9bd\nslut"))
    done = console("list", KIND)
    assert len(done.out.splitlines()) == 1
    assert len(done.lines) == 1


def test_a_doctor_says_what_is_wrong_and_ends_with_seven(console: Console, kept: str) -> None:
    with FieldBook.open(console.book, PASSPHRASE) as book:
        book._database.execute("UPDATE space SET settled = settled + 1")
    told = console("doctor")
    assert told.code == 7
    (health,) = told.lines
    assert not health["sound"]
    assert health["faults"]
    only(console, kept)
