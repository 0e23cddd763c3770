"""What the coordinator does with an entry: accept, put on the agenda, ask back, return, attach to a case.

A case that came by letter is answered by letter at each step. Such a letter cannot be called back: where a step is
taken back (Fortryd), another follows it and says how the case stands now, and the sender sees the newest.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence, meetings
from desktop.doing.acts import acted
from desktop.doing.receiving import hear_all, receipt
from desktop.doing.taking_back import take_back
from desktop.doing.unread import TABLES
from desktop.showing import review
from desktop.showing.without_letter import demand_letter, writer_of
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId, SpaceId
from local_store.rules import case_states
from local_store.rules import correspondence as letters
from local_store.rules.danish_calendar import working_days_after
from local_store.views import Record
from ui.asks import Acted, TakeBack
from ui.review.asks import Accept, AskBack, Attach, PutOn, Regret, Return

_NO_TABLE = Text("Sagen ligger ikke hos et SSP-forum.", "The case is not at an SSP table.")
_NOT_NEW = Text("Sagen er taget imod. Se, hvor den er nu.", "The case has been accepted. See where it is now.")
_WHY = Text("Skriv, hvorfor du sender den retur.", "Write why you are returning it.")
_WHAT = Text("Skriv, hvad du vil spørge om.", "Write what you want to ask.")
_TOO_LATE = Text("Sagen er drøftet og kan ikke sendes retur.", "It has been discussed and cannot be returned.")
_NO_NEED = Text("Spørgsmålet er taget tilbage. Du behøver ikke svare.", "The question is withdrawn.")
_OVER = Text("Sagen er afsluttet.", "The case is closed.")


def accept(words: Words, case_id: str) -> Acted:
    """Tag imod: `modtaget`, the number and the time, and a receipt to the sender (R47). A correction is taken in.

    Of a case whose letter is not here no receipt leaves; the first step after it has come tells of it.
    Raises NotFound, RefusedInput (not_allowed, and what a case at that level must have).
    """
    case = _at_a_table(words, case_id)
    changes = [*correspondence.take_in_correction(words, case), *hear_all(words, case)]
    case = words.book.get(case.id)
    if case_states.state_of(case.fields) != "indstillet":
        raise RefusedInput(_NOT_NEW, field="state", code="not_allowed")
    changes.append(words.book.edit(case.id, set={"state": "modtaget", **receipt(words, case)}))
    correspondence.answer(words, case, letters.RECEIPT)
    return acted(words, case.id, changes)


def put_on(words: Words, record: str) -> Acted:
    """Sæt på dagsorden: of the next meeting of its forum. Raises as `meetings.put_on_agenda`."""
    return meetings.put_on_agenda(words, _at_a_table(words, record).id, None)


def ask_back(words: Words, record: str, text: str) -> Acted:
    """Spørg tilbage: of a case by a letter or on the case, of a note by a follow-up of whoever wrote it.

    Also of a case that was passed on: what the other table asks, only whoever raised it may know.

    Raises NotFound, RefusedInput (text: required; not_allowed).
    """
    said = _said(text, _WHAT)
    found = words.book.get(RecordId(record))
    if found.kind != "ssp_case":
        return _ask_about_note(words, found, said)
    case = _at_a_table(words, record)
    if case_states.state_of(case.fields) in case_states.ENDED - {case_states.PASSED_ON}:
        raise RefusedInput(_OVER, field="state", code="not_allowed")
    demand_letter(words, case)
    change = words.book.edit(case.id, set=correspondence.word(words, said, case))
    correspondence.answer(words, case, letters.QUESTION, said)
    return acted(words, case.id, [change])


def _ask_about_note(words: Words, note: Record, text: str) -> Acted:
    """The question lies beside the note, in its space, with the next working day as its day."""
    day = working_days_after(words.now.date(), 1)
    due = words.now.replace(year=day.year, month=day.month, day=day.day, hour=12, minute=0, second=0, microsecond=0)
    task = {
        "what": text, "due_at": due.isoformat(), "responsible_id": writer_of(words, note), "origin_ref": note.id,
        "group_id": note.fields.get("group_id"), "status": "aaben",
    }  # fmt: skip
    written = {name: value for name, value in task.items() if value}
    made = words.book.add("follow_up", written, space=SpaceId(note.space))
    return acted(words, note.id, words.book.get(made).heads)


def send_back(words: Words, case_id: str, text: str) -> Acted:
    """Send retur: `returneret` with the reason, told to the sender (R57).

    Raises NotFound, RefusedInput (feedback_text: required; not_allowed).
    """
    said = _said(text, _WHY)
    case = _at_a_table(words, case_id)
    state = case_states.state_of(case.fields)
    if state == letters.RETURNED or not case_states.may_follow(state, letters.RETURNED):
        raise RefusedInput(_TOO_LATE, field="state", code="not_allowed")
    demand_letter(words, case)
    change = words.book.edit(case.id, set={"state": letters.RETURNED, **correspondence.word(words, said, case)})
    correspondence.answer(words, case, letters.QUESTION, said)
    return acted(words, case.id, [change])


def attach(words: Words, record: str, case_id: str) -> Acted:
    """Let the case rest on the entry too. Raises NotFound, RefusedInput."""
    words.book.get(RecordId(record))
    case = _at_a_table(words, case_id)
    return acted(words, case.id, [words.book.edit(case.id, add={"origin_refs": [record]})])


def regret(words: Words, done: Acted, *, asked: bool = False) -> Acted:
    """Fortryd; `asked`: what is taken back was a question, and nobody need answer. Raises as `take_back`."""
    return take_back(words, TakeBack(done), words.say(_NO_NEED) if asked else "")


def _said(text: str, otherwise: Text) -> str:
    if not text.strip():
        raise RefusedInput(otherwise, field="feedback_text", code="required")
    return text.strip()


def _at_a_table(words: Words, case_id: str) -> Record:
    case = words.book.get(RecordId(case_id))
    tables = {space.id for space in words.book.spaces() if space.kind in TABLES}
    if case.kind != "ssp_case" or case.space not in tables or letters.is_answer(case.fields):
        raise RefusedInput(_NO_TABLE, field="record", code="not_allowed")
    return case


def _accept(words: Words, ask: Accept) -> Acted:
    review.at_the_desk(words)
    return accept(words, ask.record)


def _put_on(words: Words, ask: PutOn) -> Acted:
    review.at_the_desk(words)
    return put_on(words, ask.record)


def _ask_back(words: Words, ask: AskBack) -> Acted:
    review.at_the_desk(words)
    return ask_back(words, ask.record, ask.text)


def _return(words: Words, ask: Return) -> Acted:
    review.at_the_desk(words)
    return send_back(words, ask.record, ask.text)


def _attach(words: Words, ask: Attach) -> Acted:
    review.at_the_desk(words)
    return attach(words, ask.record, ask.case)


def _regret(words: Words, ask: Regret) -> Acted:
    review.at_the_desk(words)
    return regret(words, ask.acted, asked=ask.asked)


ANSWERS: Mapping[Any, Any] = MappingProxyType(
    {
        Accept: _accept, PutOn: _put_on, AskBack: _ask_back, Return: _return, Attach: _attach, Regret: _regret,
    }
)  # fmt: skip
