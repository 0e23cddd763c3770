"""What was answered in parts, as one; and taking a whole import out again, in parts as well."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from ui.asks import Acted
from ui.importing.asks import LISTED, ClearAway, Looked, MakeReadyOut, Ready, TakeOut, new_batch
from ui.importing.part_by_part import PartByPart
from ui.ports import BookPort
from ui.shell.navigation import Navigator
from ui.views import Problem

translate = QCoreApplication.translate
_TAKES_A_WHILE = 1_000  # rows: one wonders whether anything happens


def together(parts: Sequence[Looked]) -> Looked:
    """Return the look at all the rows: the first rows as they will read, the first troubles, and all counted."""
    troubles = tuple(one for part in parts for one in part.troubles)
    return replace(
        parts[0],
        rows=tuple(row for part in parts for row in part.rows),
        troubles=troubles[:LISTED],
        more=sum(part.more for part in parts) + max(0, len(troubles) - LISTED),
        bad=sum(part.bad for part in parts),
        duty=sum(part.duty for part in parts),
        next=None,
        share=1.0,
    )


def taking_out(
    port: BookPort, navigator: Navigator, done: Acted, digest: str, owner: QObject
) -> Callable[[], None]:
    """Return Fortryd of an import: every row is made ready to go in parts, and then all go at once."""
    parts, clearing, batch = PartByPart(port, owner), PartByPart(port, owner), new_batch()

    def clear() -> None:
        clearing.begin(ClearAway(batch))

    def failed(problem: Problem) -> None:
        clear()
        navigator.tell(problem)

    def out(_undone: Acted) -> None:
        clear()
        navigator.say(translate("Importing", "Fortrudt. Rækkerne er ude igen."), icon="undo")

    def go(ready: list[Ready]) -> None:
        changes = tuple(one for part in ready for one in part.changes)
        port.ask(TakeOut(batch, done, digest, changes), out, failed)

    def begin() -> None:
        if len(done.changes) > _TAKES_A_WHILE:
            navigator.say(translate("Importing", "Tager rækkerne ud igen …"), icon="undo")
        parts.begin(MakeReadyOut(batch, done))

    parts.done.connect(go)
    parts.failed.connect(failed)
    return begin
