"""A story played step by step in real books over a real endpoint, with a check after each step."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from desktop.demo.telling import PEOPLE, Calendar, Step, Telling
from local_store.book import FieldBook
from local_store.key_slots import KdfCost

NOW = datetime(2026, 11, 20, 21, 45, tzinfo=timezone(timedelta(hours=1)))
PASSPHRASE = "en lang nok adgangssætning"
Check = Callable[[Telling, str], None]  # the story after the step, and what the step said
Failures = dict[str, AssertionError]


@dataclass
class Played:
    """The story at its end, its books still open, and which checks failed on the way."""

    story: Telling
    failed: Failures


@contextmanager
def telling(home: Path, url: str, people: Iterable[str] = PEOPLE) -> Iterator[Telling]:
    """Open a book for each and begin the story; nothing has been played yet."""
    calendar = Calendar(NOW)
    with ExitStack() as open_books:
        books = {
            who: open_books.enter_context(
                FieldBook.create(home / who, PASSPHRASE, cost=KdfCost.FOR_TESTS, clock=calendar)
            )
            for who in people
        }
        yield Telling(books, url, calendar, home / "recovery")


def play(story: Telling, steps: Iterable[Step], checks: Mapping[str, Iterable[Check]] | None = None) -> Failures:
    """Play the steps, each followed by its checks; return those that failed, by the name of the check."""
    failed: Failures = {}
    for step in steps:
        said = story.play(step)
        for check in (checks or {}).get(step.key, ()):
            try:
                check(story, said)
            except AssertionError as failure:
                failed[check.__name__] = failure
    return failed


def until(steps: Iterable[Step], key: str) -> tuple[Step, ...]:
    """Return the steps up to and with that one. KeyError when there is none of that key."""
    taken = []
    for step in steps:
        taken.append(step)
        if step.key == key:
            return tuple(taken)
    raise KeyError(key)


def same(step: str, found: object, wanted: object) -> None:
    """Assert that they are equal, and name the step of the table when they are not."""
    assert found == wanted, f"step {step}: {found!r} is not {wanted!r}"


def holds(step: str, claim: object, told: object = "") -> None:
    """Assert a claim, and name the step of the table when it does not hold."""
    assert claim, f"step {step}: {told}"
