"""A task's page: what, who and when; a recurring one day by day, marked as it went and counted."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ui.asks import Acted, TakeBack
from ui.components.badges import StatusBadge
from ui.components.cards import Card
from ui.components.fields import TextField
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Text
from ui.forms.kept_words import KeptWords, put_back
from ui.meetings.asks import Day, MarkDay, TimesView
from ui.record.content import RecordContent
from ui.record.known import KnownContent
from ui.shell.navigation import PageName
from ui.style import dates, language
from ui.style.tokens import ColourName
from ui.views import Problem

translate = QCoreApplication.translate
_LOOKS: dict[str, tuple[str, ColourName]] = {
    "done": ("check", "ok"), "not_done": ("x", "danger"), "missing": ("circle-help", "warn"),
    "ahead": ("circle", "text_3"),
}  # fmt: skip


class TaskContent(KnownContent):
    """Enter or a click on a day says it was done; once more that it was not. Why not is kept until it is said."""

    reason: TextField
    kept_reason: KeptWords | None = None

    @property
    def times(self) -> TimesView | None:
        """The days of a recurring task; None for one that happens once."""
        known = self._view.known
        return known if isinstance(known, TimesView) else None

    def crumbs(self) -> tuple[str, str]:
        return translate("Record", "Tilbage"), ""

    def facts(self) -> str:
        shown = {field.name: field.shown for field in self._view.fields}
        who = shown.get("responsible_id") or shown.get("responsible_name") or ""
        parts = (who, shown.get("responsible_actor", ""), shown.get("by_when", ""))
        return " · ".join(part for part in parts if part)

    def beside_title(self) -> list[QWidget]:
        shown = next((field.shown for field in self._view.fields if field.name == "status"), "")
        return [StatusBadge(shown, "neutral")] if shown else []

    def main_cards(self) -> list[QWidget]:
        return [self._days_card(self.times)] if self.times is not None else []

    def resume(self, before: RecordContent) -> None:
        """Take over why a day was not kept, where it is begun."""
        if not isinstance(before, TaskContent) or before._view.id != self._view.id:
            return
        if before.kept_reason is not None and self.kept_reason is not None and (words := before.reason.text()):
            self.reason.set_text(words)

    def side_cards(self) -> list[QWidget]:
        return []

    def _days_card(self, times: TimesView) -> Card:
        card = Card(translate("Meetings", "Dag for dag"), padding=0, divided=True)
        card.add_action(Text(times.rhythm, "small", "text_2"))
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 4)
        head.setSpacing(8)
        for number, words, tone, icon in (
            (times.done, translate("Meetings", "{n} gjort"), "ok", "check"),
            (times.not_done, translate("Meetings", "{n} ikke gjort"), "danger", "x"),
            (times.missing, translate("Meetings", "{n} mangler svar"), "warn", "circle-help"),
        ):
            head.addWidget(StatusBadge(words.format(n=number), tone, icon))  # type: ignore[arg-type]
        head.addStretch(1)
        card.body.addLayout(head)
        if times.condition:
            only = translate("Meetings", "Kun hvis {condition}").format(condition=times.condition)
            told = QHBoxLayout()
            told.setContentsMargins(20, 0, 20, 8)
            told.addWidget(Text(only, "small", "text_2", wrap=True), 1)
            card.body.addLayout(told)
        self.reason = TextField(
            translate("Meetings", "Hvorfor ikke"),
            placeholder=translate("Meetings", "Skriv kort, når den ikke blev gjort"),
        )
        self.reason.line.setObjectName("reason")
        self.reason.setContentsMargins(20, 4, 20, 6)
        self.days = RowList(
            RowKind.LINKED, translate("Meetings", "Dagene, den nyeste først"),
            RowModel([self._row(day) for day in reversed(times.days)]), fits_content=True,
        )  # fmt: skip
        self.days.setObjectName("days")
        self.days.setAccessibleDescription(translate("Meetings", "Enter: gjort, og igen: ikke gjort."))
        self.days.activated_row.connect(lambda row: self._mark(str(row.key)))
        self.begins = self.days
        card.body.addWidget(self.days)
        card.body.addWidget(self.reason)
        self.kept_reason = KeptWords(self.port, "action_item", {"reason": self.reason}, self.reason)
        self.kept_reason.begin(PageName.RECORD, self._view.id, "reason")
        card.body.setContentsMargins(0, 0, 0, 8)
        return card

    def _row(self, day: Day) -> ListRow:
        icon, tone = _LOOKS[day.state]
        now = language.current()
        words = {
            "done": translate("Meetings", "gjort"),
            "not_done": translate("Meetings", "ikke gjort"),
            "missing": translate("Meetings", "mangler svar"),
            "ahead": translate("Meetings", "kommer"),
        }[day.state]
        title = dates.capital(dates.due_day(day.day, self.today, now))
        return ListRow(day.day.isoformat(), title, detail=day.reason, icon=icon, icon_tone=tone, right=words,
                       right_tone="warn" if day.state == "missing" else "text_2")  # fmt: skip

    def _mark(self, key: str) -> None:
        times = self.times
        day = next((one for one in times.days if one.day.isoformat() == key), None) if times else None
        if day is None or day.state == "ahead":
            return
        done, why = day.state != "done", self.reason.text()
        if not done and self.kept_reason is not None:
            self.kept_reason.used()
        ask = MarkDay(self._view.id, day.day, done, why)
        self.port.ask(ask, partial(_marked, self), partial(_refused, self, why))


def _refused(content: TaskContent, why: str, problem: Problem) -> None:
    if isValid(content):
        put_back(content.reason, why)
    content.navigator.tell(problem)


def _marked(content: TaskContent, done: Acted) -> None:
    port, navigator = content.port, content.navigator
    words = translate("Meetings", "Dagen er skrevet ned.")
    navigator.say(words, undo=lambda: port.ask(TakeBack(done), lambda _done: None, navigator.tell))
