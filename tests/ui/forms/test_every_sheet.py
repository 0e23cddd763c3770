"""Every sheet the window can open, gathered from the window's own list: names, Tab, no words cut off.

The forms of every kind stand in test_every_form; here are the sheets with a build of their own, in every step.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.places import sheets
from desktop.practice import fill
from local_store.records.catalogue import standard
from tests.ui.reading_book import clipped
from tests.ui.whole_app import OnScreen, app_over, said_of, stops_of, tabbed
from ui.forms.book_sheet import BookSheet
from ui.forms.concern_question import NOTIFICATION, RADICALISATION, ConcernQuestion, RoutePanel
from ui.forms.form_sheet import FormSheet
from ui.forms.ssp_sheet import SspSheet
from ui.help.topics import TOPICS
from ui.sending.sheet import SendingSheet

KINDS = frozenset(kind.name for kind in standard().kinds())


def _first(screen: OnScreen, kind: str) -> str:
    return str(screen.ask(lambda then: screen.area.port.rows(kind, "", None, 1, then)).rows[0].id)


def _question(screen: OnScreen) -> None:
    screen.area.write("ssp_case")


def _route(road: str) -> Callable[[OnScreen], None]:
    def go(screen: OnScreen) -> None:
        screen.area.write("ssp_case")
        screen.settle()
        sheet = screen.area.sheet
        assert isinstance(sheet, SspSheet) and sheet.question is not None
        sheet.question.chose.emit(road)

    return go


# How each sheet that is no plain form is opened; the first word is what the window knows it by.
STEPS: dict[tuple[str, str], Callable[[OnScreen], None]] = {
    ("street_contact", ""): lambda screen: screen.area.write("street_contact"),
    ("outreach_round", ""): lambda screen: screen.area.write("outreach_round"),
    ("concern", ""): lambda screen: screen.area.write("concern"),
    ("ssp_case", "the question"): _question,
    ("ssp_case", "a notification instead"): _route(NOTIFICATION),
    ("ssp_case", "radicalisation"): _route(RADICALISATION),
    ("ssp_case", "the referral"): lambda screen: screen.area.write("ssp_case", {"heading": "Trappen"}),
    ("sending", ""): lambda screen: screen.area.edit(_first(screen, "ssp_case"), "sending"),
    ("giving", ""): lambda screen: screen.area.edit(_first(screen, "ssp_case"), "giving", "referral"),
    ("what_next", ""): lambda screen: screen.area.edit(_first(screen, "youth_group"), "what_next"),
}


@pytest.fixture(scope="module")
def app(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OnScreen]:
    with app_over(request, tmp_path_factory.mktemp("sheets"), fill) as screen:
        yield screen


@pytest.fixture
def screen(app: OnScreen) -> OnScreen:
    app.alone()
    return app


def test_no_sheet_of_the_window_is_left_out() -> None:
    named = {kind for entry in sheets() for kind in entry.kinds}
    assert {name for name, _step in STEPS} == named
    assert sum(not entry.kinds for entry in sheets()) == 1, "all other kinds have the one form of test_every_form"


def _all_below(made: type) -> set[type]:
    return {made}.union(*(_all_below(one) for one in made.__subclasses__()))


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_each_step_is_named_reached_by_tab_from_where_it_begins_and_whole(screen: OnScreen, spoken: str) -> None:
    screen.speak(spoken)  # type: ignore[arg-type]
    seen: set[type] = set()
    wrong: dict[str, object] = {}
    for (name, step), begin in STEPS.items():
        begin(screen)
        screen.settle()
        sheet = screen.area.sheet
        assert isinstance(sheet, QWidget), (name, step)
        if isinstance(sheet, SendingSheet):  # what it weighs comes in several answers
            screen.until(lambda sheet=sheet: sheet.view is not None)
            screen.settle()
        seen |= {type(sheet), *(type(one) for one in sheet.findChildren(QWidget) if one.isVisible())}
        wrong |= {f"{name} {step}: {what}": found for what, found in _faults(sheet).items() if found}
        screen.area.close_sheet()
        screen.settle()
    assert wrong == {}, "\n".join(f"{a}: {b}" for a, b in wrong.items())
    ours = {one for one in _all_below(BookSheet) if one.__module__.startswith("ui.")}
    assert ours - seen == {BookSheet, FormSheet}, "a sheet nobody opened here; plain forms stand in test_every_form"
    assert {ConcernQuestion, RoutePanel, SspSheet} <= seen


def _faults(sheet: QWidget) -> dict[str, list[str]]:
    stops = stops_of(sheet)
    first, topic = sheet.first_focus(), str(sheet.help_topic)  # type: ignore[attr-defined]
    first.setFocus()
    order = tabbed(sheet)
    return {
        "without a name": [type(one).__name__ for one in stops if not said_of(one)],
        "not reached": [said_of(one) for one in stops if one not in order],
        "cut off": clipped(sheet),
        "no help": [] if topic in {*TOPICS, *KINDS} else [topic],
        "first is not there": [] if stops and first in order else [said_of(first) or type(first).__name__],
    }
