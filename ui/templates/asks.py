"""Texts one writes often: kept encrypted in one's own book, never sent."""

from dataclasses import dataclass

from ui.asks import Ask

MOST = 40  # more are no longer a small set
LONGEST_NAME, LONGEST_TEXT = 60, 4_000


@dataclass(frozen=True, slots=True)
class Template:
    """What it is called in the menu, and the words it puts in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class MyTemplates(Ask[tuple[Template, ...]]):
    """All of them, by name."""


@dataclass(frozen=True, slots=True)
class KeepTemplates(Ask[tuple[Template, ...]]):
    """Keep exactly these. RefusedInput ("required", "too_long", "too_many") and nothing is changed."""

    templates: tuple[Template, ...]
