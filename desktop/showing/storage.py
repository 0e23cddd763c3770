"""How long a case's form is kept and who may read it, as the page and the papers say it (R18)."""

from desktop.showing import retention
from desktop.showing.words import Words, space_name
from local_store.errors import Text
from local_store.rules import case_states
from local_store.rules.retention import days_of
from local_store.views import Record
from ui.style import dates

LABEL = Text("Opbevaring", "Kept")
_YEARS, _DAYS = Text("{} år", "{} years"), Text("{} dage", "{} days")
_OPEN = Text("{}, fra sagen er afsluttet", "{} from when the case is closed")
_UNTIL = Text("{}, til {}", "{}, until {}")
_WHO = Text("Klasse {} · læses kun i {}", "Class {} · read in {} only")


def kept(words: Words, record: Record) -> tuple[str, str]:
    """Return how long ("5 år, fra sagen er afsluttet", or until which day), and the class with who reads it."""
    code = words.book.catalogue.kind(record.kind).retention
    days = days_of(code)
    length = words.say(_YEARS).format(days // 365) if days % 365 == 0 else words.say(_DAYS).format(days)
    has_ended = case_states.state_of(record.fields) in case_states.ENDED
    gone = retention.last_day(words, record) if has_ended else None
    told = words.say(_OPEN).format(length)
    if gone is not None:
        told = words.say(_UNTIL).format(length, dates.full_date(gone, words.language))
    space = next((space_name(one, words.language) for one in words.book.spaces() if one.id == record.space), "")
    return told, words.say(_WHO).format(code, space)
