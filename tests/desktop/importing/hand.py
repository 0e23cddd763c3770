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
    Earlier,
    EarlierImports,
    Looked,
    LookThrough,
    MakeReady,
    MakeReadyAway,
    MakeReadyBack,
    MakeReadyOut,
    Opened,
    PutInAgain,
    ReadFile,
    Recognise,
    Table,
    TakeAway,
    TakeOut,
    Weigh,
    Weighed,
    new_batch,
)
from ui.importing.together import together, weighed


class Hand:
    """Asks as the page does."""

    def __init__(self, book: FieldBook, folder: Path) -> None:
        self.book, self.folder = book, folder
        self.now = "2026-11-21T22:30:00+01:00"
        self.imported: dict[str, str] = {}  # by the first change of each import its name

    def ask(self, question: Ask[object]) -> object:
        words = Words(self.book, "da", datetime.fromisoformat(self.now))
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
        done = self.ask(self.ready(table, kind, mapping))
        assert isinstance(done, Acted)
        return done

    def ready(self, table: Table, kind: str, mapping: tuple[str, ...]) -> BringIn:
        """All is staged; what is returned keeps it."""
        batch = new_batch()
        changes = self._changes(MakeReady(batch, table, kind, mapping))
        self.imported[changes[0]] = batch
        return BringIn(batch, table.digest, changes, table.name)

    def take_out(self, done: Acted) -> None:
        self.ask(self.ready_out(done))

    def ready_out(self, done: Acted) -> TakeOut:
        """All of the withdrawal is staged; what is returned keeps it."""
        batch = new_batch()
        changes = self._changes(MakeReadyOut(batch, done))
        return TakeOut(batch, done, self.imported[done.changes[0]], changes)

    def earlier(self) -> tuple[Earlier, ...]:
        found = self.ask(EarlierImports())
        assert isinstance(found, tuple)
        return found

    def weigh(self, imported: str) -> Weighed:
        return weighed(self.parts(Weigh(imported)))

    def ready_away(self, imported: str, changed: bool = False) -> TakeAway:
        """All of what takes an import of before out is staged; what is returned keeps it."""
        batch = new_batch()
        parts = self.parts(MakeReadyAway(batch, imported, changed))
        changes = tuple(one for part in parts for one in part.changes)
        return TakeAway(batch, imported, changes, changed, sum(part.left for part in parts))

    def take_away(self, imported: str, changed: bool = False) -> Acted:
        done = self.ask(self.ready_away(imported, changed))
        assert isinstance(done, Acted)
        return done

    def put_in_again(self, imported: str, gone: Acted) -> None:
        batch = new_batch()
        self.ask(PutInAgain(batch, imported, self._changes(MakeReadyBack(batch, gone))))

    def _changes(self, first: MakeReady | MakeReadyOut | MakeReadyAway | MakeReadyBack) -> tuple[str, ...]:
        return tuple(one for part in self.parts(first) for one in part.changes)

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


def staged(book: FieldBook) -> list[str]:
    """Return every trace of what was made ready and not kept, or kept and not cleared away yet."""
    tables = book._database.rows("SELECT name FROM sqlite_master WHERE name GLOB '*staged*'")
    return [name for (name,) in tables] + book.kept_names("staged.")
