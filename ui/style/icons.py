"""Icons: stroke pictures tinted when they are painted, so a change of theme needs no bookkeeping.

The pictures are Lucide (ISC, see ``icons/LICENSE.txt``); the book is our own.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.style.tokens import icon_file


@cache
def _source(file_name: str) -> str:
    folder = resources.files("ui.style").joinpath("icons")
    return folder.joinpath(f"{file_name}.svg").read_text(encoding="utf-8")


def exists(name: str) -> bool:
    """Whether a picture for this meaning or file name is shipped."""
    return resources.files("ui.style").joinpath("icons", f"{icon_file(name)}.svg").is_file()


def pixmap(name: str, tint: QColor, size: float, ratio: float = 1.0) -> QPixmap:
    """A square picture of ``size`` device-independent pixels, sharp at ``ratio`` device pixels each.

    FileNotFoundError when no such picture is shipped: a misspelt name is a bug and should be loud.
    """
    file_name = icon_file(name)
    pixels = max(1, round(size * ratio))
    key = f"feltbog/{file_name}/{tint.name(QColor.NameFormat.HexArgb)}/{pixels}/{ratio:.3f}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    source = _source(file_name).replace("currentColor", tint.name())
    painter = QPainter(drawn)
    painter.setOpacity(tint.alphaF())
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def draw(painter: QPainter, name: str, box: QRectF, tint: QColor) -> None:
    """Paint the picture in the middle of ``box``, as large as its shorter side."""
    size = min(box.width(), box.height())
    device = painter.device()
    picture = pixmap(name, tint, size, device.devicePixelRatioF() if device else 1.0)
    corner = box.center() - QRectF(0, 0, size, size).center()
    painter.drawPixmap(QRectF(corner.x(), corner.y(), size, size).topLeft(), picture)


def icon(name: str, tint: QColor, size: int = 16) -> QIcon:
    """For menus and window icons only: the tint is fixed. Ask again after a change of theme."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, tint, size, ratio))
    return made


def book_icon() -> QIcon:
    """The application's own icon, the same in both themes."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("book", QColor("black"), size))
    return made
