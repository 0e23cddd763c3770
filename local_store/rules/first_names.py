"""First names common among young people and staff in Denmark: so that a name that opens a sentence is seen too.

A help, not a register: a name that is missing here is still noticed inside a sentence by its capital. Names that
are also everyday words (Bo, Finn, Liv) are left out of first_names.txt.
"""

from functools import cache
from importlib.resources import files


@cache
def first_names() -> frozenset[str]:
    """Return the names, case-folded."""
    return frozenset((files("local_store.rules") / "first_names.txt").read_text("utf-8").split())
