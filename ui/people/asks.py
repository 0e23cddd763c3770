"""What opening a young person's page asks before it does: whether the rules were read, as they are now (R89)."""

from dataclasses import dataclass

from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class SealedView:
    """What the page of somebody nobody has opened knows beside the nickname."""

    rules_read: bool


@dataclass(frozen=True, slots=True)
class ConfirmRules(Ask[None]):
    """I have read the rules as they are now; the access log keeps which version and when."""
