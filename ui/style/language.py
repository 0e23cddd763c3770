"""Which language is on: kept on the QApplication, Danish unless English was chosen."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

Language = Literal["da", "en"]
_LANGUAGE = "feltbogLanguage"


def current() -> Language:
    """The language words, dates and numbers are shown in."""
    app = QCoreApplication.instance()
    return "en" if app is not None and app.property(_LANGUAGE) == "en" else "da"


def choose(app: QCoreApplication, language: Language) -> None:
    """Remember the choice. Installing translators is the shell's work."""
    app.setProperty(_LANGUAGE, language)
