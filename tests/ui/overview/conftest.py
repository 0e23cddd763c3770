"""The reader that every reading page's tests use."""

from tests.ui.reading_book import dressed, reader

__all__ = ["dressed", "reader"]
