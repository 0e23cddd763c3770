"""A disclosure that has left stands as it was written (R31-R34, L2): it is the log of what was shared with whom.

Until then whoever wrote it may mend it or take it back. Afterwards what was wrong is said beside it, in an addendum
that only grows; what the log says of the sharing is never another. Asked of every save, by form, script or act.
"""

from collections.abc import Callable, Mapping
from typing import Any

from local_store.changes import Change
from local_store.errors import RefusedInput, Text

KIND, BESIDE = "disclosure", "addendum_text"
_LEFT = Text(
    "Videregivelsen er sendt og står, som den blev skrevet. Skriv det rigtige under “Tilføjelse”.",
    "The disclosure has been sent and stands as it was written. Write what is right under “Addendum”.",
)
_GROWS = Text(
    "Det, der står i tilføjelsen, bliver stående. Skriv videre under det.",
    "What the addendum says stays. Go on below it.",
)
WHY_NOT = Text(
    "Videregivelsen er sendt og kan ikke rettes, kun få en tilføjelse.",
    "The disclosure has been sent and cannot be changed, only added to.",
)
_NO_UNDO = Text(
    "Videregivelsen er sendt og kan ikke fortrydes. Åbn den, og skriv det rigtige under “Tilføjelse”.",
    "The disclosure has been sent and cannot be taken back. Open it and write what is right under “Addendum”.",
)


def check(before: Mapping[str, Any], change: Change, has_left: Callable[[], bool]) -> None:
    """Refuse to change what has left, but for the addendum: RefusedInput (not_allowed). Other kinds pass."""
    if change.kind != KIND or not change.parents or not has_left():
        return
    moved = {name for name, value in change.set.items() if value != before.get(name)}
    moved |= {name for name, some in (*change.add.items(), *change.remove.items()) if some}
    for name in sorted(moved - {BESIDE}):
        raise RefusedInput(_LEFT, field=name, code="not_allowed")
    said = str(before.get(BESIDE) or "")
    if BESIDE in moved and not str(change.set.get(BESIDE) or "").startswith(said):
        raise RefusedInput(_GROWS, field=BESIDE, code="not_allowed")


def check_taken_back(kind: str, has_left: Callable[[], bool]) -> None:
    """Refuse Fortryd of what has left: RefusedInput (not_allowed). Other kinds pass."""
    if kind == KIND and has_left():
        raise RefusedInput(_NO_UNDO, code="not_allowed")
