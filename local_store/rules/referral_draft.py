"""From what was written before to a referral draft without retyping (R5, R78).

What a person must judge is never set: the level, its reason, the basis, whether the parents were told (L12).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from local_store.rules import raisers
from local_store.rules.findings import Values


def from_actor_contact(contact: Values, contact_id: str) -> dict[str, Any]:
    """Return the fields of an ssp_case draft: group, place, links to what it rests on, and both initiators.

    The level is left to a person: no record sets it (L12).
    """
    texts = (contact.get("purpose_text"), contact.get("fact_text"), contact.get("outcome_text"))
    both = (contact.get("from_party"), contact.get("to_party"))
    draft: dict[str, Any] = {
        "state": "kladde",
        "group_id": contact.get("group_id"),
        "place_ref": contact.get("place_ref"),
        "district": contact.get("district"),
        raisers.FIELD: raisers.stored(both),
        "raised_at": contact.get("occurred_at"),
        "raised_by_actors": sorted(
            {actor for actor in (contact.get("from_actor"), contact.get("to_actor")) if actor}
        ),
        "concern_text": "\n\n".join(text for text in texts if text),
        "assessment_text": contact.get("assessment_text"),
        "origin_refs": sorted({contact_id, *(contact.get("record_refs") or ())}),
    }
    return {field: value for field, value in draft.items() if value}


_TEXTS = frozenset(
    {"concern_text", "tried_already_text", "background_text", "young_person_view", "assessment_text"}
)
# What each kind already says of a case, by the case's own fields.
_SAYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "street_contact": {"fact_text": "concern_text", "young_person_id": "young_person_id"},
        "group_observation": {
            "fact_text": "concern_text", "already_done_text": "tried_already_text",
            "who_text": "background_text", "school_leisure_text": "background_text",
            "behaviour_challenges_text": "background_text",
        },
        "club_incident": {"fact_text": "concern_text", "club_unit": "place_ref"},
        "club_expulsion": {
            "reason_text": "concern_text", "club_unit": "place_ref", "young_person_id": "young_person_id",
        },
        "concern": {"fact_text": "concern_text", "young_person_id": "young_person_id"},
        "logbook_entry": {"fact_text": "concern_text", "young_person_id": "young_person_id"},
        "intervention_activity": {"fact_text": "concern_text"},
    }
)  # fmt: skip
_ALWAYS = MappingProxyType(
    {
        "group_id": "group_id",
        "place_ref": "place_ref",
        "district": "district",
        "own_words_text": "young_person_view",
        "own_action_text": "tried_already_text",
        "assessment_text": "assessment_text",
    }
)


def from_record(kind: str, record: str, values: Values) -> dict[str, Any]:
    """Return the fields of a draft begun from a record of any kind: group, place, texts, and what it rests on.

    A group or a young person is what the case is about; everything else is something it rests on. A case about a
    group does not become one about a young person because somebody's name stands in what it rests on.
    """
    if kind == "actor_contact":
        return from_actor_contact(values, record)
    if kind == "youth_group":
        draft = {"group_id": record, "heading": values.get("name"), "place_ref": values.get("place_ref")}
        return _filled({**draft, "district": values.get("district")})
    if kind == "young_person":
        return {"young_person_id": record}
    says = {**_ALWAYS, **_SAYS.get(kind, {"fact_text": "concern_text"})}
    draft = {}
    for name, field in says.items():
        value = values.get(name)
        if value and field in _TEXTS and draft.get(field):
            draft[field] = f"{draft[field]}\n\n{value}"
        elif value:
            draft[field] = value
    if not draft.get("group_id"):
        draft["group_id"] = next(iter(values.get("group_ids") or ()), None)
    if draft.get("group_id"):
        draft.pop("young_person_id", None)
    return _filled({**draft, "origin_refs": [record]})


def _filled(draft: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in draft.items() if value}
