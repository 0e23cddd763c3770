"""Every kind of record, in the order the field meets them. A new kind is added here and nowhere else."""

from local_store.records.actor_contact import ActorContact
from local_store.records.club_expulsion import ClubExpulsion
from local_store.records.club_log import ClubLog
from local_store.records.concern import Concern
from local_store.records.declare import Kind
from local_store.records.follow_up import FollowUp
from local_store.records.group_membership import GroupMembership
from local_store.records.group_observation import GroupObservation
from local_store.records.network_relation import NetworkRelation
from local_store.records.outreach_round import OutreachRound
from local_store.records.place import Place
from local_store.records.ssp_case import SspCase
from local_store.records.street_contact import StreetContact
from local_store.records.young_person import YoungPerson
from local_store.records.youth_group import YouthGroup

ALL_KINDS: tuple[Kind, ...] = (
    StreetContact.KIND,
    GroupObservation.KIND,
    OutreachRound.KIND,
    YouthGroup.KIND,
    Place.KIND,
    ClubLog.KIND,
    ClubExpulsion.KIND,
    ActorContact.KIND,
    FollowUp.KIND,
    YoungPerson.KIND,
    GroupMembership.KIND,
    NetworkRelation.KIND,
    Concern.KIND,
    SspCase.KIND,
)
