"""Founding, joining, stating and granting: what the directory's rules permit, nothing else, all or nothing."""

import secrets
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.laptops import Laptop, Office, Talker, Team, a_grant, new_id, sealed

Stored = Callable[[], dict[str, object]]


def test_an_organisation_is_founded_once_and_may_be_longer_the_next_time(endpoint: Endpoint) -> None:
    office = Office(endpoint.url)
    assert office.send().message.head == office.directory.head
    assert office.send().message.head == office.directory.head
    office.space()
    assert office.send().message.head == office.directory.head
    shorter = office.talker.found(office.statements[:1])
    assert shorter.message.head == office.directory.head


def test_a_different_chain_of_the_same_organisation_is_forked(endpoint: Endpoint, stored: Stored) -> None:
    office = Office(endpoint.url)
    founding = office.directory
    office.space()
    office.send()
    kept = office.statements
    office.directory, office.statements = founding, kept[:1]
    office.space()
    before = stored()
    answered = office.send()
    assert (answered.status, answered.code) == (409, "forked")
    assert stored() == before


def test_a_chain_that_does_not_verify_founds_nothing(endpoint: Endpoint, stored: Stored) -> None:
    office = Office(endpoint.url)
    office.space()
    before = stored()
    first, second = office.statements
    assert office.talker.found([]).code == "malformed"
    assert office.talker.found([second]).code == "malformed"
    assert office.talker.found([wire.Signed(first.body, bytes(64))]).code == "forged"
    assert office.talker.found([first, wire.Signed(second.body, first.signature)]).code == "forged"
    assert office.talker.found([first] * 1001).code == "too_large"
    wrong_grant = (a_grant(new_id(), office.admin.device),)
    assert office.talker.found([first], wrong_grant).code == "not_a_member"
    assert stored() == before


def test_somebody_invited_joins_in_one_step_and_brings_keys_for_their_device(team: Team) -> None:
    office = team.office
    invitation, key = office.invite(team.space)
    head = wire.Head(office.directory.number - 1, office.statements[-2].hash)
    for_invitation = a_grant(team.space, invitation)
    answered = office.append([office.statements[-1]], head, team.one.token, for_invitation)
    assert answered.message.head == office.directory.head

    newcomer = Laptop(Talker(team.office.talker.url), office.organisation)
    opened = _open(newcomer, invitation, key)
    assert opened.message.statements == tuple(office.statements)
    assert opened.message.grants == (for_invitation,)

    head = office.directory.head
    joined = office.state(office.joined(invitation, newcomer), invitation, key)
    for_device = a_grant(team.space, newcomer.device)
    assert office.append([joined], head, "", for_device).status == 200
    assert newcomer.ask_token().status == 200
    answer = newcomer.round([newcomer.push_of(team.space)], {team.space: 0}, head=head).message
    assert answer.acks[0].outcome == "stored"
    assert answer.statements == (joined,)
    assert answer.grants == (for_device,)
    assert _open(newcomer, invitation, key).code == "invitation_used"


def _open(laptop: Laptop, invitation: bytes, key: Ed25519PrivateKey):
    challenge = laptop.talker.challenge()
    signature = key.sign(wire.FOR_INVITATION + challenge + laptop.organisation + invitation)
    request = wire.OpenRequest(wire.VERSION, laptop.organisation, invitation, challenge, signature)
    return laptop.talker.post("/v1/invitations/open", wire.encode(request), answer=wire.OpenAnswer)


def test_an_invitation_opens_for_its_key_only_and_only_in_time(endpoint: Endpoint, stored: Stored) -> None:
    office = Office(endpoint.url)
    invitation, _key = office.invite()
    late, late_key = office.invite(expires=1_000_000)
    office.send()
    before = stored()
    newcomer = Laptop(office.talker, office.organisation)
    assert _open(newcomer, invitation, Ed25519PrivateKey.generate()).code == "signature"
    assert _open(newcomer, new_id(), late_key).code == "unknown_invitation"
    answered = _open(newcomer, late, late_key)
    assert (answered.status, answered.code) == (410, "invitation_expired")
    assert stored() == before


def test_an_expired_invitation_joins_nobody(endpoint: Endpoint, stored: Stored) -> None:
    office = Office(endpoint.url)
    late, key = office.invite(expires=1_000_000)
    office.send()
    before = stored()
    newcomer = Laptop(office.talker, office.organisation)
    head = office.directory.head
    joined = office.state(office.joined(late, newcomer), late, key)
    assert office.append([joined], head, "").code == "invitation_expired"
    assert office.send().code == "invitation_expired"  # nor by the way in for a lost endpoint
    assert stored() == before


def test_of_two_who_state_at_the_same_head_one_is_told_to_read_on(team: Team, stored: Stored) -> None:
    office = team.office
    head = office.directory.head
    space = wire.SpaceCreated(new_id(), "club", b"name", secrets.token_bytes(32), (office.admin.person,))
    loser = office.unsent_statement(space)
    winner = office.state(wire.Admitted(team.two.person, team.space))
    assert office.append([winner], head, team.one.token).status == 200
    before = stored()
    answered = office.append([loser], head, team.one.token)
    assert (answered.status, answered.code) == (409, "head_moved")
    assert answered.problem["number"] == office.directory.number
    assert answered.problem["hash"] == office.directory.hash.hex()
    assert stored() == before


def test_who_may_not_state_something_does_not(team: Team, stored: Stored) -> None:
    office = team.office
    before = stored()
    head = office.directory.head
    members = (office.admin.person, team.two.person)
    club = wire.SpaceCreated(new_id(), "club", b"name", secrets.token_bytes(32), members)
    by_fieldworker = office.unsent_statement(club, team.two.device, team.two.key)
    assert office.append([by_fieldworker], head, team.two.token).code == "not_allowed"
    by_stranger = office.unsent_statement(club, new_id(), team.two.key)
    assert office.append([by_stranger], head, team.two.token).code == "unknown_device"
    forged = office.unsent_statement(club, key=team.two.key)
    assert office.append([forged], head, team.one.token).code == "forged"
    good = office.unsent_statement(club)
    assert office.append([good], head, "").code == "token"
    assert office.append([good, forged], head, team.one.token).status == 400
    foreign_grant = a_grant(team.space, new_id())
    assert office.append([good], head, team.one.token, foreign_grant).code == "not_allowed"
    assert office.append([], head, team.one.token).code == "malformed"
    assert stored() == before
    assert office.append([good], head, team.one.token).status == 200


def test_the_first_grant_stands_and_wrong_ones_are_refused(team: Team, stored: Stored) -> None:
    office = team.office
    first = a_grant(team.space, team.two.device)

    def give(*grants: wire.Grant):
        request = wire.GrantsRequest(wire.VERSION, office.organisation, grants)
        return team.one.post("/v1/grants", request, wire.GrantsAnswer)

    assert give(first).message.stored == 1
    before = stored()
    assert give(a_grant(team.space, team.two.device), first).message.stored == 0
    assert give(a_grant(team.space, new_id())).code == "not_allowed"
    assert give(a_grant(team.space, team.two.device, epoch=2)).code == "not_allowed"
    assert give(a_grant(new_id(), team.two.device)).code == "not_a_member"
    assert give(wire.Grant(team.space, 1, team.two.device, b"short")).code == "malformed"
    assert stored() == before
    assert team.two.round().message.grants == (first,)


def test_a_space_of_ones_own_takes_batches_at_once(team: Team) -> None:
    office = team.office
    head = office.directory.head
    own = wire.SpaceCreated(new_id(), "own", b"name", secrets.token_bytes(32), (team.two.person,))
    stated = office.state(own, team.two.device, team.two.key)
    assert office.append([stated], head, team.two.token).status == 200
    assert team.two.round([team.two.push_of(own.space)]).message.acks[0].outcome == "stored"
    push = wire.Push(team.one.batch(own.space, [secrets.token_bytes(32)]), (sealed(),))
    assert team.one.round([push]).message.acks[0].code == "not_a_member"
