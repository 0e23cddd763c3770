"""Everything one can do on a page is reached by Tab, has a name, and Tab comes round: every page, every record."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.places import pages
from desktop.practice import fill
from local_store.records.catalogue import standard
from tests.ui.whole_app import OnScreen, app_over, said_of, stops_of
from ui.shell.navigation import PageName

NAMES = tuple(entry.name for entry in pages() if entry.name != PageName.RECORD)
KINDS = tuple(sorted(kind.name for kind in standard().kinds()))


@pytest.fixture(scope="module")
def full(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OnScreen]:
    with app_over(request, tmp_path_factory.mktemp("by-tab"), fill) as screen:
        yield screen


def _round(window: QWidget) -> list[QWidget]:
    """What Tab comes to until it is where it began; in a text it goes from link to link before it goes on."""
    found = list[QWidget]()
    for _ in range(10 * len(stops_of(window))):
        focus = QApplication.focusWidget()
        if focus is None or (focus in found and focus is not found[-1]):
            break
        if focus not in found:
            found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return found


def _missed(screen: OnScreen, page: QWidget) -> list[str]:
    page.first_focus().setFocus()  # type: ignore[attr-defined]
    order = _round(screen.window)
    return [said_of(one) or type(one).__name__ for one in stops_of(page) if one not in order or not said_of(one)]


@pytest.mark.parametrize("name", NAMES)
def test_everything_on_a_page_is_reached(full: OnScreen, name: str) -> None:
    full.alone()
    full.area.open(name)
    full.settle()
    page = full.area.page()
    assert page is not None
    assert _missed(full, page) == []


def test_everything_on_a_page_of_each_kind_of_record_is_reached(full: OnScreen) -> None:
    full.alone()
    missed, seen = {}, 0
    for kind in KINDS:
        rows = full.ask(lambda then, kind=kind: full.area.port.rows(kind, "", None, 1, then)).rows
        if not rows:
            continue
        full.area.open(PageName.RECORD, record=rows[0].id)
        full.settle()
        page = full.area.page()
        assert page is not None
        missed[kind], seen = _missed(full, page), seen + 1
    assert {kind: stops for kind, stops in missed.items() if stops} == {}
    assert seen >= 15
