"""`feltbog revoke`, `erase` and `wipe`: taking access, records and a book away for good."""

from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING

import click

from desktop.verbs.inputs import RECORD, WRITTEN
from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put, tell
from local_store.errors import EndpointRefused, NotFound, RefusedInput, Text
from local_store.ids import RecordId

if TYPE_CHECKING:
    from local_store.book import FieldBook
    from local_store.views import Erasure
    from sync.http_client import HttpClient


@click.command()
@click.argument("who", metavar="WHO", type=WRITTEN)
@click.option("--why", required=True, type=WRITTEN, metavar="TEXT", help="Why; colleagues can read it.")
@of_a_book
@click.pass_obj
def revoke(setting: Setting, who: str, why: str) -> None:
    """Take all access from WHO: a device, or a person with all devices, by id or name.

    The endpoint refuses them at once, their books destroy their keys at the next contact, and what is written from
    now on is sealed with new keys.
    """
    from sync.revoking import revoke as put_out

    with setting.open() as book, connection(book) as http:
        done = put_out(book, http, who, why)
        book.note_access("revoke", detail=" ".join(why.split()))
    for one in done.known:
        tell(
            Text(
                f"Enheden {one.device_name} havde sendt til og med nr. {one.sequence} i {one.space_name}. "
                "Det, den ikke havde sendt, går tabt.",
                f"The device {one.device_name} had sent up to no. {one.sequence} in {one.space_name}. "
                "What it had not sent is lost.",
            )
        )
    known = [{"device": one.device, "space": one.space, "sequence": one.sequence} for one in done.known]
    put({"revoked": list(done.devices), "person": done.person, "known": known})


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@click.option(
    "--why", required=True, type=WRITTEN, metavar="TEXT", help="The ground; it stays when the record goes."
)
@of_a_book
@click.pass_obj
def erase(setting: Setting, record: str, why: str) -> None:
    """Erase the record ID for good: here, at the endpoint and in every colleague's book. Cannot be undone.

    Its author may, and a coordinator or administrator of its space. Only a stub stays: that it was erased, when, by
    whom and why.
    """
    from sync.member import endpoint_of

    with setting.open() as book, connection(book) if endpoint_of(book) else nullcontext() as http:
        stub = erase_one(book, http, RecordId(record), why, setting.clock())
    put({"erased": stub.record, "at": stub.at, "by": stub.by, "why": stub.ground})


@click.command()
@click.option("--yes", is_flag=True, help="Yes, destroy it. Without this nothing happens.")
@of_a_book
@click.pass_obj
def wipe(setting: Setting, yes: bool) -> None:
    """Destroy this book's keys and delete its files. Nothing opens it afterwards; the others have what was sent."""
    if not yes:
        raise click.UsageError("This destroys the book for good. Say --yes to do it.")
    with setting.open() as book:
        unsent = book.wipe()
    if unsent:
        tell(
            Text(
                f"{unsent} ændringer var ikke sendt og er væk.", f"{unsent} changes had not been sent and are gone."
            )
        )
    put({"wiped": True, "unsent": unsent})


def erase_one(book: "FieldBook", http: "HttpClient | None", record: RecordId, why: str, at: datetime) -> "Erasure":
    """Erase a record everywhere, or here when there is no organisation; note it. Raises as `sync.erasing.erase`.

    What came by letter about it goes with it: a correction says all that the record said. Letters a colleague took
    in are theirs to erase, or a coordinator's.
    """
    about = _word_on(book, record)
    stub = _erase(book, http, record, why, at)
    kept = 0
    for letter in about:
        try:
            _erase(book, http, letter, why, at)
        except EndpointRefused as refusal:
            if refusal.code != "not_allowed":
                raise
            kept += 1
    if kept:
        tell(
            Text(
                f"{kept} breve om det har en kollega taget imod. Bed en koordinator slette dem.",
                f"{kept} letters about it were taken in by a colleague. Ask a coordinator to erase them.",
            )
        )
    return stub


def _word_on(book: "FieldBook", record: RecordId) -> list[RecordId]:
    try:
        return [one.id for one in book.answers(record)]
    except (NotFound, RefusedInput):  # it is gone already, or of a kind that only a newer program knows
        return []


def _erase(book: "FieldBook", http: "HttpClient | None", record: RecordId, why: str, at: datetime) -> "Erasure":
    if http is None:
        stub = _erase_here(book, record, why, at)
    else:
        from sync.erasing import erase as erase_everywhere

        stub = erase_everywhere(book, http, record, why)
    book.note_access("erase", record, stub.ground)
    return stub


def _erase_here(book: "FieldBook", record: RecordId, why: str, at: datetime) -> "Erasure":
    """Erase in a book that belongs to no organisation: there is nobody to tell."""
    from local_store.views import Erasure
    from sync.erasing import ground_of

    ground = ground_of(why)
    if (stub := book.erased(record)) is not None:
        return stub
    space = book.changes_of(record)[0].change.space
    stub = Erasure(record, space, book.person, at.isoformat(timespec="seconds"), ground, any_author=True)
    book.erase(stub)
    return stub
