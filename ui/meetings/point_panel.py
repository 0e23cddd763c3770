"""One point of a meeting: what is asked, what is open, the minutes, and decisions with a name that become tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.rules.leads import HOW
from ui.components.badges import LevelBadge, StatusBadge
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.chip_flow import ChipFlow
from ui.components.chips import Chip
from ui.components.fields import ErrorLine, TextField
from ui.components.lists import RowList
from ui.components.picker import Choice, Picker
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.forms.text_entries import NoteBox
from ui.meetings.asks import DecisionLine, MeetingView, Minutes, PointView, TaskLine
from ui.style import dates, language

translate = QCoreApplication.translate


class PointPanel(Card):
    """Draws one point. What is typed is handed over by `typed` and taken back by `retype`, so nothing is lost."""

    decided = Signal(object)  # {"what", "who", "office", "due"}
    noted = Signal(str, object)  # the minutes, and whose they replace (Minutes or None)
    discussed = Signal(str, str)  # the next state of the case, "" for none, and how it goes since last time
    put_off = Signal()
    anonymous = Signal(bool)
    opened = Signal(str)
    written = Signal()  # something was typed

    def __init__(self, meeting: MeetingView, point: PointView, today: date) -> None:
        super().__init__(f"{point.number}. {point.title}")
        self._meeting, self.point, self._today = meeting, point, today
        named = translate("Meetings", "Punkt {n}: {title}").format(n=point.number, title=point.title)
        self.setAccessibleName(named)
        self.body.setSpacing(12)
        self.header.setSpacing(16)
        self._add_head()
        self._add_question()
        if point.open_tasks:
            self._add_tasks()
        self._add_minutes()
        self._add_decisions()
        self._add_outcome()

    def _add_head(self) -> None:
        point = self.point
        badges: list[QWidget] = []
        if point.level:
            badges.append(LevelBadge(point.level, translate("Meetings", "Niveau {n}").format(n=point.level)))
        badges.append(StatusBadge(point.why_label, "outline"))
        if point.state_label:
            badges.append(StatusBadge(point.state_label, "neutral"))
        if point.case:
            lead = translate("Meetings", "Tovholder {name}").format(name=point.lead)
            nobody = StatusBadge(translate("Meetings", "Tovholder mangler"), "warn", "triangle-alert")
            badges.append(StatusBadge(lead, "neutral") if point.lead else nobody)
        if point.anonymous:
            badges.append(StatusBadge(translate("Meetings", "Drøftes anonymt"), "accent", "eye-off"))
        self.body.addWidget(ChipFlow(badges, 22))
        if point.case:
            hide = LinkButton(_anonymous_words(point), flush=True)
            hide.setObjectName("anonymous")
            hide.setToolTip(translate("Meetings", "Skærm og papir viser ikke, hvem det er (A)"))
            hide.clicked.connect(lambda: self.anonymous.emit(not point.anonymous))
            self.add_action(hide)
            look = LinkButton(translate("Meetings", "Åbn sagen"), flush=True)
            look.setObjectName("open_case")
            look.clicked.connect(lambda: self.opened.emit(point.case))
            self.add_action(look)

    def _add_question(self) -> None:
        point = self.point
        for label, text in (
            (translate("Meetings", "Spørgsmål til mødet"), point.question),
            (translate("Meetings", "Ønsket udbytte"), point.wished),
            (translate("Meetings", "Lægges frem af"), point.presented_by),
        ):
            if text:
                self.body.addLayout(_labelled(label, text))

    def _add_tasks(self) -> None:
        name = translate("Meetings", "Åbne aftaler")
        self.body.addWidget(Text(name, "label"))
        lines = [self._task(one) for one in self.point.open_tasks]
        rows = RowList(RowKind.DUE, name, RowModel(lines), fits_content=True)
        rows.setObjectName("open_tasks")
        rows.activated_row.connect(lambda row: self.opened.emit(str(row.key)))
        self.body.addWidget(rows)

    def _task(self, task: TaskLine) -> ListRow:
        now = language.current()
        told = [f"{task.who}, {task.office.lower()}" if task.office else task.who, task.recurring]
        if task.recurring:
            counted = translate("Meetings", "gjort {done}, mangler {missing}")
            told.append(counted.format(done=task.done, missing=task.missing))
        day = dates.due_day(task.by_when, self._today, now) if task.by_when else ""
        return ListRow(
            task.record, task.what, subtitle=" · ".join(part for part in told if part), icon="clipboard-list",
            right=day, right_tone="warn" if task.overdue else "text", right_below=task.status_label,
        )  # fmt: skip

    # minutes

    def _add_minutes(self) -> None:
        mine = next((one for one in self.point.minutes if one.mine), None)
        self._mine: Minutes | None = mine or (self.point.minutes[0] if len(self.point.minutes) == 1 else None)
        head = QHBoxLayout()
        head.addWidget(Text(translate("Meetings", "Referat"), "label"))
        head.addStretch(1)
        if self._mine is not None and not self._mine.mine:
            written = translate("Meetings", "Skrevet af {name}").format(name=self._mine.who)
            head.addWidget(Text(written, "caption", "text_2"))
        self.body.addLayout(head)
        for other in self.point.minutes:
            if other is not self._mine:
                self.body.addLayout(_labelled(other.who, other.text))
        self.minutes = NoteBox()
        self.minutes.editor.setObjectName("minutes")
        self.minutes.editor.setAccessibleName(translate("Meetings", "Referat"))
        self.minutes.editor.set_words(self._mine.text if self._mine else "")
        self.minutes.editor.textChanged.connect(self.written)
        self.minutes.setFixedHeight(84)
        self.body.addWidget(self.minutes)
        self.keep = Button(translate("Meetings", "Gem referat"), size="small", icon="check")
        self.keep.setObjectName("keep_minutes")
        self.keep.clicked.connect(self.save_minutes)
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)

    def save_minutes(self) -> None:
        """Write what stands in the box; nothing when it is as it was."""
        words = self.minutes.editor.toPlainText().strip()
        if words != (self._mine.text.strip() if self._mine else ""):
            self.noted.emit(words, self._mine)

    # decisions

    def _add_decisions(self) -> None:
        self.body.addWidget(Divider())
        self.body.addWidget(Text(translate("Meetings", "Beslutninger"), "label"))
        if self.point.decisions:
            name = translate("Meetings", "Beslutninger")
            lines = [self._decision(one) for one in self.point.decisions]
            rows = RowList(RowKind.DUE, name, RowModel(lines), fits_content=True)
            rows.setObjectName("decisions")
            rows.activated_row.connect(lambda row: self.opened.emit(str(row.key)))
            self.body.addWidget(rows)
        self._add_form()

    def _decision(self, line: DecisionLine) -> ListRow:
        day = dates.due_day(line.due, self._today, language.current()) if line.due else ""
        who = f"{line.who}, {line.office.lower()}" if line.office else line.who
        return ListRow(
            line.task or line.record, line.text, subtitle=who, icon="badge-check", right=day,
            right_below=line.status_label or translate("Meetings", "ingen opgave"),
        )  # fmt: skip

    def _add_form(self) -> None:
        self.what = TextField(
            translate("Meetings", "Hvad er besluttet"),
            placeholder=translate("Meetings", "Fx planlægge en turnering"),
        )
        self.what.line.setObjectName("what")
        self.who = Picker(
            translate("Meetings", "Hvem gør det"),
            [Choice(key, name) for key, name in self._meeting.colleagues],
            placeholder=translate("Meetings", "Skriv eller vælg navnet"),
            editable=True,
        )
        self.office = Picker(
            translate("Meetings", "Hvorfra"),
            [Choice(code, label) for code, label in self._meeting.offices],
            placeholder=translate("Meetings", "Vælg"),
        )
        self.due = TextField(translate("Meetings", "Senest"), placeholder=translate("Meetings", "Fx 3. dec."))
        self.body.addWidget(self.what)
        row = QHBoxLayout()
        row.setSpacing(10)
        for field, stretch in ((self.who, 5), (self.office, 4), (self.due, 3)):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.decide = PrimaryButton(
            translate("Meetings", "Beslut"), keys=(translate("keys", "Ctrl"), translate("keys", "Enter"))
        )
        self.decide.setObjectName("decide")
        self.decide.clicked.connect(self.save_decision)
        self.body.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        for line in (self.what, self.due):
            line.changed.connect(lambda _text: self.written.emit())
        for picker in (self.who, self.office):
            picker.changed.connect(lambda _value: self.written.emit())

    def save_decision(self) -> None:
        """Hand the decision over, or say under its field what is missing."""
        for field in (self.what, self.who, self.office, self.due):
            field.set_error("")
        now = language.current()
        due = dates.parse_day(self.due.text(), self._today, now) if self.due.text().strip() else None
        wrong: list[tuple[TextField | Picker, str]] = []
        if not self.what.text().strip():
            wrong.append((self.what, translate("Meetings", "Skriv, hvad der er besluttet.")))
        if not self.who.value():
            wrong.append((self.who, translate("Meetings", "En enhed er ikke nok. Skriv navnet.")))
        if not self.office.value():
            wrong.append((self.office, translate("Meetings", "Hvorfra er den ansvarlige? Vælg.")))
        if self.due.text().strip() and due is None:
            wrong.append((self.due, translate("Meetings", "Skriv dagen som 3. dec.")))
        for wrong_field, words in wrong:
            wrong_field.set_error(words)
        if wrong:
            wrong[0][0].editor.setFocus()
            return
        said = {"what": self.what.text().strip(), "who": str(self.who.value()), "office": str(self.office.value())}
        self.decided.emit({**said, "due": due})

    def refuse(self, field: str | None, words: str) -> bool:
        """Say what the book refused under its field; False when it belongs to none of these."""
        fields = {"responsible_name": self.who, "responsible_actor": self.office, "decision_text": self.what}
        at = fields.get(field or "")
        if at is None:
            return False
        at.set_error(words)
        at.editor.setFocus()
        return True

    # the end

    def _add_outcome(self) -> None:
        self.body.addWidget(Divider())
        self._add_how()
        row: list[QWidget] = []
        self.outcomes: dict[str, Button] = {}
        named = [("", translate("Meetings", "Drøftet"))]
        for code, label in self.point.next_states:
            named.append((code, translate("Meetings", "Drøftet: {next}").format(next=label.lower())))
        for code, words in named:
            button = Button(words, size="small", icon="check")
            button.setObjectName(f"outcome_{code}")
            button.clicked.connect(lambda _checked=False, code=code: self.end(code))
            self.outcomes[code] = button
            row.append(button)
        later = Button(translate("Meetings", "Udsæt"), size="small", icon="clock")
        later.setObjectName("put_off")
        later.setToolTip(translate("Meetings", "Punktet kommer igen på næste møde (U)"))
        later.clicked.connect(self.put_off)
        row.append(later)
        self.body.addWidget(ChipFlow(row, 32))

    def _add_how(self) -> None:
        """How it goes since last time: asked of a case that is followed up, with a digit each (R56)."""
        self.how: dict[str, Chip] = {}
        self.unsaid = ErrorLine()
        if not self.point.asks_how:
            return
        asked = translate("Meetings", "Hvordan går det siden sidst?")
        self.body.addWidget(Text(asked, "label"))
        for number, (code, label) in enumerate(self._meeting.outcomes, 1):
            chip = self.how[code] = Chip(label, str(number))
            chip.setObjectName(f"how_{code}")
            chip.setAccessibleName(f"{asked} {label}")
            chip.setChecked(code == self.point.outcome)
            chip.clicked.connect(lambda _checked=False, code=code: self.say_how(code))
        self._hows = ChipFlow(list(self.how.values()), 32)
        self.body.addWidget(self._hows)
        self.body.addWidget(self.unsaid)

    def say_how(self, code: str) -> None:
        """Choose how it goes; another answer takes its place."""
        for other, chip in self.how.items():
            chip.setChecked(other == code)
        self._hows.rearrange()  # the chosen one is wider
        self.unsaid.say("")
        self.written.emit()

    def said_how(self) -> str:
        """How it goes: a code, "" while nobody has said it."""
        return next((code for code, chip in self.how.items() if chip.isChecked()), "")

    def end(self, next_state: str) -> None:
        """The point was discussed; a case that is followed up says first how it goes."""
        if self.how and not self.said_how():
            self.unsaid.say(HOW.in_language(language.current()))
            next(iter(self.how.values())).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.discussed.emit(next_state, self.said_how())

    # what is typed

    def typed(self) -> dict[str, Any]:
        """Return what is written and not saved; empty when there is nothing."""
        values: dict[str, Any] = {
            "what": self.what.text(),
            "who": self.who.value(),
            "office": self.office.value(),
            "due": self.due.text(),
            "how": self.said_how() if self.said_how() != self.point.outcome else "",
        }
        words = self.minutes.editor.toPlainText()
        if words.strip() != (self._mine.text.strip() if self._mine else ""):
            values["minutes"] = words
        return {name: value for name, value in values.items() if value}

    def retype(self, values: Mapping[str, Any]) -> None:
        """Write back what `typed` gave."""
        for name, field in (("what", self.what), ("due", self.due)):
            if values.get(name):
                field.set_text(str(values[name]))
        for name, picker in (("who", self.who), ("office", self.office)):
            if values.get(name):
                picker.set_value(values[name])
        if values.get("how") in self.how:
            self.say_how(str(values["how"]))
        if values.get("minutes"):
            self.minutes.editor.set_words(str(values["minutes"]))


def _anonymous_words(point: PointView) -> str:
    return translate("Meetings", "Vis hvem") if point.anonymous else translate("Meetings", "Drøft anonymt")


def _labelled(label: str, text: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(Text(label, "caption", "text_2"))
    column.addWidget(Text(text.replace("\n", "\u2028"), "body", wrap=True))
    return column


def line_of(icon: str, words: str, tone: Any = "text_2") -> QHBoxLayout:
    """An icon and a line that may wrap."""
    row = QHBoxLayout()
    row.setSpacing(8)
    mark = Icon(icon, 16, tone)
    mark.setFixedHeight(18)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, "small", "text", wrap=True), 1)
    return row
