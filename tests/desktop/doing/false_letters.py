"""What nobody has sent, written as a letter by somebody at the table: no program of ours would."""

from collections.abc import Mapping
from typing import Any

from local_store.homes import record_of
from local_store.ids import LetterId, RecordId, SpaceId
from tests.desktop.doing.referring_town import Town
from tests.sync.laptops import Laptop

AT = "2026-11-21T20:00:00+01:00"


def made_up(town: Town, writer: Laptop, letter: str, about: str = "", sort: str = "referral") -> RecordId:
    """Write as a letter from Bo what he has never sent: no program of ours would."""
    told = {"heading": "Opdigtet", "state": "indstillet"} if not about else {}
    return written(town, writer, letter, told, about=about, sort=sort)


def written(
    town: Town,
    writer: Laptop,
    named: str,
    told: Mapping[str, object],
    kind: str = "ssp_case",
    home: SpaceId | None = None,
    **said: Any,
) -> RecordId:
    book, space = writer.book, home or town.table
    record = record_of(LetterId(named), space, kind)
    origin = {
        "letter": named, "space": town.team.space, "person": town.bo.book.person, "device": town.bo.book.device,
        "record": "ee" * 16, "at": AT, "text": "Det siger Bo", **said,
    }  # fmt: skip
    change = book._hand()._say(record, kind, space, (), book._clock(), set={**told, "origin": origin})
    book._append([change], "")
    return record
