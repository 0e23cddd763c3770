"""States that come and go: portraits are drawn in the middle of them, in a book made for that.

The book has lain for years, then came an update of the program, and somebody has it open elsewhere.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from desktop.application import Application
from local_store.book import FieldBook
from local_store.records.catalogue import Catalogue, standard
from local_store.rules.danish_calendar import now_here
from ui.book_lists.page import BookListPage
from ui.door.unlock import UnlockCard, UnlockPage
from ui.importing.page import ImportPage
from ui.retention.page import RetentionPage
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName
from ui.views import BookOnDisk

Settle = Callable[..., None]
_WRONG = "ikke den rigtige"
_YEARS = timedelta(days=6 * 365)
_OLD = (("Stjernepladsen", 4), ("Trappen", 6), ("Banen", 3))
_ROWS = 900  # in the file that is brought in: enough to be seen on its way
_LATER_KINDS = ("network_relation",)  # what the program before the update did not know


def walk_states(whole: Application, passphrase: str, settle: Settle) -> Iterator[str]:
    """Go through them at the door and in the book. The book is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        _make(book, passphrase)
        yield from _at_the_door(whole, book, passphrase, settle)
        settle(lambda: whole.window.area is not None)
        if whole.window.area is not None:
            yield from _retention(whole.window.area, settle)
            yield from _import(whole.window.area, Path(folder) / "gadekontakter.csv", settle)
        whole.window.lock()
        settle()


def _make(folder: Path, passphrase: str) -> None:
    """A book of years ago, as the program before wrote it."""
    then = now_here().replace(microsecond=0) - _YEARS
    with closing(FieldBook.create(folder, passphrase, clock=lambda: then, catalogue=_before())) as book:
        for days, (place, count) in enumerate(_OLD):
            at = (then - timedelta(days=days)).isoformat()
            book.add("street_contact", {"occurred_at": at, "place_ref": place, "person_count": count})


def _before() -> Catalogue:
    """What the program before the update knew."""
    known = standard()
    return Catalogue((one for one in known.kinds() if one.name not in _LATER_KINDS), known.tables())


def _at_the_door(whole: Application, folder: Path, passphrase: str, settle: Settle) -> Iterator[str]:
    whole.window.door.show_unlock(BookOnDisk(str(folder), 1, 1))
    page = whole.window.door.currentWidget()
    if not isinstance(page, UnlockPage):
        return
    card = page.card
    with closing(FieldBook.open(folder, passphrase, catalogue=_before())):
        _try(card, passphrase)
        settle(lambda: card.trouble.text() != "")
        yield "unlock-in-use"
    for last in (False, False, True):  # the wait grows
        _try(card, _WRONG)
        settle(lambda: any(letter.isdigit() for letter in card.button.text()))
        if last:
            yield "unlock-waiting"
        settle(card.button.isEnabled)
    _try(card, passphrase)
    settle(card.ready.isVisible, quiet=0.0)
    yield "unlock-updating"


def _try(card: UnlockCard, words: str) -> None:
    card.field.line.setText(words)
    card.try_now()


def _retention(area: BookArea, settle: Settle) -> Iterator[str]:
    area.open(PageName.RETENTION)
    page = area.page()
    if isinstance(page, RetentionPage):
        settle(lambda: bool(page.due))
        yield "retention-due"


def _import(area: BookArea, file: Path, settle: Settle) -> Iterator[str]:
    """Many rows on their way in; then the first words of them that are not found yet."""
    at = now_here()
    rows = [f"{at - timedelta(hours=one):%d-%m-%Y %H.%M};Banen;{one % 7 + 1}" for one in range(_ROWS)]
    file.write_text("\n".join(["Hvornår;Hvor;Hvor mange", *rows]), encoding="utf-8")
    area.open(PageName.IMPORTING)
    page = area.page()
    if not isinstance(page, ImportPage):
        return
    page.read(str(file))
    settle(lambda: page.looked is not None)
    page.save()
    settle(lambda: page.going.isVisible() and page.going.bar.value() > 0, quiet=0.0)
    yield "importing-under-way"
    settle(lambda: not isinstance(area.page(), ImportPage))
    found = area.page()
    if isinstance(found, BookListPage):
        settle(found.readying.isVisible, quiet=0.0)
        yield "search-behind"
