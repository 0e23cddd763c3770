"""A referral begun from another record: what is known there is not typed again (R5, R78)."""

from typing import Any

from local_store.rules.referral_draft import from_record
from ui.views import RecordView


def preset_from(view: RecordView) -> dict[str, Any]:
    """Return the fields of a draft that rests on this record. The level is left to a person (L12)."""
    found = from_record(view.kind, view.id, view.values)
    # The day of the case is the day it is raised, not the day of the call.
    return {name: value for name, value in found.items() if name not in ("state", "raised_at")}
