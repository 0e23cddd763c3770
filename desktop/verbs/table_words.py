"""The book with the words for it, at the moment the setting's clock says, for the verbs of the SSP path."""

from typing import TYPE_CHECKING

from desktop.verbs.setting import Setting
from desktop.verbs.speech import language
from local_store.rules.danish_calendar import here

if TYPE_CHECKING:
    from desktop.showing.words import Words
    from local_store.book import FieldBook


def words_at(setting: Setting, book: "FieldBook") -> "Words":
    """Return the book with the words for it, in the language that is spoken."""
    from desktop.showing.words import Words

    return Words(book, "en" if language() == "en" else "da", here(setting.clock()))
