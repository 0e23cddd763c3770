"""Prints a case as it may be discussed where nobody is to know whom it is about (R33): nothing in it leads back."""

from pathlib import Path
from typing import Any

from desktop.doing.weighing import age_of
from desktop.printing import paper
from desktop.showing.anonymous import TITLE, named_in
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.records.declare import FieldType
from local_store.rules import anonymise
from local_store.views import Record
from ui.style.dates import Language

_WHERE = Text("Drøftes uden navn", "Discussed without a name")
_LEFT_OUT = ("place_ref", "raised_by")  # no field of them is there, so no text names them either
_THE_CASE, _AGE = Text("Sagen", "The case"), Text("Alder", "Age")


def print_anonymous(book: FieldBook, case: str, file: Path, language: Language = "da") -> Path:
    """Write the summary as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    record = book.get(RecordId(case))
    words = paper.words_now(book, language)
    return paper.put(words, record, "referral", anonymous(words, record), file)


def summary(words: Words, case: Record) -> anonymise.Summary:
    """Return what may be read aloud, with what the texts still named: the worker looks them through."""
    person, others = named_in(words, case)
    known = _record(words, case.fields.get("young_person_id"))
    kind = words.book.catalogue.kind(case.kind)
    around = [{"name": words.value(kind.by_name[name], case.fields.get(name))} for name in _LEFT_OUT]
    return anonymise.summary(case.fields, person, [*others, *around], age_of(words, known))


def anonymous(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the paper: no heading, no place, no group, no raiser, and every text cleaned."""
    found, kind = summary(words, record), words.book.catalogue.kind(record.kind)
    short = []
    if found.age_band:
        short.append({"label": words.say(_AGE), "text": paper.label(words, "age_band", found.age_band)})
    items = []
    for name, text in found.fields.items():
        spec = kind.by_name[name]
        item = {"label": words.say(spec.label), "text": words.value(spec, text)}
        if spec.type is FieldType.LONG_TEXT:
            items.append({**item, "voice": str(spec.voice)})
        elif name != "level":
            short.append(item)
    head = paper.head(words, record, words.say(TITLE), words.say(_WHERE), paper.OF_A_CASE)
    sections = [{"heading": words.say(_THE_CASE), "items": items}] if items else []
    return {
        **head, **paper.level(words, record), "space": "", "facts": short, "sections": sections, "suspicions": [],
    }  # fmt: skip


def _record(words: Words, record: object) -> Record | None:
    try:
        return words.book.get(RecordId(str(record))) if record else None
    except KnownError:
        return None
