"""How every page stands: the same room around it, a line of its name and what can be done, and one scroll bar."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.text import Text
from ui.reading.page import ReadingPage, scrolling
from ui.style.tokens import HEIGHT, WIDTH

_TOP, _BOTTOM = (
    22,
    24,
)  # a page's name has 32 pixels, in the middle of the 36 of the buttons beside it: it begins at 24


def page_column(room: QWidget, *, spacing: int = 14, top: int = _TOP) -> QVBoxLayout:
    """Lay the parts of a page one under the other on `room`, in pixels from its edges as the pictures have it."""
    column = QVBoxLayout(room)
    padding = WIDTH["content_padding"]
    column.setContentsMargins(padding, top, padding, _BOTTOM)
    column.setSpacing(spacing)
    return column


def page_head(title: str, *beside: QWidget) -> QHBoxLayout:
    """Return the line of a page's name, with its count beside it; what is added after stands at the right."""
    head = QHBoxLayout()
    head.setSpacing(10)
    level_head(head)
    name = Text(title, "page")
    name.keep_whole()
    for part in (name, *beside):
        head.addWidget(part)
    head.addStretch(1)
    return head


def level_head(head: QBoxLayout) -> None:
    """Let the page's name stand at the same height on every page, with buttons beside it or without."""
    head.addStrut(HEIGHT["button"])


def scroll_whole(page: QWidget, content: QWidget, foot: QWidget | None = None) -> QScrollArea:
    """Let the content be all of the page, scrolling as one; a foot stays in sight under it."""
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    area = scrolling(content)
    if isinstance(page, ReadingPage):
        area.setAccessibleName(page.title)  # where a page has nothing to stand on the keyboard stands here
    whole.addWidget(area, 1)
    if foot is not None:
        whole.addWidget(foot)
    return area
