"""`feltbog retention run`: what is due for deletion, and erasing it as one act."""

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from desktop.verbs.ending import erase_one
from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import language, put, tell
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.rules.danish_calendar import here

if TYPE_CHECKING:
    from ui.retention.asks import DueRecord


@click.group()
def retention() -> None:
    """Records whose time is over."""


@retention.command()
@click.option("--dry-run", is_flag=True, help="Only list what is due; nothing is erased.")
@of_a_book
@click.pass_obj
def run(setting: Setting, dry_run: bool) -> None:
    """Erase what is due for deletion, here, at the endpoint and in every book. Cannot be undone.

    Erased is what you wrote yourself and what lies in a space you coordinate or administer; the rest is listed.
    Forms of a case that a coordinator or administrator of their space is to decide about are put away instead: they
    leave this book, and come back when they are kept longer.
    """
    from desktop.doing.putting_away import leave, recall_all
    from desktop.showing.retention import due
    from desktop.showing.words import Words
    from sync.member import endpoint_of

    with setting.open() as book:
        words = Words(book, "en" if language() == "en" else "da", here(setting.clock()))
        found = due(words)
        mine = [one for one in found if one.may and not one.leaves and not dry_run]
        online = bool(mine) and endpoint_of(book) is not None
        with connection(book) if online else nullcontext() as http:
            for one in mine:
                erase_one(book, http, RecordId(one.record), one.why, setting.clock())
                put(_line(one, erased=True))
        if not dry_run:
            recall_all(words)
        gone = leave(words, found) if not dry_run else frozenset()
        for one in found:
            if one not in mine:
                put(_line(one, erased=False, put_away=one.record in gone))
    left = sum(1 for one in found if not one.may and one.record not in gone)
    if left:
        tell(
            Text(
                f"{left} kan kun deres forfatter eller en koordinator slette.",
                f"{left} can only be erased by their author or a coordinator.",
            )
        )


def _line(one: "DueRecord", *, erased: bool, put_away: bool = False) -> dict[str, object]:
    return {"id": one.record, "kind": one.kind, "since": one.since.isoformat(), "why": one.why, "may": one.may,
            "erased": erased, "put_away": put_away}  # fmt: skip
