"""Nothing on a screen is said in Danish alone."""

import ast
import re

import pytest
from PySide6.QtCore import QTranslator

from local_store.errors import Text
from local_store.records.catalogue import standard
from tests.ui.translations.said import (
    COMPILED,
    ROOT,
    calls,
    entries,
    in_english,
    placeholders,
    said_in_code,
    sources,
    texts_in_code,
)

_AGAIN = "run `make translations` and finish ui/translations/feltbog_en.ts"
_ALIKE = frozenset(
    {"Ctrl", "Enter", "Esc", "Tab", "Delete", "Stop", "Endpoint", "Organisation", "administrator", "Mine", "Forum"}
)
_ALIKE_SHAPES = frozenset({"stop {number}", "{minutes} min"})
_ALIKE_LABELS = frozenset({"Status", "Hotspot", "Hotspots", "Relation", "Note", "Forum", "Model", "Observation"})
_DANISH_LETTERS = re.compile("[æøåÆØÅ]")
_NAMES = ("Døgnvagten", "København", "Nørrebro", "Blågårds Plads")  # names of things that have no English one
_KEYS = re.compile(r"\b(?:Ctrl|Alt)\+\S|\b112\b|\bF\d\b|F\d\b")
# Files of ui that hold Danish words on purpose: how dates are read and written, and letters of the keyboard.
_SPEAK_DANISH = frozenset({"dates.py", "key_places.py"})


def test_every_text_is_written_out_where_it_is_translated() -> None:
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sources()
        for call, said in calls(ast.parse(file.read_text("utf-8")))
        if said is None and "verbs" not in file.parts
    ]
    assert not hidden, "a text that is not a literal cannot be collected"


def test_every_text_in_the_code_is_translated() -> None:
    missing = sorted(said_in_code() - set(in_english()))
    assert not missing, _AGAIN


def test_nothing_is_translated_that_nobody_says() -> None:
    assert not sorted({said for said, _english, _finished in entries()} - said_in_code()), _AGAIN


def test_no_translation_lost_what_is_filled_in() -> None:
    lost = {
        said: english
        for said, english in in_english().items()
        if placeholders(said.danish) != placeholders(english)
    }
    assert not lost


def test_no_translation_lost_a_key() -> None:
    keys = {
        said: english
        for said, english in in_english().items()
        if _KEYS.findall(said.danish) != _KEYS.findall(english)
    }
    assert not keys


def test_english_is_not_danish() -> None:
    alike = {said.danish for said, english in in_english().items() if english == said.danish}
    assert alike <= _ALIKE | _ALIKE_SHAPES
    assert not [english for english in in_english().values() if _danish(english)]


def test_english_keeps_the_tone() -> None:
    for said, english in in_english().items():
        assert "!" not in english, said
        assert english.endswith(".") == said.danish.endswith("."), said
        assert english == english.strip(), said


def test_what_is_compiled_is_what_is_translated() -> None:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    compiled = {
        said: translator.translate(said.context, said.danish, said.comment or None) for said in in_english()
    }
    assert compiled == in_english(), _AGAIN


def test_no_danish_stands_in_the_screens_without_being_translated() -> None:
    found = []
    for file in sources():
        if file.name not in _SPEAK_DANISH and ROOT / "ui" in file.parents and "gallery" not in file.name:
            found += [f"{file.relative_to(ROOT)}: {text}" for text in _bare(ast.parse(file.read_text("utf-8")))]
    assert not found


def _bare(tree: ast.AST) -> list[str]:
    """Strings with Danish letters that are neither translated, nor one half of a Text, nor a docstring."""
    spoken = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Call) for part in _parts(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            spoken.add(id(node.value))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in spoken
        and _DANISH_LETTERS.search(node.value)
    ]


def _parts(call: ast.Call) -> list[ast.AST]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return list(ast.walk(call)) if name in ("translate", "Text") else []


@pytest.mark.parametrize(("where", "text"), [pytest.param(*one, id=one[0]) for one in texts_in_code()])
def test_texts_that_come_with_the_book_are_said_in_both(where: str, text: Text) -> None:
    _said_in_both(where, text)
    assert len(placeholders(text.da)) == len(placeholders(text.en))


def test_labels_of_records_are_said_in_both() -> None:
    catalogue = standard()
    for kind in catalogue.kinds():
        _said_in_both(kind.name, kind.label)
        for spec in kind.fields:
            for text in (spec.label, spec.help, spec.missing):
                if text is not None:
                    _said_in_both(f"{kind.name}.{spec.name}", text)
    for table, codes in catalogue.tables().items():
        for code in codes:
            assert code.label.en.strip(), (table, code.code)
            assert not _danish(code.label.en) or code.label.en == code.label.da, (table, code.code)


def _said_in_both(where: str, text: Text) -> None:
    assert text.da.strip() and text.en.strip(), where
    assert not _danish(text.en), where
    alike = text.da == text.en and re.search("[A-Za-zÆØÅæøå]{3}", text.da) and "{}" not in text.da
    assert not alike or text.en in _ALIKE_LABELS or text.en.startswith("Under "), (where, text.en)


def _danish(english: str) -> bool:
    for name in _NAMES:
        english = english.replace(name, "")
    return bool(_DANISH_LETTERS.search(english))
