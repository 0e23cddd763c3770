"""A laptop some days from now, and its daily look through the book as the app makes it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject

from desktop.answering import answers, answers_aside
from desktop.showing.words import Words
from local_store.book import FieldBook
from tests.scenarios.requirements.table import NOW
from ui.asks import Ask
from ui.retention import gathering
from ui.retention.gathering import Reminder


class Asked:
    """A port whose questions are answered at once, by those who answer the app's."""

    def __init__(self, book: FieldBook, days: int) -> None:
        self.words = Words(book, "da", NOW + timedelta(days=days))

    def ask(self, question: Ask[Any], then: Callable[[Any], None], _failed: object = None) -> None:
        aside = answers_aside().get(type(question))
        then(aside("da", question) if aside else answers()[type(question)](self.words, question))


@contextmanager
def daily_look(monkeypatch: pytest.MonkeyPatch, book: FieldBook, days: int) -> Iterator[Asked]:
    """Today is opened so many days from now, and nobody does anything."""
    port, owner = Asked(book, days), QObject()
    monkeypatch.setattr(gathering, "local_now", lambda: port.words.now)
    reminder = Reminder(port, owner)  # type: ignore[arg-type]
    reminder.begin()
    assert not reminder.leaving.is_running()
    yield port
