"""What stands as it was written, and the field in which something may still be added to it."""

from desktop.showing.words import Words
from local_store.disclosure_gates import BESIDE, WHY_NOT
from local_store.views import Record
from ui.forms.asks import Standing


def view(words: Words, record: Record) -> Standing | None:
    """Return what the form of a disclosure is told; None until it has left."""
    return Standing(BESIDE, WHY_NOT) if words.book.has_left(record.id) else None
