"""Every form has its help page, offline, with the way and the numbers the organisation has put in (R84)."""

import json
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.records.catalogue import standard
from tests.ui.forms.conftest import MakeBook, ShowBook
from tests.ui.reading_book import Reader, reader
from ui.forms.form_sheet import FormSheet
from ui.help.of_forms import fields_of, numbers
from ui.help.page import HelpPage
from ui.help.topics import markdown, topic_for

__all__ = ["reader"]
KINDS = standard().kinds()
NAMES = frozenset(kind.name for kind in KINDS)
OURS = {
    "codes": {
        "guide_number": [
            {"code": "doegnvagt", "da": "Aften og weekend, Døgnvagten: 33 17 33 33",
             "en": "Evening and weekend, the duty desk: 33 17 33 33"},
            {"code": "send", "da": "Sådan sender du en underretning: Blanket 7 på intranettet",
             "en": "How to send a notification: form 7 on the intranet"},
        ]
    }
}  # fmt: skip


def _ours(book: FieldBook) -> None:
    book.configure(json.dumps(OURS).encode(), book.person, "2026-11-01T08:00:00+01:00")


def test_the_page_of_each_form_says_its_way_and_its_numbers(reader) -> None:
    opened: Reader = reader(_ours)
    page = HelpPage(opened.port, opened.went)
    opened.show(page)
    for kind in KINDS:
        page.arrive(topic=kind.name)
        page.refresh()
        said = page.reader.toPlainText()
        assert "33 17 33 33" in said and "Blanket 7 på intranettet" in said and "112" in said, kind.name
        assert "Modtageenheden" in said or "tekst indsættes af kommunen" in said
        if topic_for(kind.name, NAMES) == "form":
            assert said.startswith(kind.label.da), kind.name
            for spec in kind.fields:
                assert not spec.required or f"{spec.label.da} (skal udfyldes)" in said, spec.name


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_form_without_a_page_of_its_own_says_what_its_fields_ask(language) -> None:
    concern = standard().kind("concern")
    said = fields_of(concern, markdown("form", language), language)
    assert said.startswith("# ") and said.count("\n# ") == 0, "one name, and what belongs to all forms below it"
    for spec in concern.fields:
        assert spec.help is None or spec.help.in_language(language) in said
    assert "112" in numbers(standard().codes("guide_number"), language)


def test_f1_on_a_form_opens_its_page_and_esc_goes_back_to_what_was_written(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("concern")
    assert isinstance(window.area.sheet, FormSheet)
    window.area.sheet.entries["fact_text"].first_stop().setFocus()
    QTest.keyClicks(cast(QWidget, QApplication.focusWidget()), "Ude hver nat")
    QTest.keyClick(cast(QWidget, QApplication.focusWidget()), Qt.Key.Key_F1)
    page = window.area.page()
    assert isinstance(page, HelpPage)
    assert page.reader.toPlainText().startswith("Bekymring") and "Ring her" in page.reader.toPlainText()
    assert page.reader.accessibleName() == "Hjælp: Bekymring"
    QTest.keyClick(page.reader, Qt.Key.Key_Escape)
    assert not isinstance(window.area.page(), HelpPage)
    again = window.area.sheet
    assert isinstance(again, FormSheet) and again.kind.name == "concern", "the form is there again"
    qtbot.waitUntil(lambda: again.entries["fact_text"].value() == "Ude hver nat")
    QTest.keyClick(cast(QWidget, QApplication.focusWidget()), Qt.Key.Key_Escape)
    assert window.area.sheet is None, "and is left as any other"
