"""The local directory of actors and offers (R59, R86): who can help with what, where, and at what age."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of, months_after
from local_store.rules.findings import Finding, Rule, Values

STALE_MONTHS = 6  # after half a year somebody should ask whether it still holds
# What a young person needs (codes of bridge_to) and the sorts of actor that may give it. The words find what an
# offer says of itself; both are help in looking, and decide nothing.
NEEDS: Mapping[str, tuple[frozenset[str], tuple[str, ...]]] = MappingProxyType(
    {
        "fritid": (
            frozenset({"kultur_fritid", "forening", "klub", "ungdomsskole"}),
            ("fritid", "sport", "fodbold"),
        ),
        "klub": (frozenset({"klub"}), ("klub",)),
        "skole": (frozenset({"skole", "ungdomsskole"}), ("skole", "lektie")),
        "uu_job": (frozenset({"uddannelsesvejledning", "jobcenter"}), ("job", "praktik", "uddannelse")),
        "raadgivning": (frozenset({"boernefamilieteam", "socialforvaltning", "boligsocial"}), ("rådgivning",)),
        "sundhed": (frozenset(), ("sund", "rusmid", "psyk", "læge")),
        "foraeldre": (frozenset({"boernefamilieteam"}), ("forældre", "familie")),
    }
)


def meets_need(entry: Values, need: str) -> bool:
    """Tell whether the entry may meet the need, by its sort or by what it says it does."""
    sorts, words = NEEDS.get(need, (frozenset(), ()))
    told = f"{entry.get('name') or ''} {entry.get('offer_text') or ''}".casefold()
    return entry.get("actor") in sorts or any(word in told for word in words)


def takes_age(entry: Values, age: int) -> bool:
    """Tell whether the age is within what is written; an end nobody wrote is open."""
    youngest, oldest = entry.get("age_min"), entry.get("age_max")
    return (youngest is None or youngest <= age) and (oldest is None or age <= oldest)


def serves(entry: Values, district: str) -> bool:
    """Tell whether the entry is for the district; one without any is for all of them."""
    districts = entry.get("districts") or ()
    return not districts or district in districts


def is_stale(entry: Values, today: date) -> bool:
    """Tell whether nobody has looked after it for long; an entry without a day is."""
    updated = entry.get("updated_on")
    return not updated or months_after(day_of(updated), STALE_MONTHS) < today


def outreach_clubs(entries: Mapping[str, Values], district: str) -> tuple[tuple[str, bool], ...]:
    """Return the district's clubs with whether they do outreach, as agreed in the district's club forum (R86)."""
    clubs = {record: entry for record, entry in entries.items() if entry.get("actor") == "klub"}
    return tuple(
        (record, entry.get("does_outreach") == "ja")
        for record, entry in sorted(clubs.items(), key=lambda item: str(item[1].get("name") or ""))
        if district in (entry.get("districts") or ())
    )


def _association_is_private(after: Values, _before: Values) -> tuple[Finding, ...]:
    """R29: an association is a private party, whatever it is called; unwritten it counts as one already."""
    if after.get("actor") != "forening" or after.get("party_type") in (None, "", "privat"):
        return ()
    text = Text(
        "En forening er privat eller frivillig. Vælg det, eller en anden slags.",
        "An association is private or voluntary. Choose that, or another sort.",
    )
    return (Finding("party_type", "not_allowed", text),)


ASSOCIATION_IS_PRIVATE = Rule(_association_is_private, ("actor", "party_type"))
