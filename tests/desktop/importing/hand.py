"""A hand at the import page: asks as the page does, step by step, without it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.answering import answers, answers_aside
from desktop.showing.words import Words
from local_store.book import FieldBook
from ui.asks import Acted, Ask
from ui.importing.asks import (
    BringIn,
    Looked,
    LookThrough,
    MakeReady,
    MakeReadyOut,
    Opened,
    ReadFile,
    Recognise,
    Table,
    TakeOut,
)
from ui.importing.together import together


class Hand:
    """Asks as the page does."""

    def __init__(self, book: FieldBook, folder: Path) -> None:
        self.book, self.folder = book, folder

    def ask(self, question: Ask[object]) -> object:
        words = Words(self.book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))
        if question.aside:
            return answers_aside()[type(question)]("da", question)
        return answers()[type(question)](words, question)

    def open(self, path: str) -> Opened:
        opened = self.ask(Recognise(self.ask(ReadFile(path))))
        assert isinstance(opened, Opened)
        return opened

    def look(self, table: Table, kind: str, mapping: tuple[str, ...]) -> Looked:
        return together(self.parts(LookThrough(table, kind, mapping)))

    def bring_in(self, table: Table, kind: str, mapping: tuple[str, ...]) -> Acted:
        ready = self.parts(MakeReady(table, kind, mapping))
        done = self.ask(BringIn(table.digest, tuple(one for part in ready for one in part.changes)))
        assert isinstance(done, Acted)
        return done

    def take_out(self, done: Acted, table: Table) -> None:
        self.ask(TakeOut(done.record, table.digest, self.ready_out(done)))

    def ready_out(self, done: Acted) -> tuple[object, ...]:
        return tuple(one for part in self.parts(MakeReadyOut(done)) for one in part.changes)

    def parts(self, ask: Any) -> list[Any]:
        found: list[Any] = []
        while ask is not None:
            found.append(self.ask(ask))
            ask = found[-1].next
        return found

    def file(self, content: str | bytes, name: str = "kontakter.csv") -> str:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)
