"""Scenario S4, steps 1-6, by keyboard alone: two PCs without a line to one another, one group, one referral."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.application import Application
from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.rules import raisers
from local_store.rules.ready import lacks
from local_store.rules.ssp_levels import forum_of, needs_standard_form
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, PASSPHRASE, answer, opened, running_app
from tests.sync.laptops import Laptop, Team
from ui.duplicates.page import DuplicatesPage
from ui.forms.form_sheet import FormSheet
from ui.forms.ssp_sheet import SspSheet
from ui.groups.content import GroupContent
from ui.quick_log.street_contact import QuickLog
from ui.record.page import RecordPage
from ui.shell.book_area import BookArea

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = MOD.ControlModifier, MOD.ShiftModifier
SAID = "Vi har ikke nogen steder at gaa hen. Vi maa ikke komme i klubben, og vi keder os."
THOUGHT = "De er klar til at proeve klubben igen."


class Hands:
    """Keys go to whatever has the keyboard; everything else here only reads and waits."""

    def __init__(self, qtbot: QtBot, whole: Application, area: BookArea) -> None:
        self.qtbot, self.window, self.area = qtbot, whole.window, area
        self.window.activateWindow()
        self.until(lambda: self.window.isActiveWindow() and QApplication.focusWidget() is not None)

    def until(self, true: object) -> None:
        self.qtbot.waitUntil(true, timeout=LONG_MS)  # type: ignore[arg-type]

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = MOD.NoModifier) -> None:
        for key in keys:
            at = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
            QTest.keyClick(at, key, modifier)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def tab_to(self, wanted: QWidget) -> None:
        """Go there with Tab; where one has to go back, it is the other way round the same circle."""
        for _ in range(120):
            focus = QApplication.focusWidget()
            if focus is wanted:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab does not lead to {wanted.accessibleName()!r}")

    def fill(self, sheet: FormSheet, field: str, text: str) -> None:
        self.tab_to(sheet.entries[field].first_stop())
        self.write(text)

    def tick(self, sheet: FormSheet, field: str, code: str) -> None:
        """Choose one chip: Tab to the row, arrows along it, Space."""
        entry = sheet.entries[field]
        self.tab_to(entry.first_stop())
        codes = entry._codes  # type: ignore[attr-defined]
        self.press(*[KEY.Key_Right] * codes.index(code), KEY.Key_Space)

    def choose_group(self, sheet: FormSheet, name: str) -> None:
        """Write its name, take it from the list below: one that is there, or the offer to make it."""
        entry = sheet.entries["group_id"]
        self.fill(sheet, "group_id", name)
        self.until(lambda: QApplication.activePopupWidget() is not None)
        self.until(lambda: any(name in offer.title for offer in entry.line.offers))  # type: ignore[attr-defined]
        self.press(KEY.Key_Down, KEY.Key_Return)
        self.until(lambda: entry.value() is not None)

    def form(self, kind: str) -> FormSheet:
        self.until(lambda: isinstance(self.area.sheet, FormSheet) and self.area.sheet.kind.name == kind)
        assert isinstance(self.area.sheet, FormSheet)
        return self.area.sheet

    def save(self) -> None:
        self.press(KEY.Key_Return, modifier=CTRL)
        self.until(lambda: self.area.sheet is None)

    def record(self, content: type[QWidget] = QWidget) -> RecordPage:
        """The record's page once it is drawn as such content."""
        self.until(lambda: isinstance(self.area.page(), RecordPage) and self.area.page().view is not None)  # type: ignore[union-attr]
        page = self.area.page()
        assert isinstance(page, RecordPage) and isinstance(page.content, content)
        return page

    def part(self, page: QWidget, name: str) -> QWidget:
        found = page.findChild(QWidget, name)
        assert found is not None
        return found


@contextmanager
def _at(qtbot: QtBot, folder: Path) -> Iterator[Hands]:
    """Sit down at that PC."""
    with running_app(folder.parent.parent) as whole:
        yield Hands(qtbot, whole, opened(qtbot, whole, folder))


@contextmanager
def _read(folder: Path) -> Iterator[FieldBook]:
    book = FieldBook.open(folder, PASSPHRASE)
    try:
        yield book
    finally:
        book.close()


def _pcs(endpoint: Endpoint, home: Path) -> tuple[Path, Path]:
    """Nadia on the street and Jonas in the club, who share a forum for the district."""
    chief = Laptop(home / "chief", endpoint.url)
    team = Team(chief, home / "shares")
    spaces = {kind: chief.member.create_space(name, kind, area="Nørrebro")
              for name, kind in (("Klub Hjørnet", "club"), ("Forum Nørrebro", "forum"))}  # fmt: skip
    folders = []
    for who, role, into in (
        ("Nadia Holm", "fieldworker", [team.space, spaces["forum"]]),
        ("Jonas Friis", "club", [spaces["club"], spaces["forum"]]),
    ):
        folder = home / role / "books" / "01"
        folder.parent.mkdir(parents=True)
        laptop = Laptop(folder, endpoint.url)
        laptop.member.join(chief.member.invite(who, role, into).text())
        laptop.round()
        laptop.close()
        folders.append(folder)
    chief.close()
    return folders[0], folders[1]


def _sync(hands: Hands, groups: int) -> None:
    """F5 until everything is sent and so many groups are here."""

    def met() -> bool:
        hands.press(KEY.Key_F5)
        port = hands.area.port
        kept = answer(hands.qtbot, lambda then: port.outbox(then))
        return not kept and answer(hands.qtbot, lambda then: port.count("youth_group", then)) == groups

    hands.until(met)


# what they do


def _observe(hands: Hands) -> None:
    hands.press(KEY.Key_O, modifier=CTRL)
    sheet = hands.form("group_observation")
    hands.fill(sheet, "place_ref", "Trappen ved Lindeparken")
    hands.choose_group(sheet, "Trappen")
    hands.fill(sheet, "count_min", "8")
    hands.fill(sheet, "count_max", "8")
    hands.tick(sheet, "behaviour", "hoej_lyd")
    hands.fill(sheet, "fact_text", "Ca. 8 unge paa trappen. De larmede en del.")
    hands.save()


def _to_the_group(hands: Hands) -> RecordPage:
    hands.press(KEY.Key_2, modifier=CTRL)
    page = hands.area.page()
    assert page is not None
    hands.until(lambda: page.list.rows.rowCount() == 1)  # type: ignore[attr-defined]
    hands.tab_to(page.list)  # type: ignore[attr-defined]
    hands.press(KEY.Key_Home, KEY.Key_Return)
    return hands.record(GroupContent)


def _talk(hands: Hands) -> None:
    """From the group's page, so that the contact hangs on it; the young people's words stand for themselves."""
    page = _to_the_group(hands)
    hands.tab_to(hands.part(page, "write_street_contact"))
    hands.press(KEY.Key_Return)
    hands.until(lambda: isinstance(hands.area.sheet, QuickLog))
    log = hands.area.sheet
    assert isinstance(log, QuickLog)
    hands.tab_to(log.form.zone)
    hands.press(KEY.Key_8, KEY.Key_Q, KEY.Key_Z)
    for field, words in (("fact_text", "Otte unge. Tre fornavne kendt."), ("own_words_text", SAID),
                         ("assessment_text", THOUGHT)):  # fmt: skip
        hands.tab_to(log.form.voices[field].editor)
        hands.write(words)
    hands.tab_to(log.form.place.combo)
    hands.write("Trappen ved Lindeparken")
    hands.save()


def _ask_the_club(hands: Hands) -> None:
    page = _to_the_group(hands)
    hands.tab_to(hands.part(page, "more"))
    hands.press(KEY.Key_Return)
    hands.until(lambda: QApplication.activePopupWidget() is not None)
    hands.press(*[KEY.Key_Down] * 3, KEY.Key_Return)
    sheet = hands.form("actor_contact")
    hands.fill(sheet, "to_party", "Jonas Friis, Klub Hjoernet")
    hands.fill(sheet, "purpose_text", "Hvorfor maa gruppen ikke komme i klubben?")
    hands.fill(sheet, "fact_text", "Klubben har maattet bortvise nogle fra gruppen flere gange.")
    hands.save()


def _evening_in_the_club(hands: Hands) -> None:
    hands.press(KEY.Key_K, modifier=CTRL)
    sheet = hands.form("club_log")
    hands.fill(sheet, "attendance_total", "31")
    hands.save()
    hands.press(KEY.Key_5, modifier=CTRL)
    page = hands.area.page()
    for number, day in enumerate(("2026-11-04", "2026-11-16")):
        hands.tab_to(page.buttons[1])  # type: ignore[union-attr]
        hands.press(KEY.Key_Return)
        sheet = hands.form("club_expulsion")
        line = sheet.entries["expelled_on"].first_stop()
        hands.tab_to(line)
        hands.press(KEY.Key_A, modifier=CTRL)
        hands.write(day)
        hands.tick(sheet, "reason", "uro")
        hands.choose_group(sheet, "Trappen")
        hands.fill(sheet, "reason_text", f"Uro ved indgangen, gang {number + 1}.")
        hands.save()


def _one_group_of_two(hands: Hands) -> None:
    """The list of groups leads to those that look alike; a person says that they are the same."""
    hands.press(KEY.Key_2, modifier=CTRL)
    page = hands.area.page()
    hands.tab_to(page.alike)  # type: ignore[union-attr]
    hands.press(KEY.Key_Return)
    pairs = hands.area.page()
    assert isinstance(pairs, DuplicatesPage)
    hands.until(lambda: pairs.card is not None and pairs.keep_left.hasFocus())
    hands.press(KEY.Key_1)
    hands.until(lambda: pairs.view is not None and not pairs.view.pairs)


def _refer(hands: Hands) -> SspSheet:
    """From the call to the club: group and origin are there already, and the level is chosen by a person."""
    hands.press(KEY.Key_F, modifier=CTRL)
    page = hands.area.page()
    hands.write("bortvise nogle")
    hands.until(lambda: page.list.rows.rowCount() == 1)  # type: ignore[union-attr]
    hands.press(KEY.Key_Down, KEY.Key_Return)
    hands.record()
    hands.press(KEY.Key_I, modifier=CTRL | SHIFT)
    hands.until(lambda: isinstance(hands.area.sheet, SspSheet) and hands.area.sheet.referral is not None)
    sheet = hands.area.sheet
    assert isinstance(sheet, SspSheet) and sheet.referral is not None
    form = sheet.referral
    hands.until(lambda: form.entries["group_id"].value() is not None)
    hands.tab_to(form.entries["level"].first_stop())
    hands.press(KEY.Key_1)
    assert "lokaludvalg" in form.entries["level"].forum_words()  # type: ignore[attr-defined]
    hands.fill(form, "level_reason", "Bekymrende adfaerd: uro og larm sent om aftenen. Ingen kriminalitet.")
    hands.tab_to(form.entries["raised_by"].first_stop())
    hands.press(KEY.Key_A, modifier=CTRL)
    hands.write("Nadia Holm og Jonas Friis")
    return sheet


def test_from_the_staircase_to_the_draft_of_a_referral(
    qtbot: QtBot, own_endpoint: Endpoint, tmp_path: Path
) -> None:
    street, club = _pcs(own_endpoint, tmp_path)
    own_endpoint.stop()  # both write without a network
    with _at(qtbot, street) as nadia:
        _observe(nadia)
    with _read(street) as book:
        _seen_and_sealed(book, street)
    with _at(qtbot, street) as nadia:
        _talk(nadia)
        _ask_the_club(nadia)
    with _read(street) as book:
        _heard_and_thought_are_apart(book)
    with _at(qtbot, club) as jonas:
        _evening_in_the_club(jonas)
        own_endpoint.restart()
        _sync(jonas, groups=1)
    with _at(qtbot, street) as nadia:
        _sync(nadia, groups=2)
        _one_group_of_two(nadia)
        _refer(nadia)
        nadia.save()
    with _read(street) as book:
        group = _one_group_and_nothing_lost(book)
        _a_draft_about_the_group(book, group)


# what the book holds then: the column "Check" of the scenario


def _seen_and_sealed(book: FieldBook, folder: Path) -> None:
    waiting = [item.kind for item in book.outbox()]
    assert sorted(waiting) == ["group_observation", "youth_group"], "the observation and the group it began"
    assert book.count("young_person") == 0
    seen = book.list("group_observation").records[0].fields
    assert (seen["count_min"], seen["count_max"], seen["behaviour"]) == (8, 8, ["hoej_lyd"])
    for file in folder.iterdir():
        assert b"Lindeparken" not in file.read_bytes()


def _heard_and_thought_are_apart(book: FieldBook) -> None:
    group = book.list("youth_group").records[0].id
    on_it = [
        kind
        for kind in ("group_observation", "street_contact")
        for _ in book.list(kind, where={"group_id": group}).records
    ]
    assert on_it == ["group_observation", "street_contact"]
    contact = book.list("street_contact").records[0].fields
    assert (contact["own_words_text"], contact["assessment_text"]) == (SAID, THOUGHT)
    assert contact["person_count"] == 8
    called = book.list("actor_contact").records[0].fields
    assert (called["group_id"], called["from_party"]) == (group, "Nadia Holm")
    assert called["purpose_text"].startswith("Hvorfor")


def _one_group_and_nothing_lost(book: FieldBook) -> RecordId:
    (group,) = book.list("youth_group").records
    expelled = book.list("club_expulsion", where={"group_id": group.id}).records
    assert sorted(one.fields["expelled_on"] for one in expelled) == ["2026-11-04", "2026-11-16"]
    assert {one.fields["reason"] for one in expelled} == {"uro"}
    assert book.count("group_observation") == book.count("street_contact") == book.count("actor_contact") == 1
    return group.id


def _a_draft_about_the_group(book: FieldBook, group: RecordId) -> None:
    (case,) = book.list("ssp_case").records
    fields = case.fields
    assert fields["group_id"] == group and "young_person_id" not in fields
    raised_by = str(fields["raised_by"])
    assert (fields["state"], raisers.said(raised_by, "da")) == ("kladde", "Nadia Holm og Jonas Friis")
    assert raised_by == raisers.stored(["Nadia Holm", "Jonas Friis"]), "each by themselves"
    assert forum_of(fields["level"]) == "lokaludvalg" and not needs_standard_form(fields["level"])
    assert "background_text" not in {one.field for one in lacks(fields)}
    assert book.list("actor_contact").records[0].id in fields["origin_refs"]
