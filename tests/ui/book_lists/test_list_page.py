"""Lists over a real book: every kind is reachable, found as one types, and opened without a mouse."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.views import Space
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.book_lists import setups
from ui.book_lists.page import BookListPage
from ui.book_lists.setups import ListSetup


def _page(
    opened: Reader, setup: ListSetup, size: tuple[int, int] = (1064, 720), **arguments: object
) -> BookListPage:
    page = BookListPage(opened.port, opened.went, setup)
    opened.show(page, size, **arguments)
    return page


def _titles(page: BookListPage) -> list[str]:
    rows = page.list.rows
    return [row.title for row in (rows.row(n) for n in range(rows.rowCount())) if row is not None]


def _many(book: FieldBook) -> None:
    now = datetime.now().astimezone()
    rows = [
        {"occurred_at": (now - timedelta(minutes=number)).isoformat(timespec="seconds"),
         "place_ref": f"Sted {number}", "person_count": number % 9, "encounter_level": "samtale",
         "fact_text": "Nogle unge ved boldburet" if number == 250 else "Nogle unge på en bænk"}
        for number in range(260)
    ]  # fmt: skip
    book.add_many("street_contact", rows)


def test_the_whole_book_offers_every_kind_with_how_many_there_are(reader) -> None:
    opened = reader()
    page = _page(opened, setups.field_book())
    assert set(page.chips) == {"", *(kind.name for kind in opened.port.catalogue.kinds())}
    assert page.chips["youth_group"].text() == "Grupper 2"
    assert page.chips["concern"].text() == "Bekymringer"
    assert page.chips["youth_group"].isVisible() and page.chips[""].isVisible()
    assert not page.chips["concern"].isVisible(), "what holds nothing takes no place"


def test_a_filter_shows_one_kind_only(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.field_book())
    qtbot.mouseClick(page.chips["youth_group"], Qt.MouseButton.LeftButton)
    opened.settle()
    assert sorted(_titles(page)) == ["Bænkene", "Trappen"]
    assert page.count.text() == "2"


def test_it_finds_as_one_types_and_only_the_newest_answer_counts(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.field_book())
    qtbot.keyClicks(page.search.line, "fodboldbane")
    opened.settle()
    assert _titles(page) == ["Opfølgning · Er fodboldbanen fri på onsdag?"]


def test_what_is_not_found_says_so(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.field_book())
    qtbot.keyClicks(page.search.line, "xylofon")
    opened.settle()
    words = f"{page.not_found.title.text()} {page.not_found.sentence.text()}"
    assert words == "Intet fundet i det, du har adgang til. Prøv et andet ord."
    assert page.not_found.isVisible()
    qtbot.keyClick(page.search.line, Qt.Key.Key_Escape)
    opened.settle()
    assert page.rows.isVisible()


def test_down_goes_to_the_rows_j_and_k_move_and_enter_opens(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.field_book())
    assert QApplication.focusWidget() is page.search.line
    qtbot.keyClick(page.search.line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert page.list.currentIndex().row() == 1
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert opened.went.opened[-1] == ("record", {"record": page.list.rows.row(1).key})


def test_arriving_with_words_searches_and_coming_back_keeps_what_one_had(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.field_book(), text="trap")
    assert page.search.text() == "trap"
    qtbot.keyClicks(page.search.line, "pen")
    page.arrive(text="trap")
    assert page.search.text() == "trappen"


def test_rows_come_as_one_scrolls_and_their_place_survives_a_refresh(reader, qtbot: QtBot) -> None:
    opened = reader(_many)
    page = _page(opened, setups.field_book())
    qtbot.mouseClick(page.chips["street_contact"], Qt.MouseButton.LeftButton)
    opened.settle()
    assert page.list.rows.rowCount() == 100
    assert page.count.text() == "260"
    page.list.setFocus()
    while page.list.rows.rowCount() < 260:
        before = page.list.rows.rowCount()
        qtbot.keyClick(page.list, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: page.list.rows.rowCount() > before, timeout=5000)  # noqa: B023
    page.list.choose(180)
    chosen, scrolled = page.list.current().key, page.list.verticalScrollBar().value()
    opened.do(lambda book: book.add("street_contact", {
        "occurred_at": (datetime.now().astimezone() + timedelta(minutes=1)).isoformat(timespec="seconds"),
        "place_ref": "Nyt sted", "person_count": 1, "encounter_level": "samtale", "fact_text": "En ung.",
    }))  # fmt: skip
    qtbot.waitUntil(lambda: page.list.rows.row(0).title == "Nyt sted", timeout=5000)
    assert page.list.current().key == chosen
    assert page.list.verticalScrollBar().value() == scrolled
    assert page.list.rows.rowCount() >= 260


def test_a_screenful_comes_with_the_keystroke_and_all_that_is_found_when_one_stops(reader, qtbot: QtBot) -> None:
    opened = reader(_many)
    page = _page(opened, setups.field_book())
    page._pages._rest.setInterval(60_000)  # still typing, however slow this machine is
    page.search.set_text("unge på en b")
    opened.settle()
    newest, found = _titles(page), page.list.rows.rowCount()
    assert page.rows.shown() <= found < 40, "as many as can be in sight"
    assert page.count.text() == "", "how many there are is not said before it is known"
    page._pages._rest.setInterval(0)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 200, timeout=5000)
    assert _titles(page)[:found] == newest
    assert page.count.text() == "200 eller flere"
    page.search.set_text("boldburet")
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=5000)
    assert page.count.text() == "1"


def test_while_records_cannot_be_found_by_word_the_page_says_so_and_then_asks_again(
    reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = [1200]
    monkeypatch.setattr(FieldBook, "words_waiting", lambda _book: waiting[0])
    opened = reader(_many)
    page = _page(opened, setups.field_book(), text="boldb")
    qtbot.waitUntil(page.readying.isVisible, timeout=5000)
    told = page.readying.words.text()
    assert told == "1.200 optegnelser bliver gjort klar til søgning. De kommer med om lidt."
    assert not clipped(page)
    opened.do(lambda book: book.add("street_contact", {
        "occurred_at": datetime.now().astimezone().isoformat(timespec="seconds"), "place_ref": "Buret",
        "person_count": 1, "encounter_level": "samtale", "fact_text": "Boldburet blev malet.",
    }))  # fmt: skip
    waiting[0] = 0
    page.readying.look()
    qtbot.waitUntil(page.readying.isHidden, timeout=5000)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 2, timeout=5000)


@pytest.mark.parametrize(
    ("setup", "title", "sentence"),
    [
        (setups.groups, "Ingen grupper her endnu",
         "En gruppe opstår, når du skriver din første observation af den."),
        (setups.young_people, "Ingen navne her", "Anonymt er det normale. Et navn kræver en grund."),
    ],
)  # fmt: skip
def test_an_empty_list_says_what_to_do(reader, setup, title: str, sentence: str) -> None:
    opened = reader(nothing)
    page = _page(opened, setup())
    assert page.empty.isVisible()
    assert (page.empty.title.text(), page.empty.sentence.text()) == (title, sentence)
    assert clipped(page) == []


@pytest.mark.parametrize("setup", [setups.field_book, setups.groups, setups.club, setups.ssp_cases])
def test_ctrl_n_writes_what_the_list_is_of(reader, qtbot: QtBot, setup) -> None:
    opened = reader()
    page = _page(opened, setup())
    kind = {
        "field_book": "street_contact",
        "groups": "youth_group",
        "club": "club_expulsion",
        "ssp_cases": "ssp_case",
    }
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.written[-1][0] == kind[str(page.setup.page)]


def test_the_club_shows_its_evenings_and_who_was_sent_home(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.club())
    assert len(_titles(page)) == 2
    qtbot.mouseClick(page.chips["club_expulsion"], Qt.MouseButton.LeftButton)
    opened.settle()
    assert len(_titles(page)) == 3


def test_in_the_whole_book_ctrl_n_follows_the_filter(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened, setups.field_book())
    qtbot.mouseClick(page.chips["place"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.search.line, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.written[-1][0] == "place"


def test_a_row_says_whether_it_has_been_sent(reader) -> None:
    opened = reader()
    page = _page(opened, setups.groups())
    assert page.list.rows.row(0).badge.text == "Gemt her"
    assert "Gemt her" in page.list.rows.row(0).words()


def test_a_suspicion_is_named_in_lists_but_what_it_says_is_not_and_searching_does_not_find_it(
    reader, qtbot: QtBot
) -> None:
    def fill(book: FieldBook) -> None:
        book.put_space(Space(SpaceId("5" * 32), "SSP Nørrebro", "ssp_local"))
        values = {
            "information_class": "mistanke", "fact_text": "Mistænkt for to gaderøverier i oktober.",
            "source_type": "fagperson", "source_actor": "politi", "who_text": "en gruppe",
        }  # fmt: skip
        book.add("concern", values, space=SpaceId("5" * 32))

    opened = reader(fill)
    page = _page(opened, setups.field_book())
    row = page.list.rows.row(0)
    assert row.title == "Bekymring · Mistanke · ikke fakta"
    assert (row.icon, row.icon_tone) == ("shield-alert", "fence")
    assert "gaderøverier" not in row.words()
    qtbot.keyClicks(page.search.line, "gaderøverier")
    opened.settle()
    assert page.not_found.isVisible()


@pytest.mark.parametrize("size", [(1064, 720), (560, 480)])
def test_nothing_is_cut_off_and_rows_are_whole(reader, size: tuple[int, int]) -> None:
    opened = reader()
    page = _page(opened, setups.field_book(), size)
    assert clipped(page) == []
    assert page.list.height() % 44 == 0
    assert nameless(page) == []
