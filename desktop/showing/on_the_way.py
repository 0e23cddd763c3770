"""A referral nobody at its table has answered: in line, received by the endpoint, or silent for too long (R47)."""

from datetime import datetime, timedelta

from desktop.showing.without_letter import proven_answers
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.rules import correspondence
from local_store.rules.case_states import state_of
from local_store.rules.findings import Values
from local_store.views import Record
from ui.style import dates

PATIENCE = timedelta(days=6)  # HVI l. 266: a receipt within six days
WAITS = Text("Afventer svar", "Waiting for an answer")
_QUEUED = Text("I kø. Den sendes, når der er net.", "In line. It is sent when there is a network.")
_TAKEN = Text("Modtaget på serveren {at} · kvittering {number}", "Received by the server {at} · receipt {number}")
_SINCE = Text("Afventer svar · sendt for {} dage siden", "Waiting for an answer · sent {} days ago")


def line(words: Words, case: Record) -> str:
    """Return how far the raiser's referral has come while its table has said nothing; "" for one not sent."""
    if not _nobody_answered(words, case):
        return ""
    sent = words.book.sent_letters(case.id)
    parts = []
    if sent and sent[-1].waiting:
        parts.append(words.say(_QUEUED))
    elif sent and sent[-1].taken_at:
        at = dates.near_moment(moment(sent[-1].taken_at), words.now.date(), words.language)
        parts.append(words.say(_TAKEN).format(at=at, number=sent[-1].id[:8].upper()))
    days = silent_days(words, case)
    if days:
        parts.append(words.say(_SINCE).format(days))
    return " · ".join(parts)


def silent_days(words: Words, case: Record) -> int:
    """Return for how many days nobody has answered, once that is too long; else 0. Either side may ask."""
    since = _sent_at(words, case) if _nobody_answered(words, case) else None
    return (words.now - since).days if since is not None and words.now - since >= PATIENCE else 0


def _nobody_answered(words: Words, case: Record) -> bool:
    """A receipt, a question or a return is one; that the endpoint has it, or a colleague sent it too, is none."""
    fields: Values = case.fields
    asked = bool(fields.get("feedback_at")) and bool(correspondence.origin_of(fields))
    if state_of(fields) != correspondence.REFERRED or asked:
        return False
    heard = proven_answers(words, case.id)
    return all(correspondence.AGAIN in correspondence.origin_of(one.fields) for one in heard)


def _sent_at(words: Words, case: Record) -> datetime | None:
    sent = words.book.sent_letters(case.id)
    at = correspondence.origin_of(case.fields).get("at") or (sent[-1].at if sent else case.fields.get("raised_at"))
    return moment(str(at)) if at else None
