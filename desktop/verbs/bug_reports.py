"""A report of a fault of ours, to be sent to those who mend it: where it happened, never what was written.

An exception's text and the values of variables can hold a record's words; neither is kept, nor the lines of code.
"""

import platform
import sys
import traceback
from pathlib import Path

from local_store.errors import Text
from local_store.rules.danish_calendar import now_here


def report(bug: BaseException, folder: Path | None) -> Text:
    """Keep a report in the book's folder where there is one, and return the sentence for the person."""
    place = _keep(describe(bug), folder) if folder is not None and folder.is_dir() else None
    what = type(bug).__name__
    if place is None:
        where = _frames(bug)[-1:] or ["?"]
        return Text(
            f"Fejl i Feltbog ({what}, {where[0]}). Det, du har gemt, er her stadig.",
            f"A fault in Feltbog ({what}, {where[0]}). What you saved is still here.",
        )
    return Text(
        f"Fejl i Feltbog ({what}). Det, du har gemt, er her stadig. Rapport uden notater: {place}",
        f"A fault in Feltbog ({what}). What you saved is still here. A report without notes: {place}",
    )


def describe(bug: BaseException) -> str:
    """Return type, module, function and line of the exception and those behind it; no texts, no values."""
    lines = [f"Feltbog {_version()}, Python {platform.python_version()}, {sys.platform}"]
    seen: set[int] = set()
    current: BaseException | None = bug
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines += [f"{type(current).__module__}.{type(current).__qualname__}", *(f"  {f}" for f in _frames(current))]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def _frames(bug: BaseException) -> list[str]:
    return [
        f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_name}:{line}"
        for frame, line in traceback.walk_tb(bug.__traceback__)
    ]


def _keep(text: str, folder: Path) -> Path | None:
    path = folder / f"fault-{now_here():%Y%m%dT%H%M%S}.txt"
    try:
        path.write_text(text, "utf-8")
    except OSError:
        return None
    return path


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("feltbog")
    except PackageNotFoundError:
        return "?"
