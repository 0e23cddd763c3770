"""Prints the overview sheet of a case (oversigtsskema, R87): one page for the monthly review, none of its texts."""

from collections.abc import Mapping, Sequence
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
_ROOM = 34  # lines of tasks on a page with nothing above but the least
_MOST_TASKS, _MOST_TERMS, _MOST_CONSENTS = 9, 6, 4  # what one page holds; more is counted
_MORE = Text("og {} til", "and {} more")
# Characters of what is told here; the whole of it stands in the case.
_LONGEST, _LONGEST_TOLD = 80, {"what": 60, "note": 40, "who": 46, "office": 28}


def print_overview(book: FieldBook, case: str, file: Path, language: Language = "da") -> Path:
    """Write the sheet as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    record = book.get(RecordId(case))
    words = paper.words_now(book, language)
    return paper.put(words, record, "overview", overview(words, record), file)


def overview(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the sheet: level, deadlines, last contact, open tasks, consents."""
    view = page.view(words, record)
    actions = case_plan.actions_of(words, record)
    open_ = [_task(action_line(words, one)) for one in actions if tasks.is_open_action(one.fields)]
    terms = _some(words, [_short(f"{one.what}: {one.words}") for one in view.terms], _MOST_TERMS)
    facts = _facts(words, record, view, actions)
    shown = _fitting(open_, _ROOM - len(terms) - sum(len(one["text"]) // 38 for one in facts))
    title = words.say(_TITLE).format(about(words, record))
    return {
        **paper.head(words, record, _short(title), "", paper.OF_A_CASE),
        **paper.level(words, record),
        "facts": facts,
        "terms": terms,
        "tasks": open_[:shown],
        "more": words.say(_MORE).format(len(open_) - shown) if len(open_) > shown else "",
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
    return [{"label": words.say(label), "text": _short(text, 2 * _LONGEST)} for label, text in named if text]


def _task(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, **{name: _short(line[name], longest) for name, longest in _LONGEST_TOLD.items()}}


def _fitting(lines: Sequence[Mapping[str, str]], room: int) -> int:
    """Return how many of the tasks the page has room for, by the lines each of them takes."""
    for number, line in enumerate(lines[:_MOST_TASKS]):
        told = (-(-len(line["what"]) // 34) + bool(line["note"]), -(-len(line["who"]) // 20) + bool(line["office"]))
        room -= max(told) + 1
        if room < 0:
            return number
    return min(len(lines), _MOST_TASKS)


def _short(text: str, longest: int = _LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _some(words: Words, lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines, and how many are left out."""
    left = len(lines) - most
    return [*lines[:most], words.say(_MORE).format(left)] if left > 0 else [*lines]
