"""What the command line says: JSON lines on stdout for programs, sentences on stderr for people.

Both are UTF-8 with Danish letters as they are, whatever the locale says. Characters that would end a line or steer
a terminal are escaped, so that one object is one line and a record cannot play tricks on who lists it.
"""

import io
import json
import os
import re
import sys
from typing import Any, TextIO

from local_store.errors import KnownError, Text

_STEERING = (*range(0x7F, 0xA0), 0x2028, 0x2029)  # DEL, C1 and the separators that some readers split lines at
_STEERS = re.compile("[\x7f-\x9f\u2028\u2029]")
_ESCAPED = {code: f"\\u{code:04x}" for code in _STEERING}
_SHOWN = {code: "�" for code in (*range(0x20), *_STEERING) if code not in (0x09, 0x0A)}


class OutputLost(KnownError):
    """Stdout takes no more (a full disk behind it). What the verb did is done."""

    code = "output"
    exit_code = 1


def use_utf8() -> None:
    """Let the standard streams speak UTF-8 and keep what cannot be said in it as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def language() -> str:
    """Return "da" or "en": FELTBOG_LANGUAGE, else what this PC's app is set to, else Danish."""
    named = os.environ.get("FELTBOG_LANGUAGE")
    if named in ("da", "en"):
        return named
    from desktop.machine import Machine

    return Machine().looks().language


def put(value: Any) -> None:
    """Write one object as one line on stdout. Raises OutputLost; BrokenPipeError when nobody reads any more."""
    line = json.dumps(value, ensure_ascii=False)
    _write((line.translate(_ESCAPED) if _STEERS.search(line) else line) + "\n")


def flush() -> None:
    """Hand over what was put. Raises as `put`."""
    _write("")


def tell(text: Text) -> None:
    """Say a sentence to the person, on stderr; a stderr that is gone is no reason to stop."""
    line = text.in_language(language()).translate(_SHOWN)
    if sys.stderr is None:  # print() would take stdout instead
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        return


def refuse(error: KnownError) -> None:
    """Say why: an object on stdout for the program, the sentence on stderr for the person."""
    told: dict[str, Any] = {"error": error.code, "message": error.text.in_language(language())}
    if error.field is not None:
        told["field"] = error.field
    line = getattr(error, "line", None)
    if line is not None:
        told["line"] = line
    told |= getattr(error, "facts", {})
    tell(error.text if line is None else Text(f"Linje {line}: {error.text.da}", f"Line {line}: {error.text.en}"))
    put(told)
    flush()


def hush(stream: TextIO | None) -> None:
    """Point a stream whose reader is gone at nothing, so that the interpreter does not stumble over it at exit."""
    if stream is None:
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, stream.fileno())
    finally:
        os.close(nothing)


def _write(line: str) -> None:
    if sys.stdout is None:
        raise _lost()
    try:
        if line:
            sys.stdout.write(line)
        else:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _lost() from error


def _lost() -> OutputLost:
    return OutputLost(
        Text(
            "Svaret kunne ikke skrives ud. Det, der blev gemt, er gemt.",
            "The answer could not be written. What was saved is saved.",
        )
    )
