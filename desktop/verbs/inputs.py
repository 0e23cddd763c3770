"""What comes in on stdin and argv, none of it trusted: JSON, ids, filters."""

import io
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

import click

from local_store.errors import RefusedInput, Text
from local_store.ids import is_change_id, is_id

LONGEST_LINE = 8 * 1024 * 1024  # bytes: more than any record may hold, less than hurts
_NUMBER = re.compile("-?[0-9]{1,19}")


class Written(click.ParamType[str]):
    """Text typed on the command line; bytes that are not text in this locale are wrong usage."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text as it is, or fail."""
        text = str(value)
        try:
            # A locale that knows only ASCII hands UTF-8 over as escaped bytes; they are still UTF-8.
            return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode()
        except UnicodeError:
            self.fail("This is neither UTF-8 nor text in the terminal's encoding.", param, ctx)


class Id(click.ParamType[str]):
    """A record's id (32 lower-case hex digits) or a change's (64)."""

    def __init__(self, what: str) -> None:
        """`what` is "record" or "change"."""
        self.name = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the id, or fail when it has not the form of one."""
        fits, digits = (is_id, 32) if self.name == "record" else (is_change_id, 64)
        if not fits(value):
            self.fail(f"A {self.name}'s id is {digits} lower-case hex digits.", param, ctx)
        return str(value)


class Cursor(click.ParamType[str]):
    """Where a list goes on: the number stderr named, or the id of the last record printed."""

    name = "cursor"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the cursor, or fail."""
        text = str(value)
        if not is_id(text) and not (_NUMBER.fullmatch(text) and -(2**63) <= int(text) < 2**63):
            self.fail("A cursor is the number that stderr named, or a record's id.", param, ctx)
        return text


WRITTEN, RECORD, CHANGE, CURSOR = Written(), Id("record"), Id("change"), Cursor()


def stdin() -> BinaryIO:
    """Return stdin as bytes; nothing when the process has none."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


class JsonLines:
    """Objects on a stream, one a line, read one by one; empty lines are skipped. `number`: the last line read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.number = 0

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Yield the objects. Raises RefusedInput with the line."""
        while untrusted_line := self._stream.readline(LONGEST_LINE + 1):
            self.number += 1
            if self.number == 1:
                untrusted_line = untrusted_line.removeprefix(b"\xef\xbb\xbf")
            if untrusted_line.strip():
                yield read_object(untrusted_line, line=self.number)


def read_all(stream: BinaryIO) -> dict[str, object]:
    """Return the one object on the stream. Raises RefusedInput."""
    return read_object(stream.read(LONGEST_LINE + 1).removeprefix(b"\xef\xbb\xbf"))


def read_object(untrusted: bytes, *, line: int | None = None) -> dict[str, object]:
    """Return the JSON object. Raises RefusedInput too_long, bad_text, bad_json, repeated_field, wrong_type."""
    value = read_json(untrusted, line=line)
    if not isinstance(value, dict):
        _refuse("wrong_type", "Skriv et JSON-objekt med felter.", "Write a JSON object of fields.", line)
    return value


def read_json(untrusted: bytes | str, *, line: int | None = None) -> Any:
    """Return the JSON value. Raises RefusedInput as read_object."""
    if len(untrusted) > LONGEST_LINE:
        _refuse("too_long", "Det er for langt til en post.", "That is too long for a record.", line)
    try:
        text = untrusted if isinstance(untrusted, str) else untrusted.decode()
    except UnicodeDecodeError:
        _refuse("bad_text", "Teksten er ikke UTF-8.", "The text is not UTF-8.", line)
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except RefusedInput as refused:
        refused.line = line
        raise
    except json.JSONDecodeError as error:
        at = f"{error.lineno}:{error.colno}" if line is None else str(error.colno)
        _refuse(
            "bad_json", f"Det er ikke gyldig JSON (ved tegn {at}).", f"Not valid JSON (at character {at}).", line
        )
    except (ValueError, RecursionError):
        _refuse("bad_json", "Det er ikke gyldig JSON.", "That is not JSON.", line)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A field said twice would lose one of the two without a word."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise RefusedInput(
                Text(f"Feltet “{name[:60]}” står to gange.", f"The field “{name[:60]}” stands twice."),
                field=name[:60],
                code="repeated_field",
            )
        found[name] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse(code: str, da: str, en: str, line: int | None) -> NoReturn:
    raise RefusedInput(Text(da, en), code=code, line=line)
