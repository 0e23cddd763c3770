"""A laptop as a process of its own, to be killed at any moment: writes notes and meets the endpoint, and again.

Run as `python -m tests.sync.laptop_process FOLDER URL SPACE FIRST COUNT`. It says on stdout, one line each,
the text of every note once it is durable; "done" when the endpoint has everything. An endpoint that is away is
waited for by trying again.
"""

import sys
from pathlib import Path

from local_store.errors import EndpointUnreachable
from local_store.ids import SpaceId
from tests.sync.laptops import Laptop


def main(folder: str, url: str, space_text: str, first: int, count: int) -> None:
    """Write `count` notes, with a round after every few."""
    laptop = Laptop(Path(folder), url)
    space = SpaceId(space_text)
    for number in range(first, first + count):
        text = f"Note {number} fra {Path(folder).name}"
        laptop.note(text, space)
        print(text, flush=True)
        if number % 5 == 4:
            _try_round(laptop)
    while not _try_round(laptop):
        pass
    print("done", flush=True)
    laptop.close()


def _try_round(laptop: Laptop) -> bool:
    try:
        return laptop.round().agreed
    except EndpointUnreachable:
        return False


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
