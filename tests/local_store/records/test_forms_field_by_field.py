"""Every field of the field's forms, in their order: where it stands, in what shape, and with which answers.

Each line is `kind.field shape codes`; the shape is the field's type, or "list" for a set of own words. What the
forms have and no field holds stands in `ARGUED`, with words that must be in docs/assumptions.md.
"""

import importlib
from pathlib import Path

import pytest

from local_store.records.catalogue import standard
from local_store.records.declare import FieldType

ASSUMPTIONS = (Path(__file__).parents[3] / "docs" / "assumptions.md").read_text("utf-8")
_WHAT = "skole familie venner fritid job rusmidler kriminalitet vold digitalt trivsel konflikt"
_MOOD = "rolig livlig anspaendt utryg konflikt"
FORMS = {
    "gadetur": f"""
outreach_round.started_at moment
outreach_round.ended_at moment
outreach_round.staff_ids references
outreach_round.lone_work_reason text
outreach_round.work_form choice base udegaaende aktivitet andet
outreach_round.planned_hotspot_ids references
round_stop.round_id reference
round_stop.place_ref place
round_stop.arrived_at moment
round_stop.left_at moment
round_stop.youth_count integer
round_stop.mood choice {_MOOD}
round_stop.nobody_present yes_no
outreach_round.weather choice toert regn sne_frost blaest varmt
outreach_round.distance_km integer
outreach_round.event_context choices hverdag weekend ferie arrangement efter_haendelse
outreach_round.overall_mood choice {_MOOD}
outreach_round.safety_incident yes_no
outreach_round.safety_note long_text
outreach_round.handover_text long_text
outreach_round.debrief_done yes_no
hotspot.place_ref place
hotspot.area text
hotspot.district choice
hotspot.status choice groen gul roed
hotspot.reason text
hotspot.valid_week text
hotspot.min_visits_per_week integer""",
    "gadekontakt": f"""
street_contact.occurred_at moment
street_contact.round_id reference
street_contact.place_ref place
street_contact.contact_kind choice individ gruppe foraelder borger samarbejdspartner
street_contact.initiated_by choice medarbejder ung andre
street_contact.known_status choice ukendt kendt tilknyttet
street_contact.person_count integer
street_contact.count_dreng integer
street_contact.count_pige integer
street_contact.count_andet_ukendt integer
street_contact.count_u10 integer
street_contact.count_10_12 integer
street_contact.count_13_15 integer
street_contact.count_16_17 integer
street_contact.count_18_25 integer
street_contact.genders choices dreng pige andet_ukendt
street_contact.age_bands choices u10 10_12 13_15 16_17 18_25
street_contact.encounter_level choice afvist kort samtale aftale
street_contact.topics choices {_WHAT} bolig_oekonomi andet
street_contact.mood choice {_MOOD}
street_contact.bridge_to choice ingen fritid klub skole uu_job raadgivning sundhed foraeldre anden
street_contact.promise_text text
street_contact.fact_text long_text
street_contact.own_action_text long_text
street_contact.assessment_text long_text
street_contact.source_type choice egen_observation ung foraelder fagperson borger uverificeret
street_contact.follow_up_id reference
street_contact.young_person_id reference
street_contact.person_reason text""",
    "gruppeobservation": """
group_observation.occurred_at moment
group_observation.place_ref place
group_observation.group_id reference
group_observation.count_min integer
group_observation.count_max integer
group_observation.age_min integer
group_observation.age_max integer
group_observation.gender_mix choice drenge piger blandet ved_ikke
group_observation.known_share choice ingen faa halvdelen de_fleste
group_observation.behaviour choices haenger_ud hoej_lyd utryghedsskabende provokerende rusmidler haervaerk
 trusler_vold koersel positiv_aktivitet
group_observation.affected choices beboere handlende institution passanter ingen
group_observation.incident_type choice ingen opgoer stenkast forstyrrelse_institution ildspaasaettelse drab_forsoeg
 andet
group_observation.severity choice ro opmaerksomhed bekymring akut
group_observation.trend choice ny uaendret faldende stigende
group_observation.fact_text long_text
group_observation.own_action_text long_text
group_observation.assessment_text long_text
group_observation.source_type choice egen_observation ung foraelder fagperson borger uverificeret
group_observation.together_over_3_months yes_no
group_observation.meets_mainly_in_street yes_no
group_observation.illegal_activity_part_of_identity yes_no
group_observation.who_text long_text
group_observation.school_leisure_text long_text
group_observation.behaviour_challenges_text long_text
group_observation.needs choices underretning netvaerksmoede aktivitet aftale oeget_samarbejde fritid hjemmebesoeg
group_observation.already_done_text long_text
group_observation.must_cooperate text
group_observation.can_cooperate text
group_observation.forwarded_to choice lokaludvalg leder akutberedskab ingen""",
    "klublog": f"""
club_log.date date
club_log.opened_at moment
club_log.closed_at moment
club_log.club_unit place
club_log.staff_ids references
club_log.attendance_total integer
club_log.attendance_dreng integer
club_log.attendance_pige integer
club_log.attendance_andet_ukendt integer
club_log.attendance_u10 integer
club_log.attendance_10_12 integer
club_log.attendance_13_15 integer
club_log.attendance_16_17 integer
club_log.attendance_18_25 integer
club_log.new_count integer
club_log.non_members_outside_count integer
club_log.activities list
club_log.mood choice {_MOOD}
club_log.youth_participation choice lav nogen hoej
club_log.positive_story long_text
club_incident.club_log_id reference
club_incident.occurred_at moment
club_incident.incident_type choice konflikt mobning rusmiddel haervaerk vold_trussel skade graenseoverskridende
 andet
club_incident.fact_text long_text
club_incident.own_action_text long_text
club_incident.police_called yes_no
club_incident.parents_informed yes_no
club_log.worries list
club_log.concern_ids references
concern.young_person_id reference
club_log.absent_regulars_count integer
club_log.cooperation choices gadeplan skole foraeldre ssp politi
club_log.message_to_next_shift long_text
club_log.leader_read_at moment""",
    "ung": """
young_person.alias text
young_person.name text
young_person.birth_date date
young_person.cpr text
young_person.address_area text
young_person.birth_year integer
young_person.school_or_job text
young_person.club text
young_person.leisure text
young_person.guardians list
young_person.caseworker_known yes_no
young_person.primary_worker_id reference
young_person.relation_quality choice ny spirende stabil brudt
young_person.reason_opened long_text
young_person.legal_basis choice
young_person.informed_about_notes choice ja nej udsat
young_person.informed_on date
young_person.informed_how text
young_person.resources list
young_person.status choice aaben hvilende overdraget lukket
young_person.next_review_on date
young_person.close_reason choice
logbook_entry.written_on date
logbook_entry.contact_count integer
logbook_entry.gang_attitude_actions_change choice bedre uaendret vaerre ved_ikke
logbook_entry.gang_attitude_actions_text long_text
logbook_entry.family_change choice bedre uaendret vaerre ved_ikke
logbook_entry.family_text long_text
logbook_entry.school_work_change choice bedre uaendret vaerre ved_ikke
logbook_entry.school_work_text long_text
logbook_entry.leisure_friends_change choice bedre uaendret vaerre ved_ikke
logbook_entry.leisure_friends_text long_text
logbook_entry.wellbeing_change choice bedre uaendret vaerre ved_ikke
logbook_entry.wellbeing_text long_text
logbook_entry.school_attendance choice stabil stigende_fravaer bekymrende_fravaer uden_skoletilbud ved_ikke
logbook_entry.resources_seen long_text
logbook_entry.young_persons_own_words long_text
logbook_entry.agreement_made text
logbook_entry.assessment_text long_text
logbook_entry.need choice ingen samtale foraeldrekontakt ssp underretning
factor_answer.factor choice
factor_answer.factor_kind choice ressource risiko
factor_answer.weight choice let noget vaesentligt
factor_answer.area choice
factor_answer.answer choice ja nej ved_ikke irrelevant
factor_answer.comment long_text""",
    "risikoprofil": """
risk_profile.young_person_id reference
risk_profile.assessed_at moment
risk_profile.meeting_id reference
risk_profile.participants list
risk_profile.sectors choices skole social politi klub gadeplan
risk_profile.level choice n0 n1a n1b n1c n2 n3 n4
risk_profile.previous_level choice n0 n1a n1b n1c n2 n3 n4
risk_profile.direction choice ned uaendret op
risk_profile.risk_grounds list
risk_profile.ground_refs references
risk_profile.protective_grounds list
risk_profile.no_known_protective yes_no
risk_profile.disagreement_text long_text
risk_profile.certainty choice lav middel hoej
risk_profile.valid_until date
risk_profile.decision_text text
risk_profile.young_person_view long_text""",
    "relationsprofil": """
relation_map.purpose text
relation_map.meeting_id reference
relation_map.legal_basis_id reference
relation_map.mode choice enkel avanceret
relation_map.as_of date
relation_map.participants list
relation_map.expires_on date
relation_node.map_id reference
relation_node.node_kind choice ung voksen_ressource gruppe sted_forening
relation_node.young_person_id reference
relation_node.pseudonym text
relation_node.role choice centrum kerne rand bro ressource ukendt
relation_edge.from_node_id reference
relation_edge.to_node_id reference
relation_edge.relation choice familie venskab skole klub_fritid kaereste faerdes_sammen konflikt kriminel_relation
 stoetteperson
relation_edge.strength choice perifer jaevnlig taet
relation_edge.sign choice positiv neutral negativ
relation_edge.direction choice gensidig fra_til
relation_edge.source_type choice egen_observation ung foraelder fagperson borger uverificeret
relation_edge.last_confirmed_on date
relation_edge.certainty choice lav middel hoej""",
    "opfølgning": """
follow_up.origin_ref reference
follow_up.follow_up_kind choice ring samtale hjemmebesoeg bro_til_tilbud moede skole foraeldre
 underretning_kvittering indfri_loefte
follow_up.what text
follow_up.responsible_id reference
follow_up.due_at moment
follow_up.priority choice normal vigtig akut
follow_up.status choice aaben udfoert udsat ikke_muligt bortfaldet
follow_up.result_text long_text
follow_up.youth_response choice positiv tovende afvist ikke_truffet
follow_up.next_follow_up_id reference
follow_up.overdue_notified_at moment""",
}
# What the forms have and no field holds, and the words in docs/assumptions.md that say why.
ARGUED = {
    "duration_min, contacts_total, contacts_new": "How long a round took",
    "distance_km": "whole kilometres",
    "age": "year of birth or the birthday",
    "week": "its week is read off it",
    "legal_basis_id (required)": "A name without a legal basis",
    "participants[]{name, sector}": "sectors are ticked beside",
    "map rounding 100 m": "no map coordinates",
    "anonymised": "by having no field of a person at all",
    "incidents[]": "records of their own",
    "visited_stops[]": "Stops of a round",
    "worries[] young_person_id": "a worry with a name",
    "envelope": "What the forms put on every record",
}


def _lines(form: str) -> list[tuple[str, str, str, set[str]]]:
    joined = FORMS[form].strip().replace("\n ", " ").split("\n")
    cut = [line.split() for line in joined]
    return [(*line[0].split("."), line[1], {*line[2:]}) for line in cut]  # type: ignore[misc]


@pytest.mark.parametrize("form", FORMS)
def test_every_field_of_the_form_stands_in_its_shape_with_its_answers(form: str) -> None:
    for kind, name, shape, codes in _lines(form):
        spec = standard().kind(kind).by_name.get(name)
        assert spec is not None, f"{kind}.{name}"
        if shape == "list":
            assert spec.open and spec.type is FieldType.CHOICES and spec.is_set, f"{kind}.{name} is no list"
            continue
        assert (spec.type.value, spec.open) == (shape, False), f"{kind}.{name}"
        table = {code.code for code in standard().codes(spec.codes)} if spec.codes else set()
        assert codes <= table, f"{kind}.{name} lacks {codes - table}"
        assert not codes or table == codes or spec.codes in ("topic", "source_type"), f"{kind}.{name} has more"


@pytest.mark.parametrize("lacking", ARGUED)
def test_what_no_field_holds_is_argued(lacking: str) -> None:
    assert ARGUED[lacking] in ASSUMPTIONS


def test_each_kind_of_the_forms_is_declared_once() -> None:
    kinds = {kind for form in FORMS for kind, *_ in _lines(form)}
    for kind in kinds:
        module = importlib.import_module(f"local_store.records.{kind}")
        assert module.__doc__ and [one.name for one in standard().kinds()].count(kind) == 1
