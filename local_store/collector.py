"""Python's collector of reference cycles, out of the way while much comes in."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Look for no cycles in the block: its thousands of short-lived objects make none, and counting frees them.

    For the whole process, so for a fraction of a second at a time. Blocks on several threads may overlap.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def program_set_aside() -> Iterator[None]:
    """Leave what stands now, the program itself, out of every look for cycles in the block.

    To be begun before a book is open: what is in a book must go when it closes. The app does the same as long as it
    runs (`desktop.tidying`).
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
