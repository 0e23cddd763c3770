"""The window over a book that has somewhere to send to."""

from pathlib import Path

import pytest

from tests.endpoint_process import Endpoint, endpoint
from tests.ui.forms.conftest import MakeBook, OpenBook, dressed, make_book, show_book
from tests.ui.sending.town import with_a_table

__all__ = ["dressed", "endpoint", "make_book", "show_book"]


@pytest.fixture
def book(make_book: MakeBook, endpoint: Endpoint, tmp_path: Path) -> OpenBook:
    return make_book(with_a_table(endpoint.url, tmp_path / "dele"))
