"""What the outbox tells of itself: that somebody has looked at what was not trusted."""

from dataclasses import dataclass

from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class LookedAtRefusals(Ask[int]):
    """What came and was not trusted is on a person's screen now; gives how many of it were new to them."""
