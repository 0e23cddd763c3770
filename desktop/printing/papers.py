"""Which papers there are of which record, and how each is printed."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.ssp_levels import LEVELS, needs_standard_form
from local_store.views import Record
from ui.asks import Ask
from ui.meetings.asks import NamedInTexts, PrintPaper
from ui.style.dates import Language

Printing = Callable[[FieldBook, str, Path, Language], Path]
_OF_KIND: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ssp_case": ("referral", "standard_form", "receipt", "overview", "anonymous"),
        "meeting": ("agenda", "decisions"),
        "relation_map": ("relation_map",),
    }
)
_NONE = Text("Der er intet papir af den slags notat.", "There is no paper of that kind of record.")
STAYS = Text(
    "Et relationskort er for mødet, det er tegnet til, og gives ikke videre på papir.",
    "A relation map is for the meeting it was drawn for; its paper is not passed on.",
)


def stays(record: Record) -> bool:
    """Tell whether the record's paper is for its meeting alone, so that nobody else is given it."""
    return record.kind == "relation_map"


def papers_of(record: Record) -> tuple[str, ...]:
    """Return the papers of the record, the usual one first; none for a kind that has none."""
    papers = _OF_KIND.get(record.kind, ())
    level = record.fields.get("level")
    if record.kind == "ssp_case" and level in LEVELS and needs_standard_form(level):
        return ("standard_form", "referral", "receipt", "overview", "anonymous")
    if record.kind == "meeting" and record.fields.get("status") == "afholdt":
        return ("decisions", "agenda")
    return papers


def print_paper(
    book: FieldBook, record: str, file: Path, paper: str = "", language: Language = "da", *, outside: bool = False
) -> Path:
    """Write a paper of a record, the usual one unless named. Raises NotFound, RefusedInput (paper), NoRoom.

    `outside`: somebody else gets it, so no suspicion stands on it, and a map is refused.
    """
    found = book.get(RecordId(record))
    papers = papers_of(found)
    wanted = paper or (papers[0] if papers else "")
    if wanted not in papers:
        raise RefusedInput(_NONE, field="paper", code="unknown_code")
    if outside and stays(found):
        raise RefusedInput(STAYS, field="paper", code="not_allowed")
    return _printing(wanted, outside)(book, record, file, language)


def _printing(paper: str, outside: bool) -> Printing:
    """The typesetter takes a moment to load, so it is asked for when something is printed."""
    from desktop.printing import (
        anonymous,
        meeting_papers,
        overview,
        receipt,
        referral,
        relation_map,
        standard_form,
    )

    printings: dict[str, Printing] = {
        "referral": partial(referral.print_referral, outside=outside),
        "standard_form": partial(standard_form.print_standard_form, outside=outside),
        "receipt": receipt.print_receipt,
        "overview": overview.print_overview,
        "anonymous": anonymous.print_anonymous,
        "agenda": meeting_papers.print_agenda,
        "decisions": meeting_papers.print_decisions,
        "relation_map": relation_map.print_map,
    }
    return printings[paper]


def _print(words: Words, ask: PrintPaper) -> str:
    return str(print_paper(words.book, ask.record, Path(ask.file), ask.paper, words.language))


def _named(words: Words, ask: NamedInTexts) -> str:
    from desktop.printing.anonymous import summary

    found = summary(words, words.book.get(RecordId(ask.record))).hints
    return " ".join(dict.fromkeys(words.say(one.text) for one in found))


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {PrintPaper: _print, NamedInTexts: _named}
)
