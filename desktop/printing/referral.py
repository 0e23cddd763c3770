"""Prints an SSP referral (indstilling) in the order of its form, with the three voices apart (R3)."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from desktop.printing import paper
from desktop.printing.suspicions import suspicions
from desktop.showing import storage
from desktop.showing.meetings import about
from desktop.showing.voices import read_label
from desktop.showing.words import Words, moment
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.records.declare import FieldType, Spec
from local_store.rules.ssp_levels import LEVELS, forum_of
from local_store.views import Record
from ui.style import dates
from ui.style.dates import Language

_TITLE = Text("Indstilling: {}", "Referral: {}")
_THE_CASE = Text("Sagen", "The case")
_FIRST = "background_text"  # who reads a paper needs it before what it led to
_ON_TOP = ("heading", "state", "level", "legal_basis", "withdrawn", "merged_into", "not_same_as")


def print_referral(
    book: FieldBook, case: str, file: Path, language: Language = "da", *, outside: bool = False
) -> Path:
    """Write the referral as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom.

    `outside`: it leaves the house, so no suspicion stands on it (R8).
    """
    record = book.get(RecordId(case))
    words = paper.words_now(book, language)
    told = referral(words, record)
    return paper.put(words, record, "referral", told | {"suspicions": []} if outside else told, file)


def referral(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the referral's paper."""
    long, short = split(words, record)
    parts = (forum(words, record), paper.label(words, "case_state", record.fields.get("state")))
    subtitle = " · ".join(part for part in parts if part)
    return {
        **paper.head(words, record, words.say(_TITLE).format(about(words, record)), subtitle, paper.OF_A_CASE),
        **paper.level(words, record),
        "facts": [*short, kept(words, record)],
        "sections": long,
        "suspicions": suspicions(words, record),
    }


def kept(words: Words, record: Record) -> dict[str, str]:
    """Return how long the form is kept and who may read it, as a fact on its paper (R18)."""
    return {"label": words.say(storage.LABEL), "text": " · ".join(storage.kept(words, record))}


def forum(words: Words, record: Record) -> str:
    """Return the forum the case's level leads to, with its district for a local committee."""
    level = str(record.fields.get("level") or "")
    name = paper.label(words, "ssp_forum", forum_of(level)) if level in LEVELS else ""
    district = paper.label(words, "district", record.fields.get("district"))
    return ", ".join(part for part in (name, district) if part)


def split(
    words: Words, record: Record, without: Collection[str] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Return the long texts by section, and the short fields as label and text."""
    kind = words.book.catalogue.kind(record.kind)
    sections: dict[str, list[dict[str, str]]] = {}
    short = []
    for spec in kind.fields:
        value = record.fields.get(spec.name)
        if value in (None, "", []) or spec.name in _ON_TOP or spec.name in without:
            continue
        item = {"label": words.say(read_label(spec)), "text": _text(words, spec, value)}
        if spec.type is FieldType.LONG_TEXT or "\n" in item["text"]:
            section = sections.setdefault(_heading(words, spec), [])
            section.insert(0 if spec.name == _FIRST else len(section), {**item, "voice": str(spec.voice)})
        else:
            short.append(item)
    return [{"heading": heading, "items": items} for heading, items in sections.items()], short


def _text(words: Words, spec: Spec, value: Any) -> str:
    """A day on paper has its year: "tomorrow" is wrong when it is read. Several notes stand below one another."""
    if spec.type is FieldType.REFERENCES and len(value) > 1:
        return "\n".join(f"– {words.value(spec, one)}" for one in value)
    if spec.type is FieldType.MOMENT:
        return f"{paper.day(words, value)} {dates.clock(moment(str(value)), words.language)}"
    return paper.day(words, value) if spec.type is FieldType.DATE else words.value(spec, value)


def _heading(words: Words, spec: Spec) -> str:
    if not spec.group:
        return words.say(_THE_CASE)
    return words.say(words.book.catalogue.label("form_section", spec.group))
