"""What every paper shares: who printed it when, how secret it is, and how it becomes PDF/UA-1, fonts inside."""

import json
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from desktop.printing import showable
from desktop.printing.paper_words import WORDS
from desktop.showing.without_letter import mark
from desktop.showing.words import Words, space_name
from local_store.book import FieldBook
from local_store.disk import no_room, write_for_owner
from local_store.errors import Text
from local_store.rules.danish_calendar import day_of, now_here
from local_store.rules.ssp_levels import LEVELS
from local_store.views import Record
from ui.style import dates
from ui.style.dates import Language

_ROUNDS = 30
OF_A_CASE = Text("Fortroligt · kun for dem, der er med i sagen", "Confidential · only for those in the case")
OF_A_MEETING = Text("Fortroligt · kun for mødets deltagere", "Confidential · only for those at the meeting")
_PRINTED = Text(
    "Udskrevet af {who} {day} {clock}. Makuleres efter brug.", "Printed by {who} {day} {clock}. Shred after use."
)


class WordsOnPaper(Words):
    """Others read a paper: whoever prints it is not "you" on it."""

    def person(self, person: str) -> str:
        return self.person_for_others(person)


def words_now(book: FieldBook, language: Language) -> Words:
    """Return the words of this moment, in the language chosen."""
    return WordsOnPaper(book, language, now_here())


def head(words: Words, record: Record, title: str, subtitle: str, classification: Text) -> dict[str, Any]:
    """Return what stands on every page of a paper about this record."""
    by = words.person(words.book.person)
    now, language = words.now, words.language
    space = next((space_name(one, language) for one in words.book.spaces() if one.id == record.space), "")
    day_now, clock_now = dates.full_date(now.date(), language), dates.clock(now, language)
    return {
        "title": title,
        "subtitle": " · ".join(part for part in (mark(words, record), subtitle) if part),
        "space": space,
        "printed_by": by,
        "printed_line": words.say(_PRINTED).format(who=by, day=day_now, clock=clock_now),
        "classification": words.say(classification),
        "language": language,
        "words": {name: words.say(text) for name, text in WORDS.items()},
    }


def level(words: Words, record: Record) -> dict[str, Any]:
    """Return the case's level and legal basis as the badges under the title say them."""
    value = str(record.fields.get("level") or "")
    ground = record.fields.get("legal_basis")
    return {
        "level": int(value) if value in LEVELS else 0,
        "level_label": label(words, "ssp_level", value),
        "ground": label(words, "legal_basis", ground),
    }


def label(words: Words, codes: str, code: object) -> str:
    """Return what a code is called; "" for none."""
    return words.say(words.book.catalogue.label(codes, str(code))) if code else ""


def day(words: Words, value: object) -> str:
    """Return a stored date as it stands on paper, where "tomorrow" would be wrong when it is read: 3. dec. 2026."""
    if not value:
        return ""
    at = day_of(str(value))
    return f"{dates.short_date(at, words.language)} {at.year}"


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the paper as PDF/UA-1, its fonts inside. A sign none of them has is marked, and the paper says so."""
    for _ in range(_ROUNDS):  # one kind of complaint hides another
        try:
            return _compiled(template, data)
        except typst.TypstError as error:
            lacking = showable.lacking(error.diagnostic)
            if not lacking:
                raise
            data = showable.without(data, lacking)
    return _compiled(template, data)


def _compiled(template: str, data: Mapping[str, Any]) -> bytes:
    with (
        as_file(files("desktop.printing") / f"{template}.typ") as source,
        as_file(files("ui.style") / "fonts") as fonts,
    ):
        pdf: bytes = typst.compile(
            str(source),
            root=str(source.parent),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            format="pdf",
        )
    return pdf


def put(words: Words, record: Record, template: str, data: Mapping[str, Any], file: Path) -> Path:
    """Note in the access log what is printed (L8), and write the paper. Raises NoRoom.

    In that order: a line without its paper misleads nobody, a paper without its line would.
    """
    pdf = typeset(template, data)
    words.book.note_access("print", record.id, file.name)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_for_owner(file, pdf)
    except OSError as error:
        raise no_room(error) from error
    return file
