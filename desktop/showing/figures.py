"""Contacts, observations and activities by district, those with none as well (R66); what came of a case (R68).

The figures are of acts, never of people: a suspicion, a case and a young person are in none of them. A record
counts where its place is, else its group, else its space; what says none of these counts under "".
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.doing.unread import Districts
from desktop.showing import two_sides
from desktop.showing.agenda_book import every
from desktop.showing.happened import linked
from desktop.showing.rows import when
from desktop.showing.words import Words, moment
from local_store.rules import activities, correspondence, small_cells
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.ssp_levels import LEVELS
from local_store.views import Record

_COUNTED = ("street_contact", "group_observation", "intervention_activity")
_ATTEMPTS = "actor_contact"


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


def referrals(words: Words, first: date, last: date) -> Counter[tuple[str, str]]:
    """Return how many cases were raised in these days, by (organisation, district), both as codes (R58).

    A case raised from two organisations counts at each, "" for one that does not say; a draft is not raised yet.
    Who holds both the referral and the table's case of it counts the table's.
    """
    districts, counted = Districts(words), Counter[tuple[str, str]]()
    for case in every(words, "ssp_case").values():
        told = correspondence.origin_of(case.fields)
        if state_of(case.fields) in DRAFT_STATES - {"returneret"} or not first <= when(words, case).date() <= last:
            continue
        if not told and two_sides.other_side(words, case) is not None:
            continue
        for actor in case.fields.get("raised_by_actors") or ("",):
            counted[str(actor), districts.of(case)] += 1
    return counted


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
    codes = [one.code for one in words.book.catalogue.codes("outcome_level")]
    tables = {space.id for space in words.book.spaces() if space.kind in ("ssp_local", "ssp_lead")}
    counted: dict[tuple[str, str], Counter[str]] = {}
    for case in every(words, "ssp_case").values():
        level = str(case.fields.get("level") or "")
        if case.space not in tables or level not in LEVELS or state_of(case.fields) not in ENDED:
            continue
        if not first <= moment(str(case.fields.get("feedback_at") or case.updated.at)).date() <= last:
            continue
        for area, field in _OUTCOMES.items():
            if said := case.fields.get(field):
                counted.setdefault((level, area), Counter())[str(said)] += 1
    return {
        row: small_cells.shown({code: counted[row][code] for code in codes}) for row in sorted(counted)
    }  # fmt: skip
