"""What a list calls a record: the first of its kind's title fields that says something."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from local_store.database import EncryptedDatabase
from local_store.ids import is_id
from local_store.projections import Projections
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Spec
from local_store.rules import concerns
from local_store.rules.danish_calendar import here

_LONGEST = 80
_POINTS = (FieldType.REFERENCE, FieldType.PLACE)


def _to_the_minute(stored: str) -> str:
    """Return a stored moment as clocks in Denmark show it; one nobody can read as it is written."""
    try:
        at = here(datetime.fromisoformat(stored)).isoformat()
    except (OverflowError, ValueError):
        at = stored
    return at[:16].replace("T", " ")


class Titles:
    """Reads one step across a reference; a reference to what is not here says nothing."""

    def __init__(self, catalogue: Catalogue, database: EncryptedDatabase, projections: Projections) -> None:
        self._catalogue = catalogue
        self._database = database
        self._projections = projections

    def use(self, catalogue: Catalogue) -> None:
        """Say codes in these words from now on."""
        self._catalogue = catalogue

    def of(self, kind_name: str, fields: Mapping[str, Any], *, follow: bool = True) -> str:
        """Return the title, at most 80 characters; the kind's label when no title field is filled."""
        kind = self._projections.kind(kind_name)
        if kind is None:
            return kind_name
        if concerns.is_fenced(kind_name, fields):
            return concerns.FENCED.da
        for name in kind.title:
            told = self._told(kind.by_name[name], fields.get(name), follow)
            if told:
                return told
        return kind.label.da

    def of_record(self, record: str) -> str | None:
        """Return the title of a record by its id, None when it is not here."""
        row = self._database.row("SELECT key, kind FROM record WHERE id = ?", (bytes.fromhex(record),))
        if row is None:
            return None
        rows = self._projections.read(self._projections.table(row[1]), "_key = ?", (row[0],))
        return self.of(row[1], rows[0].fields, follow=False)

    def _told(self, spec: Spec, value: Any, follow: bool) -> str | None:
        if spec.type in _POINTS and is_id(value):
            return self.of_record(value) if follow else None
        if spec.codes is not None and isinstance(value, str):
            return self._catalogue.label(spec.codes, value).da
        if spec.open and isinstance(value, list):
            value = ", ".join(self._catalogue.label(spec.codes or "", str(one)).da for one in value)
        if spec.type is FieldType.MOMENT and isinstance(value, str):
            return _to_the_minute(value)
        if isinstance(value, (str, int)):
            line = " ".join(str(value).split())
            return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        return None
