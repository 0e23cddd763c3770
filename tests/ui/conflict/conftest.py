"""The same real book and window as the forms have."""

from tests.ui.forms.conftest import dressed, make_book, show_book

__all__ = ["dressed", "make_book", "show_book"]
