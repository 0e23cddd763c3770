"""Where we have been: the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it was opened with."""

    page: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


class Trail:
    """Places in the order they were visited; the last one is where we are."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    @property
    def here(self) -> Place | None:
        """Where we are; None before the first visit."""
        return self._places[-1] if self._places else None

    def visit(self, place: Place) -> None:
        """Go there. Going where we already are leaves no step to go back over."""
        if place != self.here:
            self._places.append(place)
            del self._places[:-_LONGEST]

    def back(self) -> Place | None:
        """Go back one step and say where; None at the beginning, where nothing moves."""
        if len(self._places) < 2:
            return None
        self._places.pop()
        return self._places[-1]
