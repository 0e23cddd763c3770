"""Everything that happened to a record: who, when, on which PC, and each field's before and after."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import LinkButton
from ui.components.text import Run, Text
from ui.components.timeline import Happening, NodeTone, Timeline, TimelineRow
from ui.style import dates, language
from ui.views import HistoryLine

translate = QCoreApplication.translate
_LONGEST = 280  # characters of a before or after; the whole text is the tooltip


def timeline(
    lines: tuple[HistoryLine, ...], today: date, fence: Callable[[str], QWidget] | None = None
) -> Timeline:
    """The changes, newest first; the last line is the record's beginning.

    With ``fence`` the record is a suspicion: what its changes said stands inside what ``fence`` makes.
    """
    made = Timeline()
    for number, line in enumerate(lines):
        first = number == len(lines) - 1
        below = _below(line, first) if fence is None else _fenced(line, fence)
        row = TimelineRow(_happening(line, first, today), below)
        row.last = first
        made.add(row)
    return made


def _happening(line: HistoryLine, first: bool, today: date) -> Happening:
    now = language.current()
    day = line.at.date()
    date_words = dates.near_day(day, today, now) if day.year == today.year else dates.short_date(day, now)
    time_words = dates.clock(line.at, now, with_word=False) if day.year == today.year else str(day.year)
    tone: NodeTone = "neutral" if first else "accent"
    icon = "file-plus" if first else _icon(line)
    mine = translate("Record", "{name} (dig)").format(name=line.who) if line.who else translate("Record", "dig")
    who = mine if line.mine else line.who
    return Happening(date_words, icon, _title(line, first), line.device, time_words, who, tone)


def _icon(line: HistoryLine) -> str:
    if line.withdrawn is not None:
        return "undo" if line.withdrawn else "rotate-ccw"
    return "voice_assessment" if line.fields else "merge"


def _title(line: HistoryLine, first: bool) -> str:
    title = _what(line, first)
    return f"{line.lacks}: {title}" if line.lacks else title


def _what(line: HistoryLine, first: bool) -> str:
    if first:
        return translate("Record", "Skrevet")
    if line.withdrawn is not None:
        return translate("Record", "Fortrudt") if line.withdrawn else translate("Record", "Taget frem igen")
    if not line.fields:
        return translate("Record", "Set igennem")
    return translate("Record", "Rettet")


def _below(line: HistoryLine, first: bool) -> QWidget | None:
    if not line.fields and not line.concurrent:
        return None
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(3)
    if line.concurrent:
        column.addLayout(_concurrent())
    if first:
        column.addWidget(BeginningFields(line))
    else:
        for field in line.fields:
            column.addWidget(change_text(*field))
    return below


def _fenced(line: HistoryLine, fence: Callable[[str], QWidget]) -> QWidget | None:
    if not line.fields:
        return None
    return fence("\n".join(change_text(*field).text() for field in line.fields))


def _concurrent() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(StatusBadge(translate("Record", "Skrevet samtidig"), "other", "git-branch"))
    row.addWidget(Text(translate("Record", "uden at have set den andens ændring"), "caption", "text_2"), 1)
    return row


def change_text(label: str, before: str, after: str) -> Text:
    """Antal: 6 → 8; what was empty is said in words."""
    empty = translate("Record", "tomt")
    line = Text("", "small", "text_2", wrap=True)
    runs = [Run(f"{label}: ", 600, "text"), Run(f"{_short(before)} → " if before else "")]
    runs.append(Run(_short(after), tone="text") if after else Run(empty))
    line.set_runs([run for run in runs if run.text])
    spoken = translate("Record", "{label}: fra {before} til {after}")
    line.setAccessibleName(spoken.format(label=label, before=before or empty, after=after or empty))
    if len(before) > _LONGEST or len(after) > _LONGEST:
        line.setToolTip(f"{before}\n→\n{after}" if before else after)
    return line


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


class BeginningFields(QWidget):
    """What the record began with, folded together: most of it is still on the page."""

    def __init__(self, line: HistoryLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        count = len(line.fields)
        if count == 1:
            self._closed = translate("Record", "Vis, hvad der stod (1 felt)")
        else:
            self._closed = translate("Record", "Vis, hvad der stod ({count} felter)").format(count=count)
        self.toggle = LinkButton(self._closed, flush=True)
        self.toggle.setFixedHeight(20)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields = QWidget()
        inside = QVBoxLayout(self.fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        for field in line.fields:
            inside.addWidget(change_text(*field))
        self.fields.hide()
        column.addWidget(self.fields)
        self.toggle.clicked.connect(self._turn)

    def _turn(self) -> None:
        opens = self.fields.isHidden()
        self.fields.setVisible(opens)
        self.toggle.setText(translate("Record", "Fold sammen") if opens else self._closed)
        self.toggle.updateGeometry()
