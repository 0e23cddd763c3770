"""A form of what stands as it was written: why, the one field that is added to, and the rest to be read."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.cards import Card
from ui.components.text import Icon, Text
from ui.forms import form_values
from ui.forms.asks import Standing
from ui.forms.entry import Entry
from ui.record.parts import Beside, in_lines
from ui.style import language
from ui.views import FieldView

translate = QCoreApplication.translate


class StandingPart(QWidget):
    """Takes over the entry that is written in, and shows the other fields below it."""

    def __init__(self, standing: Standing, entry: Entry, fields: Sequence[FieldView]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        why = QHBoxLayout()
        why.setSpacing(8)
        mark = Icon("info", 16, "accent")
        mark.setFixedHeight(20)
        why.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(Text(standing.why.in_language(language.current()), "body", wrap=True), 1)
        column.addLayout(why)
        column.addWidget(entry)
        name = translate("Forms", "Som den blev skrevet")
        card = Card(name, small=True)
        card.setAccessibleName(name)
        card.body.setSpacing(10)
        for field in fields:
            if field.name != standing.addition:
                card.body.addWidget(Beside(field, Text(in_lines(field.shown), "body", wrap=True)))
        column.addWidget(card)


def of_draft(draft: Mapping[str, Any], standing: Standing, now: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was begun as an addition to what stands there `now`; nothing else can be written any more."""
    words = str(draft.get(standing.addition) or "")
    before = str((draft.get(form_values.BEFORE) or {}).get(standing.addition) or "")
    begun = words.removeprefix(before).strip()
    parts = [part for part in (str(now.get(standing.addition) or ""), begun) if part]
    return {standing.addition: "\n\n".join(parts)}
