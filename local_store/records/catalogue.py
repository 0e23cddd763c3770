"""The catalogue: every declared kind and every code table, with what an organisation has put in their place."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import msgspec

from local_store.errors import KnownError, RefusedInput, Text
from local_store.records.declare import PERSON, Code, Kind, Spec
from local_store.rules import level_frames
from local_store.rules.level_frames import LevelTable

Tables = Mapping[str, tuple[Code, ...]]


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    """One code as its file writes it."""

    code: str
    da: str
    en: str
    key: str = ""
    retired: bool = False
    spaces: tuple[str, ...] = ()


class Catalogue:
    """Immutable: kinds and code tables. ValueError when a kind names a table or a kind that is not there."""

    def __init__(self, kinds: Iterable[Kind], tables: Tables, levels: LevelTable | None = None) -> None:
        self.levels: LevelTable = levels or {}  # what each level asks for; empty: nothing is set
        self._kinds = MappingProxyType({kind.name: kind for kind in kinds})
        self._tables = MappingProxyType(dict(tables))
        self._by_code = MappingProxyType(
            {table: {entry.code: entry for entry in entries} for table, entries in tables.items()}
        )
        for kind in self._kinds.values():
            for spec in kind.fields:
                self._check(kind, spec)

    def kind(self, name: str) -> Kind:
        """Return the kind of that name; RefusedInput "unknown_kind" when there is none."""
        kind = self._kinds.get(name)
        if kind is None:
            shown = ascii(name[:60])
            raise RefusedInput(
                Text(
                    f"Typen {shown} findes ikke. Se typerne med “feltbog kinds”.",
                    f"There is no kind {shown}. See the kinds with “feltbog kinds”.",
                ),
                code="unknown_kind",
            )
        return kind

    def kinds(self) -> tuple[Kind, ...]:
        """Return every kind, in the order the field meets them."""
        return tuple(self._kinds.values())

    def codes(self, table: str) -> tuple[Code, ...]:
        """Return the codes that are offered, in order; KeyError when there is no such table."""
        return tuple(code for code in self._tables[table] if not code.retired)

    def code(self, table: str, code: str) -> Code | None:
        """Return the entry, retired or not; None when the table has no such code."""
        return self._by_code[table].get(code)

    def label(self, table: str, code: str) -> Text:
        """Return the code's label; a code nobody here knows (a newer peer's) reads as itself."""
        entry = self.code(table, code)
        return entry.label if entry else Text(code, code)

    def tables(self) -> Tables:
        """Return every table with all its codes."""
        return self._tables

    def with_overrides(self, overrides: Tables) -> "Catalogue":
        """Return a catalogue where an organisation's words stand: known codes are replaced, new ones come last."""
        merged = {table: _override(entries, overrides.get(table, ())) for table, entries in self._tables.items()}
        for table in overrides:
            if table not in merged:
                raise _bad_overrides(f"tabellen “{table}” findes ikke", f"there is no table “{table}”")
        return Catalogue(self._kinds.values(), merged, self.levels)

    def with_levels(self, levels: LevelTable) -> "Catalogue":
        """Return a catalogue that says what the organisation asks for at each level."""
        return Catalogue(self._kinds.values(), self._tables, levels)

    def time_frame(self, level: str | int) -> Text:
        """Return a level's time frame in a few words; where nothing is set they say so (R14)."""
        return level_frames.time_frame(self.levels, level)

    def _check(self, kind: Kind, spec: Spec) -> None:
        if spec.codes is not None and spec.codes not in self._tables:
            raise ValueError(f"{kind.name}.{spec.name} names the code table {spec.codes}, which is not there")
        if spec.group and self.code("form_section", spec.group) is None:
            raise ValueError(f"{kind.name}.{spec.name} stands in a form section without a label: {spec.group}")
        for target in spec.to:
            if target != PERSON and target not in self._kinds:
                raise ValueError(f"{kind.name}.{spec.name} points at {target}, which is no kind")


def _override(entries: tuple[Code, ...], ours: tuple[Code, ...]) -> tuple[Code, ...]:
    """A fence (`spaces`) shipped with a code is law, not wording: an override keeps it."""
    replaced = {entry.code: entry for entry in ours}
    kept = []
    for entry in entries:
        new = replaced.pop(entry.code, entry)
        kept.append(Code(new.code, new.label, new.key or entry.key, new.retired, entry.spaces or new.spaces))
    return (*kept, *replaced.values())


def read_tables(untrusted_json: bytes) -> dict[str, tuple[Code, ...]]:
    """Read a file of code tables: {table: [{"code", "da", "en", "key"?, "retired"?, "spaces"?}]}.

    Raises KnownError "bad_codes" with what is wrong and where; nothing of a bad file is used.
    """
    try:
        raw = msgspec.json.decode(untrusted_json, type=dict[str, list[_Entry]])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _bad_overrides(str(error), str(error)) from error
    tables = {}
    for table, entries in raw.items():
        names = [entry.code for entry in entries]
        if len(set(names)) != len(names) or not all(names):
            raise _bad_overrides(
                f"“{table}” har en tom eller gentagen kode", f"“{table}” has an empty or repeated code"
            )
        tables[table] = tuple(
            Code(entry.code, Text(entry.da, entry.en), entry.key, entry.retired, entry.spaces) for entry in entries
        )
    return tables


def _bad_overrides(da: str, en: str) -> KnownError:
    return KnownError(
        Text(f"Kodefilen kan ikke bruges: {da}.", f"The code file cannot be used: {en}."), code="bad_codes"
    )


@cache
def standard() -> Catalogue:
    """Return the catalogue as shipped. It is immutable, so one is enough."""
    from local_store.records.all_kinds import ALL_KINDS

    tables: dict[str, tuple[Code, ...]] = {}
    folder = files("local_store.records") / "codes"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            tables |= read_tables(file.read_bytes())
    return Catalogue(ALL_KINDS, tables)


def load_catalogue(overrides: Path | None = None) -> Catalogue:
    """Return the shipped catalogue with the organisation's code file over it; KnownError when the file is bad."""
    if overrides is None:
        return standard()
    try:
        untrusted_json = overrides.read_bytes()
    except OSError as error:
        raise _bad_overrides(str(error), str(error)) from error
    return standard().with_overrides(read_tables(untrusted_json))


def dump_tables(tables: Tables) -> bytes:
    """Return the tables in the form `read_tables` reads, for a file to edit."""
    plain = {
        table: [
            {"code": code.code, "da": code.label.da, "en": code.label.en}
            | ({"key": code.key} if code.key else {})
            | ({"retired": True} if code.retired else {})
            | ({"spaces": list(code.spaces)} if code.spaces else {})
            for code in codes
        ]
        for table, codes in tables.items()
    }
    return json.dumps(plain, ensure_ascii=False, indent=2).encode()
