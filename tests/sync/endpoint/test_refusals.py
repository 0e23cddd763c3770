"""What the endpoint refuses, with which code, and that nothing of it is stored."""

import secrets
from collections.abc import Callable

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.laptops import Laptop, Talker, Team, a_grant, a_team, new_id, sealed

Stored = Callable[[], dict[str, object]]
ROUTES_WITH_TOKEN = ("/v1/round", "/v1/grants", "/v1/buckets", "/v1/missing")


# -- who asks --


@pytest.mark.parametrize("path", ROUTES_WITH_TOKEN)
@pytest.mark.parametrize("token", [None, "", "nonsense", "A" * 96, "æøå", "A" * 5000])
def test_without_a_token_of_ours_nothing_is_answered(
    endpoint: Endpoint, stored: Stored, path: str, token: str | None
) -> None:
    before = stored()
    talker = Talker(endpoint.url)
    headers = {"Content-Type": wire.CONTENT_TYPE}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}".encode()
    answered = talker.read(talker.http.post(endpoint.url + path, data=b"\x90", headers=headers, timeout=30), None)
    assert (answered.status, answered.code) == (401, "token")
    assert stored() == before


def test_a_token_altered_by_one_bit_is_refused(team: Team) -> None:
    for at in range(0, len(team.one.token), 7):
        other = "A" if team.one.token[at] != "A" else "B"
        token = team.one.token[:at] + other + team.one.token[at + 1 :]
        body = wire.encode(team.one.round_request())
        assert team.one.talker.post("/v1/round", body, token).code == "token"


def test_a_challenge_answered_once_cannot_be_answered_again(team: Team, stored: Stored) -> None:
    request = team.one.token_request()
    assert team.one.ask_token(request).status == 200
    before = stored()
    again = team.one.ask_token(request)
    assert (again.status, again.code) == (401, "challenge")
    assert stored() == before


def test_only_the_devices_key_answers_its_challenge(team: Team, stored: Stored) -> None:
    before = stored()
    thief = Ed25519PrivateKey.generate()
    assert team.one.ask_token(team.one.token_request(key=thief)).code == "signature"
    assert team.one.ask_token(team.one.token_request(device=new_id())).code == "unknown_device"
    own_challenge = team.one.token_request(challenge=secrets.token_bytes(56))
    assert team.one.ask_token(own_challenge).code == "challenge"
    request = msgspec.structs.replace(team.one.token_request(), organisation=new_id())
    assert team.one.ask_token(request).code == "unknown_organisation"
    assert stored() == before


def test_a_refused_signature_does_not_use_the_challenge_up(team: Team) -> None:
    challenge = team.one.talker.challenge()
    thief = Ed25519PrivateKey.generate()
    assert team.one.ask_token(team.one.token_request(challenge=challenge, key=thief)).code == "signature"
    assert team.one.ask_token(team.one.token_request(challenge=challenge)).status == 200


# -- foreign --


def test_another_organisations_token_opens_nothing(team: Team, endpoint: Endpoint, stored: Stored) -> None:
    other = a_team(endpoint.url)
    before = stored()
    stranger = Laptop(Talker(endpoint.url), team.office.organisation, key=other.one.key)
    stranger.token = other.one.token
    assert stranger.round(cursors={team.space: 0}).code == "not_a_member"
    organisation = team.office.organisation
    asked = [
        ("/v1/buckets", wire.BucketsRequest(1, organisation, team.space)),
        ("/v1/missing", wire.MissingRequest(1, organisation, team.space, b"\0")),
        ("/v1/grants", wire.GrantsRequest(1, organisation, (a_grant(team.space, team.two.device),))),
        (
            "/v1/statements",
            wire.AppendRequest(1, organisation, team.office.directory.head, tuple(team.office.statements[1:2]), ()),
        ),
    ]
    for path, request in asked:
        assert stranger.post(path, request, wire.Message).code == "not_a_member", path
    assert stored() == before


def test_a_space_one_is_not_in_is_neither_read_nor_written(endpoint: Endpoint, stored: Stored) -> None:
    team = a_team(endpoint.url)
    office = team.office
    newcomer = office.newcomer(team.space)
    closed = new_id()
    members = (office.admin.person,)
    office.state(wire.SpaceCreated(closed, "club", b"name", secrets.token_bytes(32), members))
    assert office.send().status == 200
    newcomer.ask_token()
    office.admin.round([office.admin.push_of(closed, 2)])
    before_token = stored()
    answer = newcomer.round([newcomer.push_of(closed)], {closed: 0, team.space: 0}).message
    assert (answer.acks[0].outcome, answer.acks[0].code) == ("refused", "not_a_member")
    assert [page.space for page in answer.pages] == [team.space]
    request = wire.BucketsRequest(1, office.organisation, closed)
    assert newcomer.post("/v1/buckets", request, wire.BucketsAnswer).code == "not_a_member"
    grants = wire.GrantsRequest(1, office.organisation, (a_grant(closed, newcomer.device),))
    assert newcomer.post("/v1/grants", grants, wire.GrantsAnswer).code == "not_a_member"
    assert stored() == before_token


# -- batches --


def _refused(team: Team, push: wire.Push, code: str) -> wire.Ack:
    ack: wire.Ack = team.one.round([push]).message.acks[0]
    assert (ack.outcome, ack.code) == ("refused", code)
    assert ack.batch == push.batch.hash
    return ack


def test_a_batch_that_is_not_right_is_refused_whole(team: Team, stored: Stored) -> None:
    before = stored()
    ids = [secrets.token_bytes(32) for _ in range(3)]
    parts = tuple(sealed() for _ in ids)
    good = team.one.batch(team.space, ids)
    with_bit_turned = good.body[:-1] + bytes([good.body[-1] ^ 1])
    of = team.one.batch
    wrong: list[tuple[str, wire.Signed, tuple[bytes, ...]]] = [
        ("forged", wire.Signed(good.body, bytes(64)), parts),
        ("forged", wire.Signed(with_bit_turned, good.signature), parts),
        ("malformed", wire.Signed(b"", good.signature), parts),
        ("malformed", wire.Signed(secrets.token_bytes(200), good.signature), parts),
        ("malformed", good, parts[:2]),
        ("malformed", good, (*parts, sealed())),
        ("malformed", good, (parts[0], parts[1], b"")),
        ("malformed", good, (parts[0], parts[1], b"short")),
        ("malformed", of(team.space, []), ()),
        ("malformed", of(team.space, [ids[0], ids[0]]), parts[:2]),
        ("malformed", of(team.space, ids, changes=b"x" * 95), parts),
        ("malformed", of(team.space, ids, sequence=0), parts),
        ("malformed", of(team.space, ids, previous=b""), parts),
        ("newer", of(team.space, ids, format=9), parts),
        ("other_organisation", of(team.space, ids, organisation=new_id()), parts),
        ("not_a_member", of(new_id(), ids), parts),
        ("not_a_member", of(team.space, ids, device=new_id()), parts),
        ("forged", of(team.space, ids, device=team.two.device), parts),
    ]
    for code, signed, sealed_parts in wrong:
        _refused(team, wire.Push(signed, sealed_parts), code)
    assert stored() == before


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(65)])
def test_a_signature_of_no_length_that_signatures_have_refuses_the_whole_request(
    team: Team, stored: Stored, signature: bytes
) -> None:
    """Not only its batch: a message whose parts do not have their sizes is no message."""
    before = stored()
    good = team.one.push_of(team.space)
    bad = msgspec.structs.replace(good, batch=wire.Signed(good.batch.body, signature))
    refused = team.one.round([good, bad])
    assert (refused.status, refused.code) == (400, "malformed")
    assert stored() == before


def test_a_batch_out_of_sequence_is_told_where_the_chain_stands(team: Team, stored: Stored) -> None:
    pushes = [team.one.push_of(team.space) for _ in range(5)]
    team.one.round(pushes[:2])
    before = stored()
    ack = _refused(team, pushes[3], "sequence_gap")
    assert (ack.sequence, ack.head) == (2, pushes[1].batch.hash)
    team.one.chains[team.space].sequence, team.one.chains[team.space].head = 1, pushes[0].batch.hash
    ack = _refused(team, team.one.push_of(team.space), "sequence_taken")
    assert (ack.sequence, ack.head) == (2, pushes[1].batch.hash)
    team.one.chains[team.space].sequence, team.one.chains[team.space].head = 2, secrets.token_bytes(32)
    _refused(team, team.one.push_of(team.space), "sequence_taken")
    assert stored() == before
    assert [ack.outcome for ack in team.one.round(pushes).message.acks] == ["known"] * 2 + ["stored"] * 3


def test_what_follows_a_refused_batch_waits_and_other_spaces_go_on(endpoint: Endpoint) -> None:
    team = a_team(endpoint.url)
    other_space = team.office.space()
    team.office.send()
    good, bad, after = (team.one.push_of(team.space) for _ in range(3))
    bad = wire.Push(bad.batch, (b"too short",))
    elsewhere = team.one.push_of(other_space)
    acks = team.one.round([good, bad, after, elsewhere]).message.acks
    assert [(ack.outcome, ack.code) for ack in acks] == [
        ("stored", ""),
        ("refused", "malformed"),
        ("refused", "after_refused"),
        ("stored", ""),
    ]


def test_a_change_too_large_is_named_and_the_rest_can_come_again(team: Team, stored: Stored) -> None:
    before = stored()
    ids = [secrets.token_bytes(32) for _ in range(3)]
    parts = (sealed(), sealed(wire.MAX_SEALED_BYTES + 1), sealed())
    ack = _refused(team, wire.Push(team.one.batch(team.space, ids), parts), "too_large")
    assert ack.refused == (wire.RefusedChange(ids[1], "too_large"),)
    assert stored() == before
    rest = wire.Push(team.one.batch(team.space, [ids[0], ids[2]]), (parts[0], parts[2]))
    assert team.one.round([rest]).message.acks[0].outcome == "stored"


# -- messages --


def test_versions_we_do_not_speak_are_told_apart(team: Team) -> None:
    assert team.one.round(version=wire.VERSION + 1).code == "too_new"
    assert team.one.round(version=0).code == "too_old"
    assert team.one.round(version=wire.VERSION + 1).status == 426


def test_attributes_of_a_newer_peer_at_the_end_are_ignored(team: Team) -> None:
    parts = msgspec.msgpack.decode(wire.encode(team.one.round_request()))
    body = msgspec.msgpack.encode([*parts, "something later"])
    assert team.one.talker.post("/v1/round", body, team.one.token).status == 200


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x90", b"\x91" * 100_000, b"\x95\x01\xc0\xc0\xc0\xc0", b"{}"])
def test_a_body_that_is_no_message_is_malformed(team: Team, stored: Stored, body: bytes) -> None:
    before = stored()
    answered = team.one.talker.post("/v1/round", body, team.one.token)
    assert (answered.status, answered.code) == (400, "malformed")
    assert stored() == before


def test_numbers_and_doublets_no_client_sends_are_malformed(team: Team) -> None:
    request = team.one.round_request()
    cursor = wire.Cursor(team.space, -1, 0, 0)
    for cursors in [(cursor,), (wire.Cursor(team.space, 0, 0, 0),) * 2, (wire.Cursor(team.space, 2**63, 0, 0),)]:
        body = wire.encode(msgspec.structs.replace(request, cursors=cursors))
        assert team.one.talker.post("/v1/round", body, team.one.token).code == "malformed"
    assert team.one.round(limit=-5).status == 200


def test_another_content_type_is_refused_before_the_body_is_read(team: Team) -> None:
    response = team.one.talker.http.post(
        team.one.talker.url + "/v1/round", data=b"x", headers={"Content-Type": "text/plain"}, timeout=30
    )
    assert team.one.talker.read(response, None).code == "content_type"


@pytest.mark.parametrize("path", ["/v1/round", "/v1/token", "/v1/organisations", "/healthz", "/nowhere"])
@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_the_limit_is_refused_without_being_kept(
    endpoint: Endpoint, team: Team, stored: Stored, path: str, chunked: bool
) -> None:
    before = stored()
    body = bytes(wire.MAX_REQUEST_BYTES + 1)
    parts = (body[at : at + 65536] for at in range(0, len(body), 65536))
    headers = {"Content-Type": wire.CONTENT_TYPE, "Authorization": f"Bearer {team.one.token}"}
    talker = Talker(endpoint.url)
    response = talker.http.post(endpoint.url + path, data=parts if chunked else body, headers=headers, timeout=30)
    answered = talker.read(response, None)
    if chunked and path in ("/healthz", "/nowhere"):  # refused for another reason, and not read either
        assert answered.code in ("wrong_method", "unknown_route")
    else:
        assert (answered.status, answered.code) == (413, "too_large")
    assert stored() == before
    assert team.one.round().status == 200


def test_small_requests_have_a_small_limit(team: Team) -> None:
    answered = team.one.talker.post("/v1/token", bytes(5000))
    assert (answered.status, answered.code) == (413, "too_large")


def test_too_many_batches_in_one_round_are_refused(team: Team, stored: Stored) -> None:
    before = stored()
    push = team.one.push_of(team.space)
    assert team.one.round([push] * 1001).code == "too_large"
    assert stored() == before


def test_every_refusal_reads_in_danish_and_english_and_shows_no_inside(team: Team) -> None:
    answered = team.one.round(organisation=new_id())
    assert answered.problem["detail"] == "Enheden hører ikke til der."
    assert answered.problem["title"] == "The device does not belong there."
    assert set(answered.problem) == {"status", "code", "title", "detail"}
    assert answered.headers["cache-control"] == "no-store"
    assert "server" not in answered.headers
