"""One person's version: who, when, on which device, and their words or their answer."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.avatar import Avatar
from ui.components.cards import Card, Divider
from ui.components.text import Text
from ui.conflict import whose
from ui.conflict.marked_text import MINE, THEIRS, MarkedText, MarkSample, marked_as
from ui.style import dates, language
from ui.views import Span, Version

translate = QCoreApplication.translate


class VersionCard(Card):
    """Accent frame for mine, blue for the other person's; a badge says it in words.

    ``leads`` is mine, or the first where two others met.
    """

    def __init__(
        self, version: Version, *, leads: bool, long_text: bool, now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__("", padding=0, parent=parent)
        self.version = version
        self.set_look("surface", "accent" if leads else "other")
        title = whose.version_title(version)
        at = dates.near_moment(version.at, now.date(), language.current())
        where = translate("Conflict", "på {device}").format(device=version.device)
        told = " · ".join(part for part in (version.who, at, where) if part)
        self.setAccessibleName(f"{title}, {told}: {version.shown}")
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 20, 10)
        head.setSpacing(8)
        head.addWidget(Avatar(version.who, 28, other=not leads))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "body", weight=600))
        words.addWidget(Text(told, "caption", "text_2", wrap=True))
        head.addLayout(words, 1)
        origin = MINE if leads else THEIRS
        if long_text and not whose.is_empty(version):
            head.addWidget(MarkSample(whose.legend(version), origin, filled=True))
        self.body.addLayout(head)
        self.body.addWidget(Divider())
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 14, 20, 16)
        self.words: MarkedText | Text
        if whose.is_empty(version):
            self.words = Text(version.shown or translate("Conflict", "Tomt"), "body", "text_2", wrap=True)
        elif long_text:
            spans = marked_as(version.spans, origin) or (Span(version.shown, origin),)
            self.words = MarkedText(spans, version.shown)
        else:
            self.words = Text(version.shown, "page_small", wrap=True)
        inside.addWidget(self.words, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(inside)
        self.body.addStretch(1)
