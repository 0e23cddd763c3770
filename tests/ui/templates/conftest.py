"""A whole window over a real book."""

from tests.ui.forms.conftest import dressed, make_book, show_book

__all__ = ["dressed", "make_book", "show_book"]
