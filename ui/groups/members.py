"""Hvem er med: bars over time, or the same as a list in which a membership can be ended. What was stays."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.charts.member_bars import RESOURCE, MemberBars, left_on, span_now, span_words
from ui.components.buttons import LinkButton
from ui.components.cards import Card
from ui.components.text import Icon, Text
from ui.style import dates, language
from ui.views import GroupView, Member, MemberSpan

translate = QCoreApplication.translate
_IN_BARS = 8


class MembersCard(Card):
    """`opened` carries a young person's id, `ended` a `MemberSpan` that is to end today, `wanted_new` nothing."""

    opened = Signal(str)
    ended = Signal(object)
    wanted_new = Signal()

    def __init__(self, view: GroupView, today: date) -> None:
        now = [member for member in view.members if span_now(member, today)]
        super().__init__(translate("Group", "Hvem er med"), count=str(len(now)))
        self._today, self.all_shown = today, False
        self.switch = LinkButton("", flush=True)
        self.switch.setObjectName("members_switch")
        self.switch.clicked.connect(lambda: self.show_all(not self.all_shown))
        self.add_action(self.switch)
        self.bars = MemberBars(view.members[:_IN_BARS], today, view.others)
        self.body.addWidget(self.bars)
        self.twin = QWidget()
        column = QVBoxLayout(self.twin)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for member in view.members:
            column.addWidget(self._member(member))
        self.new = LinkButton(translate("Group", "Skriv en mere på"), flush=True, icon="user-plus")
        self.new.setObjectName("add_group_membership")
        self.new.clicked.connect(self.wanted_new)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.twin)
        none = translate("Group", "Ingen er skrevet på. Anonymt er det normale.")
        self._none = Text(none, "small", "text_2", wrap=True)
        self.body.addWidget(self._none)
        self._none.setVisible(not view.members and not view.others)
        for member in now:
            self._influence(member)
        self.show_all(False)

    def show_all(self, every: bool) -> None:
        """The list instead of the bars, or the bars again."""
        self.all_shown = every
        self.bars.setVisible(not every)
        self.twin.setVisible(every)
        self.switch.setText(translate("Group", "Tidslinje") if every else translate("Group", "Se alle"))

    def _member(self, member: Member) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        name = LinkButton(member.name, flush=True)
        name.setFixedHeight(22)
        name.clicked.connect(lambda: self.opened.emit(member.id))
        line.addWidget(name)
        line.addStretch(1)
        now = span_now(member, self._today)
        if now is not None:
            line.addWidget(self._end(member, now))
        column.addLayout(line)
        told = " · ".join(span_words(span, self._today) for span in member.spans)
        left = left_on(member, self._today)
        column.addWidget(Text(told, "caption", "text_2", wrap=True))
        holder.setAccessibleName(f"{member.name}: {told}")
        if left is not None:
            name.setAccessibleDescription(translate("Group", "ikke med mere"))
        return holder

    def _end(self, member: Member, span: MemberSpan) -> LinkButton:
        end = LinkButton(translate("Group", "Ikke med mere"), flush=True)
        end.setFixedHeight(22)
        end.setObjectName(f"end_{span.record}")
        end.setAccessibleName(translate("Group", "{name} er ikke med mere").format(name=member.name))
        end.clicked.connect(lambda: self.ended.emit(span))
        return end

    def _influence(self, member: Member) -> None:
        span = span_now(member, self._today)
        if span is None or span.role != RESOURCE:
            return
        day = dates.short_date(span.from_on, language.current(), self._today)
        told = translate("Group", "{name}: {what}, siden {day}").format(
            name=member.name, what=span.note or span.role_label, day=day
        )
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Icon("star", 14, "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(told, "caption", "text_2", wrap=True), 1)
        self.body.addLayout(row)
