"""`feltbog access`, `space admit` and `space remove`: who may do and read what, space by space."""

from typing import TYPE_CHECKING

import click

from desktop.verbs.inputs import WRITTEN
from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.spaces import find_space
from desktop.verbs.speech import put, tell
from local_store.errors import Text
from local_store.ids import PersonId
from local_store.rules.danish_calendar import day_of

if TYPE_CHECKING:
    from local_store.book import FieldBook

WHO = click.option("--person", "who", required=True, type=WRITTEN, metavar="WHO", help="The person, by id or name.")


@click.command()
@click.option("--confirm", is_flag=True, help="Keep that you have looked the list through and that it is right.")
@of_a_book
@click.pass_obj
def access(setting: Setting, confirm: bool) -> None:
    """List everybody with access: role, spaces, devices. To be looked through twice a year; asks nobody."""
    from sync import reviewing_access as reviewing

    now = setting.clock()
    with setting.open() as book:
        for one in reviewing.accesses(book):
            spaces = [{"space": id_, "name": name} for id_, name in one.spaces]
            put(
                {
                    "person": one.person,
                    "name": one.name,
                    "role": one.role,
                    "spaces": spaces,
                    "devices": one.devices,
                    "invited_devices": one.open_invitations,
                }
            )
        if confirm:
            reviewing.confirm(book, now)
            book.note_access("access_review")
        last = reviewing.last_review(book)
    if last is None:
        tell(Text("Listen er aldrig bekræftet her: --confirm.", "The list was never confirmed here: --confirm."))
    elif reviewing.is_due(last, now):
        tell(
            Text(
                f"Sidst bekræftet {day_of(last.at)}: det er tid igen (hvert halve år).",
                f"Last confirmed {day_of(last.at)}: it is time again (twice a year).",
            )
        )
    else:
        tell(Text(f"Bekræftet {day_of(last.at)}.", f"Confirmed {day_of(last.at)}."))


@click.command()
@click.argument("name", type=WRITTEN)
@WHO
@of_a_book
@click.pass_obj
def admit(setting: Setting, name: str, who: str) -> None:
    """Let WHO, who is in the organisation, into the space NAME: they can read all that is written in it."""
    from sync.admitting import admit as let_in

    with setting.open() as book, connection(book) as http:
        space, person = find_space(book, name), _person(book, who)
        new = let_in(book, http, person, space)
        book.note_access("admit", detail=f"{person} {space}")
    put({"space": space, "person": person, "admitted": new})


@click.command()
@click.argument("name", type=WRITTEN)
@WHO
@of_a_book
@click.pass_obj
def remove(setting: Setting, name: str, who: str) -> None:
    """Take WHO out of the space NAME alone; what is written from now on is sealed with a new key.

    What they could read until now they may still have. `feltbog revoke` takes all access.
    """
    from sync.revoking import remove as put_out

    with setting.open() as book, connection(book) as http:
        space, person = find_space(book, name), _person(book, who)
        put_out(book, http, person, space)
        book.note_access("remove", detail=f"{person} {space}")
    put({"space": space, "person": person, "removed": True})


def _person(book: "FieldBook", who: str) -> PersonId:
    """Return the person of that id or name. Raises NotFound, RefusedInput "ambiguous"."""
    from sync.refusals import refused
    from sync.revoking import find_member
    from sync.standing import Standing

    standing = Standing.of(book)
    if standing is None:
        raise refused("not_a_member")
    person, _device = find_member(standing, who)
    return PersonId(person.hex())
