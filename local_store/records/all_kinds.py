"""Every kind of record, in the order the field meets them. A new kind is added here and nowhere else."""

from local_store.records.action_item import ActionItem
from local_store.records.actor import Actor
from local_store.records.actor_contact import ActorContact
from local_store.records.agenda_item import AgendaItem
from local_store.records.child_welfare_investigation import ChildWelfareInvestigation
from local_store.records.club_expulsion import ClubExpulsion
from local_store.records.club_incident import ClubIncident
from local_store.records.club_log import ClubLog
from local_store.records.concern import Concern
from local_store.records.consent import Consent
from local_store.records.decision import Decision
from local_store.records.declare import Kind
from local_store.records.disclosure import Disclosure
from local_store.records.factor_answer import FactorAnswer
from local_store.records.follow_up import FollowUp
from local_store.records.group_membership import GroupMembership
from local_store.records.group_observation import GroupObservation
from local_store.records.handover import Handover
from local_store.records.hotspot import Hotspot
from local_store.records.intervention_activity import InterventionActivity
from local_store.records.legal_basis import LegalBasis
from local_store.records.logbook_entry import LogbookEntry
from local_store.records.meeting import Meeting
from local_store.records.network_relation import NetworkRelation
from local_store.records.outreach_round import OutreachRound
from local_store.records.overall_goal import OverallGoal
from local_store.records.place import Place
from local_store.records.relation_edge import RelationEdge
from local_store.records.relation_map import RelationMap
from local_store.records.relation_node import RelationNode
from local_store.records.retention_hold import RetentionHold
from local_store.records.risk_profile import RiskProfile
from local_store.records.round_stop import RoundStop
from local_store.records.ssp_case import SspCase
from local_store.records.street_contact import StreetContact
from local_store.records.sub_goal import SubGoal
from local_store.records.young_person import YoungPerson
from local_store.records.youth_group import YouthGroup

ALL_KINDS: tuple[Kind, ...] = (
    StreetContact.KIND,
    GroupObservation.KIND,
    OutreachRound.KIND,
    RoundStop.KIND,
    YouthGroup.KIND,
    Place.KIND,
    Hotspot.KIND,
    ClubLog.KIND,
    ClubIncident.KIND,
    ClubExpulsion.KIND,
    ActorContact.KIND,
    Actor.KIND,
    InterventionActivity.KIND,
    FollowUp.KIND,
    YoungPerson.KIND,
    LogbookEntry.KIND,
    GroupMembership.KIND,
    NetworkRelation.KIND,
    Concern.KIND,
    SspCase.KIND,
    OverallGoal.KIND,
    SubGoal.KIND,
    ActionItem.KIND,
    Meeting.KIND,
    AgendaItem.KIND,
    Decision.KIND,
    LegalBasis.KIND,
    Consent.KIND,
    Disclosure.KIND,
    ChildWelfareInvestigation.KIND,
    RiskProfile.KIND,
    RelationMap.KIND,
    RelationNode.KIND,
    RelationEdge.KIND,
    Handover.KIND,
    RetentionHold.KIND,
    FactorAnswer.KIND,
)
