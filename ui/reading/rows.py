"""Rows of the book as lists draw them, and putting new rows in without losing one's place."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.components.badges import Badge
from ui.components.lists import RowList
from ui.components.rows import ListRow
from ui.style import dates, language
from ui.style.tokens import ColourName
from ui.views import Kept, Row

translate = QCoreApplication.translate


def kept_badge(kept: Kept) -> Badge:
    """Where a record is, as a badge: Gemt her, Sendt, Kræver blik."""
    if kept is Kept.NEEDS_YOU:
        return Badge(translate("Reading", "Kræver blik"), "warn", "needs_you")
    if kept is Kept.SENT:
        return Badge(translate("Reading", "Sendt"), "ok", "check")
    return Badge(translate("Reading", "Gemt her"), "neutral", "saved_here")


def table_row(row: Row, today: date, *, one_kind: bool = False) -> ListRow:
    """A line of a list: kind and name, what it says, where it is, when it was.

    With ``one_kind`` the list itself says of which kind its rows are, so a row with a name shows that alone.
    """
    badge = kept_badge(row.kept)
    title = row.title
    if one_kind:
        title = two_parts(row.title)[1] or row.title
    right = _when(row, today)
    spoken = ", ".join(part for part in (row.title, row.subtitle, badge.text, right, row.by) if part)
    tone = icon_tone(row)
    return ListRow(
        row.id, title, detail=row.subtitle, icon=row.icon, icon_tone=tone, right=right, badge=badge, spoken=spoken
    )


def icon_tone(row: Row) -> ColourName:
    """Plum is a suspicion's alone."""
    return "fence" if row.icon == "shield-alert" else "text_2"


def _when(row: Row, today: date) -> str:
    """The clock too for what has been; the day alone for what is to come."""
    if row.at is None:
        return ""
    now = language.current()
    day = row.at.date()
    only_day = day > today or (row.at.hour, row.at.minute) == (0, 0)  # a kind that is dated, not timed
    return dates.near_day(day, today, now) if only_day else dates.list_moment(row.at, today, now)


def short_row(row: Row, today: date) -> ListRow:
    """The same in little room: the kind bold, the name beside it, the clock (or the day) at the right."""
    title, detail = two_parts(row.title)
    now = language.current()
    right = ""
    if row.at is not None:
        same = row.at.date() == today
        right = dates.clock(row.at, now, with_word=False) if same else dates.near_day(row.at.date(), today, now)
    return ListRow(row.id, title, detail=detail, icon=row.icon, icon_tone=icon_tone(row), right=right)


def two_parts(title: str) -> tuple[str, str]:
    """Kind and name of "Gadekontakt · Blågårds Plads"; the name is empty when there is only one part."""
    kind, _, name = title.partition(" · ")
    return kind, name


def show_rows(view: RowList, rows: Sequence[ListRow], more: bool = False) -> None:
    """Put other rows in. The chosen row and what is in view stay where they were, as far as they still exist."""
    before = tuple(filter(None, (view.rows.row(number) for number in range(view.rows.rowCount()))))
    if before == tuple(rows) and not more:
        return
    current, scrolled = view.current(), view.verticalScrollBar().value()
    view.rows.set_rows(rows, more)
    number = view.rows.number_of(current.key) if current is not None else -1
    if number >= 0 or view.hasFocus():
        view.choose(max(0, number))
    view.verticalScrollBar().setValue(scrolled)
