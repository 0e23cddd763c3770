"""What the sources say in Danish, what the translation says in English, and what is deliberately alike."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from local_store.errors import Text

ROOT = Path(__file__).parents[3]
TRANSLATION = ROOT / "ui" / "translations" / "feltbog_en.ts"
COMPILED = TRANSLATION.with_suffix(".qm")
_PLACE = re.compile(r"\{\w*\}|%n|%\d")


@dataclass(frozen=True, order=True)
class Said:
    """One text of the screens: its room, the Danish, and what tells it from another of the same words."""

    context: str
    danish: str
    comment: str = ""


def sources() -> list[Path]:
    """Every Python file that may show words."""
    return [*sorted((ROOT / "ui").rglob("*.py")), *sorted((ROOT / "desktop").rglob("*.py"))]


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, Said | None]]:
    """Every call of translate(context, text); None where it is not written out and so cannot be collected."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "translate" and len(node.args) > 1:
            words = [_literal(argument) for argument in node.args[:3]]
            if isinstance(node.func, ast.Attribute) and _name(node.func.value) == "painter":
                continue
            yield node, None if None in words else Said(*(word or "" for word in words))


@cache
def said_in_code() -> frozenset[Said]:
    """Everything the sources hand to translate()."""
    found = (said for file in sources() for _call, said in calls(ast.parse(file.read_text("utf-8"))) if said)
    return frozenset(found)


def in_english() -> dict[Said, str]:
    """Everything that is translated and finished."""
    return {said: english for said, english, finished in entries() if finished and english}


def entries() -> Iterator[tuple[Said, str, bool]]:
    """Every entry of the .ts: the text, its English, whether it is finished."""
    for context in ElementTree.parse(TRANSLATION).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            said = Said(
                context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")
            )
            yield said, translation.text or "", translation.get("type") is None


def placeholders(text: str) -> list[str]:
    """What is filled in: {count}, %1."""
    return sorted(_PLACE.findall(text))


@cache
def texts_in_code() -> tuple[tuple[str, Text], ...]:
    """Every Text("…", "…") written out anywhere in the product, with where it stands."""
    rooms = ("desktop", "local_store", "sync", "ui")
    return tuple(
        found for room in rooms for file in sorted((ROOT / room).rglob("*.py")) for found in _texts_in(file)
    )


def _texts_in(file: Path) -> Iterator[tuple[str, Text]]:
    source = file.read_text("utf-8")
    if "Text(" not in source:
        return  # reading what it says takes longer than all the rest
    tree = ast.parse(source)
    if not _knows_text(tree):
        return  # another Text: the label
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "Text" and len(node.args) > 1:
            danish, english = _shape(node.args[0]), _shape(node.args[1])
            if danish and english:
                yield f"{file.name}:{node.lineno}", Text(danish, english)


def _knows_text(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "local_store.errors"
        and any(alias.name == "Text" and alias.asname is None for alias in node.names)
        for node in ast.walk(tree)
    )


def _shape(node: ast.expr) -> str | None:
    """A literal, or an f-string with {} for what it fills in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) or "{}" for part in node.values)
    return _literal(node)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
