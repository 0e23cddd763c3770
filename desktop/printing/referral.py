"""Prints an SSP referral (indstilling) in the order of its form, with the three voices apart (R3)."""

import json
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.disk import no_room
from local_store.ids import RecordId
from local_store.records.declare import FieldType, Kind, Spec
from local_store.rules.ssp_levels import forum_of
from local_store.views import Record
from ui.style import dates
from ui.style.dates import Language

_CLASSIFICATION = "Fortroligt. Kun for dem, der er med i sagen. Makuleres efter brug."


def print_referral(book: FieldBook, case: str, file: Path, language: Language = "da") -> Path:
    """Write the referral as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    record = book.get(RecordId(case))
    words = Words(book, language, datetime.now().astimezone())
    data = _data(words, record)
    with (
        as_file(files("desktop.printing") / "referral.typ") as template,
        as_file(files("ui.style") / "fonts") as fonts,
    ):
        pdf = typst.compile(
            str(template),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            format="pdf",
        )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdf)
    except OSError as error:
        raise no_room(error) from error
    book.note_access("print", record.id, file.name)
    return file


def _data(words: Words, record: Record) -> dict[str, Any]:
    kind = words.book.catalogue.kind(record.kind)
    long, short = _split(words, kind, record)
    printed = dates.near_moment(words.now, words.now.date(), words.language)
    by = words.person(words.book.person)
    space = next((one.name for one in words.book.spaces() if one.id == record.space), "")
    level = record.fields.get("level")
    forum = words.say(words.book.catalogue.label("ssp_forum", forum_of(str(level)))) if level else ""
    return {
        "title": f"Indstilling: {words.title(record)}",
        "subtitle": " · ".join(part for part in (forum, _label(words, kind, "level", record)) if part),
        "space": space,
        "printed_by": by,
        "printed_line": f"Udskrevet af {by}, {dates.full_date(words.now.date(), 'da')}, {printed}",
        "classification": _CLASSIFICATION,
        "facts": short,
        "sections": long,
    }


def _split(words: Words, kind: Kind, record: Record) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Return the long texts by section, and the short fields as one table."""
    sections: dict[str, list[dict[str, str]]] = {}
    short = []
    for spec in kind.fields:
        value = record.fields.get(spec.name)
        if value in (None, "", []) or spec.name in ("heading", "state"):
            continue
        if spec.type is FieldType.LONG_TEXT:
            item = {"label": words.say(spec.label), "text": words.value(spec, value), "voice": str(spec.voice)}
            sections.setdefault(_heading(words, spec), []).append(item)
        else:
            short.append({"label": words.say(spec.label), "text": words.value(spec, value)})
    return [{"heading": heading, "items": items} for heading, items in sections.items()], short


def _heading(words: Words, spec: Spec) -> str:
    if not spec.group:
        return "Sagen"
    return words.say(words.book.catalogue.label("form_section", spec.group))


def _label(words: Words, kind: Kind, field: str, record: Record) -> str:
    value = record.fields.get(field)
    return words.value(kind.spec(field), value) if value else ""
