"""Ny indstilling: the form of an SSP case, with its level cards and what it still lacks. Indstil sends it on."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from local_store.errors import Text
from local_store.records.declare import Spec
from local_store.rules import standard_form
from local_store.rules.case_states import DRAFT_STATES, FIRST, may_follow, state_of
from local_store.rules.ready import Lack, lacks
from local_store.rules.ssp_levels import LEVELS, needs_standard_form
from ui.components.buttons import Button, PrimaryButton
from ui.forms.answers import while_alive
from ui.forms.entry import Entry
from ui.forms.form_sheet import FormSheet
from ui.forms.lack_panel import LackPanel
from ui.forms.level_cards import LevelEntry
from ui.forms.referral_start import preset_from
from ui.sending.asks import AgeOf, Missing, StandardForm
from ui.style import language
from ui.views import RecordView, Saved

translate = QCoreApplication.translate
_REFERRED = "indstillet"
SENDING = "sending"  # the sheet a finished draft goes on to


class ReferralSheet(FormSheet):
    """A draft may lack anything; Indstil asks for what blocks and nothing more."""

    sheet_width = 1064
    _asked_age_of = _age = ""

    def _side_panel(self) -> QWidget:
        self.lack_panel = LackPanel(self.kind)
        self.lack_panel.wanted.connect(self._wanted_field)
        return self.lack_panel

    def _make(self, spec: Spec) -> Entry:
        if spec.name == "level":
            return LevelEntry(spec, self._port.catalogue)
        return super()._make(spec)

    def _connect(self) -> None:
        ctrl, shift = translate("keys", "Ctrl"), translate("keys", "Skift")
        enter = translate("keys", "Enter")
        self.refer_button = PrimaryButton(translate("Forms", "Indstil"), keys=(ctrl, shift, enter))
        self.refer_button.clicked.connect(self.refer)
        old = self.paper.save_button
        plain = Button(translate("Forms", "Gem kladden"), keys=(ctrl, enter))
        layout = self.paper.replace_save(plain)
        layout.addWidget(self.refer_button)
        old.deleteLater()
        super()._connect()
        self.paper.another_button.hide()
        self._order()

    def _order(self) -> None:
        self.paper.order(self._more_stops())
        QWidget.setTabOrder(self.paper.save_button, self.refer_button)

    def _more_stops(self) -> list[QWidget]:
        return list(self.lack_panel.rows)

    def _begin(self) -> None:
        super()._begin()
        origins = [str(one) for one in self._wanted.preset.get("origin_refs") or ()]
        if self.is_new and origins and "concern_text" not in self._wanted.preset:
            self._port.record(origins[0], while_alive(self, self._take_origin), lambda _problem: None)

    def _take_origin(self, view: RecordView) -> None:
        """What stands in the record the referral rests on need not be written again."""
        given = preset_from(view)
        self._fill_beforehand({name: value for name, value in given.items() if name != "origin_refs"})
        self.paper.open_filled()

    def state(self) -> str:
        """Where the case is."""
        return state_of({"state": self._before.get("state")} if not self.is_new else {})

    def lacking(self) -> tuple[Lack, ...]:
        """What is still missing, in the form's order: at levels 3 and 4 with the whole standardised form (R17)."""
        has_characteristics = "level_characteristics" in self.entries
        values = self.values()
        found = lacks(values, characteristics=has_characteristics)
        # The basis is asked where one sends; a background is part of the standardised form.
        found = tuple(one for one in found if one.field != "legal_basis")
        plan = [Lack(one.field, Text(one.text, one.text), blocks=True) for one in self._plan_lacks()]
        background = _background(values)
        return (*found, *background, *plan)

    def _plan_lacks(self) -> tuple[Missing, ...]:
        """What the book says of goals, agreements and meeting at this level; asked again when it is another."""
        level = str(self.values().get("level") or "")
        if level not in LEVELS or not needs_standard_form(level):
            return ()
        if self._plan_level != level:
            self._plan_level, self._plan = level, ()
            question = StandardForm(self._wanted.record or "", level)
            self._port.ask(question, while_alive(self, self._take_plan), lambda _problem: None)
        return self._plan

    def _take_plan(self, plan: tuple[Missing, ...]) -> None:
        self._plan = plan
        self._noticed()

    def _warn_of_age(self) -> None:
        """Say at the name when the young person's age means something: 18 is near or past (R28)."""
        if "young_person_id" not in self.entries:
            return
        person = str(self.values().get("young_person_id") or "")
        if person != self._asked_age_of:
            self._asked_age_of, self._age = person, ""
            if person:
                self._port.ask(AgeOf(person), while_alive(self, partial(self._take_age, person)), _not_here)
        if self._age:
            self.entries["young_person_id"].warn(self._age)

    def _take_age(self, person: str, said: str) -> None:
        if person == self._asked_age_of:
            self._age = said
            self._warn_of_age()

    def show_warnings(self) -> None:
        """Those of the texts, and that of the age."""
        super().show_warnings()
        self._warn_of_age()

    def _noticed(self) -> None:
        super()._noticed()
        self._warn_of_age()
        open_ = self.state() in DRAFT_STATES
        if self.lack_panel.show_lacks(self.lacking() if open_ else ()):
            self._order()
        self.paper.show_side(open_)
        self.refer_button.setVisible(open_)
        if not open_:
            self.paper.save_button.setText(translate("QuickLog", "Gem"))

    def refer(self) -> None:
        """Indstil: with everything that must be there the draft is kept and goes on to the sheet that sends it.

        Else the first of what is missing is asked for. What is planned for a case needs the case first.
        """
        if not may_follow(self.state(), _REFERRED):
            return
        now = language.current()
        missing = {one.field: one.text.in_language(now) for one in self.lacking() if one.blocks}
        here = {name: text for name, text in missing.items() if name in self.entries}
        if here:
            self.paper.show_errors(here)
            return
        self._go_on(lambda case: self._navigator.edit(case, SENDING))

    def _wanted_field(self, field: str) -> None:
        """A line of what is missing was pressed: the field, or the form of what is planned for the case."""
        if field in self.entries:
            self.paper.go_to(field)
            return
        kind, _, area = field.partition(".")
        preset = {"area": area} if kind == "sub_goal" and area else {}
        self._go_on(lambda case: self._navigator.write(kind, {"case_id": case, **preset}))

    def _go_on(self, then: Callable[[str], None]) -> None:
        """Keep what stands here, then go on with the case."""
        if self._saving or self._done or not self._read or not self._check():
            return
        record, values = self._wanted.record, self._to_save()
        if record is not None and not values:
            self._leave()
            then(record)
            return
        self._saving = True
        self.keeper.forget()

        def saved(result: Saved) -> None:
            self._done = True
            self._navigator.close_sheet()
            then(result.record)

        done, failed = while_alive(self, saved), while_alive(self, self._refused)
        if record is None:
            self._port.add(self.kind.name, values, self._wanted.space, done, failed, draft=self.draft_key)
        else:
            self._port.edit(record, values, self._seen, done, failed, draft=self.draft_key)

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter refers: there is no other one to write."""
        if self.state() in DRAFT_STATES:
            self.refer()
        else:
            self.save()

    _plan_level = ""
    _plan: tuple[Missing, ...] = ()

    def _to_save(self) -> dict[str, Any]:
        found = super()._to_save()
        return {**found, "state": FIRST} if self.is_new else found


def _background(values: Mapping[str, Any]) -> tuple[Lack, ...]:
    """The background, which only the standardised form demands."""
    asked = standard_form.lacks(values, (), (), (), next_meeting=True)
    return tuple(one for one in asked if one.field == "background_text")


def _not_here(_problem: object) -> None:
    """A young person this book does not hold has no age here."""
