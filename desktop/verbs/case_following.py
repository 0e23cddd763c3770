"""`feltbog case follow-up` and `case close`: how it goes after the meeting, and the end, as in the app."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from desktop.verbs import given, inputs
from desktop.verbs.inputs import RECORD, WRITTEN
from desktop.verbs.missing import refuse_all
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put, tell
from desktop.verbs.table_words import words_at
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId

if TYPE_CHECKING:
    from desktop.showing.words import Words
    from local_store.views import Record

_NO_CASE = Text(
    "Det er hverken en SSP-sag eller en opfølgning på en.", "That is neither an SSP case nor a follow-up of one."
)
_DONE = Text("Opfølgningen er ikke åben mere.", "The follow-up is not open any more.")
_ENDED = Text(
    "Sagen er lukket. Af en lukket sag skrives kun, hvordan det går, når dens senere status er planlagt.",
    "The case is closed. Of a closed case only how it goes is written, where its later status is planned.",
)
_ALONE = Text(
    "Der er ikke planlagt mere i sagen. Sæt dagen for næste opfølgning med --next, eller afslut den.",
    "Nothing more is planned in the case. Set the next follow-up's day with --next, or close it.",
)
_LATER = "later_status_on"
_OUTCOMES = ("outcome_level", "outcome_school", "outcome_leisure", "outcome_home", "outcome_crime")
_CLOSING = ("close_reason", *_OUTCOMES, "evaluation_text", "feedback_text", _LATER)


@click.command("follow-up")
@click.argument("record", metavar="ID", type=RECORD)
@click.option("--outcome", default="", type=WRITTEN, metavar="CODE",
              help="How it goes: forbedret, uaendret or forvaerret.")  # fmt: skip
@click.option("--what", default="", type=WRITTEN, metavar="TEXT", help="What was done; a planned one says it.")
@click.option("--text", default="", type=WRITTEN, metavar="TEXT", help="How it went.")
@click.option("--next", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The next one's day.")
@click.option("--next-what", default="", type=WRITTEN, metavar="TEXT", help="The next one; else the same again.")
@of_a_book
@click.pass_obj
def follow_up(
    setting: Setting, record: str, outcome: str, what: str, text: str, day: datetime | None, next_what: str
) -> None:
    """Write a follow-up of ID: of a case, or a planned follow-up of one, which is done with it.

    Of a closed case it is its later status: only --outcome, and --next for another. Refused with all that is
    missing.
    """
    if next_what and day is None:
        raise click.UsageError("Say with --next on which day.")
    on = day.date() if day else None
    with setting.open() as book, book.together():
        words = words_at(setting, book)
        about = book.get(book.standing(RecordId(record)))
        case = _case_of(words, about)
        told: dict[str, Any] = {"case": case.id}
        if about is case and _is_over(case):
            if what or text or next_what:
                raise RefusedInput(_ENDED, field="state", code="not_allowed")
            told |= _later(words, case, outcome, on)
        else:
            told |= _followed(words, case, about, {"what": what, "text": text, "outcome": outcome})
            told |= _planned(words, case, next_what or what or str(about.fields.get("what") or ""), on)
    if told.get("alone"):
        tell(_ALONE)
    put(told)


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@of_a_book
@click.pass_obj
def close(setting: Setting, record: str) -> None:
    """Close the case ID, from a JSON object on stdin; whoever raised it hears with the next sync.

    {"close_reason", "outcome_level", "outcome_school", "outcome_leisure", "outcome_home", "outcome_crime",
    "evaluation_text", "feedback_text", "later_status_on"}: why, how it went (at least one, of a case that was
    followed), and a word to whoever raised it. The day of its later status is the one the form proposes, six months
    on, unless you give one, or null for none. Refused with all that is missing.
    """
    from desktop.doing import case_plan

    with setting.open() as book, book.together():
        words = words_at(setting, book)
        record = book.standing(RecordId(record))
        whole = given.only(inputs.read_all(inputs.stdin()), _CLOSING)
        if book.get(RecordId(record)).kind != "ssp_case":
            raise RefusedInput(_NO_CASE, field="record", code="not_a_case")
        ask = _closing(record, whole, words.now.date())
        refuse_all(case_plan.lacks_to_close(words, ask))
        try:
            done = case_plan.close(words, ask)
        except RefusedInput as refused:  # what other records decide
            refuse_all([refused])
            raise
        fields = book.get(RecordId(record)).fields
    told = {name: fields[name] for name in ("state", *_CLOSING) if fields.get(name)}
    put({"case": record, "change": done.changes[-1], **told})


def _closing(record: str, whole: Mapping[str, Any], today: date) -> Any:
    from local_store.rules.agenda import later_status_proposed
    from ui.cases.asks import Close

    later = given.day(whole, _LATER) if _LATER in whole else later_status_proposed(today)
    return Close(
        record, given.text(whole, "close_reason"), tuple((name, given.text(whole, name)) for name in _OUTCOMES),
        given.text(whole, "evaluation_text"), given.text(whole, "feedback_text"), later,
    )  # fmt: skip


def _case_of(words: "Words", about: "Record") -> "Record":
    """Return the case itself, or the one that a follow-up is of. Raises RefusedInput."""
    from desktop.doing.parcels import record_here

    of = str(about.fields.get("origin_ref") or "") if about.kind == "follow_up" else ""
    case = about if about.kind == "ssp_case" else record_here(words, of) if of else None
    if case is None or case.kind != "ssp_case":
        raise RefusedInput(_NO_CASE, field="record", code="not_a_case")
    return case


def _is_over(case: "Record") -> bool:
    from local_store.rules.case_states import ENDED, state_of

    return state_of(case.fields) in ENDED


def _later(words: "Words", case: "Record", outcome: str, on: date | None) -> dict[str, Any]:
    """Write the later status of a closed case (R69), and plan another. Raises RefusedInput."""
    from desktop.doing import following, remembering
    from local_store.rules.running_deadlines import LATER_STATUS
    from ui.today.asks import DEADLINE, MarkDone

    if not case.fields.get(_LATER):
        raise RefusedInput(_ENDED, field="state", code="not_allowed")
    try:
        remembering.mark_done(words, MarkDone(f"{case.id}/{LATER_STATUS}", DEADLINE, outcome))
    except RefusedInput as refused:
        refuse_all([refused])
    if on is not None:
        put_off = {_LATER: on.isoformat()}
        following.written(words, case.id, lambda: words.book.edit(case.id, set=put_off))
    fields = words.book.get(case.id).fields
    return {name: fields[name] for name in ("later_outcome", "reviewed_on", _LATER)}


def _followed(words: "Words", case: "Record", about: "Record", said: Mapping[str, str]) -> dict[str, Any]:
    """Write that it was followed up: the planned follow-up is done, or a new one is written as done."""
    from desktop.doing import following, remembering
    from local_store.rules.tasks import is_open_action
    from ui.today.asks import FOLLOW_UP, MarkDone

    if about is case:
        values = _new(words, case, said)
        made = following.made(words, FOLLOW_UP, lambda: words.book.add(FOLLOW_UP, values, space=case.space))
        return {"follow_up": made, "outcome_level": said["outcome"]}
    if not is_open_action(about.fields):
        raise RefusedInput(_DONE, field="status", code="not_allowed")
    put_in = {"what": said["what"], "result_text": said["text"]}
    written = {name: value for name, value in put_in.items() if value.strip()}
    try:
        remembering.mark_done(words, MarkDone(about.id, FOLLOW_UP, said["outcome"]))
    except RefusedInput as refused:
        refuse_all([refused])
    if written:
        following.written(words, about.id, partial(words.book.edit, about.id, set=written))
    return {"follow_up": about.id, "outcome_level": said["outcome"]}


def _new(words: "Words", case: "Record", said: Mapping[str, str]) -> dict[str, Any]:
    """Return a follow-up that is done, as the form for one writes it. Raises RefusedInput with all it lacks."""
    from local_store.records.validation import refusals
    from local_store.rules.leads import HOW

    values = {
        "what": said["what"].strip(), "due_at": words.now.isoformat(timespec="seconds"), "origin_ref": case.id,
        "responsible_id": words.book.person, "status": "udfoert", "outcome_level": said["outcome"],
        "result_text": said["text"].strip(),
    }  # fmt: skip
    kept = {name: value for name, value in values.items() if value}
    unsaid = () if said["outcome"] else (RefusedInput(HOW, field="outcome_level", code="required"),)
    refuse_all([*refusals("follow_up", words.book.catalogue, kept), *unsaid])
    return kept


def _planned(words: "Words", case: "Record", what: str, on: date | None) -> dict[str, Any]:
    """Plan the next one; say so when nothing is planned any more for the case (R54)."""
    from desktop.doing import next_steps
    from ui.today.asks import NextStep, WhoIsLeft

    if on is None:
        left = next_steps.who_is_left(words, WhoIsLeft(about=case.id)).about
        return {"alone": True} if left else {}
    before = _follow_ups(words, case)
    next_steps.next_step(words, NextStep(case.id, what, on))
    (planned,) = _follow_ups(words, case) - before
    return {"next": planned, "next_on": on.isoformat()}


def _follow_ups(words: "Words", case: "Record") -> set[str]:
    from desktop.showing.happened import every_linked

    return {one.id for one in every_linked(words, "follow_up", "origin_ref", case.id)}
