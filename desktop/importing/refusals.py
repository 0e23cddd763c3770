"""What a file from elsewhere is refused with, and the bound of a cell."""

from local_store.errors import RefusedInput, Text

_MOST_CELL = 64 * 1024


def refused(code: str, da: str, en: str) -> RefusedInput:
    """Return the refusal of a file."""
    return RefusedInput(Text(da, en), code=code)


def no_table() -> RefusedInput:
    """Return the refusal of what cannot be read at all."""
    return refused(
        "not_a_table",
        "Filen er ikke en tabel, Feltbog kan læse. Gem den som .xlsx eller .csv, og prøv igen.",
        "The file is not a table Feltbog can read. Save it as .xlsx or .csv and try again.",
    )


def bounded(text: str) -> str:
    """Return a cell's text without the space around it. Raises RefusedInput too_large."""
    text = text.strip()
    if len(text) > _MOST_CELL:
        raise refused(
            "too_large",
            "En celle har mere tekst, end et felt kan have.",
            "A cell holds more text than a field can.",
        )
    return text
