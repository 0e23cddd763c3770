"""A figure: rounds of ours beside the floor of the same moment; their ratio holds better than either number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median, median_low

STEADY = 0.25  # a round whose floor lies further than this from the median floor is dropped: the machine was busy


@dataclass(frozen=True, slots=True)
class Limit:
    """What is aimed at: at most `most` of the value, or of its ratio to the floor."""

    most: float
    of_ratio: bool = False

    def text(self, unit: str) -> str:
        return f"<= {self.most:g}x floor" if self.of_ratio else f"<= {self.most:g} {unit}"


@dataclass
class Figure:
    """One line of the table. `rounds` are (ours, floor) in `unit`; the floor is None where nothing compares."""

    name: str
    unit: str
    limit: Limit | None = None
    rounds: list[tuple[float, float | None]] = field(default_factory=list)
    note: str = ""

    def add(self, ours: float, floor: float | None = None) -> None:
        self.rounds.append((ours, floor))

    def kept(self) -> list[tuple[float, float | None]]:
        """Return the rounds in which the floor stood still."""
        floors = [floor for _, floor in self.rounds if floor is not None]
        if not floors:
            return self.rounds
        middle = median_low(floors)  # one of them, so that at least one round is kept
        return [(o, f) for o, f in self.rounds if f is not None and abs(f - middle) <= STEADY * middle]

    @property
    def value(self) -> float:
        return median(ours for ours, _ in self.kept())

    @property
    def floor(self) -> float | None:
        floors = [floor for _, floor in self.kept() if floor is not None]
        return median(floors) if floors else None

    @property
    def ratios(self) -> list[float]:
        return sorted(ours / floor for ours, floor in self.kept() if floor)

    @property
    def met(self) -> bool | None:
        """Tell whether the target is met; None when there is none."""
        if self.limit is None:
            return None
        return (median(self.ratios) if self.limit.of_ratio else self.value) <= self.limit.most

    def cells(self) -> tuple[str, ...]:
        ratios = self.ratios
        kept = len(self.kept())
        dropped = len(self.rounds) - kept
        return (
            self.name,
            f"{_short(self.value)} {self.unit}",
            f"{_short(self.floor)} {self.unit}" if self.floor is not None else "-",
            f"{median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})" if ratios else "-",
            self.limit.text(self.unit) if self.limit else "-",
            {True: "yes", False: "NO", None: "-"}[self.met],
            f"{kept}" + (f" (-{dropped})" if dropped else ""),
            self.note,
        )


_HEADS = ("figure", "ours", "raw floor", "ratio (min-max)", "target", "met", "rounds", "note")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as one table of plain text (Markdown's own form)."""
    rows: list[Sequence[str]] = [_HEADS, *(figure.cells() for figure in figures if figure.rounds)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    filled = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in filled]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"
