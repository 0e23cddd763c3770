"""A referral begun from another record: what is known there is not typed again (R5, R78)."""

from typing import Any

from local_store.rules.referral_draft import from_actor_contact
from ui.views import RecordView


def preset_from(view: RecordView) -> dict[str, Any]:
    """Return the fields of a draft that rests on this record. The level is left to a person (L12)."""
    if view.kind == "actor_contact":
        found = from_actor_contact(view.values, view.id)
        # The day of the case is the day it is raised, not the day of the call.
        return {name: value for name, value in found.items() if name not in ("state", "raised_at")}
    values = view.values
    if view.kind == "youth_group":
        found = {"group_id": view.id, "heading": values.get("name"), "place_ref": values.get("place_ref")}
        return {name: value for name, value in found.items() if value}
    found = {
        "group_id": values.get("group_id") or next(iter(values.get("group_ids") or ()), None),
        "place_ref": values.get("place_ref"),
        "district": values.get("district"),
        "concern_text": values.get("fact_text"),
        "young_person_view": values.get("own_words_text"),
        "tried_already_text": values.get("own_action_text"),
        "assessment_text": values.get("assessment_text"),
        "origin_refs": [view.id],
    }
    return {name: value for name, value in found.items() if value}
