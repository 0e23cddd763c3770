"""Starts laptops and endpoints as processes of their own, fast: forked off one that has imported everything.

Each has its own id and memory and is killed like any process; only the second that imports take is saved.
"""

import multiprocessing
import os
import random
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing.context import ForkServerContext, ForkServerProcess

NOON = datetime.fromisoformat("2026-11-20T12:00:00+01:00").timestamp()
_IMPORTED = ["tests.faults.preloaded"]


def nursery() -> ForkServerContext:
    """Return what starts processes; the forking one is started with the first of them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED)
    return context


def born(target: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """Start a process; it does not outlive the one that started it."""
    process = nursery().Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def be_random_by(seed: str) -> None:
    """Make this process draw the same numbers in every run, so that a schedule replays byte for byte."""
    chance = random.Random(seed)
    os.urandom = lambda size: chance.randbytes(size)
    secrets.token_bytes = lambda size=32: chance.randbytes(size or 32)
    secrets.token_hex = lambda size=16: chance.randbytes(size or 16).hex()


class Wrist:
    """The clock of one process: it starts at the same noon in every run, goes on by itself, and can be set."""

    def __init__(self, step: float) -> None:
        self._step = step
        self.now = NOON

    def wear(self) -> "Wrist":
        """Let everything in this process that asks for the time ask here."""
        time.time = self.read
        return self

    def read(self) -> float:
        """Return seconds since 1970; each look is a little later."""
        self.now += self._step
        return self.now

    def moment(self) -> datetime:
        """Return the moment as a book writes it."""
        return datetime.fromtimestamp(self.read()).astimezone()
