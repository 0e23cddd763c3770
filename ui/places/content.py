"""What stands on a place's page."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.charts.happenings import FilteredHappenings
from ui.charts.week_bars import ACTIVITY
from ui.charts.week_strip import WeekStrip
from ui.components.badges import StatusBadge, StatusTone
from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.rows import ListRow
from ui.components.text import Text
from ui.record.content import RecordContent
from ui.record.known import KnownContent
from ui.style import dates, language
from ui.style.tokens import ColourName
from ui.views import PlaceView, Row

translate = QCoreApplication.translate
# Colour never alone: each step has its own icon and its word.
_STEPS: dict[str, tuple[StatusTone, str]] = {
    "groen": ("ok", "circle-check"),
    "gul": ("warn", "circle-dot"),
    "roed": ("danger", "circle-alert"),
}


class PlaceContent(KnownContent):
    """Green, yellow or red with its reason; the week's visits against what was agreed; what was seen."""

    @property
    def place(self) -> PlaceView:
        """What only a place has."""
        if not isinstance(self._view.known, PlaceView):
            raise TypeError("this page shows places")
        return self._view.known

    def crumbs(self) -> tuple[str, str]:
        return translate("Place", "Tilbage"), self.place.district

    def facts(self) -> str:
        last, now = self.place.last_visit, language.current()
        told = translate("Place", "ingen har skrevet herfra endnu")
        if last is not None:
            day = dates.near_day(last, self.today, now)
            told = translate("Place", "sidst set {day}").format(day=day)
        return " · ".join(part for part in (self.place.facts, told) if part)

    def beside_title(self) -> list[QWidget]:
        place = self.place
        if place.status not in _STEPS:
            return [StatusBadge(translate("Place", "Ingen status"), "outline", "circle")]
        tone, icon = _STEPS[place.status]
        return [StatusBadge(place.status_label, tone, icon)]

    def writings(self) -> list[Button]:
        here = {"place_ref": self._view.id}
        observe = self.writing(translate("Place", "Ny observation"), "observation", "group_observation", here)
        contact = translate("Place", "Ny gadekontakt")
        return [observe, self.writing(contact, "street_contact", "street_contact", here, main=True)]

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        here = {"place_ref": self._view.id}
        return [
            (translate("Place", "Ny beslutning om stedet"), "hotspot", self._decision()),
            (translate("Place", "Ny aktivitet"), "intervention_activity", here),
            (translate("Place", "Ny gruppe her"), "youth_group", here),
        ]

    def _decision(self) -> dict[str, str]:
        return {"place_ref": self._view.id, "decided_on": self.today.isoformat()}

    def main_cards(self) -> list[QWidget]:
        self.happened = FilteredHappenings(
            self.place.happened,
            (
                ("observation", translate("Place", "Observationer")),
                ("contact", translate("Place", "Kontakter")),
                ("stop", translate("Place", "Stop")),
            ),
            self.today,
            translate("Place", "Hvad der er set her, det nyeste først"),
            translate("Place", "Intet er set her endnu. Ingen der er også noget at skrive."),
        )
        self.happened.list.opened.connect(self.open)
        return [self.happened_card(translate("Place", "Besøg og hvad der er set"), self._series(), self.happened)]

    def _series(self) -> QWidget:
        marks = ((ACTIVITY, translate("Place", "aktivitet")),)
        name, as_list = translate("Place", "Besøgsdage pr. uge"), translate("Place", "Vis som liste")
        return self.series(name, self.place.weeks, marks, as_list)

    def side_cards(self) -> list[QWidget]:
        return [self._status_card(), self._groups_card(), self._decisions_card()]

    def _status_card(self) -> Card:
        place = self.place
        card = Card(translate("Place", "Denne uge"))
        card.body.addWidget(WeekStrip(place.days, self.today))
        if place.wanted:
            card.body.addWidget(Text(place.rhythm, "label"))
        else:
            told = translate("Place", "Ingen har aftalt, hvor tit I kommer.")
            card.body.addWidget(Text(told, "small", "text_2", wrap=True))
        if place.behind:
            words = translate("Place", "I når det ikke i denne uge. Skriv det til næste hold.")
            card.body.addWidget(StatusBadge(translate("Place", "Bagud"), "warn", "needs_you"))
            card.body.addWidget(Text(words, "small", "text_2", wrap=True))
        elif place.wanted and not place.left:
            card.body.addWidget(StatusBadge(translate("Place", "Nået"), "ok", "check"))
        if place.reason:
            card.body.addWidget(Text(place.reason, "body", wrap=True))
        card.body.addWidget(Text(self._decided(), "caption", "text_2", wrap=True))
        return card

    def _decided(self) -> str:
        place, now = self.place, language.current()
        if not place.status:
            return translate("Place", "Ingen har besluttet grøn, gul eller rød endnu.")
        if place.decided_on is None:
            return translate("Place", "Skrevet på stedet selv.")
        day = dates.near_day(place.decided_on, self.today, now)
        if place.outdated:
            return translate("Place", "Besluttet {day}. Den uge er gået; tag stilling igen.").format(day=day)
        return translate("Place", "Besluttet {day}.").format(day=day)

    def _groups_card(self) -> Card:
        rows = [ListRow(row.id, row.title, subtitle=row.subtitle, icon=row.icon) for row in self.place.groups]
        none = translate("Place", "Ingen gruppe er skrevet på stedet.")
        return self.listed_card(translate("Place", "Grupper her"), rows, none)

    def _decisions_card(self) -> Card:
        rows = [self._decision_row(row) for row in self.place.decisions]
        none = translate("Place", "Intet er besluttet om stedet endnu.")
        card = self.listed_card(translate("Place", "Beslutninger"), rows, none)
        new = self.adding(card, translate("Place", "Ny"), "hotspot", self._decision())
        new.setAccessibleName(translate("Place", "Ny beslutning om stedet"))
        return card

    def _decision_row(self, row: Row) -> ListRow:
        tone, icon = _STEPS.get(row.icon, ("neutral", "circle"))
        right = dates.near_day(row.at.date(), self.today, language.current()) if row.at else ""
        shade: dict[StatusTone, ColourName] = {"ok": "ok", "warn": "warn", "danger": "danger"}
        return ListRow(
            row.id, row.title, subtitle=row.subtitle, icon=icon, icon_tone=shade.get(tone, "text_2"), right=right
        )

    def resume(self, before: RecordContent) -> None:
        if isinstance(before, PlaceContent) and before._view.id == self._view.id:
            self.happened.resume(before.happened)
            self.as_list.setChecked(before.as_list.isChecked())
