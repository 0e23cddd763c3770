"""One district as those who work there share it (R55, R64, R86): forums, clubs that go out, rounds ahead, gaps.

Nothing here is about a person: forums, clubs, rounds and activities only.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from desktop.doing.unread import Districts
from desktop.membership import standing_of
from desktop.showing import figures
from desktop.showing.rounds_on import place_name
from desktop.showing.rows import when
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules import directory
from local_store.views import Record
from ui.district.asks import DistrictLine, DistrictView, InDistrict
from ui.style import dates

SILENT_DAYS = 14  # longer than this without a round is a hole in the cover
_MOST = 2000
_LATELY = 400  # rounds and activities looked through
_GOES = {"ja": Text("Går opsøgende", "Does outreach"), "nej": Text("Går ikke opsøgende", "Does no outreach")}
_NOT_SAID = Text("Ikke sagt", "Not said")
_ALSO = Text("Også en anden runde samme aften og sted", "Another round the same evening and place too")
_SILENT = Text("Ingen runde i {} dage", "No round for {} days")
_NEVER = Text("Ingen runde er skrevet her", "No round is written here")
_ONE_CASE, _CASES = (
    Text("1 indstilling i år", "1 referral this year"),
    Text("{} indstillinger i år", "{} referrals this year"),
)
_THIS_MONTH, _THIS_YEAR = Text("Denne måned", "This month"), Text("I år", "This year")
_ONE_TRY, _TRIES = (
    Text("1 forsøg uden svar", "1 attempt in vain"),
    Text("{} forsøg uden svar", "{} attempts in vain"),
)
_LAST = Text("Sidste runde {}", "Last round {}")


def view(words: Words, ask: InDistrict) -> DistrictView:
    """Return what is known of the district in this book; of none named, of the one where most walk."""
    districts = Districts(words)
    lately = [
        (one, _districts(words, districts, one)) for one in words.book.list("outreach_round", limit=_LATELY).records
    ]
    here = ask.district or _most_walked(words, [found for _one, found in lately])
    rounds = [one for one, found in lately if here in found]
    today = words.now.date()
    ahead = sorted((one for one in rounds if when(words, one).date() >= today), key=lambda one: when(words, one))
    walked = [one for one in rounds if when(words, one) <= words.now]
    cover, silent = _cover(words, walked)
    senders = _Senders(words)
    return DistrictView(
        district=here,
        forums=_forums(words, here),
        clubs=_clubs(words, here),
        ahead=tuple(_round(words, one, ahead, senders.label(one)) for one in ahead),
        activities=_activities(words, districts, here),
        cover=cover,
        cover_of=_cover_of(words, walked, senders),
        silent=silent,
        referrals=_referrals(words, here),
        attempts=tuple(_attempts(words, here)),
    )


def _districts(words: Words, districts: Districts, record: Record) -> set[str]:
    """A round is in the districts of the places it is planned for; without any in its space's."""
    planned = [str(one) for one in record.fields.get("planned_hotspot_ids") or ()]
    return {found for one in planned if (found := districts.at(one))} or {districts.of(record)}


def _most_walked(words: Words, lately: Sequence[set[str]]) -> str:
    counted = Counter(code for found in lately for code in found if code)
    return max(
        counted, key=lambda code: (counted[code], code), default=words.book.catalogue.codes("district")[0].code
    )


def _forums(words: Words, district: str) -> tuple[DistrictLine, ...]:
    """The local forums of the district that this book reads, with who is in them."""
    label = words.book.catalogue.label("district", district).da
    standing, found = standing_of(words.book), []
    for space in words.book.spaces():
        if space.kind != "forum" or space.area != label:
            continue
        known = standing.directory.members(bytes.fromhex(space.id)) if standing and standing.directory else ()
        names = sorted(words.person(one.id.hex()) for one in known)
        found.append(DistrictLine("", "users", space.name, ", ".join(names)))
    return tuple(found)


def _referrals(words: Words, district: str) -> tuple[DistrictLine, ...]:
    """Return where this year's cases come from, for whoever reads a table: the most first (R58)."""
    if not any(space.kind in ("ssp_local", "ssp_lead") for space in words.book.spaces()):
        return ()
    today, kind = words.now.date(), words.kind("ssp_case")
    counted = figures.referrals(words, today.replace(month=1, day=1), today)
    here = sorted(((count, actor) for (actor, at), count in counted.items() if at == district), reverse=True)
    spec = kind.by_name["raised_by_actors"] if kind else None
    return tuple(
        DistrictLine("", "clipboard-list", words.value(spec, actor) if actor else words.say(_NOT_SAID),
                     words.say(_ONE_CASE if count == 1 else _CASES).format(count))
        for count, actor in here
    )  # fmt: skip


def _attempts(words: Words, district: str) -> Iterator[DistrictLine]:
    """Give how often somebody was tried in vain, this month and this year; nothing where nobody was (R62)."""
    today = words.now.date()
    for said, first in ((_THIS_MONTH, today.replace(day=1)), (_THIS_YEAR, today.replace(month=1, day=1))):
        if count := figures.attempts(words, first, today)[district]:
            told = words.say(_ONE_TRY if count == 1 else _TRIES).format(count)
            yield DistrictLine("", "phone", words.say(said), told)


def _clubs(words: Words, district: str) -> tuple[DistrictLine, ...]:
    actors = {str(one.id): one.fields for one in words.book.list("actor", limit=_MOST).records}
    lines = []
    for club, _goes in directory.outreach_clubs(actors, district):
        said = _GOES.get(str(actors[club].get("does_outreach")), _NOT_SAID)
        lines.append(DistrictLine(club, "building-2", str(actors[club].get("name")), words.say(said)))
    return tuple(lines)


def _round(words: Words, record: Record, ahead: Sequence[Record], sender: str) -> DistrictLine:
    """A planned round: who, where, when; warned of when another goes to one of its places that evening."""
    places = set(record.fields.get("planned_hotspot_ids") or ())
    at = when(words, record)
    twice = any(
        other.id != record.id and when(words, other).date() == at.date()
        and places & set(other.fields.get("planned_hotspot_ids") or ())
        for other in ahead
    )  # fmt: skip
    who = [words.person(str(one)) for one in record.fields.get("staff_ids") or ()]
    where = ", ".join(place_name(words, str(one)) for one in sorted(places))
    parts = (sender, ", ".join(who), str(record.fields.get("companions") or ""), where)
    told = " · ".join(part for part in parts if part)
    day = dates.capital(dates.near_moment(at, words.now.date(), words.language))
    return DistrictLine(record.id, "waypoints", day, told, words.say(_ALSO) if twice else "")


def _activities(words: Words, districts: Districts, district: str) -> tuple[DistrictLine, ...]:
    today, lines = words.now.date(), []
    for one in reversed(words.book.list("intervention_activity", limit=_LATELY).records):
        if when(words, one).date() >= today and districts.of(one) == district:
            told = dates.capital(dates.near_moment(when(words, one), today, words.language))
            lines.append(DistrictLine(one.id, "calendar-days", words.title(one), told))
    return tuple(lines)


class _Senders:
    """Which administration sends a round (R64, R86): a club's, else the street team's."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._kinds = {space.id: space.kind for space in words.book.spaces()}
        standing = standing_of(words.book)
        known = standing.directory.persons if standing and standing.directory else {}
        self._clubs = {one.hex() for one, person in known.items() if person.role == "club"}

    def of(self, record: Record) -> str:
        """By the space it is in; in a space both share by who planned it."""
        kind = self._kinds.get(record.space, "")
        return "klub" if kind == "club" or (kind != "team" and record.created.author in self._clubs) else "gadeplan"

    def label(self, record: Record) -> str:
        """In words."""
        return self._words.say(self._words.book.catalogue.label("actor", self.of(record)))


def _cover_of(words: Words, walked: Sequence[Record], senders: _Senders) -> tuple[DistrictLine, ...]:
    """When each administration walked here last, counted apart."""
    lines: list[DistrictLine] = []
    for code in ("gadeplan", "klub") if walked else ():
        told, silent = _cover(words, [one for one in walked if senders.of(one) == code])
        label = words.say(words.book.catalogue.label("actor", code))
        lines.append(DistrictLine("", "waypoints", label, "" if silent else told, told if silent else ""))
    return tuple(lines)


def _cover(words: Words, walked: Sequence[Record]) -> tuple[str, bool]:
    if not walked:
        return words.say(_NEVER), True
    last = max(when(words, one).date() for one in walked)
    days = (words.now.date() - last).days
    if days > SILENT_DAYS:
        return words.say(_SILENT).format(days), True
    return words.say(_LAST).format(dates.near_day(last, words.now.date(), words.language)), False


ANSWERS: Mapping[Any, Any] = MappingProxyType({InDistrict: view})
