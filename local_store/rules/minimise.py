"""What leaves for an SSP space: an explicit allow list, so that a new field stays home until somebody adds it.

What is not named here never leaves, whatever the case holds: CPR number, address, custody, network, logbook.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from local_store.rules.concerns import is_suspicion
from local_store.rules.findings import Values

_SUBJECT = ("group_id", "young_person_id")
ALLOWED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ssp_case": (
            "heading", *_SUBJECT, "place_ref", "district", "age_track", "level", "level_characteristics",
            "level_reason", "raised_by", "raised_by_actors", "raised_by_professions", "raised_at",
            "earlier_case_ids", "concern_text",
            "tried_already_text", "resources_text", "background_text", "young_person_view", "parents_view",
            "parents_informed", "parents_informed_by", "parents_informed_on", "parents_not_informed_reason",
            "honour_conflict", "leader_informed", "parties", "parties_reason", "lead_party", "legal_basis",
            "necessity_text", "question_to_meeting", "wished_outcome", "state",
        ),
        "young_person": ("name", "alias", "birth_year", "school_or_job", "club", "leisure", "resources"),
        "youth_group": (
            "name", "place_ref", "district", "known_since", "count_min", "count_max", "age_min", "age_max",
            "gender_mix", "status", "status_text", "resources_text", "needs",
        ),
        "concern": (
            "fact_text", "source_type", "source_actor", "told_on", *_SUBJECT, "who_text", "areas", "observed_on",
            "frequency", "since_text", "change", "own_words_text",
        ),
        "group_observation": (
            "occurred_at", "place_ref", "group_id", "count_min", "count_max", "age_min", "age_max", "gender_mix",
            "behaviour", "mood", "affected", "incident_type", "severity", "trend", "fact_text", "own_words_text",
        ),
        "street_contact": ("occurred_at", "place_ref", "group_id", "person_count", "topics", "own_words_text"),
        "club_expulsion": ("expelled_on", "reason", "group_id", "who_text", "until_on", "readmitted_on"),
        "overall_goal": ("case_id", "goal_text", "desired_state_by_young_person", "target_date", "status"),
        "sub_goal": (
            "case_id", "area", "goal_id", "goal_text", "indicator", "baseline_text", "not_relevant",
            "not_relevant_reason", "responsible_name", "responsible_actor", "due_on", "status",
        ),
        "action_item": (
            "what", "status", "case_id", "sub_goal_id", "group_id", "area", "where_text", "responsible_name",
            "responsible_actor", "responsible_unit", "by_when", "recurrence", "starts_on", "ends_on", "at_time",
            "condition_text",
        ),
    }
)  # fmt: skip
_NAMING = frozenset({"young_person_id", "name", "alias", "birth_year", "school_or_job"})


def minimised(kind: str, values: Values, *, anonymous: bool = False) -> dict[str, Any]:
    """Return only what leaves: nothing of a kind that is not listed, nor of a suspicion.

    With `anonymous` the fields that name somebody stay home as well; what free texts say is for `anonymise`.
    """
    if kind == "concern" and is_suspicion(values):
        return {}
    names = [name for name in ALLOWED.get(kind, ()) if not (anonymous and name in _NAMING)]
    return {name: values[name] for name in names if values.get(name) not in (None, "", [])}


def stays(kind: str, values: Values, *, anonymous: bool = False) -> tuple[str, ...]:
    """Return the written fields that stay home, for the preview to show beside what leaves."""
    leaves = minimised(kind, values, anonymous=anonymous)
    return tuple(
        sorted(name for name, value in values.items() if name not in leaves and value not in (None, "", []))
    )
