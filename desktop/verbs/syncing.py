"""`feltbog sync`: one round with the endpoint, or round after round."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import FrameType
from typing import TYPE_CHECKING

import click

from desktop.beside import Beside
from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import flush, language, put, tell
from local_store.collector import program_set_aside
from local_store.errors import BookLocked, EndpointUnreachable, Text
from local_store.rules.danish_calendar import here

if TYPE_CHECKING:
    from sync.round import Progress, RoundResult

_EVERY = 15.0  # seconds between two rounds when nothing is told
_LONGEST = 300.0  # and when nobody has answered for long


@dataclass
class _Known:
    """What the last round left behind for listening while the book is closed."""

    url: str = ""
    token: str | None = None
    cursors: dict[str, int] = field(default_factory=dict)
    moved: bool = False

    def is_news(self, space: str, position: int) -> bool:
        """Tell whether the book had less of the space than this."""
        return self.cursors.get(space, 0) < position


@click.command()
@click.option("--follow", is_flag=True, help="Keep going until Ctrl-C; the book is free for others between rounds.")
@of_a_book
@click.pass_obj
def sync(setting: Setting, follow: bool) -> None:
    """Send what is unsent, fetch what is new, and see that both ends agree.

    What the leaders say of a case that a table here passed on goes on to whoever raised it, as in the app.
    """
    if not follow:
        _tell_result(_round(setting, _Known()))
        return
    with _until_told_to_stop():
        _keep_going(setting)


def _keep_going(setting: Setting) -> None:
    """A round whenever there is something new, and from time to time; the book is closed in between."""
    from sync.event_line import EventLine
    from sync.events import Events

    known = _Known()
    wait = _EVERY
    while not _try(setting, known):
        time.sleep(wait)
        wait = min(_LONGEST, wait * 2)
    line = EventLine(known.url)
    events = Events(line, lambda: known.token, known.is_news, time.sleep, poll_seconds=_EVERY)
    try:
        for _ in events:
            if _try(setting, known):
                events.worked()
                if known.moved:
                    events.brought()
            else:
                events.failed()
    finally:
        events.close()


def _try(setting: Setting, known: _Known) -> bool:
    """Whatever passes by itself is waited out: no network, or the book open in the app just then."""
    try:
        _tell_result(_round(setting, known))
    except (EndpointUnreachable, BookLocked) as error:
        tell(error.text)
        return False
    return True


def _round(setting: Setting, known: _Known) -> "RoundResult":
    from desktop.doing.arriving import after_a_round
    from desktop.showing.words import Words
    from sync.round import run_round

    with program_set_aside(), setting.open() as book, connection(book) as http:
        with Beside() as beside:
            book.tell_commits(beside.commits)
            result = run_round(book, http, progress=_tell_progress, beside=beside)
            if after_a_round(Words(book, "en" if language() == "en" else "da", here(setting.clock()))):
                result = _both(result, run_round(book, http, progress=_tell_progress, beside=beside))
        while book.index_words():
            pass
        known.moved = result.moved
        known.url, known.token = http.base_url, http.token
        known.cursors = {space.id: book.cursor(space.id) for space in book.spaces()}
        return result


def _both(first: "RoundResult", second: "RoundResult") -> "RoundResult":
    """Return two rounds told as one: what came, and the letters that went on because of it."""
    return replace(
        second,
        pushed=first.pushed + second.pushed,
        pulled=first.pulled + second.pulled,
        seconds=first.seconds + second.seconds,
        bytes_sent=first.bytes_sent + second.bytes_sent,
        bytes_received=first.bytes_received + second.bytes_received,
        requests=first.requests + second.requests,
        notice=second.notice or first.notice,
    )


def _not_taken(count: int) -> Text:
    if count == 1:
        return Text(
            "Én ændring blev ikke taget imod. Se hvorfor med “feltbog outbox”.",
            "One change was not accepted. See why with “feltbog outbox”.",
        )
    return Text(
        f"{count} ændringer blev ikke taget imod. Se hvorfor med “feltbog outbox”.",
        f"{count} changes were not accepted. See why with “feltbog outbox”.",
    )


def _tell_result(result: "RoundResult") -> None:
    if result.notice is not None:
        tell(result.notice)
    if result.quarantined:
        tell(_not_taken(result.quarantined))
    put(
        {
            "pushed": result.pushed,
            "pulled": result.pulled,
            "quarantined": result.quarantined,
            "agreed": result.agreed,
            "seconds": round(result.seconds, 3),
            "bytes_sent": result.bytes_sent,
            "bytes_received": result.bytes_received,
        }
    )
    flush()


def _tell_progress(now: "Progress") -> None:
    if now.to_push or now.to_pull:
        tell(
            Text(
                f"Sendt {now.pushed}, mangler {now.to_push} · hentet {now.pulled}, mangler {now.to_pull}",
                f"Sent {now.pushed}, {now.to_push} left · fetched {now.pulled}, {now.to_pull} left",
            )
        )


@contextmanager
def _until_told_to_stop() -> Iterator[None]:
    """Ctrl-C and SIGTERM end it as done: what was acknowledged is acknowledged, the next round goes on."""
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
