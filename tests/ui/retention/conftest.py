"""The pages are fed by a real book."""

from tests.ui.reading_book import dressed, reader

__all__ = ["dressed", "reader"]
