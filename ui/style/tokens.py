"""Every value of the design, read once from ``tokens.json`` and typed. Free of Qt, so its rules test at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

Scheme = Literal["light", "dark"]
ColourName = Literal[
    "bg",
    "surface",
    "sunken",
    "line",
    "line_strong",
    "text",
    "text_2",
    "text_3",
    "accent",
    "accent_hover",
    "accent_soft",
    "accent_text",
    "on_accent",
    "spine",
    "spine_active",
    "spine_line",
    "spine_text",
    "spine_text_2",
    "ok",
    "ok_soft",
    "warn",
    "warn_soft",
    "danger",
    "danger_soft",
    "quote_bar",
    "quote_soft",
    "quote_text",
    "fence",
    "fence_soft",
    "fence_line",
    "other",
    "other_soft",
    "neutral_soft",
    "level_1_bg",
    "level_1_text",
    "level_2_bg",
    "level_2_text",
    "level_3_bg",
    "level_3_text",
    "level_4_bg",
    "level_4_text",
    "heat_0",
    "heat_1",
    "heat_2",
    "heat_3",
    "heat_4",
    "heat_5",
    "chart_bar",
    "on_spine_ok",
    "on_spine_warn",
    "on_spine_accent",
    "cover_edge",
    "scrim",
]
TypeName = Literal[
    "caption",
    "badge",
    "small",
    "label",
    "body",
    "own_words",
    "editor",
    "action",
    "section",
    "page_small",
    "page",
    "figure",
    "welcome",
]


@dataclass(frozen=True, slots=True)
class TypeStep:
    """One step of the type scale: sizes in device-independent pixels, weight as 400-700."""

    size: int
    line: int
    weight: int


@cache
def raw() -> Mapping[str, Any]:
    """The whole file as parsed JSON. Read-only by agreement: callers use the typed views below."""
    text = resources.files("ui.style").joinpath("tokens.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))


# What stands instead where more contrast is asked for: each a step up its own ladder, and no meaning is changed.
_STRONGER: Mapping[ColourName, ColourName] = MappingProxyType(
    {
        "text_2": "text", "text_3": "text_2", "line": "line_strong", "line_strong": "text_2",
        "spine_text_2": "spine_text", "spine_line": "spine_text_2", "fence_line": "fence",
    }
)  # fmt: skip


def colour(scheme: Scheme, name: ColourName, *, strong: bool = False) -> str:
    """``#RRGGBB``, or ``rgba(r,g,b,a)`` for the scrim. Unknown names raise KeyError.

    `strong` is for who has asked the system for more contrast: quiet words and lines as clear as the loud ones.
    """
    if strong:
        name = _STRONGER.get(name, name)
    if name == "cover_edge":
        return str(raw()["on_spine"][f"cover_edge_{scheme}"])
    if name.startswith("on_spine_"):
        return str(raw()["on_spine"][name.removeprefix("on_spine_")])
    return str(raw()["color"][scheme][name])


def _whole_numbers(section: str) -> Mapping[str, int]:
    return MappingProxyType({k: v for k, v in raw()[section].items() if isinstance(v, int)})


TYPE: Mapping[str, TypeStep] = MappingProxyType({k: TypeStep(*v) for k, v in raw()["type_px"].items()})
SPACE: tuple[int, ...] = tuple(raw()["space_px"])
RADIUS = _whole_numbers("radius_px")
BORDER = _whole_numbers("border_px")
HEIGHT = _whole_numbers("height_px")
WIDTH = _whole_numbers("width_px")
ICON = _whole_numbers("icon_px")
DURATION = _whole_numbers("duration_ms")
ICON_FILES: Mapping[str, str] = MappingProxyType(dict(raw()["icons"]))


def icon_file(name: str) -> str:
    """The picture's file name without ending: meanings ("street_contact") map to it, file names pass through."""
    return ICON_FILES.get(name, name)


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """Contrast of two ``#RRGGBB`` colours, 1.0 to 21.0 (WCAG 2.2, relative luminance)."""

    def luminance(hexed: str) -> float:
        red, green, blue = (int(hexed[i : i + 2], 16) for i in (1, 3, 5))
        return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
