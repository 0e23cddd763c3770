"""While one writes a group the book already has, the form says so quietly; the toast too. Nothing is stopped."""

from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.forms.form_sheet import FormSheet
from ui.forms.making import making_for

_TABLE = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}


def _a_meeting(book: FieldBook) -> None:
    book.add("meeting", {**_TABLE, "starts_at": "2026-11-26T09:00:00+01:00", "status": "planlagt"})


def _one_group(book: FieldBook) -> None:
    book.add("youth_group", {"name": "Trappen", "place_ref": "Lindeparken"})


def test_a_group_the_book_has_is_pointed_out_and_saved_all_the_same(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book(_one_group)
    area = show_book(book).area
    assert area is not None
    area.write("youth_group", {"place_ref": "Lindeparken"})
    book.settle()
    sheet = area.sheet
    assert isinstance(sheet, FormSheet) and sheet.alike.isHidden()
    sheet.entries["name"].set_value("Trappegruppen")
    sheet.keeper.paused.emit()
    qtbot.waitUntil(lambda: sheet.alike.isVisible(), timeout=5000)
    assert sheet.alike.words.text() == "Ligner Trappen, Lindeparken. Er det den samme? (samme sted, navnet ligner)"
    sheet.save()
    qtbot.waitUntil(lambda: area.toasts.current() is not None, timeout=5000)
    toast = area.toasts.current()
    assert toast is not None and "Ligner Trappen, Lindeparken. Er det den samme?" in toast.accessibleName()
    assert book.count("youth_group") == 2


def test_a_second_meeting_of_a_table_on_one_day_is_pointed_out_and_one_may_go_on(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book(_a_meeting)
    area = show_book(book).area
    assert area is not None
    area.write("meeting", {**_TABLE, "starts_at": "2026-11-26T13:00:00+01:00", "status": "planlagt"})
    book.settle()
    sheet = area.sheet
    assert isinstance(sheet, FormSheet)
    sheet.keeper.paused.emit()
    qtbot.waitUntil(lambda: sheet.alike.isVisible(), timeout=5000)
    when = "SSP lokaludvalg, Nørrebro, tors. 26. nov. kl. 9.00"
    said = f"Der er allerede et møde den dag: {when}. En sag står kun på ét af dem."
    assert sheet.alike.words.text() == said
    sheet.save()
    qtbot.waitUntil(lambda: area.toasts.current() is not None, timeout=5000)
    toast = area.toasts.current()
    assert toast is not None and said in toast.accessibleName()
    assert book.count("meeting") == 2


def test_a_meeting_moved_to_a_day_that_is_taken_is_pointed_out_in_its_form(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book(_a_meeting)
    other = {**_TABLE, "starts_at": "2026-12-03T13:00:00+01:00", "status": "planlagt"}
    moved = book.on_store(lambda store: store.add("meeting", other))
    area = show_book(book).area
    assert area is not None
    area.edit(moved, "meeting")
    book.settle()
    sheet = area.sheet
    assert isinstance(sheet, FormSheet)
    sheet.keeper.paused.emit()
    book.settle()
    assert sheet.alike.isHidden(), "nothing has been moved yet"
    sheet.entries["starts_at"].set_value("2026-11-26T13:00:00+01:00")
    sheet.keeper.paused.emit()
    qtbot.waitUntil(lambda: sheet.alike.isVisible(), timeout=5000)
    assert sheet.alike.words.text().startswith(
        "Der er allerede et møde den dag: SSP lokaludvalg, Nørrebro, tors. 26."
    )
    sheet.entries["starts_at"].set_value(other["starts_at"])
    sheet.keeper.paused.emit()
    qtbot.waitUntil(lambda: sheet.alike.isHidden(), timeout=5000)


def test_a_group_made_beside_what_one_writes_is_asked_about_as_well(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book(lambda kept: kept.add("youth_group", {"name": "Trappegruppen"}))
    area = show_book(book).area
    assert area is not None
    area.write("group_observation")
    book.settle()
    making = making_for(book.port.catalogue.kind("group_observation").spec("group_id"), book.port, area, None)
    assert making is not None
    made: list[str] = []
    making.make("Trappegrupen", made.append)
    qtbot.waitUntil(lambda: bool(made) and area.toasts.current() is not None, timeout=5000)
    toast = area.toasts.current()
    assert toast is not None and "Ligner Trappegruppen. Er det den samme?" in toast.accessibleName()
