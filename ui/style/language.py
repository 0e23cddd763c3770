"""The language worn right now, kept on the application like the theme: "da" first, "en" second."""

from typing import Literal

from PySide6.QtCore import QCoreApplication

Language = Literal["da", "en"]
_LANGUAGE = "feltbogLanguage"


def current() -> Language:
    """The language of the screens; Danish until `choose` was called."""
    app = QCoreApplication.instance()
    return "en" if app is not None and app.property(_LANGUAGE) == "en" else "da"


def choose(language: Language) -> None:
    """Note the language for texts that come with records. Loading the translator is the composition root's."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_LANGUAGE, language)
