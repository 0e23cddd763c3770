"""Which space somebody means: by its id or by its name as people write it."""

import unicodedata
from typing import TYPE_CHECKING

from local_store.errors import NotFound, RefusedInput, Text
from local_store.ids import SpaceId

if TYPE_CHECKING:
    from local_store.book import FieldBook


def find_space(book: "FieldBook", named: str) -> SpaceId:
    """Return the space of that id or name. Raises NotFound; RefusedInput "ambiguous" when several have the name."""
    spaces = book.spaces()
    found = [space.id for space in spaces if space.id == named]
    found = found or [space.id for space in spaces if space.name == named]
    found = found or [space.id for space in spaces if _plain(space.name) == _plain(named)]
    if not found:
        names = ", ".join(f"“{space.name}”" for space in spaces)
        raise NotFound(
            Text(
                f"Rummet “{named}” findes ikke i bogen. Her er: {names}.",
                f"The space “{named}” is not in this book. Here are: {names}.",
            ),
            field="space",
        )
    if len(found) > 1:
        raise RefusedInput(
            Text(
                f"Flere rum hedder “{named}”. Skriv rummets id; “feltbog space list” viser det.",
                f"Several spaces are called “{named}”. Write its id; “feltbog space list” shows it.",
            ),
            field="space",
            code="ambiguous",
        )
    return found[0]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
