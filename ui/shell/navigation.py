"""How screens and the window meet: what a page is, what a sheet is, and how to get from one place to another.

A page fills the space beside the spine; a sheet slides over it and holds something being written. Both are
QWidgets made by factories that are handed to the window, so the window knows no screen by name and screens
know each other only by page name and kind of record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from local_store.errors import Text
from ui.ports import BookPort
from ui.views import Problem


class PageName(StrEnum):
    """The places one can go. The value is what `Navigator.open` takes; arguments are named in brackets."""

    TODAY = "today"
    GROUPS = "groups"
    YOUNG_PEOPLE = "young_people"
    FIELD_BOOK = "field_book"  # [kind, text] the whole book as a list, searched as one types
    CLUB = "club"
    SSP_CASES = "ssp_cases"
    REVIEW = "review"
    MEETINGS = "meetings"
    OVERVIEW = "overview"  # deadlines and figures, within the meetings
    RECORD = "record"  # [record] one record's page and history
    CONFLICT = "conflict"  # [record, field] both optional: without them the first that waits
    IMPORTING = "importing"
    DUPLICATES = "duplicates"  # [kind] or [left, right], all optional: what may be the same
    RETENTION = "retention"  # what is due for deletion
    OUTBOX = "outbox"
    SETTINGS = "settings"
    DIRECTORY = "directory"  # two versions of who is who, for an administrator to join
    HELP = "help"  # [topic]
    SLIPS = "slips"  # who may slip between
    ACTORS = "actors"  # [text] actors and offers
    GUIDE = "guide"  # [topic, record] the pocket guide; with a record the notification that is written from it
    DISTRICT = "district"  # [district] who is there, which clubs go out, who walks where
    HANDOVER = "handover"  # [record] what somebody leaves, or with a record one handover to answer


class Navigator(Protocol):
    """What a screen may ask of the window. All of it returns at once."""

    def open(self, page: str, **arguments: Any) -> None:
        """Show that page, remember where we were for `back`, and give the page its first focus."""
        ...

    def back(self) -> None:
        """Close the sheet if one is open, else go to where we were before; nothing happens at the beginning."""
        ...

    def write(self, kind: str, preset: Mapping[str, Any] | None = None) -> None:
        """Open the sheet that writes a new record of this kind, with some fields filled in beforehand."""
        ...

    def edit(self, record: str, kind: str, at: str = "") -> None:
        """Open the sheet that edits this record, with the keyboard in the field `at` when it is named."""
        ...

    def close_sheet(self) -> None:
        """Put the sheet away and give focus back to where it was. What was begun stays as a draft."""
        ...

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        """Show a toast; with `undo` it offers Fortryd, and Ctrl+Z calls it as long as the toast is there."""
        ...

    def tell(self, problem: Problem) -> None:
        """Show a problem that belongs to no field as a toast in the person's language."""
        ...

    def retitle(self) -> None:
        """The page's `title` has changed: put it in the window's title."""
        ...

    def recount(self) -> None:
        """What waits at the places on the spine may be other now: count it again."""
        ...


@runtime_checkable
class Page(Protocol):
    """A QWidget with these. One instance per page name lives as long as the book is open.

    `title` is shown in the task switcher: a kind or a place in the app, never a person's name.
    """

    @property
    def title(self) -> str: ...
    @property
    def help_topic(self) -> str:
        """The help page that F1 opens here."""
        ...

    def arrive(self, **arguments: Any) -> None:
        """Called each time the page is about to be shown, before `refresh`, with the arguments of `open`."""
        ...

    def refresh(self) -> None:
        """Ask the port again for what is shown; called on arrival and on F5."""
        ...

    def first_focus(self) -> QWidget:
        """The widget that takes the keyboard when the page is shown."""
        ...


@runtime_checkable
class Sheet(Protocol):
    """A QWidget shown over the page from the right. It asks `Navigator.close_sheet` when it is done.

    `sheet_width` is in device-independent pixels at most; a narrow window gives less. A sheet that is put away
    is destroyed, so it keeps its draft through the port before.
    """

    @property
    def title(self) -> str: ...
    @property
    def help_topic(self) -> str: ...
    @property
    def sheet_width(self) -> int: ...
    def first_focus(self) -> QWidget: ...
    def save(self) -> None:
        """Ctrl+Enter."""
        ...

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter; the same as `save` where there is no other one to write."""
        ...

    def put_away(self) -> None:
        """Called just before the sheet goes away: keep the draft now."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sheet is opened for: a new record (`record` is None) or an edit of one, beginning in the field `at`.

    `space` is where a new record goes when a person has chosen a space for it; None leaves it to the kind.
    """

    kind: str
    preset: Mapping[str, Any] = field(default_factory=dict)
    record: str | None = None
    space: str | None = None
    at: str = ""


# A page factory makes a QWidget that is a Page, a sheet factory one that is a Sheet.
MakePage = Callable[[BookPort, Navigator], QWidget]
MakeSheet = Callable[[BookPort, Navigator, Wanted], QWidget]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page the window can show. Pages are made when first opened."""

    name: str
    make: MakePage


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet that writes the kinds named; `kinds` empty means every kind no other entry names.

    `edits` says whether it also edits existing records; if not, the entry for every kind does.
    `prepare` is called while the window is idle: it may make beforehand what would make a key press wait.
    """

    make: MakeSheet
    kinds: tuple[str, ...] = ()
    edits: bool = True
    prepare: Callable[[BookPort], None] | None = None


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the spine: a page, its icon and its name."""

    page: str
    icon: str
    label: Text
