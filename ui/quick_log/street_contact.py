"""Ny gadekontakt: the sheet. Focus starts in the key zone; everything is kept while it is written."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from local_store.errors import RefusedInput
from local_store.records import validation
from local_store.rules.danish_calendar import here
from ui.components.moments import local_now
from ui.components.picker import Choice as Entry
from ui.forms.wording import Wording
from ui.ports import BookPort
from ui.quick_log import due_days
from ui.quick_log.beforehand import Beforehand, MyRound, unknown_place
from ui.quick_log.blocks import KIND
from ui.quick_log.draft_keeper import DraftKeeper
from ui.quick_log.old_evening import Evening, ask_evening
from ui.quick_log.ready import Blank, Ready, begun, finished
from ui.quick_log.saving import DRAFT, Saving, ToSave
from ui.shell.navigation import Navigator, Wanted
from ui.style import dates, language
from ui.style.tokens import WIDTH
from ui.views import Choice, DraftView, Problem

translate = QCoreApplication.translate
_SHOWN = ("occurred_at", "place_ref", "round_id", "person_count", "promise_text")
_FOLLOW_UP = "follow_up"  # where the draft keeps the promise row; no field of the kind


class QuickLog(QWidget):
    """A `Sheet` for new street contacts. `clock` gives now in local time."""

    help_topic = "street_contact"

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        wanted: Wanted,
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
        on: Blank | None = None,
    ) -> None:
        """`on` is the form to write on, made beforehand; without it one is made now."""
        super().__init__(parent)
        self._port, self._navigator, self._wanted, self._clock = port, navigator, wanted, clock
        self._kind = port.catalogue.kind(KIND)
        self._loading = self._saving = self._done = False
        self._place_asked = True
        self._save_waits: bool | None = None
        self._places: tuple[Choice, ...] = ()
        self._rounds: dict[str, str] = {}  # what each round is called that can be chosen
        self._mine = ""
        self._begun_at: datetime | None = None
        self._carried: dict[str, Any] = {}  # what was handed in for fields that do not stand here
        self.title = translate("QuickLog", "Ny gadekontakt")
        self.sheet_width = WIDTH["quick_sheet"]
        form = on or finished(begun(port.catalogue, clock))
        self.zone_model, self.form = form.zone, form.form
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(form.paper)
        self.keeper = DraftKeeper(port, DRAFT, KIND, self._draft_values, self)
        self._wording = Wording(self, port, self._kind, self.show_warnings)
        self._connect()
        self._begin()

    def _connect(self) -> None:
        form = self.form
        for signal in (
            form.zone.changed, form.promise.changed, form.when.changed, form.place.changed,
            form.round.changed, *(editor.changed for editor in form.voices.values()),
        ):  # fmt: skip
            signal.connect(self._touched)
        form.zone.changed.connect(form.promise.show_state)
        form.promise.toggled.connect(form.zone.changed)
        form.place.changed.connect(lambda _value: form.place.set_hint(""))
        form.save_button.clicked.connect(self.save)
        form.another_button.clicked.connect(self.save_and_another)
        form.close_button.clicked.connect(self._navigator.close_sheet)
        self.keeper.kept.connect(self._say_kept)
        self.keeper.paused.connect(self.show_warnings)

    def _begin(self) -> None:
        self._quietly(lambda: self.form.when.set_value(self._clock()))
        self._begun_at = self.form.when.value()
        self._fill(self._wanted.preset)
        self._port.draft(DRAFT, self._take_draft)
        Beforehand(self._port, self).ask(self._take_places, self._take_last_place, self._take_round)

    # Sheet

    def first_focus(self) -> QWidget:
        """The key zone."""
        return self.form.zone

    def save(self) -> None:
        """Ctrl+Enter: save and go back to where we were."""
        self._save(another=False)

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter: save and begin the next one at the same place."""
        self._save(another=True)

    def put_away(self) -> None:
        """Keep what stands here; the draft stays until it is saved."""
        if not self._done:
            self.keeper.keep()

    # values

    def values(self) -> dict[str, Any]:
        """The record as it stands, empty fields left out."""
        form = self.form
        moment = form.when.value()
        found: dict[str, Any] = {
            **self._carried,
            "occurred_at": moment.isoformat(timespec="seconds") if moment is not None else None,
            "place_ref": form.place.value(),
            "round_id": form.round.value() or None,
            **self.zone_model.values(),
            **{name: editor.text().strip() for name, editor in form.voices.items()},
        }
        if self.zone_model.promise:
            found["promise_text"] = form.promise.what.text().strip()
        return {name: value for name, value in found.items() if value not in (None, "")}

    def is_empty(self) -> bool:
        """Whether anything was written beyond what was filled in beforehand."""
        written = any(editor.text().strip() for editor in self.form.voices.values())
        return self.zone_model.is_empty() and not written and not self.form.promise.what.text()

    def _draft_values(self) -> dict[str, Any]:
        if self.is_empty():
            return {}
        follow_up = self.form.promise.values()
        return {**self.values(), **({_FOLLOW_UP: follow_up} if follow_up else {})}

    def _fill(self, values: Mapping[str, Any]) -> None:
        self._quietly(lambda: self._fill_fields(values))

    def _fill_fields(self, values: Mapping[str, Any]) -> None:
        form = self.form
        shown = {*form.voices, *_SHOWN, *(block.field for block in self.zone_model.blocks)}
        known = self._kind.by_name
        self._carried |= {name: value for name, value in values.items() if name in known and name not in shown}
        if set(values) & {*(block.field for block in self.zone_model.blocks), "person_count"}:
            form.zone.load(values)
        for name, editor in form.voices.items():
            if values.get(name) and not editor.text():
                editor.set_text(str(values[name]))
        if values.get("occurred_at"):
            form.when.set_value(here(datetime.fromisoformat(str(values["occurred_at"]))))
        if values.get("place_ref"):
            self._show_place(str(values["place_ref"]))
        if values.get("round_id"):
            self._show_round(str(values["round_id"]))
        if values.get(_FOLLOW_UP):
            form.promise.load(values[_FOLLOW_UP])

    def _quietly(self, do: Callable[[], None]) -> None:
        """What is filled in beforehand is not something written: no draft of it."""
        self._loading = True
        do()
        self._loading = False

    # what the book answers

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is None or not isValid(self) or not self.is_empty():
            return
        self.keeper.found()
        self._fill(draft.values)
        self._say_kept(draft.at)
        self.show_warnings()

    def _take_places(self, places: tuple[Choice, ...]) -> None:
        self._places = places
        self._quietly(lambda: self.form.offer_places([Entry(c.id, c.title, c.subtitle) for c in places]))

    def _take_last_place(self, place: str | None, is_stop: bool) -> None:
        self._place_asked = False
        if place is not None and self.form.place.value() is None:
            self._quietly(lambda: self._show_place(place))
            last, now = translate("QuickLog", "samme sted som sidst"), translate("QuickLog", "hvor I er nu")
            self.form.place.set_hint(now if is_stop else last)
        waiting, self._save_waits = self._save_waits, None
        if waiting is not None:
            self._save(another=waiting)

    def _show_place(self, place: str) -> None:
        if not unknown_place(place, self._places):
            self.form.place.set_value(place)
            return

        def named(titles: dict[str, str]) -> None:
            if not isValid(self):
                return
            self._places = (*self._places, Choice(place, titles.get(place, place)))
            self._take_places(self._places)
            self._quietly(lambda: self.form.place.set_value(place))

        self._port.titles((place,), named)

    def _take_round(self, mine: MyRound) -> None:
        self._mine = mine.id
        self._rounds = {
            mine.id: mine.words,
            **{key: words for key, words in self._rounds.items() if key != mine.id},
        }
        self._quietly(lambda: self._offer_rounds(str(self.form.round.value() or mine.id)))

    def _offer_rounds(self, chosen: str) -> None:
        self.form.offer_rounds([Entry(key, words) for key, words in self._rounds.items()])
        self.form.round.set_value(chosen)

    def _show_round(self, round_: str) -> None:
        """Written from its page, or begun while it was on: it stands here at once, and soon by its name."""
        self._rounds.setdefault(round_, translate("QuickLog", "Runden"))
        self._offer_rounds(round_)
        ask_evening(self._port, self, round_, self._name_round)

    def _name_round(self, round_: Evening) -> None:
        if round_.id != self._mine:
            self._rounds[round_.id] = round_.words
            self._quietly(lambda: self._offer_rounds(str(self.form.round.value() or "")))
        if round_.ended is None:
            return
        when, ended = self.form.when, round_.ended
        when.since = lambda: round_.began
        if when.value() == self._begun_at:
            self._quietly(lambda: when.set_value(ended))

    # while writing

    def _touched(self, _value: object = None) -> None:
        if self._loading or self._done:
            return
        self.form.clear_errors()
        self.keeper.touch()

    def _say_kept(self, at: datetime | None) -> None:
        words = ""
        if at is not None:
            clock = dates.clock(at, language.current())
            words = translate("QuickLog", "Kladde gemt {clock}").format(clock=clock)
        self.form.say_draft(words)

    def show_warnings(self) -> None:
        """A CPR number, a name, charge of somebody under 15: shown under the text, and left to the person."""
        texts: dict[str, str] = {}
        for warning in validation.noticed(self._kind, self._port.catalogue, self.values()):
            said = warning.text.in_language(language.current())
            texts[warning.field] = f"{texts.get(warning.field, '')}\n{said}".strip()  # each on a line of its own
        for field, said in self._wording.hints(self.values(), self._clock().date()).items():
            texts[field] = f"{texts.get(field, '')}\n{said}".strip()
        self.form.show_warnings(texts)

    # saving

    def _save(self, *, another: bool) -> None:
        self.form.when.line.clearFocus() if self.form.when.line.hasFocus() else None
        if self._place_asked and self.form.place.value() is None:
            # Faster than the book: where I was last is on its way, and the save goes as soon as it is here.
            self._save_waits = another
            return
        if self._saving or not self._check():
            return
        self._saving = True
        # The draft first: should the save fail or the power go, every word is there. The save drops it.
        self.keeper.keep()
        self.keeper.forget()
        what = ToSave(self.values(), self._follow_up(), self._wanted.space)
        Saving(self._port, self._navigator, what).begin(lambda: self._saved(another), self._refused)

    def _follow_up(self) -> dict[str, Any] | None:
        if not self.form.promise.is_on():
            return None
        values: dict[str, Any] = {
            "what": self.form.promise.what.text().strip(),
            "due_at": due_days.due_moment(self.form.promise.day()),
            "responsible_id": self._port.me.id,
            "status": "aaben",
        }
        if self.zone_model.promise:
            values["follow_up_kind"] = "indfri_loefte"
        return values

    def _check(self) -> bool:
        now = language.current()
        if self.form.when.error():
            self.form.when.editor.setFocus()
            return False
        try:
            validation.clean(self._kind, self._port.catalogue, self.values())
        except RefusedInput as refused:
            self.form.show_error(refused.field, refused.text.in_language(now))
            return False
        if self.form.promise.is_on() and not self.form.promise.what.text().strip():
            missing = self._port.catalogue.kind("follow_up").spec("what").missing
            self.form.show_error("promise_text", missing.in_language(now) if missing else "")
            return False
        return True

    def _refused(self, problem: Problem) -> None:
        if not isValid(self):
            self._navigator.tell(problem)
            return
        self._saving = False
        self.keeper.touch()
        self.form.show_error(problem.field, problem.text.in_language(language.current()))

    def _saved(self, another: bool) -> None:
        if not isValid(self):
            return
        self._saving = False
        self.keeper.forget()
        if not another:
            self._done = True
            self._navigator.close_sheet()
            return
        self._quietly(self._start_over)
        self.form.zone.setFocus()

    def _start_over(self) -> None:
        self._carried = {}
        self.form.zone.load({})
        for editor in self.form.voices.values():
            editor.set_text("")
        self.form.promise.clear()
        self.form.when.set_value(self._clock())
        self.form.say_draft("")
        self.form.show_warnings({})


class QuickLogMaker:
    """The sheet factory for new street contacts; `prepare` is called when the window has nothing else to do."""

    def __init__(self) -> None:
        self._ready = Ready()

    def __call__(self, port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
        return QuickLog(port, navigator, wanted, on=self._ready.take(port.catalogue))

    def prepare(self, port: BookPort) -> None:
        """Keep a blank form ready for the next contact."""
        self._ready.prepare(port.catalogue)
