"""What needs a person or explains itself: each line with its reason and what one can do."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.rules.danish_calendar import now_here
from ui.components.buttons import Button
from ui.components.cards import Card, Divider
from ui.components.text import Icon, Text
from ui.style import dates, language
from ui.style.tokens import ColourName
from ui.views import OutboxLine

translate = QCoreApplication.translate
MOST = 25  # lines with a reason; beyond that the number says enough

QUARANTINED, REFUSED, MISSING, WAITING = "quarantined", "refused", "missing_parents", "waiting"


def heading(state: str, count: int) -> str:
    """What happened, in one sentence, for that many."""
    one, many = {
        QUARANTINED: (
            translate("Outbox", "Én ændring blev ikke taget imod. Den ligger stadig her."),
            translate("Outbox", "{count} ændringer blev ikke taget imod. De ligger stadig her."),
        ),
        REFUSED: (
            translate("Outbox", "Noget, der kom, er ikke lagt ind i bogen."),
            translate("Outbox", "{count} ting, der kom, er ikke lagt ind i bogen."),
        ),
        MISSING: (
            translate("Outbox", "Én ændring venter på det, den bygger på."),
            translate("Outbox", "{count} ændringer venter på det, de bygger på."),
        ),
    }[state]
    return one if count == 1 else many.format(count=dates.number(count, language.current()))


def advice(state: str) -> str:
    """What one can do about it."""
    return {
        QUARANTINED: translate("Outbox", "Åbn den og ret det, der står. Så bliver den sendt igen af sig selv."),
        REFUSED: translate(
            "Outbox", "Du behøver ikke gøre noget. Bliver det ved, så sig det til din administrator."
        ),
        MISSING: translate("Outbox", "Du behøver ikke gøre noget. Hent evt. nu, hvis det haster."),
    }[state]


_LOOKS: dict[str, tuple[str, ColourName]] = {
    QUARANTINED: ("needs_you", "warn"),
    REFUSED: ("shield-alert", "danger"),
    MISSING: ("hourglass", "text_2"),
}


class TroubleCard(Card):
    """All lines of one state under one heading. `go` opens a record, `again` sends a change once more."""

    def __init__(
        self,
        state: str,
        lines: tuple[OutboxLine, ...],
        go: Callable[[str], None],
        again: Callable[[str], None],
    ) -> None:
        super().__init__(padding=0)
        words = heading(state, len(lines))
        self.setAccessibleName(words)
        icon, tone = _LOOKS[state]
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 12)
        head.setSpacing(12)
        head.addWidget(Icon(icon, 20, tone), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        self.heading_text = Text(words, "action", tone if state != MISSING else "text", wrap=True)
        texts.addWidget(self.heading_text)
        texts.addWidget(Text(advice(state), "small", "text_2", wrap=True))
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        self.opens: list[Button] = []
        self._go, self._again = go, again
        for line in lines[:MOST]:
            self.body.addWidget(Divider())
            self.body.addWidget(self._line(line))
        if len(lines) > MOST:
            self.body.addWidget(Divider())
            left = dates.number(len(lines) - MOST, language.current())
            more = Text(translate("Outbox", "og {count} til").format(count=left), "small", "text_2")
            more.setContentsMargins(52, 8, 20, 8)
            more.setFixedHeight(36)
            self.body.addWidget(more)

    def _line(self, line: OutboxLine) -> QWidget:
        now = language.current()
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(20, 9, 16, 9)
        across.setSpacing(14)
        across.addWidget(Icon(line.icon, 18), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(line.title, "body", weight=600))
        reason = line.reason.in_language(now) if line.reason is not None else ""
        if reason:
            texts.addWidget(Text(reason, "small", "text_2", wrap=True))
        across.addLayout(texts, 1)
        when = dates.list_moment(line.at, now_here().date(), now)
        across.addWidget(Text(when if line.state != MISSING else "", "caption", "text_2"))
        for button in self._buttons(line):
            across.addWidget(button)
        row.setAccessibleName(". ".join(part for part in (line.title, reason) if part))
        return row

    def _buttons(self, line: OutboxLine) -> list[Button]:
        made = []
        if line.state == QUARANTINED:
            again = Button(translate("Outbox", "Prøv igen"), size="small", icon="refresh-cw")
            again.setAccessibleName(translate("Outbox", "Prøv igen: {title}").format(title=line.title))
            again.clicked.connect(lambda: self._again(line.change))
            made.append(again)
        if line.record:
            opens = Button(translate("Outbox", "Åbn"), size="small")
            opens.setAccessibleName(translate("Outbox", "Åbn {title}").format(title=line.title))
            opens.clicked.connect(lambda: self._go(line.record))
            made.append(opens)
        self.opens += made
        return made
