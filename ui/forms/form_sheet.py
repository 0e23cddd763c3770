"""The sheet for every kind that has none of its own: writes a new record or edits one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from local_store.errors import RefusedInput
from local_store.records import messages, validation
from local_store.records.declare import FieldType, Spec
from local_store.rules.leads import EITHER, OUTCOMES
from ui.duplicates.hint import AlikeHint
from ui.forms import beforehand, form_saving, form_values, moment_entries, plan
from ui.forms.answers import while_alive
from ui.forms.asks import Standing
from ui.forms.book_sheet import BookSheet
from ui.forms.entry import Entry
from ui.forms.form_saving import ToSave
from ui.forms.make_entry import make_entry
from ui.forms.making import making_for
from ui.forms.moment_entries import MomentEntry
from ui.forms.paper import FormPaper
from ui.forms.standing_part import StandingPart, of_draft
from ui.forms.text_entries import LongTextEntry
from ui.forms.titles import title_of
from ui.forms.wording import Wording
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.quick_log.old_evening import ON, Evening, ask_evening
from ui.shell.navigation import Navigator, Wanted
from ui.style import dates, language
from ui.views import DraftView, Problem, RecordView

translate = QCoreApplication.translate
_OPENS_SCREENING = frozenset({"bekymring", "akut"})


class FormSheet(BookSheet):
    """A `Sheet`. `clock` gives now in local time."""

    def _build(self) -> None:
        port, wanted = self._port, self._wanted
        self.kind = port.catalogue.kind(wanted.kind)
        self.is_new = wanted.record is None
        self.title = title_of(self.kind, new=self.is_new)
        self.help_topic = self.kind.name
        self.draft_key = form_values.draft_key(self.kind.name, wanted.preset, wanted.record)
        self._loading = self._saving = self._done = False
        self._before: dict[str, Any] = {}  # what stood here before anything was written
        self._seen: tuple[str, ...] = ()
        self._standing: Standing | None = None  # an edit of what may only be added to
        self._read = self.is_new  # an edit begins when the record has come
        sections = plan.sections(self.kind, port.catalogue, new=self.is_new)
        self.paper = FormPaper(
            self.title, sections, self._make, port.catalogue, anonymous=self.kind.anonymous, side=self._side_panel()
        )
        self.entries = self.paper.entries
        moment_entries.in_order(self.kind.name, self.entries)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.paper)
        self.keeper = DraftKeeper(port, self.draft_key, self.kind.name, self._draft_values, self)
        self._wording = Wording(self, port, self.kind, self.show_warnings)
        self._connect()
        self._begin()

    def _side_panel(self) -> QWidget | None:
        """A panel beside the fields; none here."""
        return None

    def _make(self, spec: Spec) -> Entry:
        making = None
        if spec.type is FieldType.REFERENCE:
            making = making_for(spec, self._port, self._navigator, self._wanted.space)
        return make_entry(spec, self._port, self._clock, making)

    def _connect(self) -> None:
        for entry in self.entries.values():
            entry.changed.connect(self._touched)
        self.paper.save_button.clicked.connect(self.save)
        self.paper.another_button.clicked.connect(self.save_and_another)
        self.paper.close_button.clicked.connect(self._navigator.close_sheet)
        self.paper.another_button.setVisible(self.is_new)
        self.paper.order(self._more_stops())
        self.keeper.kept.connect(self._say_kept)
        self.keeper.paused.connect(self.show_warnings)
        self.alike = AlikeHint(self._port, self._navigator, self.kind.name)
        self.paper.put_above(self.alike)
        self.keeper.paused.connect(self._look_for_alike)

    def _look_for_alike(self) -> None:
        """Of an edit only what it changes: a meeting moved to a day that is taken, a group given another's name."""
        if self.is_new:
            self.alike.ask(self.values())
        elif changes := self.changes():
            self.alike.ask(changes, self._wanted.record or "")
        else:
            self.alike.show_found(())

    def _more_stops(self) -> list[QWidget]:
        """What Tab visits between the fields and the buttons."""
        return []

    def _begin(self) -> None:
        if self._wanted.record is None:
            self._show(beforehand.at_once(self.kind, self._port, self._clock()))
            self._before = form_values.values(self.entries)
            self._show(self._wanted.preset)
            self.paper.open_filled()
            self._port.draft(self.draft_key, self._take_draft)
            beforehand.ask(self.kind, self._port, self, self._fill_beforehand)
            for evening in (self._wanted.preset[name] for name in ON if self._wanted.preset.get(name)):
                ask_evening(self._port, self, str(evening), self._be_of_its_evening)
        else:
            self._port.record(self._wanted.record, self._take_record, while_alive(self, self._no_record))

    # Sheet

    def first_focus(self) -> QWidget:
        """The first field that must be written and is empty, else the first empty one; in an edit the first.

        What the record is called comes before all: a profile begins with who it is, then why.
        """
        if self._standing is not None:
            return self.entries[self._standing.addition].first_stop()
        open_ = [entry for box in self.paper.boxes if box.is_open() for entry in box.entries.values()]
        empty = [one for one in open_ if one.is_empty() and one.name not in beforehand.ASKED_FOR]
        must = [one for one in empty if one.spec.required]
        if empty and empty[0].name in self.kind.title:
            must.insert(0, empty[0])
        return (must or empty or open_)[0].first_stop() if self.is_new else open_[0].first_stop()

    def save(self) -> None:
        """Ctrl+Enter: save and go back to where we were."""
        self._save(another=False)

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter: save and begin the next one; an edit has no other one."""
        self._save(another=self.is_new)

    def put_away(self) -> None:
        """Keep what stands here; the draft stays until it is saved."""
        if not self._done:
            self.keeper.keep()

    # values

    def values(self) -> dict[str, Any]:
        """What stands here."""
        return form_values.values(self.entries)

    def changes(self) -> dict[str, Any]:
        """What differs from the record as it was opened, or from what a new form began with."""
        return form_values.changed(self.entries, self._before)

    def _draft_values(self) -> dict[str, Any]:
        letters = form_values.typed(self.entries)
        changes = self.changes()
        if not changes and not letters:
            return {}
        kept = {form_values.TYPED: letters} if letters else {}
        if self.is_new:
            key = {"_key": self.draft_key} if self.draft_key != self.kind.name else {}
            return {**self.values(), **kept, **key}
        before = {name: self._before.get(name) for name in changes}
        return {**changes, **kept, form_values.SEEN: list(self._seen), form_values.BEFORE: before}

    def _show(self, given: Mapping[str, Any]) -> None:
        """Show values that nobody has written here: no draft of them."""
        self._loading = True
        form_values.show(self.entries, given)
        self._loading = False
        self._noticed()

    def _fill_beforehand(self, given: Mapping[str, Any]) -> None:
        fresh = {
            name: value for name, value in given.items() if name in self.entries and self.entries[name].is_empty()
        }
        self._show(fresh)
        self._before |= {name: self.entries[name].value() for name in fresh}

    # what the book answers

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is None or (self.is_new and form_values.changed(self.entries, {**self._before, **self._preset()})):
            return
        self.keeper.found()
        begun: Mapping[str, Any] = draft.values
        if self._standing is not None:
            begun = of_draft(draft.values, self._standing, self._before)
        elif not self.is_new:
            self._settle_seen(draft.values)
        self._show(begun)
        self.paper.open_filled()
        self._say_kept(draft.at)
        self.show_warnings()

    def _be_of_its_evening(self, evening: Evening) -> None:
        """What is written on a round that has ended, on a log of another day, was that evening, not now."""
        when = self.entries.get(self.kind.when or "")
        if evening.ended is None or not isinstance(when, MomentEntry):
            return
        if evening.began is not None:
            when.come_after_moment(evening.began)
        if when.value() == self._before.get(when.name):
            self._show({when.name: evening.ended.isoformat(timespec="seconds")})
            self._before[when.name] = when.value()

    def _preset(self) -> dict[str, Any]:
        return {name: value for name, value in self._wanted.preset.items() if name in self.entries}

    def _settle_seen(self, draft: Mapping[str, Any]) -> None:
        """When what the draft changes has moved meanwhile, it is saved as written without having seen that."""
        before = draft.get(form_values.BEFORE) or {}
        moved = any(self._before.get(name) != value for name, value in before.items())
        if moved and draft.get(form_values.SEEN):
            self._seen = tuple(draft[form_values.SEEN])

    def _take_record(self, view: RecordView) -> None:
        self._read = True
        self._seen = view.heads
        self._before = {name: view.values[name] for name in self.entries if name in view.values}
        if isinstance(view.known, Standing):
            self._let_stand(view, view.known)
        self._show(self._before)
        # As the entries show it: what one did not touch is no change.
        self._before = form_values.values(self.entries)
        self.paper.open_filled()
        if at := self._standing.addition if self._standing is not None else self._wanted.at:
            self.paper.go_to(at)
        self._port.draft(self.draft_key, self._take_draft)

    def _let_stand(self, view: RecordView, standing: Standing) -> None:
        """Only the addition is written in; all else is there to be read."""
        entry = self.entries[standing.addition]
        self._standing = standing
        self.title = title_of(self.kind, new=False, added_to=True)
        self.paper.title_text.setText(self.title)
        self.setWindowTitle(self.title)
        self.paper.put_instead(StandingPart(standing, entry, view.fields))
        if isinstance(entry, LongTextEntry):
            entry.stand(str(view.values.get(standing.addition) or ""))

    def _no_record(self, problem: Problem) -> None:
        self._done = True
        self._navigator.close_sheet()
        self._navigator.tell(problem)

    # while writing

    def _touched(self) -> None:
        self._noticed()
        if self._loading or self._done:
            return
        sender = self.sender()
        if isinstance(sender, Entry):
            sender.set_error("")
            self._only_one(sender)
            self._is_done(sender)
        self.paper.trouble.say("")
        self.keeper.touch()

    def _only_one(self, written: Entry) -> None:
        """A case has one lead: writing a name takes the colleague away, and the other way round (R56)."""
        if self.kind.name != "ssp_case" or written.name not in EITHER or not written.value():
            return
        for name in EITHER:
            if name != written.name and name in self.entries and not self.entries[name].is_empty():
                self.entries[name].set_value(None)

    def _is_done(self, written: Entry) -> None:
        """Whoever says how it goes has followed up: an open follow-up is done (R56)."""
        status = self.entries.get("status")
        if self.kind.name != "follow_up" or written.name != OUTCOMES[0] or not written.value() or status is None:
            return
        if status.value() in (None, "", "aaben"):
            status.set_value("udfoert")

    def _noticed(self) -> None:
        """A value is another: sections count again, and worry opens the screening."""
        self.paper.count()
        severity = self.entries.get("severity")
        if severity is not None and severity.value() in _OPENS_SCREENING:
            self.paper.open_section("screening")

    def _say_kept(self, at: datetime | None) -> None:
        words = ""
        if at is not None:
            clock = dates.clock(at, language.current())
            words = translate("QuickLog", "Kladde gemt {clock}").format(clock=clock)
        self.paper.say_draft(words)

    def show_warnings(self) -> None:
        """A CPR number, a name, what is still unsaid: shown below the field, and left to the person."""
        texts: dict[str, str] = {}
        for warning in validation.noticed(self.kind, self._port.catalogue, self.values()):
            texts.setdefault(warning.field, warning.text.in_language(language.current()))
        for field, said in self._wording.hints(self.values(), self._clock().date()).items():
            texts.setdefault(field, said)
        self.paper.show_warnings(texts)

    # saving

    def _save(self, *, another: bool, words: str = "") -> None:
        if self._saving or self._done or not self._read or not self._check():
            return
        values = self._to_save()
        if not self.is_new and not values:
            self._leave()
            return
        self._saving = True
        self.keeper.forget()
        what = ToSave(self.kind.name, values, self.draft_key, self._wanted.record, self._seen, self._wanted.space)
        form_saving.save(
            self._port,
            self._navigator,
            what,
            while_alive(self, lambda: self._saved(another)),
            while_alive(self, self._refused),
            words,
        )

    def _to_save(self) -> dict[str, Any]:
        return self.values() if self.is_new else self.changes()

    def _leave(self) -> None:
        """Nothing was changed: nothing to save, and no draft."""
        self._done = True
        self.keeper.forget()
        self._port.drop_draft(self.draft_key)
        self._navigator.close_sheet()

    def _check(self) -> bool:
        now = language.current()
        errors = form_values.problems(self.entries)
        values = self.values()
        for spec in self.kind.fields:
            if spec.required and spec.name in self.entries and spec.name not in values:
                errors.setdefault(spec.name, messages.required(spec).text.in_language(now))
        if not errors and self.is_new:
            try:
                validation.clean(self.kind, self._port.catalogue, self._to_save())
            except RefusedInput as refused:
                errors[refused.field or ""] = refused.text.in_language(now)
        if not errors and self.is_new:
            errors = beforehand.nothing_said(self.kind, values)
        self.paper.show_errors(errors)
        return not errors

    def _refused(self, problem: Problem) -> None:
        self._saving = False
        self.keeper.touch()
        self.paper.show_errors({problem.field or "": problem.text.in_language(language.current())})

    def _saved(self, another: bool) -> None:
        self._saving = False
        if not another:
            self._done = True
            self._navigator.close_sheet()
            return
        self._start_over()

    def _start_over(self) -> None:
        self._loading = True
        for entry in self.entries.values():
            entry.set_value(None)
        self._loading = False
        self._show(beforehand.at_once(self.kind, self._port, self._clock()))
        self._before = form_values.values(self.entries)
        beforehand.ask(self.kind, self._port, self, self._fill_beforehand)
        self.paper.say_draft("")
        self.paper.show_warnings({})
        self.paper.area.verticalScrollBar().setValue(0)
        self.first_focus().setFocus()


def make_form(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory for every kind."""
    return FormSheet(port, navigator, wanted)
