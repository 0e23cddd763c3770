"""Help is there for every form and page, in both languages, and Esc leads back."""

from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from local_store.records.catalogue import standard
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.help.page import HelpPage
from ui.help.topics import TOPICS, markdown, topic_for
from ui.shell.chords import CHORDS

KINDS = frozenset(kind.name for kind in standard().kinds())


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_a_page_has_the_same_build_in_both_languages(topic: str) -> None:
    danish, english = markdown(topic, "da"), markdown(topic, "en")
    for mark in ("\n# ", "\n## ", "\n- ", "\n> ", "\n| "):
        assert f"\n{danish}".count(mark) == f"\n{english}".count(mark)
    assert danish != english


def test_every_kind_and_every_unknown_topic_leads_somewhere() -> None:
    assert {topic_for(kind, KINDS) for kind in KINDS} <= set(TOPICS)
    assert topic_for("concern", KINDS) == "form"
    assert topic_for("", KINDS) == topic_for("noget andet", KINDS) == "index"
    with pytest.raises(KeyError):
        markdown("../../pyproject", "da")


def test_the_key_map_names_every_chord() -> None:
    said = markdown("keys", "da").replace("`", "").replace(" ", "")
    for chord in CHORDS:
        keys = chord.keys[0].replace("Shift", "Skift").replace("Return", "Enter").replace("Left", "←")
        if keys[-1].isdigit() and keys.startswith("Ctrl"):
            keys = "Ctrl+1"
        assert keys.replace("+", "") in said, chord.keys


def test_f1_opens_the_forms_help_and_esc_goes_back(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.write("club_log")
    QTest.keyClick(cast(QWidget, QApplication.focusWidget()), Qt.Key.Key_F1)
    page = cast(HelpPage, window.area.page())
    assert isinstance(page, HelpPage)
    assert page.topic == "club_log"
    assert "Gå aldrig alene" in page.reader.toPlainText()
    assert QApplication.focusWidget() is page.reader
    QTest.keyClick(page.reader, Qt.Key.Key_Escape)
    assert not isinstance(window.area.page(), HelpPage)


def test_links_and_topics_lead_on(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.open("help")
    page = cast(HelpPage, window.area.page())
    page.reader.anchorClicked.emit(QUrl("keys"))
    assert page.topic == "keys"
    page.topics["conflict"].click()
    assert "Behold min" in page.reader.toPlainText()
    page.reader.anchorClicked.emit(QUrl("https://eksempel.dk"))
    assert page.topic == "conflict"
