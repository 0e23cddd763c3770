"""`feltbog case receive`: what has come to the table, taken in, asked about or returned, as at the desk."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from desktop.verbs.inputs import RECORD, WRITTEN
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put
from desktop.verbs.table_words import words_at
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.danish_calendar import here

if TYPE_CHECKING:
    from desktop.showing.words import Words
    from local_store.views import Record

_SHOWN = ("level", "district", "receipt_number", "received_at")
_NO_CASE = Text("Det er ikke en SSP-sag.", "That is no SSP case.")


@click.command()
@click.argument("record", metavar="[ID]", required=False, type=RECORD)
@click.option("--return", "reason", type=WRITTEN, metavar="TEXT", help="Return it: why, and what is missing.")
@click.option("--ask", "question", type=WRITTEN, metavar="TEXT", help="Ask whoever raised it.")
@of_a_book
@click.pass_obj
def receive(setting: Setting, record: str | None, reason: str | None, question: str | None) -> None:
    """Take in the referral ID that has come to your table; without ID, list what waits, the newest first.

    It gets its number, and its sender a receipt with the next sync; of a corrected one the corrections are taken
    in. With --return it goes back for correction, with --ask its sender is asked and answers by `case reply`.
    """
    told = [one for one in (reason, question) if one is not None]
    if len(told) > 1 or (told and record is None):
        raise click.UsageError("Name one ID to return or to ask about, one of the two.")
    with setting.open() as book, book.together():
        words = words_at(setting, book)
        shown = [_taken(words, record, reason, question)] if record is not None else _waiting(words)
        lines = [_line(words, one) for one in shown]
    for line in lines:
        put(line)


def _taken(words: "Words", record: str, reason: str | None, question: str | None) -> "Record":
    from desktop.doing import reviewing
    from ui.review.asks import Accept, AskBack, Return

    record = words.book.standing(RecordId(record))
    ask: Accept | AskBack | Return = Accept(record)
    if question is not None:
        ask = AskBack(record, question)
    elif reason is not None:
        ask = Return(record, reason)
    if words.book.get(RecordId(record)).kind != "ssp_case":
        raise RefusedInput(_NO_CASE, field="record", code="not_a_case")
    reviewing.ANSWERS[type(ask)](words, ask)
    return words.book.get(RecordId(record))


def _waiting(words: "Words") -> "list[Record]":
    from desktop.doing.unread import arrived_at
    from desktop.showing import review, review_rows

    review.at_the_desk(words)
    return sorted(review_rows.waiting_cases(words), key=lambda one: (-arrived_at(words, one), one.id))


def _line(words: "Words", case: "Record") -> dict[str, Any]:
    from desktop.doing.correspondence import told
    from desktop.doing.unread import arrived_at
    from desktop.showing.review_rows import is_corrected
    from desktop.showing.without_letter import writer_of

    corrected = is_corrected(words, case)
    fields = told(words, case) if corrected else case.fields
    tables = {space.id: space.name for space in words.book.spaces()}
    return {
        "case": case.id,
        "state": case.fields.get("state"),
        "table": tables.get(case.space, ""),
        "title": words.title(case),
        "by": words.person(writer_of(words, case)),
        "came_at": here(datetime.fromtimestamp(arrived_at(words, case), UTC)).isoformat(timespec="seconds"),
        **{name: fields[name] for name in _SHOWN if fields.get(name)},
        **({"corrected": True} if corrected else {}),
        **({"without_letter": True} if words.book.lacks_letter(case) else {}),
    }
