"""Every page there is, full and empty: help in both languages, a title without names, where the keyboard begins."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.places import pages
from desktop.practice import fill
from local_store.records.catalogue import standard
from tests.ui.reading_book import clipped, nothing
from tests.ui.whole_app import OnScreen, app_over, said_of, stops_of
from ui.components.empty import EmptyState
from ui.components.text import Text
from ui.help.topics import TOPICS, markdown
from ui.reading.quiet_line import QuietLine
from ui.shell.navigation import PageName
from ui.style import theme

NAMES = tuple(entry.name for entry in pages())
KINDS = frozenset(kind.name for kind in standard().kinds())
# These are never empty: what they hold is the program's own.
FULL = {PageName.SETTINGS, PageName.HELP, PageName.GUIDE}


@pytest.fixture(scope="module")
def full(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OnScreen]:
    with app_over(request, tmp_path_factory.mktemp("full"), fill) as screen:
        yield screen


@pytest.fixture(scope="module")
def empty(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OnScreen]:
    with app_over(request, tmp_path_factory.mktemp("empty"), nothing) as screen:
        yield screen


def _records(screen: OnScreen) -> dict[str, str]:
    """The newest record of each kind the book holds."""
    found = {}
    for kind in sorted(KINDS):
        rows = screen.ask(lambda then, kind=kind: screen.area.port.rows(kind, "", None, 1, then)).rows
        if rows:
            found[kind] = rows[0].id
    return found


def _names(screen: OnScreen) -> set[str]:
    """Every word of every title of a young person and of every colleague."""
    rows = screen.ask(lambda then: screen.area.port.rows("young_person", "", None, 50, then)).rows
    words = {word.strip(",.") for row in rows for word in row.title.split()}
    nameless = {"Ung", "Unavngiven", "Young", "person"}  # what stands for one without a name
    return {word for word in words if len(word) > 2} - nameless | {"Nadia", "Holm"}


def _at(screen: OnScreen, page: str) -> QWidget:
    record = _records(screen).get("youth_group", "ab" * 16) if page == PageName.RECORD else ""
    screen.area.open(page, **({"record": record} if record else {}))
    screen.settle()
    shown = screen.area.page()
    assert shown is not None
    return shown


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_help_in_both_languages_a_title_and_a_beginning(full: OnScreen, name: str) -> None:
    full.alone()
    page = _at(full, name)
    topic = page.help_topic  # type: ignore[attr-defined]
    assert topic in TOPICS
    assert markdown(topic, "da") and markdown(topic, "en")
    title = full.window.windowTitle()
    assert title.endswith("Feltbog") and not set(title.split()) & _names(full)
    focus = QApplication.focusWidget()
    assert focus is not None and focus.isVisible() and (page is focus or page.isAncestorOf(focus))
    assert [one for one in stops_of(page) if not said_of(one)] == []
    assert clipped(page) == []


def test_the_name_of_a_page_stands_at_the_same_height_on_every_page(full: OnScreen) -> None:
    full.alone()
    stands, tall = {}, theme.font("page").pixelSize()
    # These begin with a line of their own above the name, or in a pane of their own, as they are drawn.
    apart = (PageName.RECORD, PageName.REVIEW)
    for name in NAMES:
        if name not in apart:
            page = _at(full, name)
            names = [one for one in page.findChildren(Text) if one.font().pixelSize() == tall and one.isVisible()]
            first = names[0]
            stands[str(name)] = first.mapTo(page, first.rect().center()).y()
    assert len(stands) > 15 and set(stands.values()) == {stands["today"]}, stands


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FULL])
def test_an_empty_book_says_on_every_page_what_to_do(empty: OnScreen, name: str) -> None:
    empty.alone()
    page = _at(empty, name)

    def said() -> list[QWidget]:
        return [one for kind in (EmptyState, QuietLine) for one in page.findChildren(kind) if one.isVisible()]

    empty.until(lambda: bool(said()))  # some pages gather what they say in a pause between two questions
    assert all(one.accessibleName() for one in said())
    assert clipped(page) == []


class _Flashes(QObject):
    """Widgets shown as windows of their own: they flash up, and take the keyboard with them."""

    def __init__(self, main: QWidget) -> None:
        super().__init__()
        self._main = main
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Show:
            own = watched.isWindow() and watched is not self._main
            self.seen += [type(watched).__name__] if own else []
        return False


def test_in_english_nothing_is_cut_off_and_nothing_flashes_up_as_a_window(
    full: OnScreen, qapp: QApplication
) -> None:
    full.alone()
    names, flashes = _names(full), _Flashes(full.window)
    cut = {}
    qapp.installEventFilter(flashes)
    try:
        full.speak("en")  # every page is made anew
        for name in NAMES:
            cut[str(name)] = clipped(_at(full, name))
        for kind, record in _records(full).items():
            full.area.open(PageName.RECORD, record=record)
            full.settle()
            page = full.area.page()
            assert page is not None and not set(full.window.windowTitle().split()) & names
            cut[kind] = clipped(page)
    finally:
        qapp.removeEventFilter(flashes)
    assert flashes.seen == []
    assert {where: words for where, words in cut.items() if words} == {}
