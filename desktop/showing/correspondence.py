"""What was said between a raiser and a table, as the page of a case, lists and Today show it."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence as letters_back
from desktop.showing import on_the_way, sent_apart, without_letter
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.rules import correspondence
from local_store.rules.case_states import DRAFT_STATES, PASSED_ON, state_of
from local_store.rules.findings import Values
from local_store.views import Record
from ui.asks import Ask
from ui.sending.asks import Said, WordOn, WordView
from ui.style import dates

_LABELS = {
    correspondence.RECEIPT: Text("Kvittering", "Receipt"),
    correspondence.QUESTION: Text("Spørgsmål", "Question"),
    correspondence.ANSWER: Text("Svar", "Reply"),
    correspondence.OUTCOME: Text("Besked", "Word"),
    correspondence.REFERRAL: Text("Rettet indstilling", "Corrected referral"),
}
_ICONS = {
    correspondence.RECEIPT: "check-check",
    correspondence.QUESTION: "message-circle-question-mark",
    correspondence.ANSWER: "reply",
    correspondence.OUTCOME: "send",
    correspondence.REFERRAL: "clipboard-list",
}
_RETURNED = Text("Sendt retur", "Returned")
_OTHER_WORDS = Text("Samme indstilling, andre ord", "The same referral, other words")
_STEPS = {"paa_dagsorden": Text("Optaget på dagsorden", "Put on the agenda")}  # as who raised it is told (S4 8)
_RECEIPT = Text("Kvittering {number}, {at}", "Receipt {number}, {at}")


def word_on(words: Words, ask: WordOn) -> WordView:
    """Return where a case stands as this side knows it, and what was said. Raises NotFound."""
    case = words.book.get(RecordId(ask.case))
    told = letters_back.told(words, case)
    state = str(told.get("state") or "kladde")
    raised_here = not correspondence.origin_of(case.fields)
    own = state_of(case.fields)
    heard = letters_back.answers_to(words, case.id)
    proven = [letter.fields for letter in without_letter.proven_answers(words, case.id)]
    gone = correspondence.taken_back(proven)
    there = correspondence.told_there(case.fields, proven)
    said = [*sent_apart.sendings(words, case), *(one for letter in heard for one in _said(words, letter, gone))]
    return WordView(
        case=case.id,
        state=state,
        state_label=words.say(words.book.catalogue.label("case_state", state)),
        line=receipt_line(words, {**told, **there}) or on_the_way.line(words, case),
        said=tuple(reversed(said)),
        may_send=raised_here and (own in DRAFT_STATES or own == "klar"),
        may_correct=(raised_here and state == correspondence.RETURNED and own not in DRAFT_STATES)
        or letters_back.returned_from(words, case) is not None,
    )  # fmt: skip


def _said(words: Words, letter: Record, gone: frozenset[str]) -> Iterable[Said]:
    """What a letter says, and the reply that somebody here has written to it; what is `gone` asks for none."""
    origin = correspondence.origin_of(letter.fields)
    sort, at = str(origin.get("sort") or ""), moment(str(origin.get("at") or letter.created.at))
    returned = letter.fields.get("state") == correspondence.RETURNED
    label = words.say(_RETURNED if returned else _LABELS.get(sort, _LABELS[correspondence.OUTCOME]))
    state = letter.fields.get("state")
    if sort == correspondence.OUTCOME and state and not returned:
        label = words.say(_STEPS.get(str(state)) or words.book.catalogue.label("case_state", str(state)))
    other = sent_apart.other_words(words, letter)
    label = words.say(_OTHER_WORDS) if other else label
    is_open = correspondence.is_open_question(letter.fields, gone)
    text = other or str(origin.get("text") or (letter.fields.get("feedback_text") if returned else "") or "")
    who, lacks = words.person(without_letter.writer_of(words, letter)), without_letter.mark(words, letter)
    if lacks:
        label = f"{lacks}: {label}"
        text += "\n" * bool(text) + words.say(without_letter.no_answer(words, letter)) if is_open else ""
        is_open = False
    icon = "undo-2" if returned else _ICONS.get(sort, "send")
    yield Said(icon, who, at, label, text, letter.id if is_open else "")
    if letter.fields.get(correspondence.REPLY):
        by, when = words.person(letter.updated.author), moment(letter.updated.at)
        reply = str(letter.fields[correspondence.REPLY])
        yield Said("reply", by, when, words.say(_LABELS[correspondence.ANSWER]), reply, mine=True)


def receipt_line(words: Words, told: Values) -> str:
    """Return "Kvittering NØR-2026-7, i dag 9.30"; "" before there is one."""
    number, at = told.get("receipt_number"), told.get("received_at")
    if not number and not at:
        return ""
    when = dates.near_moment(moment(str(at)), words.now.date(), words.language) if at else ""
    return words.say(_RECEIPT).format(number=number or "", at=when).strip(" ,")


def row_line(words: Words, case: Record) -> str:
    """Return what a list says of a case first: its state, and the receipt's number."""
    told = letters_back.told(words, case)
    state = words.say(words.book.catalogue.label("case_state", str(told.get("state") or "kladde")))
    there = ""
    if state_of(case.fields) == PASSED_ON:
        heard = [letter.fields for letter in without_letter.proven_answers(words, case.id)]
        there = str(correspondence.told_there(case.fields, heard).get("state") or "")
        there = words.say(words.book.catalogue.label("case_state", there)).lower() if there else ""
    waits = words.say(on_the_way.WAITS).lower() if on_the_way.silent_days(words, case) else ""
    lacks = without_letter.mark(words, case)
    return " · ".join(part for part in (lacks, state, waits, there, str(told.get("receipt_number") or "")) if part)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({WordOn: word_on})
