"""What a referral is when it leaves: which table it goes to, what sorts of information it holds, who gets it.

The forum follows from the level and the district (R13): nobody chooses another. What each field tells is listed
here so that a consent's scope can be held against what really leaves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from local_store.errors import Text
from local_store.rules import sharing
from local_store.rules.findings import Finding, Values
from local_store.rules.ssp_levels import LEVELS, needs_standard_form, space_kind_of

USUAL_PARTIES = ("politi", "skole", "socialforvaltning")  # who is at every SSP table
_NOT_MUNICIPAL = frozenset({"politi", "kriminalforsorg"})
_TELLS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("young_person", "name"): "identitet",
        ("young_person", "alias"): "identitet",
        ("young_person", "birth_year"): "identitet",
        ("young_person", "school_or_job"): "skole",
        ("young_person", "club"): "fritid",
        ("young_person", "leisure"): "fritid",
        ("young_person", "resources"): "fritid",
        ("ssp_case", "young_person_id"): "identitet",
        ("ssp_case", "concern_text"): "bekymring",
        ("ssp_case", "tried_already_text"): "bekymring",
        ("ssp_case", "young_person_view"): "bekymring",
        ("ssp_case", "background_text"): "skole",
        ("ssp_case", "parents_view"): "familie",
        ("ssp_case", "honour_conflict"): "familie",
        ("overall_goal", "goal_text"): "aftaler",
        ("sub_goal", "goal_text"): "aftaler",
        ("action_item", "what"): "aftaler",
    }
)
_NO_LEVEL = Text("Vælg et niveau først. Det bestemmer forummet.", "Choose a level first. It decides the forum.")


@dataclass(frozen=True, slots=True)
class Table:
    """An SSP space a letter may go to. `area`: the district it is for, None for the whole city."""

    space: str
    kind: str
    name: str
    area: str | None = None
    member: bool = False  # one reads it oneself


def tables_for(case: Values, tables: Iterable[Table], names: Sequence[str]) -> tuple[Table, ...]:
    """Return where the case may go: most often one. `names` are the code and the labels of its district.

    A table of the case's district comes before one for the whole city; another district's is never right.
    """
    if case.get("level") not in LEVELS:
        return ()
    kind = space_kind_of(case["level"])
    right = [one for one in tables if one.kind == kind]
    wanted = {name.casefold() for name in names if name}
    near = [one for one in right if one.area and one.area.casefold() in wanted]
    whole = [one for one in right if not one.area]
    if near or whole:
        return tuple(near or whole)
    # The leading group is one for the city, whatever district its space was made for; so is a single district's.
    alone = len(right) == 1 and (not wanted or needs_standard_form(case["level"]))
    return tuple(right) if alone else ()


def no_table(case: Values, forum: Text, district: Text | None) -> Finding:
    """Return the sentence for a case that no table takes."""
    if case.get("level") not in LEVELS:
        return Finding("level", "required", _NO_LEVEL)
    if district is None:
        text = Text(
            f"Vælg bydelen, så indstillingen finder sit {forum.da}.",
            f"Choose the district, so that the referral finds its {forum.en}.",
        )
        return Finding("district", "required", text)
    text = Text(
        f"{forum.da} for {district.da} har intet rum endnu. Spørg jeres administrator.",
        f"{forum.en} for {district.en} has no space yet. Ask your administrator.",
    )
    return Finding("target", "no_table", text)


def data_types(leaving: Iterable[tuple[str, Values]]) -> frozenset[str]:
    """Return the codes of `data_type` for what leaves: (kind, fields) of each letter."""
    found = set()
    for kind, fields in leaving:
        found |= {_TELLS[kind, name] for name in fields if (kind, name) in _TELLS}
        if kind == "ssp_case" and fields.get("level") in LEVELS[1:]:
            found.add("kriminalitet")  # from level 2 on the level itself says so
        if kind == "ssp_case" and fields.get("background_text"):
            found |= {"fritid", "familie"}
    return frozenset(found)


def recipients(case: Values) -> tuple[str, ...]:
    """Return who is at the table, as codes of `actor`: the parties of the case and those who always are."""
    return tuple(sorted({*USUAL_PARTIES, *(case.get("parties") or ())}))


def is_one_authority(parties: Iterable[str]) -> bool:
    """Tell whether everybody at the table may be of the same authority: neither police nor private."""
    return not any(party in _NOT_MUNICIPAL or sharing.party_type_of(party) == sharing.PRIVATE for party in parties)


def hardest(parties: Sequence[str]) -> str:
    """Return the party whose kind asks most of a basis: a private one, else social services."""
    private = [party for party in parties if sharing.party_type_of(party) == sharing.PRIVATE]
    return next(iter([*private, "socialforvaltning"]))
