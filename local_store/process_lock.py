"""One process has the book. The kernel holds the lock: it is gone the moment its process is, however that ended."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from local_store.disk import no_room
from local_store.errors import BookLocked, Text

FILE = "lock"
_LOCKED_BYTE = 1 << 20  # past the pid, which whoever helps may read meanwhile (Windows locks ranges)


class ProcessLock:
    """Held from construction to release(). A lock file left by a dead process is taken over."""

    def __init__(self, folder: Path) -> None:
        """Raises BookLocked when another process, or another book of this one, holds it; NoRoom if unwritable."""
        path = folder / FILE
        try:
            self._file: BinaryIO = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except OSError as error:
            raise no_room(error) from error
        if not _take(self._file):
            self._file.close()
            raise BookLocked(
                Text(
                    "Bogen er allerede åben i et andet vindue. Luk den der først.",
                    "The book is already open in another window. Close it there first.",
                )
            )
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{os.getpid()}\n".encode("ascii"))
        self._file.flush()

    def release(self) -> None:
        """Let go; harmless when already released."""
        if not self._file.closed:
            self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            file.seek(0)
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
