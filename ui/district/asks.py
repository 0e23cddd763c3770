"""What the district's page asks and is given: forums, clubs, rounds and activities; nothing about a person."""

from dataclasses import dataclass

from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A line to read; `record` opens when there is one, `warning` is what somebody should look at."""

    record: str
    icon: str
    title: str
    told: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class DistrictView:
    """A district. `cover` says when somebody last walked there; `silent` that it is too long ago."""

    forums: tuple[DistrictLine, ...]
    clubs: tuple[DistrictLine, ...]
    ahead: tuple[DistrictLine, ...]
    activities: tuple[DistrictLine, ...]
    cover: str
    silent: bool
    district: str = ""  # which it is
    cover_of: tuple[DistrictLine, ...] = ()  # the same of the street team and of the clubs, apart
    attempts: tuple[DistrictLine, ...] = ()  # to reach somebody, in vain (R62)
    referrals: tuple[DistrictLine, ...] = ()  # who has raised cases this year; none without a table to read


@dataclass(frozen=True, slots=True)
class InDistrict(Ask[DistrictView]):
    """Look at one district, by its code; "" is the one where most walk."""

    district: str
