"""Rows of the queue as they are drawn and read aloud."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.components.badges import Badge
from ui.components.rows import ListRow
from ui.review.asks import Entry, Sign
from ui.style import dates, language

translate = QCoreApplication.translate


def badge_of(entry: Entry) -> Badge | None:
    """What is most worth knowing in a row: how it stands, else its level."""
    if entry.sign is not None:
        return sign_badge(entry.sign)
    return level_badge(entry.level) if entry.level else None


def sign_badge(sign: Sign) -> Badge:
    """A state as a badge."""
    return Badge(sign.text, sign.tone, sign.icon, border="solid" if sign.tone == "outline" else "")


def level_badge(level: int) -> Badge:
    """Niveau 1 to 4."""
    return Badge.level(level, translate("Review", "Niveau {number}").format(number=level))


def queue_row(entry: Entry, districts: Mapping[str, str], today: date, narrow: bool = False) -> ListRow:
    """Unread dot, icon, what it is, what it says, who, when and where.

    In a ``narrow`` pane the name has the room: that it is a referral or a possible pair, icon and badge say too.
    """
    now = language.current()
    # What is dated and not timed says its day alone.
    timed = (entry.at.hour, entry.at.minute) != (0, 0)
    at = dates.list_moment(entry.at, today, now) if timed else dates.near_day(entry.at.date(), today, now)
    third = " · ".join(part for part in (entry.by, at, districts.get(entry.district, "")) if part)
    badge = badge_of(entry)
    state = translate("Review", "Ulæst") if entry.unread else translate("Review", "Læst")
    spoken = ", ".join(
        part for part in (state, entry.title, badge.text if badge else "", entry.subtitle, third) if part
    )
    return ListRow(
        entry.key,
        entry.title.split(": ", 1)[-1] if narrow else entry.title,
        subtitle=entry.subtitle,
        third=third,
        icon=entry.icon,
        icon_tone="fence" if entry.icon == "mistanke" else "text_2",
        badge=badge,
        unread=entry.unread,
        spoken=spoken,
    )
