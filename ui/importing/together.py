"""What was answered in parts, as one; and taking a whole import out again, in parts as well."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from ui.asks import Acted, Ask
from ui.importing.asks import (
    LISTED,
    ClearAway,
    Looked,
    MakeReadyBack,
    MakeReadyOut,
    PutInAgain,
    Ready,
    TakeOut,
    Weighed,
    new_batch,
)
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


def weighed(parts: Sequence[Weighed]) -> Weighed:
    """Return all the parts counted as one."""
    return Weighed(
        parts[0].total,
        sum(part.same for part in parts),
        sum(part.changed for part in parts),
        sum(part.joined for part in parts),
        sum(part.withdrawn for part in parts),
    )


def taking_out(
    port: BookPort, navigator: Navigator, done: Acted, imported: str, owner: QObject
) -> Callable[[], None]:
    """Return Fortryd of an import: every row is made ready to go in parts, and then all go at once."""

    def told() -> None:
        navigator.say(translate("Importing", "Fortrudt. Rækkerne er ude igen."), icon="undo")

    batch, slow = new_batch(), translate("Importing", "Tager rækkerne ud igen …")
    first = MakeReadyOut(batch, done)
    begin = _in_parts(
        port, navigator, batch, owner, first, lambda changes: TakeOut(batch, done, imported, changes), told
    )
    return _saying(navigator, len(done.changes), slow, begin)


def putting_in(
    port: BookPort, navigator: Navigator, done: Acted, imported: str, owner: QObject, then: Callable[[], None]
) -> Callable[[], None]:
    """Return Fortryd of having taken an import out: all of it comes back as one. `then` is done afterwards."""

    def told() -> None:
        navigator.say(translate("Importing", "Fortrudt. Notaterne er tilbage."), icon="undo")
        then()

    batch, slow = new_batch(), translate("Importing", "Lægger notaterne tilbage …")
    first = MakeReadyBack(batch, done)
    begin = _in_parts(
        port, navigator, batch, owner, first, lambda changes: PutInAgain(batch, imported, changes), told
    )
    return _saying(navigator, len(done.changes), slow, begin)


def _saying(navigator: Navigator, count: int, slow: str, begin: Callable[[], None]) -> Callable[[], None]:
    def said() -> None:
        if count > _TAKES_A_WHILE:
            navigator.say(slow, icon="undo")
        begin()

    return said


def _in_parts(
    port: BookPort,
    navigator: Navigator,
    batch: str,
    owner: QObject,
    first: Ask[Ready],
    keep: Callable[[tuple[str, ...]], Ask[Acted]],
    told: Callable[[], None],
) -> Callable[[], None]:
    """Return what makes all of a batch ready, keeps it as one and clears up; what fails is told."""
    parts, clearing = PartByPart(port, owner), PartByPart(port, owner)

    def failed(problem: Problem) -> None:
        clearing.begin(ClearAway(batch))
        navigator.tell(problem)

    def kept(_done: Acted) -> None:
        clearing.begin(ClearAway(batch))
        told()

    def go(ready: list[Ready]) -> None:
        port.ask(keep(tuple(one for part in ready for one in part.changes)), kept, failed)

    parts.done.connect(go)
    parts.failed.connect(failed)
    return lambda: parts.begin(first)
