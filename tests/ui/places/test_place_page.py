"""A place's page over the practice book."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.badges import StatusBadge
from ui.components.buttons import Button
from ui.places.content import PlaceContent

STAIRS = "Trappen ved Lindeparken"


def _place(opened: Reader, size: tuple[int, int] = (1064, 720)) -> PlaceContent:
    page = known_page(opened, found(opened, "place", name=STAIRS), size)
    assert isinstance(page.content, PlaceContent)
    return page.content


def test_the_newest_decision_gives_the_colour_with_its_word_and_its_rhythm(reader) -> None:
    content = _place(reader())
    badges = [one.badge for one in content.findChildren(StatusBadge)]
    assert [(one.text, one.tone) for one in badges if one.text.startswith("Gul")] == [("Gul: aktivitet nu", "warn")]
    assert content.place.wanted == 2
    assert [row.title for row in content.place.decisions] == ["Gul", "Rød"]


def test_several_entries_of_one_day_are_one_visit(reader) -> None:
    def fill(book: FieldBook) -> None:
        nothing(book)
        place = book.add("place", {"name": STAIRS})
        now = datetime.now().astimezone()
        for minutes in (1, 2):
            at = (now - timedelta(minutes=minutes)).isoformat(timespec="seconds")
            book.add("street_contact", {"occurred_at": at, "place_ref": place, "person_count": 0})
        book.add("hotspot", {"place_ref": place, "status": "groen", "decided_on": now.date().isoformat()})

    content = _place(reader(fill))
    assert content.place.made in (1, 2)  # two days when it has just struck midnight
    assert sum(week.count for week in content.place.weeks) == content.place.made
    assert "ingen var der" in content.happened.list.rows()[0].accessibleName()


def test_who_meets_there_comes_first_and_leads_to_the_group(reader) -> None:
    opened = reader()
    content = _place(opened)
    assert [row.title for row in content.place.groups][:1] == ["Trappen"]
    assert content.place.groups[0].subtitle == "mødes oftest her"


def test_what_was_seen_stands_below_and_writing_presets_the_place(reader, qtbot: QtBot) -> None:
    opened = reader()
    content = _place(opened)
    told = [voice for one in content.place.happened for voice in one.voices]
    assert any(voice == "fact" and "Roligere end sidste måned" in text for voice, _label, text in told)
    button = next(one for one in content.findChildren(Button)
                  if one.objectName() == "write_group_observation")  # fmt: skip
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.went.written[-1] == ("group_observation", {"place_ref": content._view.id})


def test_a_place_nobody_decided_about_says_so(reader) -> None:
    opened = reader(nothing)
    place = opened.do(lambda book: book.add("place", {"name": "Kiosken"}))
    words = words_of(known_page(opened, place))
    assert "Ingen har besluttet grøn, gul eller rød endnu." in words
    assert "Ingen har aftalt, hvor tit I kommer." in words


@pytest.mark.parametrize("size", [(1064, 720), (780, 480)])
def test_nothing_is_cut_off_or_nameless(reader, size: tuple[int, int]) -> None:
    content = _place(reader(), size)
    assert clipped(content) == []
    assert nameless(content) == []
