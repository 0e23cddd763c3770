"""Prints the overview sheet of a case (oversigtsskema, R87): one page for the monthly review, none of its texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.doing.correspondence import told
from desktop.printing import paper
from desktop.printing.referral import forum
from desktop.printing.standard_form import action_line
from desktop.showing import case as page
from desktop.showing import case_overview, case_plan
from desktop.showing.meetings import about
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.rules import tasks
from local_store.views import Record
from ui.cases.asks import CaseView
from ui.style.dates import Language

_TITLE = Text("Oversigt: {}", "Overview: {}")
_LEAD, _CAME, _AT = Text("Tovholder", "Lead"), Text("Modtaget", "Received"), Text("Drøftes i", "Discussed in")
_CONTACT, _TASKS = Text("Sidste kontakt", "Last contact"), Text("Åbne opgaver", "Open tasks")
_CONSENTS, _REVIEWED = Text("Samtykker", "Consents"), Text("Gennemgået", "Reviewed")
_STATE = Text("Trin", "Step")
_MOST_TASKS, _MOST_TERMS, _MOST_CONSENTS = 9, 6, 4  # what one page holds; more is counted
_MORE = Text("og {} til", "and {} more")


def print_overview(book: FieldBook, case: str, file: Path, language: Language = "da") -> Path:
    """Write the sheet as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    record = book.get(RecordId(case))
    words = paper.words_now(book, language)
    return paper.put(words, record, "overview", overview(words, record), file)


def overview(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the sheet: level, deadlines, last contact, open tasks, consents."""
    view = page.view(words, record)
    actions = case_plan.actions_of(words, record)
    open_ = [action_line(words, one) for one in actions if tasks.is_open_action(one.fields)]
    terms = [f"{one.what}: {one.words}" for one in view.terms]
    return {
        **paper.head(words, record, words.say(_TITLE).format(about(words, record)), "", paper.OF_A_CASE),
        **paper.level(words, record),
        "facts": _facts(words, record, view, actions),
        "terms": _some(words, terms, _MOST_TERMS),
        "tasks": open_[:_MOST_TASKS],
        "more": words.say(_MORE).format(len(open_) - _MOST_TASKS) if len(open_) > _MOST_TASKS else "",
    }


def _facts(words: Words, record: Record, view: CaseView, actions: Sequence[Record]) -> list[dict[str, str]]:
    seen = view.overview or case_overview.overview(words, record, actions)
    fields = told(words, record)
    lead = words.lead(fields)
    named = (
        (_AT, forum(words, record)),
        (_STATE, paper.label(words, "case_state", fields.get("state"))),
        (_LEAD, lead),
        (_CAME, paper.day(words, fields.get("received_at"))),
        (_CONTACT, seen.last_contact),
        (_TASKS, seen.open_tasks),
        (_CONSENTS, " · ".join(_some(words, seen.consents, _MOST_CONSENTS))),
        (_REVIEWED, seen.reviewed),
    )
    return [{"label": words.say(label), "text": text} for label, text in named if text]


def _some(words: Words, lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines, and how many are left out."""
    left = len(lines) - most
    return [*lines[:most], words.say(_MORE).format(left)] if left > 0 else [*lines]
