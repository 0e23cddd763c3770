"""The round's track where there is little room: names are shortened, the earliest stops fold away."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from ui.components.steps import RoundTrack, TrackStop
from ui.style import theme

translate = QCoreApplication.translate
_LEAST, _AIR = 84.0, 14.0


class FittedTrack(RoundTrack):
    """A `RoundTrack` whose words never run into each other. Read aloud, every stop is there in full."""

    def __init__(self) -> None:
        super().__init__()
        self._every: tuple[TrackStop, ...] = ()

    def show_stops(self, stops: Sequence[TrackStop]) -> None:
        """Draw these stops, as many as there is room for."""
        self._every = tuple(stops)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.set_stops(fitted(self._every, self.width()))
        words = "; ".join(f"{stop.place}: {stop.below}" for stop in self._every)
        self.setAccessibleName(words)
        self.setToolTip("\n".join(f"{stop.place} · {stop.below}" for stop in self._every))


def fitted(stops: Sequence[TrackStop], width: float) -> tuple[TrackStop, ...]:
    """The stops that `width` pixels hold, with shortened names where they would touch. Where one is stays."""
    room = max(2, int(width // _LEAST))
    shown = list(stops)
    while len(shown) > room and shown[0].state not in ("here", "planned"):
        del shown[0]
    shown = shown[:room]
    if not shown:
        return ()
    name, below = QFontMetricsF(theme.font("label", 600)), QFontMetricsF(theme.font("caption", 600))
    widths = [max(name.horizontalAdvance(one.place), below.horizontalAdvance(one.below)) for one in shown]
    limit = _limit(widths, width - _AIR * (len(shown) - 1))

    def short(measure: QFontMetricsF, words: str) -> str:
        return measure.elidedText(words, Qt.TextElideMode.ElideRight, limit)

    return tuple(replace(one, place=short(name, one.place), below=short(below, one.below)) for one in shown)


def _limit(widths: Sequence[float], room: float) -> float:
    """The widest any may be so that all fit: short ones keep their width, the long ones share the rest."""
    left, many = room, len(widths)
    for one in sorted(widths):
        if one > left / many:
            return max(40.0, left / many)
        left, many = left - one, many - 1
    return max(widths)
