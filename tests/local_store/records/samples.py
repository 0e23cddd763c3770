"""The least one can write of each kind; everything in it is invented."""

from typing import Any

ID = "0123456789abcdef0123456789abcdef"
OTHER_ID = "f" * 32
MOMENT = "2026-11-20T21:47:00+01:00"
DATE = "2026-11-20"

LEAST: dict[str, dict[str, Any]] = {
    "street_contact": {"occurred_at": MOMENT, "place_ref": "Blågårds Plads"},
    "group_observation": {"occurred_at": MOMENT, "place_ref": "Trappen"},
    "outreach_round": {"started_at": MOMENT},
    "youth_group": {"name": "Trappen ved Blågårds Plads"},
    "place": {"name": "Blågårds Plads"},
    "club_log": {"date": DATE, "attendance_total": 0},
    "club_expulsion": {"expelled_on": DATE, "reason": "uro", "group_id": ID},
    "actor_contact": {
        "occurred_at": MOMENT,
        "from_party": "Nadia, gadeteamet",
        "to_party": "Jonas, klubben",
        "purpose_text": "Hvorfor må de ikke komme ind?",
    },
    "follow_up": {"what": "Ring til Jonas", "due_at": MOMENT},
    "young_person": {"alias": "Imran", "reason_opened": "Rejst på mødet af en lærer"},
    "group_membership": {"group_id": ID, "young_person_id": OTHER_ID, "from_on": DATE},
    "network_relation": {"young_person_id": ID, "relation_type": "soeskende"},
    "concern": {
        "fact_text": "Sover i timerne hver dag siden september",
        "source_type": "fagperson",
        "group_id": ID,
    },
    "ssp_case": {},
}
