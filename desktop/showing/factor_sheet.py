"""A young person's sheet of resources and risks: the newest answer about each factor, never summed or ranked."""

from desktop.showing import happened
from desktop.showing.rows import when
from desktop.showing.words import Words
from local_store.records.declare import Kind
from local_store.rules.factor_sheets import RISK
from local_store.views import Record
from ui.style import dates
from ui.views import Factor, FactorSheet

KIND = "factor_answer"
_LAST = 10_000  # where an answer stands whose code no table here has


def sheet(words: Words, record: Record) -> FactorSheet:
    """Return both sides of the sheet, each in the order of the tables: by area of life, then by factor."""
    kind = words.kind(KIND)
    if kind is None:
        return FactorSheet((), ())
    newest: dict[str, Record] = {}
    for one in sorted(happened.linked(words, KIND, "young_person_id", record.id), key=lambda one: when(words, one)):
        newest[str(one.fields.get("factor"))] = one
    order = ("area", "factor")
    listed = sorted(newest.values(), key=lambda one: [_place(words, kind, field, one) for field in order])
    sides: tuple[list[Factor], list[Factor]] = ([], [])
    for one in listed:
        sides[one.fields.get("factor_kind") == RISK].append(_factor(words, kind, one))
    return FactorSheet(tuple(sides[0]), tuple(sides[1]))


def _place(words: Words, kind: Kind, field: str, record: Record) -> int:
    table = words.book.catalogue.codes(str(kind.by_name[field].codes))
    codes = [code.code for code in table]
    value = record.fields.get(field)
    return codes.index(value) if value in codes else _LAST


def _factor(words: Words, kind: Kind, record: Record) -> Factor:
    said = {
        name: words.value(kind.by_name[name], record.fields.get(name))
        for name in ("factor", "answer", "weight", "area")
    }
    day = dates.near_day(when(words, record).date(), words.now.date(), words.language)
    answer = " · ".join(part for part in (said["answer"], said["weight"]) if part)
    told = " · ".join(part for part in (said["area"], day, happened.by(words, record)) if part)
    return Factor(record.id, said["factor"], answer, str(record.fields.get("comment") or ""), told)
