"""Which screens there are: the window gets its pages and sheets from here and knows none by name."""

from ui.quick_log.street_contact import make_quick_log
from ui.shell.navigation import PageEntry, SheetEntry


def pages() -> tuple[PageEntry, ...]:
    """Return every page the window can show."""
    return ()


def sheets() -> tuple[SheetEntry, ...]:
    """Return every sheet that writes or edits records."""
    return (SheetEntry(make_quick_log, kinds=("street_contact",), edits=False),)
