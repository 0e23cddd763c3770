"""What every step of the demo stands on: six open books, the day it is, and the app's own questions and acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from desktop.answering import answers
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.rules.danish_calendar import COPENHAGEN, is_working_day
from local_store.views import Record
from sync.http_client import HttpClient
from sync.round import RoundResult, run_round
from ui.asks import Ask

METTE, NADIA, JONAS = "Mette Dam", "Nadia Holm", "Jonas Friis"
DORTE, LENE, PETER = "Dorte Lund", "Lene Dahl", "Peter Vang"
# Days on which a table meets, whatever day the story is told: the last working day until then.
_TABLES_MEET = frozenset({-28, -26, -5, -4, 14, 16})
PEOPLE = (METTE, NADIA, JONAS, DORTE, LENE, PETER)

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Step:
    """Something one person does, so many days from the last day of the story, at a time of day in Copenhagen.

    `key` is stable: "s4-07" is step 7 of scenario S4. `act` says in a few words how it went.
    """

    key: str
    who: str
    what: str
    day: int
    clock: str
    act: "Callable[[Telling], str]"


class Calendar:
    """The clock of the story: it stands still until the story goes on to another moment."""

    def __init__(self, now: datetime) -> None:
        self.end = self.now = now.astimezone(COPENHAGEN)

    def __call__(self) -> datetime:
        return self.now

    def moment(self, day: int, clock: str) -> datetime:
        """Return a moment so many days from the last day of the story; clock is HH:MM in Copenhagen."""
        on = self.end.date() + timedelta(days=day)
        while day in _TABLES_MEET and not is_working_day(on):
            on -= timedelta(days=1)
        return datetime.combine(on, time.fromisoformat(clock), COPENHAGEN)

    def go_to(self, day: int, clock: str) -> None:
        """Let it be that moment; clock "" is the story's own end."""
        self.now = self.moment(day, clock) if clock else self.end


class Telling:
    """One telling of the story. `known` holds the ids of what was written, by a name the steps agree on."""

    def __init__(self, books: Mapping[str, FieldBook], url: str, calendar: Calendar, recovery: Path) -> None:
        self.books = books
        self.url = url
        self.calendar = calendar
        self.recovery = recovery  # where the organisation's shares go
        self.spaces: dict[str, SpaceId] = {}
        self.invitations: dict[str, str] = {}
        self.known: dict[str, RecordId] = {}

    def play(self, step: Step) -> str:
        """Let it be the step's moment, and let it happen."""
        self.calendar.go_to(step.day, step.clock)
        return step.act(self)

    def words(self, who: str) -> Words:
        """Return somebody's book as it is read in Danish at this moment of the story."""
        return Words(self.books[who], "da", self.calendar.now)

    def ask(self, who: str, question: Ask[Answer]) -> Answer:
        """Ask or do something in somebody's book, the way the app's own pages do."""
        told: Answer = answers()[type(question)](self.words(who), question)
        return told

    def add(self, who: str, name: str, kind: str, values: Mapping[str, Any], space: str = "forum") -> RecordId:
        """Write a record in one of the spaces and remember its id under `name` ("" for not)."""
        record = self.books[who].add(kind, values, space=self.spaces[space])
        if name:
            self.known[name] = record
        return record

    def edit(self, who: str, name: str, **values: Any) -> None:
        """Change fields of a record that the story knows."""
        self.books[who].edit(self.known[name], set=values)

    def get(self, who: str, name: str) -> Record:
        """Return a record that the story knows, as it stands in somebody's book."""
        return self.books[who].get(self.known[name])

    def person(self, who: str) -> str:
        """Return somebody's id."""
        return self.books[who].person

    def at(self, *, hours: int = 0, minutes: int = 0) -> str:
        """Return a stored moment, so long after this one."""
        return stamp(self.calendar.now + timedelta(hours=hours, minutes=minutes))

    def day(self, days: int) -> str:
        """Return a stored day, so many days from the last day of the story."""
        return self.calendar.moment(days, "12:00").date().isoformat()

    # Meeting

    def round_of(self, who: str) -> RoundResult:
        """Let one laptop meet the endpoint once."""
        with HttpClient(self.url) as http:
            return run_round(self.books[who], http)

    def sync(self, *people: str) -> str:
        """Let laptops meet the endpoint in turn; say how the last one went."""
        said = ""
        for who in people:
            said = told(self.round_of(who))
        return said

    def waiting(self, who: str) -> int:
        """Return how many changes wait for a connection."""
        return sum(self.books[who].unsent_count().values())


def stamp(at: datetime) -> str:
    """Return a moment as records have it."""
    return at.isoformat(timespec="seconds")


def told(result: RoundResult) -> str:
    """Return a round in a few words."""
    agreed = "enige" if result.agreed else "ikke enige endnu"
    return f"{result.pushed} sendt, {result.pulled} hentet, {agreed}"
