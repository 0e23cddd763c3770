"""The figures of the book itself: saving, unlocking, searching."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from local_store.book import FieldBook
from local_store.changes import encode
from tests.benchmarks import big_book
from tests.benchmarks.figures import Figure, Limit, percentile
from tests.benchmarks.invented_records import Writer
from tests.benchmarks.raw_floor import RawDatabase
from tests.store_fixtures import TEAM

_SAVES = 130  # a round: twice as many as wait before they go into the index together
_LIMIT = 50  # finds
Result = TypeVar("Result")


class BigBook:
    """The large book and the floor's database with the same bytes and words, made once for all figures."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder / "book"
        self.count = count
        changes = big_book.fill(self.folder, count)
        self.raw = RawDatabase(folder / "floor.db")
        for start in range(0, count, 2000):
            some = enumerate(changes[start : start + 2000], start)
            self.raw.insert_and_index([(at.to_bytes(32, "big"), body, text) for at, (body, text) in some])

    def open(self) -> FieldBook:
        return FieldBook.open(self.folder, big_book.PASSPHRASE)


def saving(big: BigBook, rounds: int) -> list[Figure]:
    """A street contact to durable, beside one raw commit of the same bytes, in turns."""
    middle = Figure("save to durable, median", "ms", Limit(2, of_ratio=True))
    mean = Figure("save to durable, mean", "ms", note="with the index filled, every 64th save")
    writer, known = Writer(99), big.raw.connection.execute("SELECT count(*) FROM change").fetchone()[0]
    with big.open() as book:
        for number in range(rounds + 1):
            ours, floor = [], []
            for _ in range(_SAVES):
                values = writer.contact().values
                ours.append(_seconds(lambda values=values: book.add("street_contact", values, space=TEAM.id))[0])
                body = _body_of(book, values)
                known += 1
                name = known.to_bytes(32, "big")
                floor.append(_seconds(lambda name=name, body=body: big.raw.commit_one(name, body))[0])
            if number:  # the first warms up
                middle.add(percentile(ours, 0.5) * 1000, percentile(floor, 0.5) * 1000)
                mean.add(sum(ours) / _SAVES * 1000, sum(floor) / _SAVES * 1000)
    return [middle, mean]


def unlocking(big: BigBook, rounds: int) -> list[Figure]:
    """A fresh process: the passphrase is given until Today's data stand there; the libraries are loaded before."""
    without = Figure(f"unlock, {big.count:,} records, key aside", "s", Limit(1.0))
    whole = Figure(f"unlock, {big.count:,} records, whole", "s")
    for number in range(rounds + 1):
        command = [sys.executable, "-m", "tests.benchmarks.unlock_process", str(big.folder)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        floor, _ = _seconds(lambda: _raw_opening(big))
        if number:
            without.add(told["opened"] - told["derived"] + told["shown"], floor)
            whole.add(told["opened"] + told["shown"])
            without.note = f"Today's view {told['shown'] * 1000:.0f} ms of it"
            whole.note = f"Argon2id, 128 MiB: {told['derived'] * 1000:.0f} ms of it"
    return [without, whole]


def searching(big: BigBook, rounds: int) -> list[Figure]:
    """Every keystroke of words, names and misses; the floor asks a plain index in the same words."""
    half = Figure(f"search as one types, {big.count:,}, p50", "ms")
    most = Figure(f"search as one types, {big.count:,}, p95", "ms", Limit(16))
    typed = _keystrokes()
    worst: dict[str, float] = {}
    with big.open() as book:
        for number in range(rounds + 1):
            random.Random(number).shuffle(typed)
            ours, floor = [], []
            for text in typed:
                ours.append(_seconds(lambda text=text: book.search(text, limit=_LIMIT))[0])
                floor.append(_seconds(lambda text=text: big.raw.find(_plainly(text), _LIMIT))[0])
            if number:
                half.add(percentile(ours, 0.5) * 1000, percentile(floor, 0.5) * 1000)
                most.add(percentile(ours, 0.95) * 1000, percentile(floor, 0.95) * 1000)
                worst = dict(sorted(zip(typed, ours, strict=True), key=lambda pair: -pair[1])[:2])
    half.note = f"{len(typed)} keystrokes a round, {_LIMIT} finds at most"
    most.note = "slowest: " + ", ".join(f"“{text}” {seconds * 1000:.0f} ms" for text, seconds in worst.items())
    return [half, most]


_TYPED = (
    "trappen", "klubben", "knallert", "drengene", "skole", "legepladsen", "bekymring", "slagsmål", "åben", "ø",
    "bænkene ved søen", "uro på trappen", "talte med dem om", "kiosken på hjørnet 12", "stemningen er bedre",
    "Samira Mohamud", "Gustav Winther", "emil", "poulsen", "yasmin gh", "xylofonist", "qwerty", "zzz", "knust glas",
    "gadelygte", "publikum", "bibliotek", "hærværk", "ser jo ikke", "bro",
)  # fmt: skip


def _keystrokes() -> list[str]:
    """Return what stands in the field after each letter, each state once."""
    states = (word[:end] for word in _TYPED for end in range(1, len(word) + 1))
    return [state for state in dict.fromkeys(states) if not state.endswith(" ")]


def _plainly(text: str) -> str:
    words = text.lower().split()
    return " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])


def _body_of(book: FieldBook, values: dict[str, object]) -> bytes:
    """Return bytes as large as the change just written."""
    like = book.unsent(TEAM.id, 1)[0].change
    return encode(msgspec.structs.replace(like, set=values)).body


def _raw_opening(big: BigBook) -> None:
    raw = RawDatabase(big.raw.path, big.raw.key)
    raw.newest(100)
    raw.close()


def _seconds(do: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = do()
    return time.perf_counter() - began, result
