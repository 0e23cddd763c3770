"""What is kept on the PC outside any book: where the books lie and how screens look. Nothing personal.

`FELTBOG_HOME` names another folder than the user's own; tests and the demo use it.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

_BOOK_FILE = "slots.json"


@dataclass(frozen=True, slots=True)
class Looks:
    """How screens look on this PC. `theme` is system | light | dark, `language` da | en."""

    language: str = "da"
    theme: str = "system"
    lock_after_minutes: int = 5
    last_book: str = ""


class Machine:
    """The folder of this PC's books. Reading never fails: what cannot be read is the default."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or default_home()

    def books(self) -> list[Path]:
        """Return the folders of the books here, oldest number first."""
        shelf = self.home / "books"
        if not shelf.is_dir():
            return []
        return sorted(folder for folder in shelf.iterdir() if (folder / _BOOK_FILE).is_file())

    def new_book_folder(self) -> Path:
        """Return a folder for one more book; it is made by whoever makes the book."""
        shelf = self.home / "books"
        number = 1
        while (shelf / f"{number:02d}").exists():
            number += 1
        return shelf / f"{number:02d}"

    def practice_folder(self) -> Path:
        """Return where the practice book lies, or would."""
        return self.home / "practice"

    def has_practice(self) -> bool:
        """Tell whether a practice book has been made here."""
        return (self.practice_folder() / _BOOK_FILE).is_file()

    def looks(self) -> Looks:
        """Return how screens look; the defaults when nothing readable was kept."""
        try:
            kept: Any = json.loads(self._looks_file().read_text("utf-8"))
        except (OSError, ValueError):
            return Looks()
        if not isinstance(kept, dict):
            return Looks()
        standard = Looks()
        fitting = {
            field.name: kept[field.name]
            for field in fields(Looks)
            if type(kept.get(field.name)) is type(getattr(standard, field.name))
        }
        return replace(standard, **fitting)

    def keep_looks(self, looks: Looks) -> None:
        """Keep how screens look; a full disk loses only this, silently, never a book."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            self._looks_file().write_text(json.dumps(asdict(looks), indent=1), "utf-8")
        except OSError:
            return

    def _looks_file(self) -> Path:
        return self.home / "looks.json"


def default_home() -> Path:
    """Return where this user's books lie: FELTBOG_HOME, or the system's place for a program's data."""
    if named := os.environ.get("FELTBOG_HOME"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Feltbog"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Feltbog"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "feltbog"
