"""Hears Danish in what a screen shows in English."""

import re
from collections.abc import Iterator

from local_store.errors import Text
from local_store.records.catalogue import standard
from tests.ui.translations.said import in_english, texts_in_code

_LETTERS = re.compile(r"[æøåÆØÅ]\w|\w[æøåÆØÅ]")  # alone it is the name of a key
_KEY_CAP = "\xa0"  # around a key in the help
_LONG_ENOUGH = 12  # letters: shorter Danish may well stand inside an English word
_DIVIDERS = (" · ", ": ", "\n", "\t", " (")


class DanishEar:
    """Hears Danish words of the product in what is shown; what people wrote in the book may be Danish."""

    def __init__(self, written: set[str]) -> None:
        pairs = [(said.danish, english) for said, english in in_english().items()]
        pairs += [(text.da, text.en) for _where, text in texts_in_code()]
        pairs += [(text.da, text.en) for text in _labels()]
        english = {text.casefold() for _danish, text in pairs}
        self._written = written | {text for _danish, text in pairs if _LETTERS.search(text)}
        self._longest_first = sorted(self._written, key=len, reverse=True)
        self._heard: dict[str, bool] = {}
        danish = {text for text, _english in pairs if text.casefold() not in english}
        self._words = {text for text in danish if "{" not in text}
        self._long = tuple(text for text in self._words if len(text) >= _LONG_ENOUGH and " " in text)
        self._shapes = tuple(_shape(text) for text in danish if "{" in text and _substance(text))

    def hears(self, shown: str) -> bool:
        """Whether any of it is Danish that the product said."""
        if shown not in self._heard:
            self._heard[shown] = self._hears(shown)
        return self._heard[shown]

    def _hears(self, shown: str) -> bool:
        if self._is_written(shown) or shown.startswith(_KEY_CAP):
            return False
        return self._is_said(shown) or any(self._is_danish(piece) for piece in _pieces(shown))

    def _is_said(self, shown: str) -> bool:
        """Whether the product says just that in Danish."""
        if shown in self._written or len(shown) == 1:
            return False
        return shown in self._words or any(shape.fullmatch(shown) for shape in self._shapes)

    def _is_danish(self, piece: str) -> bool:
        if self._is_said(piece):
            return True
        if self._is_written(piece):
            return False
        rest = self._without_what_is_written(piece)
        return bool(_LETTERS.search(rest)) or any(words in rest for words in self._long)

    def _is_written(self, shown: str) -> bool:
        """Whether it is a whole text, or a line or a shortened end of a longer one."""
        if shown in self._words:
            return False
        begun = shown.rstrip("…").strip(" “”,.")
        return len(begun) > 1 and any(begun in text for text in self._written)

    def _without_what_is_written(self, shown: str) -> str:
        for text in self._longest_first:
            shown = shown.replace(text, "")
        return shown


def _labels() -> Iterator[Text]:
    catalogue = standard()
    for kind in catalogue.kinds():
        yield kind.label
        yield kind.plural
        for spec in kind.fields:
            yield from (text for text in (spec.label, spec.help, spec.missing) if text is not None)
    for codes in catalogue.tables().values():
        yield from (code.label for code in codes)


def _pieces(shown: str) -> list[str]:
    pieces = [shown]
    for divider in _DIVIDERS:
        pieces = [part for piece in pieces for part in piece.split(divider)]
    return [piece.strip() for piece in pieces if piece.strip()]


def _substance(pattern: str) -> bool:
    return bool(re.search("[A-Za-zæøåÆØÅ]{4}", re.sub(r"\{\w*\}", "", pattern)))


def _shape(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w*\}", pattern)
    return re.compile(".+?".join(re.escape(part) for part in parts), re.DOTALL)
