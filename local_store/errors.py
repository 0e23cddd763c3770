"""Errors that say whose fault it is: the world's (KnownError, a kind sentence) or ours (anything else)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in the two languages of the product; `da` comes first everywhere."""

    da: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the sentence in "da" or "en"; any other language reads Danish."""
        return self.en if language == "en" else self.da


class KnownError(Exception):
    """The world's fault: says what happened and what to do. `code` is stable and scripted against."""

    code = "known"
    exit_code = 3

    def __init__(self, text: Text, *, field: str | None = None, code: str | None = None) -> None:
        super().__init__(text.da)
        self.text = text
        self.field = field
        if code is not None:
            self.code = code


class RefusedInput(KnownError):
    """What was to be written breaks a rule; nothing of it is stored. `line` is the input line, from 1."""

    code = "refused"

    def __init__(
        self, text: Text, *, field: str | None = None, code: str | None = None, line: int | None = None
    ) -> None:
        super().__init__(text, field=field, code=code)
        self.line = line


class NotFound(RefusedInput):
    """No record, change, space or person of that id or name is in this book."""

    code = "not_found"


class PutAside(NotFound):
    """The record is put away: its time here is over and somebody else is to decide about it (R18)."""

    code = "put_away"


class WrongPassphrase(KnownError):
    """The passphrase opens no slot; `wait_seconds` is how long until the next try is taken."""

    code = "wrong_passphrase"
    exit_code = 4

    def __init__(self, text: Text, *, wait_seconds: float = 0.0) -> None:
        super().__init__(text)
        self.wait_seconds = wait_seconds


class BookLocked(KnownError):
    """The book is closed, or another process has it open."""

    code = "locked"
    exit_code = 4


class DamagedBook(KnownError):
    """The book's files do not check out; they are left untouched."""

    code = "damaged"
    exit_code = 7


class NewerBook(DamagedBook):
    """The book was written by a newer program; it is left untouched."""

    code = "newer"


class NoRoom(KnownError):
    """The disk is full or the folder read-only; what was saved before stands, this was not saved."""

    code = "no_room"


class EndpointUnreachable(KnownError):
    """No answer from the endpoint, or not one of ours (captive portal, TLS); the work is kept here."""

    code = "unreachable"
    exit_code = 5


class EndpointRefused(KnownError):
    """The endpoint said no: revoked, not a member, too old or too new, over a limit."""

    code = "endpoint_refused"
    exit_code = 6


class Untrusted(KnownError):
    """Bytes from outside that do not verify: forged, replayed, truncated, malformed. Nothing of them is kept."""

    code = "untrusted"
    exit_code = 6
