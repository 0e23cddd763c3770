"""The way through the screens that portraits are drawn of: each stands still under its name before the next."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.application import Application
from ui.components.calendar import CalendarButton
from ui.components.progress import Progress
from ui.door.first_run import FirstRun
from ui.door.unlock import UnlockPage
from ui.importing.page import ImportPage
from ui.quick_log.saving import DRAFT
from ui.quick_log.street_contact import QuickLog
from ui.record.page import RecordPage
from ui.review.page import ReviewPage
from ui.sending.sheet import KIND as SENDING
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName

Settle = Callable[..., None]
_WRONG = "ikke den rigtige"
_MUCH = 200  # pixels below the edge that are worth a picture of their own
_TABLE = "Hvornår;Hvor;Hvor mange\n20-11-2026 19.40;Banen;4\n20-11-2026 20.15;Trappen;6\n"
_KINDS = ("street_contact", "group_observation", "club_log", "ssp_case", "actor_contact", "outreach_round")
_RECORDS = ("youth_group", "outreach_round", "club_log", "street_contact", "ssp_case")
_PAGES = (
    PageName.TODAY,
    PageName.GROUPS,
    PageName.YOUNG_PEOPLE,
    PageName.FIELD_BOOK,
    PageName.CLUB,
    PageName.SSP_CASES,
    PageName.MEETINGS,
    PageName.CONFLICT,
    PageName.DUPLICATES,
    PageName.IMPORTING,
    PageName.RETENTION,
    PageName.SLIPS,
    PageName.ACTORS,
    PageName.GUIDE,
    PageName.HANDOVER,
    PageName.DISTRICT,
    PageName.OUTBOX,
    PageName.SETTINGS,
    PageName.HELP,
)
DESK = (
    PageName.TODAY,
    PageName.REVIEW,
    PageName.MEETINGS,
    PageName.OVERVIEW,
    PageName.SSP_CASES,
    PageName.DUPLICATES,
    PageName.CONFLICT,
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Whose book portraits are drawn of, with records by name to show, and a case that could be sent.

    The pages are for those who do not go through all of them; `prefix` names whose screens they are.
    """

    book: Path
    records: tuple[tuple[str, str], ...] = ()
    sending: str = ""
    prefix: str = ""
    pages: tuple[PageName, ...] = ()


def walk(whole: Application, sitting: Sitting, passphrase: str, settle: Settle) -> Iterator[str]:
    """Go from the door through the book and out again. Leaves no draft and nothing written behind."""
    settle()
    yield "unlock"
    area = _open(whole, sitting, passphrase, settle)
    if area is None:
        return
    yield from _pages(area, settle)
    yield from _named(area, sitting, settle)
    yield from _sheets(area, settle)
    if sitting.sending:
        area.edit(sitting.sending, SENDING)
        settle()
        yield "sending"
        area.close_sheet()
    area.open(PageName.TODAY)
    area.say(QCoreApplication.translate("QuickLog", "Gemt. {count} venter på net.").format(count=5), undo=_nothing)
    settle()
    yield "toast"
    whole.window.lock()
    settle()
    yield "locked"
    yield from _at_the_door(whole, settle)


def walk_some(whole: Application, sitting: Sitting, passphrase: str, settle: Settle) -> Iterator[str]:
    """Go through the pages and records of a sitting, and lock. Writes nothing."""
    area = _open(whole, sitting, passphrase, settle)
    if area is None:
        return
    for page in sitting.pages:
        area.open(page)
        settle()
        if not _has_come(area.page()):
            settle(lambda: _has_come(area.page()))
        yield f"{sitting.prefix}{str(page).replace('_', '-')}"
        review = area.page()
        if isinstance(review, ReviewPage):
            review.queue.step(1)
            settle()
            yield f"{sitting.prefix}review-next"
    yield from _named(area, sitting, settle)
    whole.window.lock()
    settle()


def _open(whole: Application, sitting: Sitting, passphrase: str, settle: Settle) -> BookArea | None:
    whole.open_book(sitting.book, passphrase)
    settle(lambda: whole.window.area is not None)
    return whole.window.area


def _named(area: BookArea, sitting: Sitting, settle: Settle) -> Iterator[str]:
    for name, record in sitting.records:
        area.open(PageName.RECORD, record=record)
        settle(lambda: _has_come(area.page()))
        yield f"{sitting.prefix}{name}"
        if _scrolled_down(area.page()):
            settle()
            yield f"{sitting.prefix}{name}-below"


def _has_come(page: QWidget | None) -> bool:
    """Whether a record is there, and a page no longer says how far it is with what it will show."""
    if isinstance(page, RecordPage):
        return page.content is not None
    return page is None or not any(one.isVisible() for one in page.findChildren(Progress))


def _scrolled_down(page: QWidget | None) -> bool:
    """Go one screen further down what scrolls as a whole; whether there was much below."""
    areas = page.findChildren(QScrollArea) if page is not None else []
    longest = max((one.verticalScrollBar() for one in areas), key=lambda bar: bar.maximum(), default=None)
    if longest is None or longest.maximum() < _MUCH:
        return False
    longest.setValue(longest.pageStep())
    return True


def _at_the_door(whole: Application, settle: Settle) -> Iterator[str]:
    door = whole.window.door
    door.start()
    settle()
    page = door.currentWidget()
    if isinstance(page, UnlockPage):
        page.card.field.line.setText(_WRONG)
        page.card.try_now()
        settle(lambda: page.card.trouble.text() != "")
        yield "wrong-passphrase"
    door.show_first_run()
    first = door.currentWidget()
    if not isinstance(first, FirstRun):
        return
    for way, name in enumerate(("invitation", "organisation", "practice")):
        first.choose(way)
        settle()
        yield f"first-run-{name}"
    first.go_on()
    settle()
    yield "first-run-passphrase"
    first.go_on()
    settle()
    yield "first-run-missing"


def _pages(area: BookArea, settle: Settle) -> Iterator[str]:
    for page in _PAGES:
        area.open(page)
        settle()
        if page == PageName.TODAY:
            settle()  # who may slip is gathered in parts
        if not _has_come(area.page()):
            settle(lambda: _has_come(area.page()))
        yield str(page).replace("_", "-")
    yield from _import(area, settle)
    area.open(PageName.FIELD_BOOK, text="fodbold")
    settle()
    yield "search"
    area.open(PageName.FIELD_BOOK, text="kamel")
    settle()
    yield "search-nothing"
    area.open(PageName.FIELD_BOOK, text="")
    for kind in _RECORDS:
        found = _first(area, kind, settle)
        if found:
            area.open(PageName.RECORD, record=found)
            settle()
            yield f"record-{kind.replace('_', '-')}"


def _import(area: BookArea, settle: Settle) -> Iterator[str]:
    """A file that has been read and checked; nothing of it is brought in."""
    area.open(PageName.IMPORTING)
    page = area.page()
    if not isinstance(page, ImportPage):
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gadekontakter.csv"
        file.write_text(_TABLE, encoding="utf-8")
        page.read(str(file))
        settle(lambda: page.looked is not None)
    yield "importing-file"


def _first(area: BookArea, kind: str, settle: Settle) -> str:
    rows: list[Any] = []
    area.port.rows(kind, "", None, 1, rows.append)
    settle(lambda: bool(rows))
    return rows[0].rows[0].id if rows and rows[0].rows else ""


def _sheets(area: BookArea, settle: Settle) -> Iterator[str]:
    for kind in _KINDS:
        area.open(PageName.TODAY)
        area.write(kind)
        settle()
        yield f"write-{kind.replace('_', '-')}"
        area.close_sheet()
    area.open(PageName.TODAY)
    yield from _quick_log(area, settle)
    area.write("club_log")
    settle()
    area.save(another=False)
    settle()
    yield "club-log-refused"
    opener = area.sheet.findChild(CalendarButton) if area.sheet is not None else None
    if opener is not None:
        opener.click()
        settle()
        yield "calendar"
    area.close_sheet()


def _quick_log(area: BookArea, settle: Settle) -> Iterator[str]:
    """Pressed and typed, a number that should not stand there, then nothing of it kept."""
    area.write("street_contact")
    settle()
    log = area.sheet
    if not isinstance(log, QuickLog):
        return
    for place in "6QTPFZN":
        log.zone_model.press(place)
    log.form.zone.show_state()
    log.form.promise.show_state()
    log.form.voices["fact_text"].set_text("Seks drenge på trappen. 0101011234 er Emils nummer.")
    log.form.voices["own_words_text"].set_text("Vi vil hellere være i klubben, men vi ved ikke, om vi må.")
    log.show_warnings()
    settle()
    yield "quick-log-filled"
    log.save()
    settle()
    yield "quick-log-promise-missing"
    area.close_sheet()
    settle()
    area.port.drop_draft(DRAFT)
    settle()


def _nothing() -> None:
    """What the toast of a portrait would undo."""
