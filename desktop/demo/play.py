"""Plays the whole story on real books and a real endpoint, prints the papers, and shows it.

Nadia walks the street without a network, Jonas and Dorte are in the club, Lene teaches, Peter is of the police,
Mette coordinates. Everything is invented but the course of events, which is that of the
published, constructed cases. Every step is one printed line.
"""

import contextlib
import json
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from desktop.demo import story
from desktop.demo.telling import JONAS, METTE, NADIA, PEOPLE, Calendar, Telling
from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.key_slots import KdfCost
from local_store.rules.danish_calendar import now_here

Tell = Callable[[dict[str, Any]], None]
_START_SECONDS = 30.0
_BOOKS = {who: f"{number:02d}-{who.split()[0].lower()}" for number, who in enumerate((NADIA, JONAS), 1)}
_BOOKS |= {
    who: f"{number:02d}-{who.split()[0].lower()}"
    for number, who in enumerate((one for one in PEOPLE if one not in _BOOKS), 3)
}
# Which papers there are in the end: the file, what it is, and of which record of the story.
PAPERS = (
    ("indstilling.pdf", "referral", "case"),
    ("kvittering.pdf", "receipt", "case"),
    ("skema.pdf", "standard_form", "level-4"),
    ("dagsorden.pdf", "agenda", "meeting-3"),
    ("beslutningsliste.pdf", "decisions", "meeting-1"),
)

# Records of the coordinator's book that are drawn, under these names.
_AT_THE_DESK = (
    ("case-level-4", "level-4"), ("case-group", "case"), ("case-young-person", "imran-case"),
    ("young-person", "imran"),
    ("meeting-held", "meeting-1"), ("meeting-coming", "lead-3"), ("relation-map", "map"),
)  # fmt: skip


def play(out: Path, *, window: bool, keep: bool, tell: Tell, cost: KdfCost = KdfCost.STRONG) -> Path:
    """Play the story and show it; return the folder with what was made.

    With `window` the app opens on the worker's book; without it every screen is written as PNG, in light and dark.
    The papers are written as PDF to `out` in both cases. The books are removed afterwards unless `keep`.
    """
    home = Path(tempfile.mkdtemp(prefix="feltbog-demo-"))
    passphrase = " ".join(secrets.token_hex(3) for _ in range(4))
    try:
        with endpoint(home / "endpoint") as url:
            known = _play_story(home, url, passphrase, tell, cost)
            out.mkdir(parents=True, exist_ok=True)
            _print_papers(book_of(home, METTE), passphrase, known, out, tell)
            if window:
                _open_window(home, passphrase)
        if not window:  # Nadia is out of reach of the endpoint, as she is on a round
            _draw_screens(home, passphrase, known, out, tell)
    finally:
        if keep:
            tell({"step": "kept", "who": "", "what": str(home), "seconds": 0.0})
        else:
            shutil.rmtree(home, ignore_errors=True)
    return out


def book_of(home: Path, who: str) -> Path:
    """Return the folder of somebody's book."""
    return home / "books" / _BOOKS[who]


@contextlib.contextmanager
def endpoint(data: Path) -> Iterator[str]:
    """Run a central endpoint on loopback as a process of its own while the block lasts; give its address."""
    command = [sys.executable, "-m", "sync.endpoint", "--data", str(data), "--listen", "127.0.0.1:0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise RuntimeError("the endpoint did not start")
        yield str(json.loads(line)["listening"])
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_START_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _play_story(home: Path, url: str, passphrase: str, tell: Tell, cost: KdfCost) -> dict[str, RecordId]:
    now = now_here().replace(second=0, microsecond=0) - timedelta(minutes=2)
    calendar = Calendar(now)
    with contextlib.ExitStack() as open_books:
        books = {
            who: open_books.enter_context(
                FieldBook.create(book_of(home, who), passphrase, cost=cost, clock=calendar)
            )
            for who in PEOPLE
        }
        telling = Telling(books, url, calendar, home / "recovery")
        for number, step in enumerate(story.WHOLE, 1):
            began = time.perf_counter()
            said = telling.play(step)
            seconds = round(time.perf_counter() - began, 3)
            what = f"{step.what}{f' ({said})' if said else ''}"
            tell({"step": number, "who": step.who, "what": what, "seconds": seconds})
        return telling.known


def _print_papers(book: Path, passphrase: str, known: dict[str, RecordId], out: Path, tell: Tell) -> None:
    from desktop.printing.papers import print_paper

    with FieldBook.open(book, passphrase) as opened:
        for name, paper, record in PAPERS:
            began = time.perf_counter()
            file = print_paper(opened, known[record], out / name, paper)
            seconds = round(time.perf_counter() - began, 3)
            tell({"step": "pdf", "who": METTE, "what": str(file), "seconds": seconds})


def _open_window(home: Path, passphrase: str) -> None:
    from desktop.application import run

    run(home=home, opening=(book_of(home, NADIA), passphrase))


def _draw_screens(home: Path, passphrase: str, known: dict[str, RecordId], out: Path, tell: Tell) -> None:
    from desktop.portrait_walk import DESK, Sitting
    from desktop.portraits import draw
    from ui.shell.navigation import PageName

    began = last = time.perf_counter()

    def drawn(name: str) -> None:
        nonlocal last
        now = time.perf_counter()
        tell({"step": "screen", "who": "", "what": name, "seconds": round(now - last, 3)})
        last = now

    on_the_street = (("group", known["group"]), ("referral-answered", known["draft"]))
    street = Sitting(book_of(home, NADIA), on_the_street, known["new-draft"])
    at_the_desk = tuple((name, known[record]) for name, record in _AT_THE_DESK)
    desk = Sitting(book_of(home, METTE), at_the_desk, prefix="desk-", pages=DESK)
    club = Sitting(book_of(home, JONAS), (("log", known["log"]),), prefix="club-", pages=(PageName.CLUB,))
    files = draw(home, (street, desk, club), passphrase, out, tell=drawn)
    seconds = round(time.perf_counter() - began, 3)
    tell({"step": "screens", "who": "", "what": f"{len(files)} PNG: {out}", "seconds": seconds})
