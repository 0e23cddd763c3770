"""From a contact between actors to a referral draft without retyping (R5, R78)."""

from typing import Any

from local_store.rules.findings import Values


def from_actor_contact(contact: Values, contact_id: str) -> dict[str, Any]:
    """Return the fields of an ssp_case draft: group, place, links to what it rests on, and both initiators.

    The level is left to a person: no record sets it (L12).
    """
    texts = (contact.get("purpose_text"), contact.get("fact_text"), contact.get("outcome_text"))
    raisers = (contact.get("from_party"), contact.get("to_party"))
    draft: dict[str, Any] = {
        "state": "kladde",
        "group_id": contact.get("group_id"),
        "place_ref": contact.get("place_ref"),
        "district": contact.get("district"),
        "raised_by": " og ".join(raiser for raiser in raisers if raiser),
        "raised_at": contact.get("occurred_at"),
        "raised_by_actors": sorted(
            {actor for actor in (contact.get("from_actor"), contact.get("to_actor")) if actor}
        ),
        "concern_text": "\n\n".join(text for text in texts if text),
        "origin_refs": sorted({contact_id, *(contact.get("record_refs") or ())}),
    }
    return {field: value for field, value in draft.items() if value}
