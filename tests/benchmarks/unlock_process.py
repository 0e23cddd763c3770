"""A process that unlocks a book as the application does, and says how long each part took."""

import json
import sys
import time
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from desktop.showing import today
from desktop.showing.words import Words
from local_store import key_slots, migrations, vault
from local_store.book import FieldBook
from tests.benchmarks.big_book import PASSPHRASE


def main() -> None:
    folder = Path(sys.argv[1])
    slot = vault.read_slots(folder, migrations.NEWEST)
    moments = [time.perf_counter()]
    key_slots.wrap_with_passphrase(bytes(32), PASSPHRASE, slot.book, key_slots.KdfCost.STRONG)
    moments.append(time.perf_counter())
    book = FieldBook.open(folder, PASSPHRASE)
    moments.append(time.perf_counter())
    view = today.view(Words(book, "da", datetime.now().astimezone()), mine_only=True)
    moments.append(time.perf_counter())
    assert view.unsent_total
    book.close()
    derived, opened, shown = (after - before for before, after in pairwise(moments))
    print(json.dumps({"derived": derived, "opened": opened, "shown": shown}))


if __name__ == "__main__":
    main()
