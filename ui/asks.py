"""What a screen may ask the book beyond what every screen asks: one small frozen class per question or act.

A room declares its questions beside its views, `class Queue(Ask[QueueView])`, and gives one to `BookPort.ask`; the
answer's type follows from the question's. `desktop.answering` knows who answers which. So a new room adds a file
here and a file there, and the port itself does not grow.
"""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
WORDS = "words/"  # drafts of words begun on a page: they are found again where they were written


class Ask(Generic[T_co]):
    """A question to the open book, or something to be done in it, answered with a `T_co`. Subclasses are frozen.

    A `patient` question is answered when nobody waits for another: what is gathered part by part beside one's work.
    One that is `aside` needs no book, so it never makes the book wait. One that is `online` is told to the
    endpoint, between two rounds; where there is none, only the book is asked.
    """

    __slots__ = ()
    patient: ClassVar[bool] = False
    aside: ClassVar[bool] = False
    online: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Acted:
    """Durable: what was done to `record` by these changes, in order; `waiting` wait for a connection now."""

    record: str
    changes: tuple[str, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class TakeBack(Ask[Acted]):
    """Fortryd of everything an act did, the newest first, as one; the history keeps both."""

    acted: Acted
