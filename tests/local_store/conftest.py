"""A book for each test, in a folder of its own, closed afterwards."""

from tests.store_fixtures import book, clock

__all__ = ["book", "clock"]
