"""The four levels of an SSP case (R12) and the forum each is discussed in (R13).

The forum follows from the level and is stored nowhere, so the two cannot disagree. What the forums are called is
the code table ssp_forum, which an organisation may override (ledergruppe, koordinationsgruppe).
"""

from enum import StrEnum

from local_store.errors import Text

LEVELS = ("1", "2", "3", "4")
NO_TIME_FRAME = Text("Tidsramme er ikke fastsat", "No time limit has been set")


class Forum(StrEnum):
    """Codes of the table ssp_forum."""

    LOCAL_COMMITTEE = "lokaludvalg"
    COORDINATION_GROUP = "koordinationsgruppe"


def forum_of(level: str | int) -> Forum:
    """Return the forum of a level; ValueError for anything but 1-4."""
    if str(level) not in LEVELS:
        raise ValueError(f"no such level: {level}")
    return Forum.LOCAL_COMMITTEE if str(level) in ("1", "2") else Forum.COORDINATION_GROUP


def space_kind_of(level: str | int) -> str:
    """Return the kind of space where a case of this level is discussed."""
    return "ssp_local" if forum_of(level) is Forum.LOCAL_COMMITTEE else "ssp_lead"


def needs_standard_form(level: str | int) -> bool:
    """Tell whether the level uses the standardised form (R17): 3 and 4."""
    return forum_of(level) is Forum.COORDINATION_GROUP


def time_frame(days: int | None) -> Text:
    """Return the level's time frame in words; the sources give none, so an empty configuration says so (R14)."""
    if days is None:
        return NO_TIME_FRAME
    return Text("Inden 1 dag", "Within 1 day") if days == 1 else Text(f"Inden {days} dage", f"Within {days} days")
