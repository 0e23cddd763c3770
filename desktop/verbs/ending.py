"""`feltbog revoke`, `erase` and `wipe`: taking access, records and a book away for good."""

from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING

import click

from desktop.verbs.inputs import RECORD, WRITTEN
from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put, tell
from local_store.errors import Text
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
        tell(_gone(unsent))
    put({"wiped": True, "unsent": unsent})


def erase_one(book: "FieldBook", http: "HttpClient | None", record: RecordId, why: str, at: datetime) -> "Erasure":
    """Erase a record with what came by letter about it, and tell what is left. Raises as `erase_record`."""
    from desktop.doing.erasing import erase_record

    stub, kept = erase_record(book, http, record, why, at)
    if kept:
        tell(_kept(kept))
    return stub


def _gone(unsent: int) -> Text:
    if unsent == 1:
        return Text("Én ændring var ikke sendt og er væk.", "One change had not been sent and is gone.")
    return Text(
        f"{unsent} ændringer var ikke sendt og er væk.", f"{unsent} changes had not been sent and are gone."
    )


def _kept(letters: int) -> Text:
    if letters == 1:
        return Text(
            "Ét brev om det har en kollega taget imod. Bed en koordinator slette det.",
            "One letter about it was taken in by a colleague. Ask a coordinator to erase it.",
        )
    return Text(
        f"{letters} breve om det har en kollega taget imod. Bed en koordinator slette dem.",
        f"{letters} letters about it were taken in by a colleague. Ask a coordinator to erase them.",
    )
