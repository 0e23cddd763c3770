"""Runs verbs as others do: in this process for breadth, as a process of their own where that is what is tested."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from desktop.command_line import main
from desktop.verbs.setting import Setting
from local_store.key_slots import KdfCost
from tests.store_fixtures import PASSPHRASE, SetClock

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60  # only a hang ends here


@dataclass(frozen=True)
class Outcome:
    """What a verb left behind."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The objects on stdout; a test that asks for them holds that there is nothing else."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def one(self) -> dict[str, Any]:
        """The only object on stdout, of a verb that did what it was asked."""
        assert self.code == 0, self
        (only,) = self.lines
        return only

    def done(self) -> None:
        """Hold that the verb did what it was asked."""
        assert self.code == 0, self

    def refused(self, code: int, error: str) -> dict[str, Any]:
        """The refusal, which has this exit code and this name, a message, and nothing beside it."""
        assert self.code == code, self
        (only,) = self.lines
        assert only["error"] == error, only
        assert len(only["message"]) > 10
        assert only["message"].split("\n")[0] in self.err
        return only


class Console:
    """A shell in which one book is named and its passphrase lies in a file."""

    def __init__(self, book: Path, clock: SetClock | None = None, passphrase: str = PASSPHRASE) -> None:
        self.book = book
        self.clock = clock or SetClock()
        self.passphrase_file = book.parent / f"{book.name} {passphrase}"
        self.passphrase_file.write_text(passphrase + "\n", "utf-8")

    def __call__(self, *words: str, stdin: Any = b"") -> Outcome:
        """Run a verb here, with a cheap vault; `stdin` is bytes, text, or objects to write as JSON lines."""
        setting = Setting(
            book=self.book, passphrase_file=self.passphrase_file, cost=KdfCost.FOR_TESTS, clock=self.clock
        )
        done = CliRunner().invoke(main, list(words), input=as_bytes(stdin), obj=setting)
        return Outcome(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())

    @property
    def environment(self) -> dict[str, str]:
        """What a process of its own is told by its environment."""
        named = {"FELTBOG_BOOK": str(self.book), "FELTBOG_PASSPHRASE_FILE": str(self.passphrase_file)}
        return {**os.environ, **named}

    def process(
        self, *words: str, stdin: Any = b"", before: Callable[[], None] | None = None, **environment: str
    ) -> Outcome:
        """Run the real command without a terminal; `before` runs in the child before it becomes the command."""
        done = subprocess.run(
            [*COMMAND, *words],
            input=as_bytes(stdin),
            capture_output=True,
            cwd=ROOT,
            env={**self.environment, **environment},
            timeout=SECONDS,
            start_new_session=True,
            preexec_fn=before,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def as_bytes(stdin: Any) -> bytes:
    """Return what goes in on stdin."""
    if isinstance(stdin, bytes):
        return stdin
    if isinstance(stdin, str):
        return stdin.encode()
    rows = stdin if isinstance(stdin, list) else [stdin]
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def _command() -> list[str]:
    """The command as installed beside this interpreter; the module itself where nothing is installed."""
    installed = Path(sys.executable).with_name("feltbog.exe" if os.name == "nt" else "feltbog")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "desktop.command_line"]


COMMAND = _command()
