"""What stands on a group's page."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.charts.happenings import FilteredHappenings
from ui.charts.week_bars import ACTIVITY, EXPULSION
from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.rows import ListRow
from ui.forms.referral_start import preset_from
from ui.groups import cards
from ui.groups.members import MembersCard
from ui.record.content import RecordContent
from ui.record.known import KnownContent
from ui.shell.navigation import PageName
from ui.style import dates, language
from ui.views import GroupView, MemberSpan, Saved

translate = QCoreApplication.translate


class GroupContent(KnownContent):
    """The series, the timeline and its filters; beside them who is in it, what is open, what it may be called."""

    above = PageName.GROUPS

    @property
    def group(self) -> GroupView:
        """What only a group has."""
        if not isinstance(self._view.known, GroupView):
            raise TypeError("this page shows groups")
        return self._view.known

    def crumbs(self) -> tuple[str, str]:
        return translate("Group", "Grupper"), self.group.district

    def facts(self) -> str:
        return self.group.facts

    def beside_title(self) -> list[QWidget]:
        badge = cards.direction_badge(self.group)
        return [badge] if badge is not None else []

    def _preset(self) -> dict[str, str]:
        return {"group_id": self._view.id}

    def _met(self) -> dict[str, str]:
        """A meeting with the group is most often where it most often is."""
        place = self._view.values.get("place_ref")
        return {**self._preset(), "place_ref": str(place)} if place else self._preset()

    def writings(self) -> list[Button]:
        met = self._met()
        observe = self.writing(translate("Group", "Ny observation"), "observation", "group_observation", met)
        contact = translate("Group", "Ny gadekontakt")
        return [observe, self.writing(contact, "street_contact", "street_contact", met, main=True)]

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        preset = self._preset()
        return [
            (translate("Group", "Ny bortvisning"), "club_expulsion", preset),
            (translate("Group", "Ny aktivitet"), "intervention_activity", preset),
            (translate("Group", "Ny aktørkontakt"), "actor_contact", preset),
            (translate("Sending", "Lav indstilling"), "ssp_case", preset_from(self._view)),
            (translate("Group", "Nyt løfte eller opfølgning"), "follow_up", preset),
            (translate("Group", "Skriv en på"), "group_membership", preset),
        ]

    def main_cards(self) -> list[QWidget]:
        group = self.group
        self.happened = FilteredHappenings(
            group.happened,
            (
                ("observation", translate("Group", "Observationer")),
                ("contact", translate("Group", "Kontakter")),
                ("expulsion", translate("Group", "Bortvisninger")),
                ("activity", translate("Group", "Aktiviteter")),
                ("follow_up", translate("Group", "Opfølgninger")),
                ("member", translate("Group", "Hvem er med")),
            ),
            self.today,
            translate("Group", "Hvad der er sket, det nyeste først"),
            translate("Group", "Intet er skrevet om gruppen endnu."),
        )
        self.happened.list.opened.connect(self.open)
        none = translate("Group", "Ingen opgave er aftalt endnu.")
        return [
            self.happened_card(translate("Group", "Hændelser"), self._series(), self.happened),
            self.doing_card(group.doing, none),
        ]

    def _series(self) -> QWidget:
        marks = ((EXPULSION, translate("Group", "bortvisning")), (ACTIVITY, translate("Group", "aktivitet")))
        name, as_list = translate("Group", "Hændelser pr. uge"), translate("Group", "Vis som liste")
        return self.series(name, self.group.weeks, marks, as_list)

    def side_cards(self) -> list[QWidget]:
        group, preset = self.group, self._preset()
        self.members = MembersCard(group, self.today)
        self.members.opened.connect(self.open)
        self.members.ended.connect(self._end)
        self.members.wanted_new.connect(lambda: self.navigator.write("group_membership", preset))
        resources = cards.resources_card(group)
        promises = self.due_card(
            translate("Group", "Åbne løfter"), group.promises, translate("Group", "Intet er lovet lige nu.")
        )
        title, none = translate("Group", "Åbne bortvisninger"), translate("Group", "Alle må komme i klubben.")
        expelled = self.due_card(title, group.expulsions, none, until=True)
        self.adding(expelled, translate("Group", "Ny"), "club_expulsion", preset).setAccessibleName(
            translate("Group", "Ny bortvisning")
        )
        some = [self.members, resources, cards.needs_card(group), promises, expelled, self._planned()]
        return [*(card for card in some if card is not None), cards.questions_card(group)]

    def _planned(self) -> Card:
        title, now = translate("Group", "Planlagte aktiviteter"), language.current()
        rows = [
            ListRow(row.id, row.title.split(" · ", 1)[-1], subtitle=row.by, icon=row.icon,
                    right=dates.due_day(row.at.date(), self.today, now) if row.at else "")
            for row in self.group.planned
        ]  # fmt: skip
        card = self.listed_card(title, rows, translate("Group", "Ingen aktivitet er planlagt."))
        new = self.adding(card, translate("Group", "Ny"), "intervention_activity", self._preset())
        new.setAccessibleName(translate("Group", "Ny aktivitet"))
        return card

    # ending a membership

    def _end(self, span: MemberSpan) -> None:
        """Somebody is not in it any more, from today; the time they were stays, and it can be undone."""
        values = {"to_on": max(self.today, span.from_on).isoformat()}
        self.port.edit(span.record, values, span.heads, partial(_ended, self), self.navigator.tell)

    def resume(self, before: RecordContent) -> None:
        if isinstance(before, GroupContent) and before._view.id == self._view.id:
            self.happened.resume(before.happened)
            self.members.show_all(before.members.all_shown)
            self.as_list.setChecked(before.as_list.isChecked())


def _ended(content: GroupContent, saved: Saved) -> None:
    port, navigator = content.port, content.navigator
    words = translate("Group", "Ikke med mere. Tiden i gruppen bliver stående.")
    navigator.say(words, undo=lambda: port.undo(saved, lambda _saved: None, navigator.tell))
