"""What was answered in parts, as one; and taking a whole import out again, in parts as well."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from ui.asks import Acted
from ui.importing.asks import LISTED, Looked, MakeReadyOut, Ready, TakeOut
from ui.importing.part_by_part import PartByPart
from ui.ports import BookPort
from ui.shell.navigation import Navigator

translate = QCoreApplication.translate


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
    parts = PartByPart(port, owner)
    out = translate("Importing", "Fortrudt. Rækkerne er ude igen.")

    def go(ready: list[Ready]) -> None:
        changes = tuple(one for part in ready for one in part.changes)
        ask = TakeOut(done.record, digest, changes)
        port.ask(ask, lambda _undone: navigator.say(out, icon="undo"), navigator.tell)

    parts.done.connect(go)
    parts.failed.connect(navigator.tell)
    return lambda: parts.begin(MakeReadyOut(done))
