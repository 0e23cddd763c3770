"""Answers of the book come later; a sheet that was put away meanwhile hears nothing."""

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QObject
from shiboken6 import isValid

P = ParamSpec("P")


def while_alive(owner: QObject, then: Callable[P, object]) -> Callable[P, None]:
    """Return a callback that does nothing once `owner` has been destroyed."""

    def answer(*args: P.args, **kwargs: P.kwargs) -> None:
        if isValid(owner):
            then(*args, **kwargs)

    return answer
