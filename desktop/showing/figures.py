"""Contacts, observations and activities by district, those with none as well (R66): of acts, never of people.

A suspicion, a case and a young person are in none of them. A record counts where its place is, else its group,
else its space; what says none of these counts under "".
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.doing.unread import Districts
from desktop.showing.agenda_book import every
from desktop.showing.rows import when
from desktop.showing.words import Words
from local_store.rules import activities
from local_store.views import Record

_COUNTED = ("street_contact", "group_observation", "intervention_activity")


@dataclass(frozen=True, slots=True)
class Figures:
    """One district (a code, "" for what nobody placed) and how often something was done there."""

    district: str
    contacts: int
    observations: int
    activities: int

    @property
    def total(self) -> int:
        """How much there is of everything; 0 is a finding."""
        return self.contacts + self.observations + self.activities


def figures(words: Words, first: date, last: date) -> tuple[Figures, ...]:
    """Return every district of the organisation, in its order, for the days from `first` to `last` (both in).

    Only activities that were held count. What nobody placed comes last, and only when there is any.
    """
    districts = Districts(words)
    counted: Counter[tuple[str, str]] = Counter()
    for record in _records(words):
        if first <= when(words, record).date() <= last:
            counted[districts.of(record), record.kind] += 1
    codes = [code.code for code in words.book.catalogue.codes("district")]
    stray = sorted({district for district, _kind in counted} - set(codes))
    return tuple(Figures(code, *(counted[code, kind] for kind in _COUNTED)) for code in (*codes, *stray))


def _records(words: Words) -> Iterator[Record]:
    for kind in _COUNTED:
        for record in every(words, kind).values():
            if kind != "intervention_activity" or activities.was_held(record.fields):
                yield record
