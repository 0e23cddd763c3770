"""`feltbog case`: the SSP path by script. Nothing of it is another way than the app's own."""

from typing import TYPE_CHECKING, Any

import click

from desktop.verbs.grounds import on_a_ground
from desktop.verbs.inputs import RECORD, WRITTEN
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put
from desktop.verbs.table_words import words_at
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId

if TYPE_CHECKING:
    from local_store.book import FieldBook
    from ui.sending.asks import Ground


@click.group()
def case() -> None:
    """The SSP path: refer a case, take it in, put it on an agenda, decide, follow it up, close it; the letters."""


@case.command()
@click.argument("record", metavar="ID", type=RECORD)
@on_a_ground(required=True)
@click.option(
    "--to", default="", type=WRITTEN, metavar="SPACE", help="Which table, where the district has several."
)
@of_a_book
@click.pass_obj
def submit(setting: Setting, record: str, ground: "Ground", to: str) -> None:
    """Send the draft ID to the SSP table that its level and district give; it leaves with the next sync.

    Refused with everything that is missing. An attempt that the rules forbid is written down as a refusal.
    """
    from desktop.doing.referring import send
    from desktop.doing.weighing import weigh
    from ui.sending.asks import SendCase

    with setting.open() as book, book.together():
        words = words_at(setting, book)
        seal = weigh(words, book.get(RecordId(record)), ground, to).parcel.seal
        sent = send(words, SendCase(record, ground, seal, to))
    if sent.missing:
        told = " ".join(dict.fromkeys(one.text for one in sent.missing))
        raise RefusedInput(Text(told, told), field=sent.missing[0].field, code="not_ready")
    put({"case": sent.case, "table": sent.table, "letters": sent.letters, "disclosure": sent.disclosure})


@case.command()
@click.argument("record", metavar="ID", type=RECORD)
@of_a_book
@click.pass_obj
def answers(setting: Setting, record: str) -> None:
    """What the other side has said of the case ID, oldest first; `open`: a question nobody has replied to.

    `without_letter`: it says that it came by letter, and no such letter has come here; `person` is who wrote it.
    """
    with setting.open() as book:
        for line in heard(book, RecordId(record)):
            put(line)


def heard(book: "FieldBook", case: RecordId) -> "list[dict[str, Any]]":
    """Return the lines of `case answers`. Only what came by letter takes a question back, or waits for a reply."""
    from local_store.rules import correspondence

    answers = [(one, book.lacks_letter(one)) for one in book.answers(case)]
    gone = correspondence.taken_back(one.fields for one, lacks in answers if not lacks)
    lines = []
    for one, lacks in answers:
        origin = correspondence.origin_of(one.fields)
        lines.append(
            {
                "letter": one.id,
                "sort": origin.get("sort"),
                "at": origin.get("at"),
                "person": one.created.author if lacks else origin.get("person"),
                "text": origin.get("text"),
                "fields": {name: value for name, value in one.fields.items() if name != correspondence.ORIGIN},
                "open": not lacks and correspondence.is_open_question(one.fields, gone),
                **({"without_letter": True} if lacks else {}),
            }
        )
    return lines


@case.command()
@click.argument("letter", metavar="LETTER", type=RECORD)
@click.option("--text", required=True, type=WRITTEN, metavar="TEXT", help="The reply.")
@of_a_book
@click.pass_obj
def reply(setting: Setting, letter: str, text: str) -> None:
    """Reply to the question LETTER of a table, on the basis its case was sent on; it leaves with the next sync.

    What that basis does not carry today is refused, and the attempt is written down.
    """
    from desktop.doing.replying import reply as do_reply
    from ui.sending.asks import Reply

    with setting.open() as book, book.together():
        replied = do_reply(words_at(setting, book), Reply(letter, text))
    if replied.acted is None:
        told = " ".join(one.text for one in replied.missing)
        raise RefusedInput(Text(told, told), field="text", code="not_ready")
    put({"letter": replied.acted.record, "change": replied.acted.changes[-1]})


@case.command()
@click.argument("record", metavar="ID", type=RECORD)
@of_a_book
@click.pass_obj
def correct(setting: Setting, record: str) -> None:
    """Open the returned referral ID for correction: it is a draft again and can be submitted again."""
    from desktop.doing.referring import correct as do_correct
    from ui.sending.asks import Correct

    with setting.open() as book, book.together():
        do_correct(words_at(setting, book), Correct(record))
        state = book.get(RecordId(record)).fields.get("state")
    put({"case": record, "state": state})
