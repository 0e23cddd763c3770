"""A young person's page over the practice book: sealed, opened for a reason, and what stands there then."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import practice
from desktop.showing import person, rules_read
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless
from ui.components.badges import StatusBadge
from ui.components.voices import VoicePanel
from ui.people.content import PersonContent
from ui.people.sealed import SealedContent
from ui.record.page import RecordPage

WHY = "Aftalt møde om praktik"


def _imran(opened: Reader, size: tuple[int, int] = (1064, 720)) -> RecordPage:
    return known_page(opened, found(opened, "young_person", alias="Imran"), size)


def _opened(opened: Reader, qtbot: QtBot, size: tuple[int, int] = (1064, 720)) -> PersonContent:
    page = _imran(opened, size)
    content = page.content
    assert isinstance(content, SealedContent)
    content.reason.set_text(WHY)
    content.rules.setChecked(True)
    qtbot.mouseClick(content.unseal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(page.content, PersonContent), timeout=5000)
    QApplication.processEvents()
    assert isinstance(page.content, PersonContent)
    return page.content


def test_until_it_is_opened_only_the_nickname_is_here(reader) -> None:
    opened = reader()
    page = _imran(opened)
    assert page.view.title == "Imran"
    assert (page.view.fields, page.view.values, page.view.history, page.view.related) == ((), {}, (), ())
    assert not any("Hamid" in words or "klasse" in words for words in words_of(page))
    assert QApplication.focusWidget() is page.content.reason.line


def test_without_a_reason_it_stays_closed_and_nothing_is_logged(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _imran(opened)
    page.content.reason.set_text("   ")
    qtbot.mouseClick(page.content.unseal, Qt.MouseButton.LeftButton)
    opened.settle()
    assert page.view.sealed
    assert "Skriv, hvorfor du har brug for navnet." in words_of(page)
    assert not opened.do(lambda book: book.access_log(page.record))


def _refusal(book: FieldBook, record: str) -> str:
    try:
        person.note_opening(Words(book, "da", datetime.now().astimezone()), RecordId(record), WHY)
    except RefusedInput as refused:
        return refused.code
    return ""


def test_the_rules_are_read_before_the_first_page_opens_and_again_when_they_change(
    reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = reader()
    page = _imran(opened)
    page.content.reason.set_text(WHY)
    qtbot.mouseClick(page.content.unseal, Qt.MouseButton.LeftButton)
    assert page.content.rules_trouble.text() and page.view.sealed
    assert opened.do(lambda book: _refusal(book, page.record)) == "rules_unread"
    page.content.rules.setChecked(True)
    qtbot.mouseClick(page.content.unseal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(page.content, PersonContent), timeout=5000)
    logged = [one.action for one in opened.do(lambda book: book.access_log())]
    assert logged == ["open_identity", "rules_read"]
    assert opened.do(rules_read.are_read)
    monkeypatch.setattr(rules_read, "markdown", lambda _topic, _language: "# Andre regler")
    assert not opened.do(rules_read.are_read)
    emil = found(opened, "young_person", alias="Emil")
    again = known_page(opened, emil)
    assert again.view.sealed and not again.content.rules.isChecked(), "the changed rules are asked about again"
    assert opened.do(lambda book: _refusal(book, emil)) == "rules_unread"
    again.content.reason.set_text(WHY)
    again.content.rules.setChecked(True)
    qtbot.mouseClick(again.content.unseal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(again.content, PersonContent), timeout=5000)
    read = [one for one in opened.do(lambda book: book.access_log()) if one.action == "rules_read"]
    assert len(read) == 2 and len({one.detail for one in read}) == 2, "which version, each time"
    assert {one.person for one in read} == {opened.do(lambda book: book.person)}


def test_opening_is_logged_with_who_and_why_and_shown_on_the_page(reader, qtbot: QtBot) -> None:
    opened = reader()
    content = _opened(opened, qtbot)
    log = opened.do(lambda book: book.access_log(content._view.id))
    assert [(one.action, one.detail) for one in log] == [("open_identity", WHY)]
    assert log[0].person == opened.do(lambda book: book.person)
    assert WHY in content.young.last_opening
    assert content._view.values["name"] == "Imran Hamid"


def test_it_stays_open_as_long_as_the_book_and_another_stays_sealed(reader, qtbot: QtBot) -> None:
    opened = reader()
    _opened(opened, qtbot)
    assert not _imran(opened).view.sealed
    assert known_page(opened, found(opened, "young_person", alias="Emil")).view.sealed


def test_resources_stand_beside_worries_and_own_words_by_themselves(reader, qtbot: QtBot) -> None:
    content = _opened(reader(), qtbot)
    assert content.young.resources[0].text == "Hans storebror hjælper ham, Samler de andre til fodbold"
    assert [note.text for note in content.young.worries] == ["Har ikke været i skole hele ugen."]
    assert len(content.young.own_words) == 2
    quoted = [one for one in content.findChildren(VoicePanel) if one._voice == "own_words"]
    assert len(quoted) == 4, "apart, and in the week they were said"


def test_the_prompt_goes_when_the_week_is_written(reader, qtbot: QtBot) -> None:
    opened = reader()
    content = _opened(opened, qtbot)
    qtbot.mouseClick(content.prompt.write, Qt.MouseButton.LeftButton)
    kind, preset = opened.went.written[-1]
    assert (kind, preset["young_person_id"]) == ("logbook_entry", content._view.id)
    opened.do(lambda book: book.add("logbook_entry", {**preset, "written_on": date.today().isoformat()}))
    view = known_page(opened, content._view.id).view
    assert view.known.missing_week == ""


def test_nothing_comes_by_way_of_a_group(reader, qtbot: QtBot) -> None:
    def fill(book: FieldBook) -> None:
        practice.fill(book)
        group = book.list("youth_group", where={"name": "Trappen"}).records[0].id
        book.add("concern", {"fact_text": "Gruppen er set med stjålne cykler.", "source_type": "borger",
                             "information_class": "fakta", "group_id": group})  # fmt: skip

    content = _opened(reader(fill), qtbot)
    assert not any("cykler" in note.text for note in content.young.worries)
    assert not any("cykler" in one.detail + one.below for one in content.young.happened)
    assert [group.name for group in content.young.groups] == ["Trappen"]


def test_lists_and_finds_say_the_nickname_alone(reader) -> None:
    opened = reader()
    got: list = []
    opened.port.rows("young_person", "Hamid", None, 10, got.append)
    opened.settle()
    row = got[0].rows[0]
    assert "Hamid" not in f"{row.title} {row.subtitle}"
    assert row.title.endswith("Imran")


@pytest.mark.parametrize("size", [(1064, 720), (780, 480)])
def test_nothing_is_cut_off_or_nameless(reader, qtbot: QtBot, size: tuple[int, int]) -> None:
    opened = reader()
    sealed = _imran(opened, size)
    assert (clipped(sealed), nameless(sealed)) == ([], [])
    content = _opened(opened, qtbot, size)
    assert clipped(content) == []
    assert nameless(content) == []


def test_a_name_without_a_legal_basis_says_so_and_leads_to_the_field(reader, qtbot: QtBot) -> None:
    opened = reader()
    content = _opened(opened, qtbot)
    record = content._view.id
    for basis, lacks in ((None, True), ("rpl_115", False)):
        opened.do(lambda book, basis=basis: book.edit(RecordId(record), set={"legal_basis": basis}))
        content = known_page(opened, record).content
        said = [one.accessibleName() for one in content.findChildren(StatusBadge)]
        assert ("Hjemmel mangler" in said) is lacks
        if lacks:
            qtbot.mouseClick(content.choose_basis, Qt.MouseButton.LeftButton)
            assert opened.went.edited[-1] == (record, "young_person")
