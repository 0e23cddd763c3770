"""`feltbog org`, `space`, `invite`, `join` and `devices`: who is in it with us."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from desktop.verbs.inputs import WRITTEN, stdin
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.spaces import find_space
from desktop.verbs.speech import put, tell
from local_store.errors import RefusedInput, Text
from local_store.rules.danish_calendar import here

if TYPE_CHECKING:
    from local_store.book import FieldBook
    from local_store.views import Space
    from sync.http_client import HttpClient

SPACE_KINDS = ("team", "club", "forum", "ssp_local", "ssp_lead", "own")
ROLES = ("fieldworker", "club", "coordinator", "administrator")
_SECONDS = {"w": 7 * 86400, "d": 86400, "h": 3600, "m": 60}
_SHORT = re.compile(r"([1-9][0-9]{0,3})([wdhm])", re.IGNORECASE)
_ISO = re.compile(r"P(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?)?", re.IGNORECASE)


class Duration(click.ParamType[int]):
    """How long: P7D, PT12H, or short 2w, 7d, 12h, 30m. Becomes whole seconds."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return seconds, or fail."""
        if isinstance(value, int):
            return value
        text = str(value).strip()
        if short := _SHORT.fullmatch(text):
            return int(short[1]) * _SECONDS[short[2].lower()]
        iso = _ISO.fullmatch(text)
        seconds = sum(int(n) * s for n, s in zip(iso.groups("0"), _SECONDS.values(), strict=True)) if iso else 0
        if not seconds:
            self.fail("Say how long like P7D or PT12H, or short: 7d, 12h.", param, ctx)
        return seconds


@click.group()
def org() -> None:
    """The organisation."""


@org.command()
@click.option("--endpoint", required=True, type=WRITTEN, metavar="URL", help="The central endpoint's address.")
@click.option("--name", required=True, type=WRITTEN, metavar="N", help="The organisation's name.")
@click.option("--person", required=True, type=WRITTEN, metavar="P", help="Your name; you become its administrator.")
@click.option(
    "--recovery-out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where three recovery shares are written; any two of them are needed to recover.",
)
@of_a_book
@click.pass_obj
def create(setting: Setting, endpoint: str, name: str, person: str, recovery_out: Path) -> None:
    """Found an organisation; this book becomes its first administrator's, and is made where there is none."""
    _check_address(endpoint)
    from sync.http_client import HttpClient
    from sync.member import Member

    with setting.open(make=True) as book, HttpClient(endpoint) as http:
        founded = Member(book, http).found_organisation(name, person, recovery_out)
    where = ", ".join(str(share) for share in founded.shares)
    tell(
        Text(
            f"Organisationens fire ord: {' '.join(founded.words)}\n"
            f"Gem de tre gendannelsesdele hver sit sted; to af dem skal bruges: {where}",
            f"The organisation's four words: {' '.join(founded.words)}\n"
            f"Keep the three recovery shares in three places; two of them are needed: {where}",
        )
    )
    put({"organisation": founded.organisation, "fingerprint": founded.fingerprint, "person": founded.person})


@click.group()
def space() -> None:
    """Spaces: who may read together."""


@space.command("create")
@click.argument("name", type=WRITTEN)
@click.option("--kind", required=True, type=click.Choice(SPACE_KINDS), help="What kind of space.")
@click.option("--area", type=WRITTEN, metavar="BYDEL", help="The part of the city.")
@of_a_book
@click.pass_obj
def create_space(setting: Setting, name: str, kind: str, area: str | None) -> None:
    """Make the space NAME with you in it."""
    from sync.member import Member

    with setting.open() as book, connection(book) as http:
        made = Member(book, http).create_space(name, kind, area=area)
    put({"space": made})


@space.command("list")
@of_a_book
@click.pass_obj
def list_spaces(setting: Setting) -> None:
    """List the spaces of this book."""
    with setting.open() as book:
        for one in book.spaces():
            put(_space(one))


@click.command()
@click.option("--person", required=True, type=WRITTEN, metavar="P", help="The newcomer's name.")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What the newcomer may do.")
@click.option(
    "--space", "named", required=True, multiple=True, type=WRITTEN, metavar="NAME", help="Repeat for several."
)
@click.option(
    "--valid", type=Duration(), default="P7D", show_default=True, metavar="DURATION", help="P7D, PT12H, 7d, 12h."
)
@of_a_book
@click.pass_obj
def invite(setting: Setting, person: str, role: str, named: tuple[str, ...], valid: int) -> None:
    """Make an invitation that one person can use once."""
    from sync.member import Member

    with setting.open() as book, connection(book) as http:
        spaces = list(dict.fromkeys(find_space(book, name) for name in named))
        made = Member(book, http).invite(person, role, spaces, valid_seconds=valid)
    tell(
        Text(f"Læs de fire ord højt: {' '.join(made.words)}", f"Read the four words aloud: {' '.join(made.words)}")
    )
    expires = here(datetime.fromtimestamp(made.expires, UTC))
    put({"invitation": made.text(), "expires": expires.isoformat(timespec="seconds")})


@click.command()
@click.argument("invitation", type=WRITTEN)
@click.option("--person", type=WRITTEN, metavar="P", help="Your name, if the invitation has it wrong.")
@of_a_book
@click.pass_obj
def join(setting: Setting, invitation: str, person: str | None) -> None:
    """Make this book a member device by an INVITATION ("-" reads it from stdin); the book is made if need be."""
    from sync.http_client import HttpClient
    from sync.invitations import read_invitation
    from sync.member import Member

    if invitation == "-":
        invitation = stdin().read(4096).decode("utf-8", "replace")
    untrusted = read_invitation(invitation)
    words = " ".join(untrusted.words)
    tell(Text(f"Organisationens fire ord: {words}", f"The organisation's four words: {words}"))
    with setting.open(make=True) as book, HttpClient(untrusted.endpoint) as http:
        Member(book, http).join(invitation, person_name=person)
        told = {"person": book.person, "device": book.device, "spaces": [one.id for one in book.spaces()]}
    put(told)


@click.command()
@of_a_book
@click.pass_obj
def devices(setting: Setting) -> None:
    """List the devices that may read, as this book knows them; asks nobody."""
    from sync.http_client import HttpClient
    from sync.member import Member, endpoint_of

    with setting.open() as book, HttpClient(endpoint_of(book) or "") as http:
        for one in Member(book, http).devices():
            put(
                {
                    "device": one.device,
                    "name": one.name,
                    "person": one.person,
                    "person_name": one.person_name,
                    "role": one.role,
                    "this": one.this,
                }
            )


@contextmanager
def connection(book: "FieldBook") -> Iterator["HttpClient"]:
    """Connect to the book's endpoint. Raises RefusedInput "no_organisation" when it has none."""
    from sync.http_client import HttpClient
    from sync.member import endpoint_of

    address = endpoint_of(book)
    if address is None:
        raise RefusedInput(
            Text(
                "Bogen er ikke med i en organisation endnu. Brug en invitation eller opret en organisation.",
                "The book belongs to no organisation yet. Use an invitation or found an organisation.",
            ),
            code="no_organisation",
        )
    with HttpClient(address) as http:
        yield http


def _check_address(endpoint: str) -> None:
    try:
        parts = urlsplit(endpoint)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        whole = False
    if not whole:
        raise click.BadParameter("An address reads like https://feltbog.example.dk.", param_hint="--endpoint")
    from sync.addresses import check_address

    check_address(endpoint)


def _space(one: "Space") -> dict[str, Any]:
    told: dict[str, Any] = {"space": one.id, "name": one.name, "kind": one.kind}
    if one.area is not None:
        told["area"] = one.area
    return told
