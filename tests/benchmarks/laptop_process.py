"""A laptop in a process of its own: opens its book, meets the endpoint once, says what that took.

Arguments: the book's folder, the endpoint's address. Nothing of the screens is loaded, the collector
of cycles passes over the program as in the app and in `feltbog sync`; the passphrase's cost is
the cheap one, because Argon2id would hold 128 MiB for a moment and hide what the round itself needs.
"""

import json
import sys
import time
from pathlib import Path

from desktop.beside import Beside
from local_store.book import FieldBook
from local_store.collector import program_set_aside
from sync.http_client import HttpClient
from sync.round import run_round
from tests.benchmarks.memory import peak_mib
from tests.sync.laptops import PASSPHRASE


def main() -> None:
    folder, url = sys.argv[1:]
    with (
        program_set_aside(),
        FieldBook.open(Path(folder), PASSPHRASE) as book,
        HttpClient(url) as http,
        Beside() as beside,
    ):
        before = peak_mib()
        book.tell_commits(beside.commits)
        result = run_round(book, http, beside=beside)
        round_peak = peak_mib()
        began = time.perf_counter()
        while book.index_words():
            pass
        told = {
            "seconds": result.seconds, "pushed": result.pushed, "pulled": result.pulled, "agreed": result.agreed,
            "wire": result.bytes_sent + result.bytes_received, "requests": result.requests,
            "peak": peak_mib(), "round_peak": round_peak, "before": before, "words": time.perf_counter() - began,
        }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
