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
    "hotspot": {"place_ref": "Trappen", "status": "groen", "decided_on": DATE},
    "round_stop": {"round_id": ID, "place_ref": "Trappen", "arrived_at": MOMENT},
    "club_incident": {"occurred_at": MOMENT, "incident_type": "konflikt"},
    "actor": {"name": "Fodbold for alle, Nørrebro"},
    "intervention_activity": {
        "what": "Turnering på banen",
        "planned_at": MOMENT,
        "responsible_text": "Nadia, gadeteamet",
    },
    "logbook_entry": {"young_person_id": ID, "written_on": DATE},
    "factor_answer": {
        "young_person_id": ID,
        "answered_at": MOMENT,
        "factor_kind": "ressource",
        "factor": "motivation",
        "answer": "ja",
    },
    "risk_profile": {"young_person_id": ID, "assessed_at": MOMENT},
    "relation_map": {"purpose": "Hvem kan vi gå igennem?", "as_of": DATE, "expires_on": "2027-02-20"},
    "relation_node": {"map_id": ID, "node_kind": "ung", "pseudonym": "A"},
    "relation_edge": {"map_id": ID, "from_node_id": ID, "to_node_id": OTHER_ID, "relation": "venskab"},
    "overall_goal": {"case_id": ID, "goal_text": "Han kommer i skole og har det godt"},
    "sub_goal": {"case_id": ID, "area": "school", "goal_text": "I skole fire dage om ugen"},
    "action_item": {"what": "Vækning", "responsible_name": "Mette Holm", "responsible_actor": "skole"},
    "meeting": {"starts_at": MOMENT},
    "agenda_item": {"meeting_id": ID, "case_id": OTHER_ID},
    "decision": {
        "decision_text": "Klubben åbner onsdag",
        "decided_on": DATE,
        "responsible_name": "Jonas Bech",
        "responsible_actor": "klub",
    },
    "legal_basis": {"basis": "anonym", "purpose_text": "Råd fra den tværfaglige gruppe"},
    "consent": {
        "young_person_id": ID,
        "given_by": "foraelder_1",
        "given_on": DATE,
        "purpose": "At skolen og klubben kan tale sammen",
        "scope_recipients": ["klub"],
        "information_given_at": MOMENT,
    },
    "disclosure": {
        "disclosed_at": MOMENT,
        "outcome": "delt",
        "to_actor": "politi",
        "basis": "anonym",
        "purpose_text": "Overblik over området",
    },
    "handover": {"to_person_id": ID, "from_person_id": OTHER_ID, "handed_over_on": DATE},
    "retention_hold": {
        "record_ref": ID,
        "keep_until": DATE,
        "reason": "klage_eller_aktindsigt",
        "reason_text": "En klagesag",
    },
    "child_welfare_investigation": {"case_id": ID, "started_on": DATE, "team": "Børnefamilieteam Nørrebro"},
}
