"""What an organisation has put in place of what is shipped: words, lengths of deadlines, what each level asks for.

One JSON object {"codes", "deadlines", "levels"}. Pure. What a person gives is checked whole and refused whole; what
a colleague's newer program gave is used as far as it is understood here, and kept as it came.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from local_store.errors import KnownError, Text
from local_store.ids import PersonId
from local_store.records.catalogue import Catalogue, Tables, read_tables
from local_store.records.declare import Code
from local_store.rules import deadlines, level_frames
from local_store.rules.deadlines import TimeRule, TimeRules
from local_store.rules.level_frames import LevelRow, LevelTable

Part = TypeVar("Part")
SECTIONS = ("codes", "deadlines", "levels")
MAX_BYTES = 256 * 1024
_LONGEST = {"code": 64, "label": 160, "text": 600}  # characters
# Tables the program itself reckons with: the words are the organisation's, which codes there are is not.
WORDS_ONLY = frozenset(
    {
        "action_status", "age_band", "age_track", "agenda_reason", "agenda_status", "case_state", "consent_giver",
        "consent_kind", "custody", "data_type", "decision_kind", "directory_entry", "disclosure_channel",
        "disclosure_outcome", "disclosure_phase", "follow_up_status", "form_section", "goal_area", "guide_number",
        "handover_state", "information_class", "inquiry_part", "investigation_start", "investigation_status",
        "legal_basis", "map_mode", "meeting_status", "network_state", "node_kind", "outcome_level",
        "parents_informed", "party_type", "person_status", "place_status", "recurrence", "risk_level", "sector",
        "ssp_forum", "ssp_level", "tie_direction", "tie_sign", "yes_no",
    }
)  # fmt: skip
_ENTRY_FIELDS = ("code", "da", "en", "retired", "spaces")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is set. `plain` is the object as it was given, with what a newer program put there."""

    plain: Mapping[str, Any]
    tables: Tables
    rules: TimeRules
    levels: LevelTable

    @property
    def unknown(self) -> dict[str, Any]:
        """The parts only a newer program knows."""
        return {name: value for name, value in self.plain.items() if name not in SECTIONS}

    def catalogue(self, shipped: Catalogue) -> Catalogue:
        """Return the catalogue with the organisation's words and levels."""
        return shipped.with_overrides(self.tables).with_levels(self.levels)


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds in a book: by whom and since when (ISO 8601); both None where nothing was ever set."""

    set: Configuration
    by: PersonId | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that another configuration changes: "deadlines.F1", with what holds before and after."""

    what: str
    before: Any
    after: Any


def as_shipped() -> Configuration:
    """Return the configuration of an organisation that has set nothing."""
    return Configuration({}, {}, deadlines.shipped(), {})


def read_plain(untrusted_json: bytes) -> dict[str, Any]:
    """Return the JSON object. Raises KnownError "bad_configuration"."""
    if len(untrusted_json) > MAX_BYTES:
        raise _bad(f"den fylder mere end {MAX_BYTES // 1024} KB", f"it is over {MAX_BYTES // 1024} KB")
    try:
        return msgspec.json.decode(untrusted_json, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _bad(str(error), str(error)) from error


def checked(untrusted: Mapping[str, Any], shipped: Catalogue, known: Collection[str] = ()) -> Configuration:
    """Return what a person has set. Raises KnownError "bad_configuration" with all that is wrong.

    `known` are parts of a newer program that are in force; any other part that is not ours is a slip of the pen.
    """
    wrong = [_unknown_part(name) for name in untrusted if name not in SECTIONS and name not in known]
    tables = _part("codes", _codes, untrusted, shipped, wrong)
    rules = _part("deadlines", _rules, untrusted, shipped, wrong)
    levels = _part("levels", _levels, untrusted, shipped, wrong)
    if wrong or tables is None or rules is None or levels is None:
        raise KnownError(
            Text("\n".join(text.da for text in wrong), "\n".join(text.en for text in wrong)),
            code="bad_configuration",
        )
    return Configuration(untrusted, tables, rules, levels)


def understood(plain: Mapping[str, Any], shipped: Catalogue) -> Configuration:
    """Return as much of what a member was given as this program understands; the rest is as shipped."""
    tables: dict[str, tuple[Code, ...]] = {}
    for table, entry in _pairs(plain.get("codes")):
        known = {name: entry[name] for name in _ENTRY_FIELDS if name in entry} if isinstance(entry, dict) else entry
        found = _tried(_codes, {table: [known]}, shipped).get(table, ())
        tables[table] = (*tables.get(table, ()), *(one for one in found if one not in tables.get(table, ())))
    rules = deadlines.shipped()
    for name, override in _object(plain.get("deadlines")).items():
        changed = _tried(_rules, {name: _only(override, TimeRule)}, shipped)
        rules = {**rules, **({name: changed[name]} if name in changed else {})}
    levels: dict[str, tuple[LevelRow, ...]] = {}
    for level, row in _pairs(plain.get("levels")):
        found_rows = _tried(_levels, {level: [_only(row, LevelRow)]}, shipped).get(level, ())
        levels[level] = (*levels.get(level, ()), *found_rows)
    return Configuration(
        plain, {name: _once(codes) for name, codes in tables.items() if codes}, rules,
        {level: rows for level, rows in levels.items() if rows},
    )  # fmt: skip


def differences(before: Configuration, after: Configuration, shipped: Catalogue) -> tuple[Difference, ...]:
    """Return what holds otherwise once `after` is in force, in the file's order of parts."""
    old, new = before.catalogue(shipped).tables(), after.catalogue(shipped).tables()
    found = [
        Difference(f"codes.{table}.{code}", _word(old[table], code), _word(new[table], code))
        for table in new
        for code in dict.fromkeys(one.code for one in (*old[table], *new[table]))
    ]
    found += [
        Difference(f"deadlines.{name}", _length(before.rules[name]), _length(rule))
        for name, rule in after.rules.items()
    ]
    found += [
        Difference(f"levels.{level}", _rows(before.levels, level), _rows(after.levels, level))
        for level in sorted({*before.levels, *after.levels})
    ]
    found += [
        Difference(name, before.unknown.get(name), after.unknown.get(name))
        for name in dict.fromkeys((*before.unknown, *after.unknown))
    ]
    return tuple(one for one in found if one.before != one.after)


# -- the parts --


def _part(
    name: str,
    read: Callable[[Any, Catalogue], Part],
    whole: Mapping[str, Any],
    shipped: Catalogue,
    wrong: list[Text],
) -> Part | None:
    """Read one part entry by entry, so that each mistake is named with its place."""
    untrusted = whole.get(name, {})
    if not isinstance(untrusted, dict):
        wrong.append(_bad(f"{name}: skriv et objekt", f"{name}: write an object").text)
        return None
    before = len(wrong)
    for entry, value in untrusted.items():
        try:
            read({entry: value}, shipped)
        except KnownError as error:
            at = f"{name}.{entry[:60]!a}"
            wrong.append(Text(f"{at}: {error.text.da}", f"{at}: {error.text.en}"))
    return read(untrusted, shipped) if len(wrong) == before else None


def _json(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value)
    except (OverflowError, UnicodeError, RecursionError) as error:
        raise _bad(str(error), str(error)) from error


def _codes(untrusted: Any, shipped: Catalogue) -> Tables:
    tables = {}
    for table, codes in read_tables(_json(untrusted)).items():
        if table not in shipped.tables():
            raise _bad("den tabel findes ikke", "there is no such table")
        for code in codes:
            _check_code(table, code, shipped)
        # the keys of the quick log are fitted to each other, so they stay as shipped
        tables[table] = tuple(Code(one.code, one.label, "", one.retired, one.spaces) for one in codes)
    return tables


def _check_code(table: str, code: Code, shipped: Catalogue) -> None:
    where = f"{code.code[:60]!a}"
    _check_text(where, code.code, "code")
    for label in (code.label.da, code.label.en):
        _check_text(where, label, "label")
    if table in WORDS_ONLY and (code.retired or shipped.code(table, code.code) is None):
        raise _bad(
            f"{where}: programmet regner med koderne i den tabel; kun ordene kan skiftes",
            f"{where}: the program reckons with the codes of that table; only the words can be changed",
        )


def _rules(untrusted: Any, _shipped: Catalogue) -> TimeRules:
    rules = deadlines.with_overrides(deadlines.shipped(), _json(untrusted))
    for rule in rules.values():
        for text in (rule.owner, rule.note or "-"):
            _check_text(rule.id, text, "text")
    return rules


def _levels(untrusted: Any, _shipped: Catalogue) -> LevelTable:
    levels = level_frames.read_level_table(_json(untrusted))
    for level, rows in levels.items():
        for row in rows:
            for text in (row.action_da, row.action_en, row.role_da, row.role_en):
                _check_text(level, text, "text")
    return levels


def _check_text(where: str, text: str, sort: str) -> None:
    if not text.strip() or len(text) > _LONGEST[sort] or not text.isprintable():
        most = _LONGEST[sort]
        raise _bad(
            f"{where}: skriv 1 til {most} tegn på én linje", f"{where}: write 1 to {most} characters on one line"
        )


# -- what is not quite understood --


def _tried(read: Callable[[Any, Catalogue], Any], part: Any, shipped: Catalogue) -> Any:
    try:
        return read(part, shipped)
    except KnownError:
        return {}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    for name, items in _object(value).items():
        for item in items if isinstance(items, list) else ():
            yield name, item


def _only(value: Any, known: type[msgspec.Struct]) -> Any:
    """Leave out the fields that only a newer program knows."""
    if not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if name in known.__struct_fields__}


def _once(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    return tuple({one.code: one for one in codes}.values())


# -- what is told of a difference --


def _word(codes: tuple[Code, ...], code: str) -> dict[str, Any] | None:
    found = next((one for one in codes if one.code == code), None)
    if found is None:
        return None
    return {"da": found.label.da, "en": found.label.en} | ({"retired": True} if found.retired else {})


def _length(rule: TimeRule) -> dict[str, Any]:
    names = ("unit", "amount", "again_amount", "owner", "warn_hours", "on", "note")
    return {name: msgspec.to_builtins(getattr(rule, name)) for name in names}


def _rows(levels: LevelTable, level: str) -> Any:
    return msgspec.to_builtins(levels[level]) if level in levels else None


def _unknown_part(name: str) -> Text:
    parts = ", ".join(SECTIONS)
    return _bad(
        f"delen {name[:60]!a} kendes ikke (der er {parts})", f"there is no part {name[:60]!a} (there are {parts})"
    ).text


def _bad(da: str, en: str) -> KnownError:
    return KnownError(
        Text(f"Konfigurationen kan ikke bruges: {da}.", f"The configuration cannot be used: {en}."),
        code="bad_configuration",
    )
