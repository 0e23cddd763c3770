"""What the lists ask the book beyond their rows."""

from dataclasses import dataclass

from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class NotYetSearched(Ask[int]):
    """How many records cannot be found by their words yet: many have just come, and are being made ready."""
