"""How long a case's form is kept and who may read it, as the page and the papers say it (R18)."""

from datetime import date, timedelta

from desktop.showing.words import Words, moment, space_name
from local_store.errors import Text
from local_store.rules import case_states, retention
from local_store.views import Record
from ui.style import dates

LABEL = Text("Opbevaring", "Kept")
_YEARS, _DAYS = Text("{} år", "{} years"), Text("{} dage", "{} days")
_OPEN = Text("{}, fra sagen er afsluttet", "{} from when the case is closed")
_UNTIL = Text("{}, til {}", "{}, until {}")
_WHO = Text("Klasse {} · læses kun i {}", "Class {} · read in {} only")


def kept(words: Words, record: Record) -> tuple[str, str]:
    """Return how long ("5 år, fra sagen er afsluttet"; once closed with the day), and the class with who reads it."""
    code = words.book.catalogue.kind(record.kind).retention
    days = retention.days_of(code)
    length = words.say(_YEARS).format(days // 365) if days % 365 == 0 else words.say(_DAYS).format(days)
    ended = ended_on(words, record)
    if ended is None:
        told = words.say(_OPEN).format(length)
    else:
        told = words.say(_UNTIL).format(length, dates.full_date(ended + timedelta(days=days), words.language))
    space = next((space_name(one, words.language) for one in words.book.spaces() if one.id == record.space), "")
    return told, words.say(_WHO).format(code, space)


def ended_on(words: Words, record: Record) -> date | None:
    """Return the day a case that has ended did so; None while it is open."""
    if case_states.state_of(record.fields) not in case_states.ENDED:
        return None
    moves = (
        moment(entry.at).date()
        for entry in words.book.history(record.id)
        for moved in entry.moved
        if moved.field == "state" and moved.after in case_states.ENDED
    )
    return max(moves, default=None)
