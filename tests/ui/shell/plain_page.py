"""A page that says what happened to it."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class PlainPage(QWidget):
    """One text field; `told` lists arrivals and refreshes."""

    help_topic = "plain"

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.told: list[Any] = []
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def arrive(self, **arguments: Any) -> None:
        self.told.append(arguments)

    def refresh(self) -> None:
        self.told.append("refresh")

    def first_focus(self) -> QWidget:
        return self.line
