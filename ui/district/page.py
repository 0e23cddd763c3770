"""Bydelen: who is there, which clubs go out, who walks where this week, and where nobody does."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actors.tabs import look_up_head, look_up_tabs
from ui.components.badges import StatusBadge
from ui.components.picker import Choice, Picker
from ui.components.rows import ListRow
from ui.district.asks import DistrictLine, DistrictView, InDistrict
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, scroll_whole
from ui.reading.list_card import NO_RECORD, ListCard
from ui.reading.page import ReadingPage
from ui.shell.navigation import Navigator, PageName
from ui.style import language
from ui.style.tokens import HEIGHT

translate = QCoreApplication.translate


class Section(ListCard):
    """One list, or a quiet line saying that there is nothing."""

    def show_lines(self, lines: tuple[DistrictLine, ...]) -> None:
        """Draw them."""
        self.show_list([_row(one) for one in lines])


class DistrictPage(ReadingPage):
    """A `Page`. `arrive(district)`: without one the last one looked at, or the first."""

    help_topic = "district"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("District", "Bydelen")
        self._answer = Latest(self, self.show_view)
        self.tabs = look_up_tabs(PageName.DISTRICT, navigator, self)
        now = language.current()
        choices = [
            Choice(one.code, one.label.in_language(now))
            for one in port.catalogue.codes("district")
            if not one.retired
        ]
        self.district = Picker(translate("District", "Bydel"), choices)
        self._wanted = ""  # until somebody chooses: where most walk
        self.cover = StatusBadge("", "neutral", "waypoints")
        self.walked = Section(
            "waypoints",
            translate("District", "Hvem går her"),
            translate("District", "Ingen runde er skrevet her"),
        )
        self.ahead = Section(
            "waypoints",
            translate("District", "Runder forude"),
            translate("District", "Ingen runder er planlagt. Skriv en runde med den dag, I går."),
        )
        self.activities = Section(
            "calendar-days",
            translate("District", "Aktiviteter forude"),
            translate("District", "Ingen aktiviteter er planlagt."),
        )
        self.clubs = Section(
            "building-2",
            translate("District", "Klubber"),
            translate("District", "Ingen klubber i bydelen. Skriv dem under Aktører og tilbud."),
        )
        self.forums = Section(
            "users",
            translate("District", "Lokale fora"),
            translate("District", "Du er ikke med i et forum i bydelen."),
        )
        self.attempts = Section(
            "phone",
            translate("District", "Forsøgt uden at få fat i nogen"),
            translate("District", "Ingen forgæves forsøg er skrevet i år."),
        )
        self.referrals = Section(
            "clipboard-list",
            translate("District", "Hvem indstiller"),
            translate("District", "Ingen sager er rejst i år, eller du læser ikke et SSP-rum."),
        )
        self._lay_out()
        self.district.changed.connect(lambda _value: self._chosen())
        for section in self._sections():
            section.list.activated_row.connect(lambda row: self._open(str(row.key)))

    def _sections(self) -> tuple[Section, ...]:
        return self.walked, self.ahead, self.activities, self.clubs, self.forums, self.attempts, self.referrals

    def _lay_out(self) -> None:
        content = QWidget()
        column = page_column(content)
        column.addLayout(look_up_head(self.tabs))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.district, 1)
        beside = QVBoxLayout()  # level with the field, not with its label
        beside.addStretch(1)
        beside.addWidget(self.cover)
        beside.setContentsMargins(0, 0, 0, (HEIGHT["input"] - HEIGHT["badge"]) // 2)
        row.addLayout(beside)
        row.addStretch(1)
        column.addLayout(row)
        for section in self._sections():
            column.addWidget(section)
        column.addStretch(1)
        scroll_whole(self, content)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """Which district to look at."""
        if wanted := str(arguments.get("district") or ""):
            self._wanted = wanted

    def refresh(self) -> None:
        """Ask again for what is shown."""
        self.port.ask(InDistrict(self._wanted), self._answer.expect())

    def _chosen(self) -> None:
        self._wanted = str(self.district.value() or "")
        self.refresh()

    def beginning(self) -> QWidget:
        """Which district."""
        return self.district.combo

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [
            self.district.combo,
            *(one.list for one in self._sections() if one.list.isVisibleTo(self)),
            self.tabs,
        ]

    def show_view(self, view: DistrictView) -> None:
        """Draw the district, and say which it is."""
        self.district.blockSignals(True)
        self.district.set_value(view.district)
        self.district.blockSignals(False)
        self.cover.set_badge(type(self.cover.badge)(view.cover, "warn" if view.silent else "neutral", "waypoints"))
        shown = (view.cover_of, view.ahead, view.activities, view.clubs, view.forums, view.attempts, view.referrals)
        for section, lines in zip(self._sections(), shown, strict=True):
            section.show_lines(lines)

    def _open(self, record: str) -> None:
        if not record.startswith(NO_RECORD):
            self.navigator.open(PageName.RECORD, record=record)


def _row(one: DistrictLine) -> ListRow:
    key = one.record or NO_RECORD + one.title
    return ListRow(key, one.title, one.told, icon=one.icon, right=one.warning, right_tone="warn")


def make_district(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return DistrictPage(port, navigator)
