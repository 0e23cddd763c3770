"""Small files written so that a power cut leaves the old one or the new one, never half of either."""

import os
from pathlib import Path

from local_store.errors import NoRoom, Text

_SHREDDED = 1024 * 1024  # bytes at a time


def replace_file(path: Path, content: bytes) -> None:
    """Write beside, sync, rename, sync the folder. Raises NoRoom and then leaves the old file."""
    beside = path.with_name(path.name + ".new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise no_room(error) from error


def write_for_owner(path: Path, content: bytes) -> None:
    """Write a file that, where it is new, no other account on the PC may read. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def shred(path: Path) -> None:
    """Overwrite a file with random bytes and delete it; harmless when there is none. Raises NoRoom.

    A solid-state disk may keep the old bytes somewhere; what protects them there is that they are encrypted.
    """
    try:
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(os.urandom(min(left, _SHREDDED)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise no_room(error) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable; Windows does it by itself and cannot open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def no_room(error: Exception) -> NoRoom:
    """Return the plain sentence for a disk that takes no more or a folder that may not be written."""
    reason = getattr(error, "strerror", None) or str(error)
    return NoRoom(
        Text(
            f"Det kunne ikke gemmes ({reason}). Disken er fuld, eller mappen kan ikke skrives. "
            "Alt, du har gemt før, er her stadig.",
            f"It could not be saved ({reason}). The disk is full or the folder cannot be written. "
            "Everything you saved before is still here.",
        )
    )
