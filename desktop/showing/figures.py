"""Contacts, observations and activities by district, those with none as well (R66); what came of a case (R68).

The figures are of acts, never of people: a suspicion, a case and a young person are in none of them. A record
counts where its place is, else its group, else its space; what says none of these counts under "".
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.doing.unread import Districts
from desktop.showing import two_sides
from desktop.showing.agenda_book import every
from desktop.showing.coming import tables_of
from desktop.showing.happened import linked
from desktop.showing.rows import when
from desktop.showing.words import Words, moment
from local_store.rules import activities, correspondence, small_cells
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.ssp_levels import LEVELS
from local_store.views import Record

_COUNTED = ("street_contact", "group_observation", "intervention_activity")
_ATTEMPTS, _IN_VAIN = "actor_contact", {"outcome": "ikke_truffet"}
_AT_ONCE = 500
ORGANISATIONS, PROFESSIONS = "raised_by_actors", "raised_by_professions"


@dataclass(frozen=True, slots=True)
class Figures:
    """One district (a code, "" for what nobody placed) and how often something was done there."""

    district: str
    contacts: int
    observations: int
    activities: int
    attempts: int = 0  # to reach somebody, that came to nothing (R62): work as well, but no sign that one was there

    @property
    def total(self) -> int:
        """How much there is of everything; 0 is a finding."""
        return self.contacts + self.observations + self.activities


def figures(words: Words, first: date, last: date) -> tuple[Figures, ...]:
    """Return every district of the organisation, in its order, for the days from `first` to `last` (both in).

    Only activities that were held count. What nobody placed comes last, and only when there is any.
    """
    districts = Districts(words)
    counted: Counter[tuple[str, str]] = Counter()
    for record in _records(words):
        if first <= when(words, record).date() <= last:
            counted[districts.of(record), record.kind] += 1
    codes = [code.code for code in words.book.catalogue.codes("district")]
    stray = sorted({district for district, _kind in counted} - set(codes))
    kinds = (*_COUNTED, _ATTEMPTS)
    return tuple(Figures(code, *(counted[code, kind] for kind in kinds)) for code in (*codes, *stray))


def _records(words: Words) -> Iterator[Record]:
    for kind in _COUNTED:
        for record in every(words, kind).values():
            if kind != "intervention_activity" or activities.was_held(record.fields):
                yield record
    for record in every(words, _ATTEMPTS).values():
        if record.fields.get("outcome") == "ikke_truffet":
            yield record


def attempts(words: Words, first: date, last: date) -> Counter[str]:
    """Return how often somebody tried in vain to reach a family or a colleague in these days, by district (R62)."""
    districts, counted = Districts(words), Counter[str]()
    after: str | None = None
    while True:
        page = words.book.list(_ATTEMPTS, where=_IN_VAIN, limit=_AT_ONCE, after=after)
        days = [(when(words, record).date(), record) for record in page.records]  # the newest first
        counted.update(districts.of(record) for day, record in days if first <= day <= last)
        after = page.after
        if after is None or days[-1][0] < first:
            return counted


def referrals(words: Words, first: date, last: date) -> Counter[tuple[str, str]]:
    """Return how many cases were raised in these days, by (organisation, district), both as codes (R58).

    A case raised from two organisations counts at each, "" for one that does not say; a draft is not raised yet.
    Who holds both the referral and the table's case of it counts the table's.
    """
    districts = Districts(words)
    cases = every(words, "ssp_case").values()
    return Counter(one for case in cases for one in raised(words, case, first, last, districts))


def raised(
    words: Words, case: Record, first: date, last: date, districts: Districts, by: str = ORGANISATIONS
) -> Iterator[tuple[str, str]]:
    """Give what a case counts as in `referrals`; `by` is the field that says who raised it."""
    told = correspondence.origin_of(case.fields)
    if state_of(case.fields) in DRAFT_STATES - {"returneret"} or not first <= when(words, case).date() <= last:
        return
    if not told and two_sides.other_side(words, case) is not None:
        return
    for actor in case.fields.get(by) or ("",):
        yield str(actor), districts.of(case)


@dataclass(frozen=True, slots=True)
class Effect:
    """One sub-goal held against where it began (R68). `outcome` is a code, "" while nobody has looked again."""

    area: str
    goal: str
    before: str
    outcome: str
    after: str


def effects(words: Words, case: str) -> tuple[Effect, ...]:
    """Return the case's sub-goals that say where they began, also those nobody has looked at again."""
    goals = linked(words, "sub_goal", "case_id", case)
    return tuple(
        Effect(
            str(one.fields["area"]),
            str(one.fields.get("goal_text") or ""),
            str(one.fields["baseline_text"]),
            str(one.fields.get("outcome_level") or ""),
            str(one.fields.get("result_text") or ""),
        )
        for one in sorted(goals, key=lambda one: (one.created.at, one.id))
        if one.fields.get("baseline_text")
    )


_OUTCOMES = {"": "outcome_level", "school": "outcome_school", "leisure": "outcome_leisure", "home": "outcome_home",
             "crime": "outcome_crime"}  # fmt: skip


def outcomes(words: Words, first: date, last: date) -> dict[tuple[str, str], dict[str, int | None]]:
    """Return how it went for those whose case ended in these days, by (level, area), "" the whole (R69).

    Each counts every outcome by its code; None is a count too small to be told (`small_cells`). Only cases of a
    table, each once.
    """
    tables = tables_of(words)
    cases = every(words, "ssp_case").values()
    return told_outcomes(words, Counter(one for case in cases for one in ended(case, first, last, tables)))


def ended(case: Record, first: date, last: date, tables: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Give what a case counts as in `outcomes`: (level, area, outcome)."""
    level = str(case.fields.get("level") or "")
    if case.space not in tables or level not in LEVELS or state_of(case.fields) not in ENDED:
        return
    if first <= moment(str(case.fields.get("feedback_at") or case.updated.at)).date() <= last:
        for area, field in _OUTCOMES.items():
            if said := case.fields.get(field):
                yield level, area, str(said)


def told_outcomes(
    words: Words, counted: Mapping[tuple[str, str, str], int]
) -> dict[tuple[str, str], dict[str, int | None]]:
    """Return what was counted of (level, area, outcome) as it may be told."""
    codes = [one.code for one in words.book.catalogue.codes("outcome_level")]
    return {
        row: small_cells.shown({code: counted.get((*row, code), 0) for code in codes})
        for row in sorted({(level, area) for level, area, _outcome in counted})
    }
