"""What an organisation sets: checked whole, used in the book, understood as far as possible when it is newer."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_store import configuration
from local_store.book import FieldBook
from local_store.configuration import as_shipped, checked, differences, read_plain, understood
from local_store.errors import KnownError
from local_store.ids import PersonId
from local_store.records.catalogue import Catalogue, standard
from local_store.rules import level_frames
from local_store.rules.danish_calendar import local
from local_store.rules.level_frames import duties
from local_store.rules.running_deadlines import running
from local_store.views import Moved
from tests.store_fixtures import PASSPHRASE, SetClock, contact, make_book

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "configuration.sample.json"
FORUM = {"code": "koordinationsgruppe", "da": "SSP ledergruppe", "en": "SSP leaders' group"}
ROW = {"action_da": "Ring hjem", "action_en": "Call home", "role_da": "Lærer", "role_en": "Teacher", "days": 7}
OURS: dict[str, Any] = {
    "codes": {
        "ssp_forum": [FORUM],
        "mood": [{"code": "spaendt", "da": "Spændt", "en": "Tense"}],
        "ssp_level_characteristic": [{"code": "k1", "da": "Kendetegn", "en": "Characteristic"}],
    },
    "deadlines": {"F1": {"amount": 24, "warn_hours": 6}},
    "levels": {"3": [ROW]},
}
NAMES = st.sampled_from(["mood", "ssp_level", "F1", "3", "code", "da", "en", "amount", "unit", "days", "x"])
ADMINISTRATOR, AT = PersonId("ad" * 16), "2026-11-20T10:00:00+00:00"


def written(**more: Any) -> bytes:
    return json.dumps({**OURS, **more}).encode()


def labels(catalogue: Catalogue) -> str:
    return catalogue.label("ssp_forum", "koordinationsgruppe").da


def test_what_is_set_takes_the_place_of_what_was_shipped() -> None:
    ours = checked(OURS, standard())
    catalogue = ours.catalogue(standard())
    assert labels(catalogue) == "SSP ledergruppe"
    assert [code.code for code in catalogue.codes("mood")][-1] == "spaendt"
    assert (ours.rules["F1"].amount, ours.rules["F3"].amount) == (24, 6)
    assert catalogue.time_frame("3").da == "Inden 7 dage"
    assert catalogue.time_frame("2").da == standard().time_frame("3").da == "Tidsramme er ikke fastsat"
    (due,) = duties(catalogue.levels, "3", datetime.fromisoformat("2026-11-20T10:00:00+01:00"))
    assert (due.role.da, due.due_at) == ("Lærer", local(datetime.fromisoformat("2026-11-27T23:59:00+01:00")))


def test_the_sample_is_in_order_and_says_that_it_is_to_be_filled_in() -> None:
    plain = read_plain(SAMPLE.read_bytes())
    ours = checked(plain, standard())
    assert {difference.what.partition(".")[0] for difference in differences(as_shipped(), ours, standard())} == {
        "codes", "deadlines", "levels",
    }  # fmt: skip
    assert "indsæt" in labels(ours.catalogue(standard()))
    assert ours.rules["F4"].amount is not None


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"deadlinez": {}}, "deadlinez"),
        ({"codes": []}, "codes"),
        ({"codes": {"moods": []}}, "moods"),
        ({"codes": {"mood": [{"code": "x", "da": "", "en": "x"}]}}, "mood"),
        ({"codes": {"mood": [{"code": "x", "da": "linje\nto", "en": "x"}]}}, "mood"),
        ({"codes": {"mood": [{"code": "x", "da": "X", "en": "x", "colour": "red"}]}}, "mood"),
        ({"codes": {"ssp_level": [{"code": "5", "da": "Niveau 5", "en": "Level 5"}]}}, "ssp_level"),
        ({"codes": {"case_state": [{"code": "klar", "da": "K", "en": "R", "retired": True}]}}, "case_state"),
        ({"deadlines": {"F99": {"amount": 1}}}, "F99"),
        ({"deadlines": {"F1": {"amount": -1}}}, "F1"),
        ({"deadlines": {"F1": {"amount": 10**30}}}, "F1"),
        ({"deadlines": {"F1": {"source": "mig"}}}, "F1"),
        ({"deadlines": {"F1": {"unit": "fortnights"}}}, "F1"),
        ({"levels": {"9": [ROW]}}, "9"),
        ({"levels": {"3": [{**ROW, "days": 99999}]}}, "3"),
        ({"levels": {"3": [{**ROW, "role_da": " "}]}}, "3"),
    ],
)
def test_a_mistake_is_named_with_its_place(part: dict[str, Any], told: str) -> None:
    with pytest.raises(KnownError) as refused:
        checked({**OURS, **part}, standard())
    assert refused.value.code == "bad_configuration"
    assert told in refused.value.text.da
    assert told in refused.value.text.en


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(KnownError) as refused:
        checked({"deadlines": {"F99": {}, "F1": {"amount": "to"}}, "levels": {"9": []}, "x": 1}, standard())
    assert len(refused.value.text.da.splitlines()) == 4


@pytest.mark.parametrize("untrusted", [b"", b"[]", b"{", b"\xff", b'{"a": 1e999}', b"{" * 100_000, b" " * 300_000])
def test_what_is_no_object_is_refused(untrusted: bytes) -> None:
    with pytest.raises(KnownError) as refused:
        read_plain(untrusted)
    assert refused.value.code == "bad_configuration"


def test_what_a_newer_program_set_is_used_as_far_as_it_is_understood_and_kept() -> None:
    newer = {
        "codes": {**OURS["codes"], "new_table": [FORUM],
                  "mood": [{"code": "ny", "da": "Ny", "en": "New", "tone": 3}]},
        "deadlines": {**OURS["deadlines"], "F99": {"amount": 1}, "F3": {"amount": 7, "weekends": True},
                      "F5": {"unit": "years", "amount": 1}},
        "levels": {"3": [{**ROW, "phone": "12"}], "5": [ROW], "4": "later"},
        "retention": {"ssp_case": "P1825D"},
    }  # fmt: skip
    found = understood(newer, standard())
    assert found.plain == newer
    assert found.unknown == {"retention": {"ssp_case": "P1825D"}}
    assert labels(found.catalogue(standard())) == "SSP ledergruppe"
    assert found.catalogue(standard()).label("mood", "ny").da == "Ny"
    assert [found.rules[name].amount for name in ("F1", "F3", "F5")] == [24, 7, 4]
    assert found.levels == checked(OURS, standard()).levels
    assert checked(newer | {"codes": {}, "deadlines": {}, "levels": {}}, standard(), known=("retention",)).unknown


@pytest.mark.parametrize("plain", [{"codes": 1, "deadlines": [], "levels": {"3": {"a": 1}}}, {"codes": {"mood": 7}},
                                   {"codes": {"mood": [None, 3]}}, {"deadlines": {"F1": None}}])  # fmt: skip
def test_rubbish_leaves_all_as_shipped(plain: dict[str, Any]) -> None:
    assert understood(plain, standard()) == configuration.Configuration(plain, {}, as_shipped().rules, {})


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
anything = st.recursive(scalars, lambda part: st.lists(part, max_size=3) | st.dictionaries(NAMES, part, max_size=3))


@settings(max_examples=25)
@given(st.fixed_dictionaries({}, optional={"codes": anything, "deadlines": anything, "levels": anything}))
def test_whatever_came_the_book_still_has_words_and_deadlines(plain: dict[str, Any]) -> None:
    found = understood(plain, standard())
    assert found.rules.keys() == as_shipped().rules.keys()
    assert found.catalogue(standard()).label("ssp_forum", "lokaludvalg").da
    assert differences(as_shipped(), found, standard()) is not None


def test_differences_tell_what_holds_before_and_after() -> None:
    before, after = checked(OURS, standard()), checked({"deadlines": {"F1": {"amount": 36}}}, standard())
    told = {one.what: (one.before, one.after) for one in differences(before, after, standard())}
    assert told["codes.mood.spaendt"] == ({"da": "Spændt", "en": "Tense"}, None)
    was, becomes = told["deadlines.F1"]
    assert (was["amount"], becomes["amount"], becomes["warn_hours"]) == (24, 36, 12)
    assert told["levels.3"][1] is None
    assert differences(before, before, standard()) == ()


def test_a_book_uses_it_at_once_and_after_it_has_been_closed(tmp_path: Path) -> None:
    heard: list[Moved] = []
    with make_book(tmp_path / "bog") as book:
        book.subscribe(heard.append)
        record = book.add("street_contact", contact())
        case = {"level": "3", "inquiry_started_at": "2026-11-20T10:00:00+01:00"}
        heard.clear()
        book.configure(written(retention={}), ADMINISTRATOR, AT)
        (moved,) = heard
        assert {"ssp_case", "street_contact"} <= moved.kinds
        book.edit(record, set={"mood": "spaendt"})
        (due,) = running("ssp_case", record, case, book.in_force.set.rules)
        assert due.due_at == local(datetime.fromisoformat("2026-11-21T10:00:00+01:00"))
    with FieldBook.open(tmp_path / "bog", PASSPHRASE, clock=SetClock()) as book:
        assert labels(book.catalogue) == "SSP ledergruppe"
        assert (book.in_force.by, book.in_force.at) == (ADMINISTRATOR, AT)
        assert book.in_force.set.unknown == {"retention": {}}
        assert book.get(record).fields["mood"] == "spaendt"
        assert book.check().sound
        assert level_frames.line(book.catalogue.levels, "3") is None
        book.configure(b"{}", ADMINISTRATOR, AT)
        assert labels(book.catalogue) == labels(standard())
        assert book.get(record).fields["mood"] == "spaendt"
        with pytest.raises(KnownError):
            book.configure(b"[]", ADMINISTRATOR, AT)
