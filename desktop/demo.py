"""The demo: scenario S4 (steps 1-8) on real books, a real endpoint and three people, up to the receipt.

Nadia walks the street without a network, Jonas is in the club, Mette coordinates. Everything is invented but the
course of events, which is that of the published, constructed case. Every step is one printed line.
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
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.demo_story import Story
from local_store.book import FieldBook
from local_store.key_slots import KdfCost

Tell = Callable[[dict[str, Any]], None]
_START_SECONDS = 30.0


def play(out: Path, *, window: bool, keep: bool, tell: Tell, cost: KdfCost = KdfCost.STRONG) -> Path:
    """Play the scenario and show it; return the folder with what was made.

    With `window` the app opens on the worker's book; without it every screen is written as PNG, in light and dark,
    and the referral as PDF, to `out`. The books are removed afterwards unless `keep`.
    """
    home = Path(tempfile.mkdtemp(prefix="feltbog-demo-"))
    passphrase = " ".join(secrets.token_hex(3) for _ in range(4))
    try:
        with endpoint(home / "endpoint") as url:
            case = _play_story(home, url, passphrase, tell, cost)
            out.mkdir(parents=True, exist_ok=True)
            _print_case(home, passphrase, case, out, tell)
            if window:
                _open_window(home, passphrase)
        if not window:  # Nadia is out of reach of the endpoint, as she is on a round
            _draw_screens(home, passphrase, out, tell)
    finally:
        if keep:
            tell({"step": "kept", "who": "", "what": str(home), "seconds": 0.0})
        else:
            shutil.rmtree(home, ignore_errors=True)
    return out


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


def _play_story(home: Path, url: str, passphrase: str, tell: Tell, cost: KdfCost) -> str:
    now = datetime.now().astimezone().replace(second=0, microsecond=0) - timedelta(minutes=2)
    with contextlib.ExitStack() as open_books:

        def book(name: str) -> FieldBook:
            made = FieldBook.create(home / "books" / name, passphrase, cost=cost)
            return open_books.enter_context(made)

        story = Story(book("03-mette"), book("01-nadia"), book("02-jonas"), url, now)
        for number, (who, what, act) in enumerate(story.steps(home / "recovery"), 1):
            began = time.perf_counter()
            said = act()
            seconds = round(time.perf_counter() - began, 3)
            tell({"step": number, "who": who, "what": f"{what}{f' ({said})' if said else ''}", "seconds": seconds})
        return str(story.case)


def _print_case(home: Path, passphrase: str, case: str, out: Path, tell: Tell) -> None:
    from desktop.printing.referral import print_referral

    began = time.perf_counter()
    with FieldBook.open(home / "books" / "03-mette", passphrase) as book:
        file = print_referral(book, case, out / "indstilling.pdf")
    seconds = round(time.perf_counter() - began, 3)
    tell({"step": "pdf", "who": "Mette", "what": str(file), "seconds": seconds})


def _open_window(home: Path, passphrase: str) -> None:
    from desktop.application import run

    run(home=home, opening=(home / "books" / "01-nadia", passphrase))


def _draw_screens(home: Path, passphrase: str, out: Path, tell: Tell) -> None:
    from desktop.portraits import draw

    began = time.perf_counter()
    files = draw(home, home / "books" / "01-nadia", passphrase, out)
    seconds = round(time.perf_counter() - began, 3)
    tell({"step": "screens", "who": "", "what": f"{len(files)} PNG: {out}", "seconds": seconds})
