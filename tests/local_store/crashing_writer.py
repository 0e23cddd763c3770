"""A process that writes until it is killed: prints an id when the record is durable. Started by test_crash."""

import sys
from pathlib import Path

from local_store.book import FieldBook
from tests.store_fixtures import PASSPHRASE, contact


def main() -> None:
    """Write contacts and edits and keep a draft, for ever."""
    book = FieldBook.open(Path(sys.argv[1]), PASSPHRASE)
    secret = sys.argv[2]
    number = 0
    while True:
        number += 1
        record = book.add("street_contact", contact(fact_text=f"{secret} nummer {number}"))
        print("add", record, number, flush=True)
        if number % 3 == 0:
            change = book.edit(record, set={"person_count": number % 50})
            print("edit", change, number, flush=True)
        if number % 7 == 0:
            book.add_many("street_contact", [contact(fact_text=f"{secret} flok {number}")] * 20)
            print("many", number, number, flush=True)
        book.keep_draft("form", "street_contact", {"fact_text": f"{secret} kladde {number}"})
        print("draft", number, number, flush=True)


if __name__ == "__main__":
    main()
