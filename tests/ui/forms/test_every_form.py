"""Every form there is: names for screen readers, the order of Tab, drafts under Esc, and no words cut off."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.practice import fill
from local_store.records.catalogue import standard
from tests.ui.reading_book import clipped
from tests.ui.whole_app import OnScreen, app_over, goes_back, said_of, stops_of, tabbed
from ui.forms.entry import Entry
from ui.forms.form_sheet import FormSheet
from ui.forms.paper import FormPaper
from ui.forms.ssp_sheet import SspSheet
from ui.forms.text_entries import LongTextEntry, NumberEntry, TextEntry
from ui.quick_log.street_contact import QuickLog
from ui.rounds.start_sheet import RoundSheet
from ui.sending.sheet import SendingSheet
from ui.shell.navigation import PageName

OWN = ("street_contact", "outreach_round")  # sheets of their own
KINDS = tuple(kind.name for kind in standard().kinds())


@pytest.fixture(scope="module")
def app(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OnScreen]:
    with app_over(request, tmp_path_factory.mktemp("forms"), fill) as screen:
        yield screen


@pytest.fixture
def screen(app: OnScreen) -> OnScreen:
    app.alone()
    return app


def _open(screen: OnScreen, kind: str) -> FormSheet:
    """A new one; of the kinds that are begun in a sheet of their own, the form that edits one."""
    if kind in OWN:
        screen.area.edit(_first(screen, kind), kind)
    else:
        screen.area.write(kind, {"heading": "Trappen"} if kind == "ssp_case" else {})
    screen.settle()
    sheet = screen.area.sheet
    form = sheet.referral if isinstance(sheet, SspSheet) else sheet
    assert isinstance(form, FormSheet)
    return form


def _first(screen: OnScreen, kind: str) -> str:
    return str(screen.ask(lambda then: screen.area.port.rows(kind, "", None, 1, then)).rows[0].id)


def _unfold(form: FormSheet) -> FormPaper:
    for box in form.paper.boxes:
        box.set_open()
    QApplication.processEvents()
    return form.paper


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_named_ordered_and_reached_by_tab_and_keeps_its_draft(screen: OnScreen, kind: str) -> None:
    form = _open(screen, kind)
    paper = _unfold(form)
    assert [one for one in stops_of(form) if not said_of(one)] == []
    assert clipped(form) == []

    first = next(iter(paper.entries.values())).first_stop()
    first.setFocus()
    order = tabbed(form)
    missed = [said_of(one) for one in stops_of(form) if one not in order]
    assert missed == []
    entries = list(dict.fromkeys(entry for stop in order for entry in _around(stop)))
    assert goes_back(entries, paper.area.widget()) == []
    assert goes_back([one for one in order if one in (paper.another_button, paper.save_button)], form) == []

    written = _write_something(form)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    screen.until(lambda: screen.area.sheet is None)
    draft = screen.ask(lambda then: screen.area.port.draft(form.draft_key, then))
    assert draft is not None and written in draft.values
    screen.area.port.drop_draft(form.draft_key)


def _around(stop: QWidget) -> list[QWidget]:
    at: QWidget | None = stop
    while at is not None and not isinstance(at, Entry):
        at = at.parentWidget()
    return [at] if at is not None else []


def _write_something(form: FormSheet) -> str:
    """Type into the first field that takes letters or digits; return its name."""
    name, entry = next(
        (name, one)
        for name, one in form.entries.items()
        if isinstance(one, TextEntry | LongTextEntry | NumberEntry) and one.is_empty()
    )
    entry.first_stop().setFocus()
    QTest.keyClicks(entry.first_stop(), "7")
    return name


@pytest.mark.parametrize("kind", ["actor_contact", "group_observation", "club_log"])
def test_fields_of_one_line_stand_under_those_of_another(screen: OnScreen, kind: str) -> None:
    paper = _unfold(_open(screen, kind))
    inside = paper.area.widget()
    seen = [one for one in paper.entries.values() if one.isVisible()]
    lefts = [one.mapTo(inside, QPoint()).x() for one in seen]
    rights = [left + one.width() for left, one in zip(lefts, seen, strict=True)]
    for edges in (lefts, rights):
        apart = sorted(set(edges))
        assert all(after - before > 100 for before, after in itertools.pairwise(apart)), apart
    screen.area.close_sheet()


def test_no_form_cuts_its_words_off_in_english(screen: OnScreen) -> None:
    screen.speak("en")
    screen.area.open(PageName.HELP)
    cut = {}
    for kind in KINDS:
        form = _open(screen, kind)
        _unfold(form)
        cut[kind] = clipped(form)
        screen.area.close_sheet()
    assert {kind: words for kind, words in cut.items() if words} == {}


def test_the_quick_log_goes_as_the_design_says(screen: OnScreen) -> None:
    """Zone, what was seen, their words, mine, Gem; then when, where and round, which are filled in already."""
    screen.area.write("street_contact")
    screen.settle()
    sheet = screen.area.sheet
    assert isinstance(sheet, QuickLog)
    form = sheet.form
    assert [one for one in stops_of(sheet) if not said_of(one)] == [] and clipped(sheet) == []
    form.zone.setFocus()
    order = tabbed(sheet)
    assert [said_of(one) for one in stops_of(sheet) if one not in order] == []
    voices = [form.voices[name].editor for name in ("fact_text", "own_words_text", "assessment_text")]
    wanted = [form.zone, *voices, form.save_button, form.when.line, form.place.combo, form.round.combo,
              form.another_button, form.close_button]  # fmt: skip
    assert [one for one in order if one in wanted] == wanted
    voices[0].setFocus()
    QTest.keyClicks(voices[0], "Seks unge")
    QTest.keyClick(voices[0], Qt.Key.Key_Escape)
    screen.until(lambda: screen.area.sheet is None)
    draft = screen.ask(lambda then: screen.area.port.draft("street_contact", then))
    assert draft is not None and draft.values["fact_text"] == "Seks unge"
    screen.area.port.drop_draft("street_contact")


def test_the_start_of_a_round_goes_as_one_reads(screen: OnScreen) -> None:
    screen.area.write("outreach_round")
    screen.settle()
    sheet = screen.area.sheet
    assert isinstance(sheet, RoundSheet)
    assert [one for one in stops_of(sheet) if not said_of(one)] == [] and clipped(sheet) == []
    sheet.zone.setFocus()
    order = tabbed(sheet)
    assert [said_of(one) for one in stops_of(sheet) if one not in order] == []
    assert goes_back([one for one in order if one is not sheet.close_button], sheet) == []
    sheet.companions.line.setFocus()
    QTest.keyClicks(sheet.companions.line, "Sara")
    QTest.keyClick(sheet.companions.line, Qt.Key.Key_Escape)
    screen.until(lambda: screen.area.sheet is None)
    draft = screen.ask(lambda then: screen.area.port.draft("outreach_round", then))
    assert draft is not None and "Sara" in str(draft.values)
    screen.area.port.drop_draft("outreach_round")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sheet_that_sends_goes_as_one_reads_and_keeps_its_answers(screen: OnScreen, language: str) -> None:
    screen.speak(language)  # type: ignore[arg-type]
    case = _first(screen, "ssp_case")
    screen.area.edit(case, "sending")
    screen.settle()
    sheet = screen.area.sheet
    assert isinstance(sheet, SendingSheet)
    screen.until(lambda: sheet.view is not None)
    assert [one for one in stops_of(sheet) if not said_of(one)] == [] and clipped(sheet) == []
    first = sheet.first_focus()
    first.setFocus()
    order = tabbed(sheet)
    assert [said_of(one) for one in stops_of(sheet) if one not in order] == []
    entries = list(dict.fromkeys(entry for stop in order for entry in _around(stop)))
    assert goes_back(entries, sheet.form) == []
    line = sheet.form.entries["purpose_text"].first_stop()
    line.setFocus()
    QTest.keyClicks(line, "Faa dem ind")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    screen.until(lambda: screen.area.sheet is None)
    draft = screen.ask(lambda then: screen.area.port.draft(f"send/{case}", then))
    assert draft is not None and "Faa dem ind" in draft.values["purpose_text"]
    screen.area.port.drop_draft(f"send/{case}")
