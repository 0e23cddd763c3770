"""Whatever comes in: clean() accepts or refuses, never falls over, and takes unchanged what it accepted."""

import json
import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.declare import FieldType, Kind, Spec
from local_store.records.validation import check_space, clean, clean_edit
from tests.local_store.records.samples import LEAST

_texts = st.text(st.characters(), max_size=40) | st.text(
    st.characters(categories=["Cs", "Cc", "Mn", "Lu"]), max_size=8
)
_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=8,
)
_ids = st.text("0123456789abcdef", min_size=32, max_size=32)
_kinds = st.sampled_from(standard().kinds())


def _plausible(spec: Spec) -> st.SearchStrategy[Any]:
    """Values that mostly fit the field, so that the rules behind the types are reached as well."""
    codes = [code.code for code in standard().codes(spec.codes)] if spec.codes else []
    some_code = st.sampled_from(codes) if codes else st.nothing()
    fitting: dict[FieldType, st.SearchStrategy[Any]] = {
        FieldType.TEXT: _texts,
        FieldType.LONG_TEXT: _texts,
        FieldType.PLACE: _texts | _ids,
        FieldType.INTEGER: st.integers(0, 99),
        FieldType.DATE: st.dates().map(str),
        FieldType.MOMENT: st.datetimes(timezones=st.timezones()).map(lambda at: at.isoformat()),
        FieldType.CHOICE: some_code,
        FieldType.CHOICES: st.lists(some_code, max_size=4) if codes else st.just([]),
        FieldType.REFERENCE: _ids,
        FieldType.REFERENCES: st.lists(_ids, max_size=3),
        FieldType.YES_NO: st.sampled_from(["ja", "nej", "ved_ikke"]),
    }
    return fitting[spec.type] | st.none()


@st.composite
def _records(draw: st.DrawFn) -> tuple[Kind, dict[str, Any]]:
    kind = draw(_kinds)
    chosen = draw(st.lists(st.sampled_from(kind.fields), max_size=8, unique_by=lambda spec: spec.name))
    return kind, {**LEAST[kind.name], **{spec.name: draw(_plausible(spec)) for spec in chosen}}


@given(_kinds, st.dictionaries(_texts, _json, max_size=3) | _json)
def test_arbitrary_json_is_refused_or_accepted_never_a_crash(kind: Kind, untrusted: Any) -> None:
    for partial in (False, True):
        try:
            clean(kind, standard(), untrusted, partial=partial)
        except RefusedInput as refused:
            json.dumps([refused.text.da, refused.text.en, refused.field, refused.code]).encode()
            refused.text.da.encode()


@given(st.data())
def test_any_value_in_any_field_is_refused_or_accepted(data: st.DataObject) -> None:
    kind = data.draw(_kinds)
    spec, value = data.draw(st.sampled_from(kind.fields)), data.draw(_json)
    before = LEAST[kind.name]
    for attempt in (
        lambda: clean(kind, standard(), {**before, spec.name: value}),
        lambda: clean_edit(kind, standard(), {spec.name: value}, before=before),
        lambda: clean_edit(kind, standard(), {}, {spec.name: value}, before=before),
        lambda: clean_edit(kind, standard(), {}, {}, {spec.name: value}),
    ):
        try:
            attempt()
        except RefusedInput as refused:
            refused.text.da.encode()


@given(_records())
def test_cleaning_twice_changes_nothing(record: tuple[Kind, dict[str, Any]]) -> None:
    kind, values = record
    try:
        once = clean(kind, standard(), values)
    except RefusedInput:
        return
    again = clean(kind, standard(), {**once.set, **once.add})
    assert (again.set, again.add, again.warnings) == (once.set, once.add, once.warnings)


@given(_records())
def test_what_is_accepted_is_plain_nfc_json_and_names_no_empty_value(record: tuple[Kind, dict[str, Any]]) -> None:
    kind, values = record
    try:
        cleaned = clean(kind, standard(), values)
    except RefusedInput:
        return
    json.dumps([cleaned.set, cleaned.add], ensure_ascii=False, allow_nan=False).encode()
    for value in cleaned.set.values():
        assert value is not None and value != ""
        assert not isinstance(value, str) or unicodedata.is_normalized("NFC", value)
    for elements in cleaned.add.values():
        assert elements and elements == sorted(set(elements))
    for space in kind.spaces:
        if space.startswith("ssp"):
            check_space(kind, standard(), {**cleaned.set, **cleaned.add}, space)


@given(_records())
def test_writing_what_already_stands_moves_no_element(record: tuple[Kind, dict[str, Any]]) -> None:
    kind, values = record
    try:
        once = clean(kind, standard(), values)
        edit = clean_edit(kind, standard(), {**once.set, **once.add}, before={**once.set, **once.add})
    except RefusedInput:
        return
    assert (edit.set, edit.add, edit.remove) == (once.set, {}, {})
