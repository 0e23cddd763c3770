"""Turns what went wrong into something a screen can say. A bug is reported without a word of what was written."""

import logging
import traceback

from local_store.errors import KnownError, Text, WrongPassphrase
from ui.views import Problem

_log = logging.getLogger(__name__)

_OURS = Text(
    "Der gik noget galt hos os. Det, du skrev, er der endnu. Prøv igen, og sig det til din administrator.",
    "Something went wrong on our side. What you wrote is still there. Try again, and tell your administrator.",
)


def problem_of(error: BaseException) -> Problem:
    """Return what to tell the person; an unknown error is logged with its place in the code and nothing else."""
    if isinstance(error, WrongPassphrase):
        return Problem(error.text, error.code, wait_seconds=error.wait_seconds)
    if isinstance(error, KnownError):
        return Problem(error.text, error.code, error.field)
    report(error)
    return Problem(_OURS, "bug", ours=True)


def report(error: BaseException) -> None:
    """Log a bug by its type and its place in the code: a message might hold somebody's words."""
    _log.error("a bug: %s at %s", type(error).__name__, " < ".join(_places(error)))


def _places(error: BaseException) -> list[str]:
    """Module and line of each frame, innermost first; never a value, never the message."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames)][:12]
