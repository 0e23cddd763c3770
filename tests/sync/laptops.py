"""Laptops as a test meets them: a real book in a temporary folder and a connection to a real endpoint."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.vault import KdfCost
from sync.http_client import HttpClient
from sync.member import Member
from sync.round import RoundResult, run_round
from sync.standing import Standing

PASSPHRASE = "en rød cykel i regnen"
EVENING = "2026-11-20T20:15:00+01:00"


class Laptop:
    """One person's book and line to the endpoint. Close it, or let the fixture `laptop` do so."""

    def __init__(self, folder: Path, url: str, **book: Any) -> None:
        self.folder = folder
        made = folder.exists()
        settings = {"cost": KdfCost.FOR_TESTS, **book} if not made else book
        self.book = (FieldBook.open if made else FieldBook.create)(folder, PASSPHRASE, **settings)
        self.http = HttpClient(url)

    @property
    def member(self) -> Member:
        return Member(self.book, self.http)

    @property
    def standing(self) -> Standing:
        standing = Standing.of(self.book)
        assert standing is not None
        return standing

    def meet(self, url: str) -> None:
        """From now on talk to this address."""
        self.http.close()
        self.http = HttpClient(url)

    def round(self) -> RoundResult:
        return run_round(self.book, self.http)

    def note(self, text: str, space: SpaceId) -> RecordId:
        return self.book.add("street_contact", contact(text), space=space)

    def notes(self, count: int, space: SpaceId, about: str = "aften") -> list[RecordId]:
        rows = [contact(f"Nr. {number} den {about} ved stationen") for number in range(count)]
        return self.book.add_many("street_contact", rows, space=space)

    def texts(self, space: SpaceId) -> list[str]:
        """Return every contact's text, sorted: twice where something was doubled."""
        page = self.book.list("street_contact", limit=10_000, space=space)
        return sorted(record.fields["fact_text"] for record in page.records)

    def close(self) -> None:
        self.http.close()
        self.book.close()


MakeLaptop = Callable[[str], Laptop]


def contact(text: str) -> dict[str, object]:
    return {"occurred_at": EVENING, "place_ref": "Banegårdspladsen", "fact_text": text}


class Team:
    """Anne, who founded the organisation, and a team space of hers that others join."""

    def __init__(self, anne: Laptop, recovery: Path) -> None:
        self.anne = anne
        self.founded = anne.member.found_organisation("Kommunen", "Anne", recovery)
        self.space = anne.member.create_space("Team Nord", "team", area="Nordbyen")

    def joined(self, laptop: Laptop, name: str, role: str = "fieldworker") -> Laptop:
        """Invite by the administrator, join by the laptop."""
        invitation = self.anne.member.invite(name, role, [self.space])
        laptop.member.join(invitation.text())
        return laptop


def settle(*laptops: Laptop) -> None:
    """Let everybody meet often enough that all have everything."""
    for _ in range(2):
        for laptop in laptops:
            laptop.round()


def converged(space: SpaceId, *laptops: Laptop) -> bool:
    """Tell whether all hold the same changes of the space and nothing is left to send."""
    digests = {laptop.book.digest(space) for laptop in laptops}
    return len(digests) == 1 and not any(laptop.book.unsent_count().get(space) for laptop in laptops)
