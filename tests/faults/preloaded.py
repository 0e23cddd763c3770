"""What every laptop and endpoint needs before its first word, done once in the process they are forked off."""

import gc
import importlib
import tempfile
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.vault import KdfCost
from sync.endpoint.application import build
from sync.endpoint.engine import open_database
from sync.endpoint.limits import Limits
from sync.endpoint.migrations import migrate
from tests.faults import endpoint_process, laptop_process

__all__ = ["endpoint_process", "laptop_process", "pytest"]


_LATE = ("anyio._backends._asyncio", "uvicorn.lifespan.on", "uvicorn.loops.auto", "psycopg",
         "sqlalchemy.dialects.postgresql.psycopg")  # fmt: skip


def _warm() -> None:
    """Make a book and an application, and throw them away: the modules they load late stay."""
    for name in _LATE:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        FieldBook.create(Path(folder) / "book", "en rød cykel i regnen", cost=KdfCost.FOR_TESTS).close()
        store = open_database(Path(folder), None)
        migrate(store)
        build(store, Limits())
        store.close()


_warm()
# What is here stays: the collector of each process forked off need not go through it, nor copy its pages.
gc.collect()
gc.freeze()
