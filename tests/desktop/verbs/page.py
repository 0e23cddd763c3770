"""Reads docs/command-line.md: which verbs there are, what they take, which keys they print."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "command-line.md"
_ROW = re.compile(r"^\| `feltbog ([^`]+)` \| (.*) \|$")
_KEY = re.compile(r'"(\w+)"(\??)')


@dataclass(frozen=True)
class Row:
    """One row: `verb` is its words ("org create"), `options` are with dashes, `arguments` in capitals."""

    verb: str
    options: frozenset[str]
    required: frozenset[str]  # options outside brackets
    arguments: tuple[str, ...]
    keys: frozenset[str]
    optional_keys: frozenset[str]


@cache
def rows() -> tuple[Row, ...]:
    """The verbs of today."""
    return tuple(_row(signature, rest) for signature, rest in _table("## Verbs"))


@cache
def later() -> tuple[str, ...]:
    """The verbs that come later."""
    return tuple(signature for signature, _ in _table("## Comes later"))


def promised(name: str) -> frozenset[str]:
    """The keys that always are in what the verb prints; name it like "list" or "kinds KIND"."""
    verb, _, _ = name.partition(" KIND")
    found = [row for row in rows() if row.verb == verb and (not name.endswith(" KIND") or "KIND" in row.arguments)]
    assert found, f"the page has no {name}"
    return found[0].keys


def _table(heading: str) -> list[tuple[str, str]]:
    section = PAGE.read_text("utf-8").split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    matches = (_ROW.match(line) for line in section.splitlines())
    return [(match[1], match[2]) for match in matches if match]


def _row(signature: str, rest: str) -> Row:
    verb = re.match(r"[a-z][a-z-]*(?: [a-z][a-z-]*)*(?= |$)", signature)
    assert verb, signature
    words = re.sub(r"--[a-z-]+(?: [A-Z:=]+)?", "", signature[verb.end() :])
    keys = _KEY.findall(rest.rsplit("|", 1)[-1])
    return Row(
        verb[0],
        frozenset(re.findall(r"--[a-z-]+", signature)),
        frozenset(re.findall(r"(?<!\[)--[a-z-]+", signature)),
        tuple(re.findall(r"[A-Z]+", words)),
        frozenset(key for key, optional in keys if not optional),
        frozenset(key for key, optional in keys if optional),
    )
