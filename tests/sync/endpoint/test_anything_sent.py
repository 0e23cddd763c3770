"""Whatever is sent to whatever route: an answer or a refusal with a code, never a failure of ours."""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

import msgspec
import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import running_on
from tests.sync.endpoint.laptops import Laptop, Office, Team, a_grant, a_team, new_id

POSTS = (
    "/v1/token",
    "/v1/organisations",
    "/v1/statements",
    "/v1/invitations/open",
    "/v1/grants",
    "/v1/round",
    "/v1/buckets",
    "/v1/missing",
    "/v1/letters",
    "/v1/farewell",
)
MORE = settings(max_examples=max(200, settings.default.max_examples))  # of what reaches furthest
GETS = ("/healthz", "/metrics", "/v1/challenge", "/v1/openapi.json")
numbers = st.integers(-(2**63), 2**64 - 1) | st.sampled_from([0, 1, 2, 2**31, 2**63 - 1, 2**63])
ids = st.binary(max_size=40) | st.sampled_from([bytes(16), bytes(32), b"\xff" * 16])
leaves = st.none() | st.booleans() | numbers | st.floats() | st.text(max_size=20) | ids
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=7) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=25,
)


@dataclass
class Known(Team):
    """A team, and beside it a space and somebody in it, whom a statement may put out."""

    spare: bytes
    eve: Laptop


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def known(request: pytest.FixtureRequest, endpoints: dict[str, Endpoint]) -> Iterator[Known]:
    """A team for all examples: what is tried here may change what it holds."""
    team = a_team(running_on(request.param, endpoints).url)
    spare = team.office.space()
    eve = team.office.newcomer(spare)
    assert team.office.send().status == 200
    yield Known(team.office, team.space, team.one, team.two, spare, eve)
    for one in (team.one, team.two, eve):
        one.talker.close()


def checked(response: requests.Response) -> bool:
    """Tell whether it was answered; fail when it was not refused properly."""
    assert response.status_code < 500, response.text
    if response.status_code >= 400:
        assert response.headers["content-type"] == wire.PROBLEM_TYPE
        assert msgspec.json.decode(response.content, type=wire.Problem).code
        assert "Traceback" not in response.text
    return response.status_code < 400


def sent(team: Known, path: str, body: bytes) -> bool:
    headers = {"Content-Type": wire.CONTENT_TYPE, "Authorization": f"Bearer {team.one.token}"}
    http = team.one.talker.http
    return checked(http.post(team.one.talker.url + path, data=body, headers=headers, timeout=30))


@given(path=st.sampled_from(POSTS + GETS), body=st.binary(max_size=300))
def test_arbitrary_bytes(known: Known, path: str, body: bytes) -> None:
    sent(known, path, body)


@given(path=st.sampled_from(POSTS), parts=st.lists(values, max_size=8), version=st.sampled_from([0, 1, 1, 1, 2]))
@MORE
def test_arbitrary_values_in_the_shape_of_a_message(
    known: Known, path: str, parts: list[object], version: int
) -> None:
    sent(known, path, msgspec.msgpack.encode([version, *parts]))


cursors = st.builds(wire.Cursor, ids, numbers, numbers, numbers)
signed = st.builds(wire.Signed, st.binary(max_size=200), st.binary(max_size=64))
heads = st.builds(wire.Head, numbers, ids)
grants = st.builds(wire.Grant, ids, numbers, ids, st.binary(max_size=20))
pushes = st.builds(wire.Push, signed, st.lists(st.binary(max_size=60), max_size=3).map(tuple), st.booleans())
letter_cursors = st.builds(wire.LetterCursor, ids, numbers, ids)
letters_sent = st.builds(wire.LetterSent, ids, ids, numbers)


def _in(space: bytes, some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Make them of a space the endpoint knows."""
    return some.map(lambda each: msgspec.structs.replace(each, space=space))


@given(st.data())
@MORE
def test_well_formed_messages_with_arbitrary_content(known: Known, data: st.DataObject) -> None:
    own = known.office.organisation
    organisations = st.just(own) | ids
    some = st.just(known.space) | ids
    message = data.draw(
        st.one_of(
            st.builds(wire.TokenRequest, st.just(1), organisations, ids, ids, ids),
            st.builds(wire.OpenRequest, st.just(1), organisations, ids, ids, ids),
            st.builds(wire.FoundRequest, st.just(1), st.tuples(signed), st.tuples(grants)),
            st.builds(
                wire.AppendRequest,
                st.just(1),
                organisations,
                heads,
                st.tuples(signed),
                st.tuples(grants),
                st.booleans(),
            ),
            st.builds(wire.GrantsRequest, st.just(1), organisations, st.tuples(grants)),
            st.builds(
                wire.RoundRequest,
                st.just(1),
                organisations,
                heads,
                st.lists(pushes, max_size=2).map(tuple),
                st.lists(cursors | _in(known.space, cursors), max_size=3).map(tuple),
                numbers,
                st.lists(letter_cursors | _in(known.space, letter_cursors), max_size=3).map(tuple),
                st.lists(letters_sent | _in(known.space, letters_sent), max_size=3).map(tuple),
            ),
            st.builds(wire.BucketsRequest, st.just(1), organisations, some),
            st.builds(wire.MissingRequest, st.just(1), organisations, some, ids),
            st.builds(wire.LettersRequest, st.just(1), organisations, st.lists(signed, max_size=3).map(tuple)),
            st.builds(
                wire.FarewellRequest, st.just(1), organisations, st.just(known.one.device) | ids, ids, ids, heads
            ),
        )
    )
    by_type = dict(
        zip(
            (
                wire.TokenRequest,
                wire.FoundRequest,
                wire.AppendRequest,
                wire.OpenRequest,
                wire.GrantsRequest,
                wire.RoundRequest,
                wire.BucketsRequest,
                wire.MissingRequest,
                wire.LettersRequest,
                wire.FarewellRequest,
            ),
            POSTS,
            strict=True,
        )
    )
    sent(known, by_type[type(message)], wire.encode(message))


@given(
    sequence=numbers, previous=ids, changes=st.binary(max_size=100) | st.just(bytes(64)), format_=numbers,
    space=st.booleans() | ids, again=st.booleans(), gone=st.booleans(),
)  # fmt: skip
def test_rightly_signed_batches_with_arbitrary_content(
    known: Known,
    sequence: int,
    previous: bytes,
    changes: bytes,
    format_: int,
    space: object,
    again: bool,
    gone: bool,
) -> None:
    """Sent for the first time or given back, with changes or with none of them left."""
    chosen = space if isinstance(space, bytes) else known.space
    other = {"sequence": sequence, "previous": previous, "changes": changes, "format": format_}
    batch = known.one.batch(chosen, [], **other)
    parts = tuple(b"" if gone else bytes(40) for _ in range(len(changes) // 32))
    sent(known, "/v1/round", wire.encode(known.one.round_request([wire.Push(batch, parts, again)])))


@given(sequence=numbers, epoch=numbers, format_=numbers, id_=ids, to=st.booleans() | ids, sealed=ids)
def test_rightly_signed_letters_with_arbitrary_content(
    known: Known, sequence: int, epoch: int, format_: int, id_: bytes, to: object, sealed: bytes
) -> None:
    organisation, one = known.office.organisation, known.one
    space = to if isinstance(to, bytes) else known.space
    body = wire.encode(
        wire.Letter(format_, organisation, known.space, space, one.device, sequence, id_, epoch, sealed)
    )
    letter = wire.Signed(body, one.key.sign(wire.FOR_LETTER + body))
    sent(known, "/v1/letters", wire.encode(wire.LettersRequest(1, organisation, (letter,))))


def other_branches(office: Office) -> st.SearchStrategy[tuple[wire.Signed, ...]]:
    """Statements that another branch might consist of: the endpoint's own first ones, others, and bytes."""
    begun = st.sampled_from(office.statements[:4])  # what is accepted meanwhile must not change what is drawn
    return st.lists(begun | signed, max_size=4).map(tuple)


keys = st.binary(min_size=32, max_size=32) | ids


def stated(known: Known) -> dict[type, st.SearchStrategy[Any]]:
    """Of each sort what an administrator might sign; only what is of the spare space may put somebody out."""
    office, eve = known.office, known.eve
    id_ = st.sampled_from([known.space, office.organisation, office.admin.person, office.admin.device]) | ids
    spare, outsider = st.just(known.spare) | ids, st.sampled_from([eve.person, eve.device]) | ids
    end = st.builds(wire.ChainEnd, outsider, numbers)
    some_ends = st.lists(end, max_size=2).map(tuple)
    begun = st.builds(wire.NewEpoch, spare | st.just(office.organisation), numbers, keys, ids, some_ends)
    epochs = st.lists(begun, max_size=2).map(tuple)
    changes = st.binary(max_size=70) | st.just(bytes(64))
    kinds, roles = st.sampled_from(["team", "own", "x"]), st.sampled_from(["club", "x"])
    return {
        wire.Founded: st.builds(wire.Founded, *[ids] * 10),
        wire.SpaceCreated: st.builds(wire.SpaceCreated, id_, kinds, ids, ids, st.tuples(id_)),
        wire.Admitted: st.builds(wire.Admitted, id_, id_),
        wire.Invited: st.builds(wire.Invited, id_, ids, ids, roles, st.tuples(id_), numbers, ids, id_),
        wire.Joined: st.builds(wire.Joined, id_, id_, ids, id_, ids, ids, ids),
        wire.EpochBegan: st.builds(wire.EpochBegan, begun),
        wire.Removed: st.builds(wire.Removed, outsider, spare, epochs),
        wire.Revoked: st.builds(wire.Revoked, outsider, outsider, ids, epochs),
        wire.LetterKey: st.builds(wire.LetterKey, id_, numbers, ids),
        wire.Erased: st.builds(wire.Erased, id_, ids, changes, ids, st.booleans(), st.booleans()),
        wire.Told: st.builds(wire.Told, st.text(max_size=70), st.binary(max_size=200)),
        wire.Vouched: st.builds(wire.Vouched, id_, end),
        wire.Settled: st.builds(wire.Settled, numbers | st.integers(1, 9), other_branches(office)),
    }


def test_every_sort_of_statement_is_tried(known: Known) -> None:
    assert stated(known).keys() == {*get_args(wire.What)}


@given(st.data())
@MORE
def test_rightly_signed_statements_with_arbitrary_content(known: Known, data: st.DataObject) -> None:
    office = known.office
    what = data.draw(st.one_of(*stated(known).values()))
    statement = office.unsent_statement(what)
    request = wire.AppendRequest(
        1, office.organisation, office.directory.head, (statement,), (), data.draw(st.booleans())
    )
    if sent(known, "/v1/statements", wire.encode(request)):
        office.state(what)


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE"]),
    path=st.text(string.ascii_letters + string.digits + "/._-~%25", max_size=30),
    query=st.text(string.ascii_letters + "=&%20", max_size=20),
)
def test_arbitrary_paths(known: Known, method: str, path: str, query: str) -> None:
    url = f"{known.one.talker.url}/{path}?{query}"
    response = known.one.talker.http.request(method, url, timeout=30, allow_redirects=False)
    checked(response)


headers = st.fixed_dictionaries(
    {},
    optional={
        name: st.text(string.printable.replace("\r", "").replace("\n", ""), max_size=40).map(str.strip)
        | st.sampled_from(known_values)
        for name, known_values in {
            "Authorization": ("Bearer", "Bearer ", "Bearer ====", "Bearer AAAA", "Basic AAAA", "bearer ÆØÅ"),
            "Content-Digest": ("sha-256=::", "sha-256=:AAAA:", "sha-512=:AAAA:", "sha-256=:****:, x=1"),
            "Content-Type": (wire.CONTENT_TYPE, wire.CONTENT_TYPE + '; x="', "text/html", ";"),
            "X-Forwarded-For": ("1.2.3.4", "::1", "unknown", "1.2.3.4, x"),
            "Accept": ("*/*", "text/html", "x/"),
            "If-None-Match": ("*",),
            "Range": ("bytes=0-", "x"),
            "Expect": ("100-continue",),
        }.items()
    },
)


@given(path=st.sampled_from(POSTS + GETS), said=headers, body=st.binary(max_size=50))
def test_arbitrary_headers(known: Known, path: str, said: dict[str, str], body: bytes) -> None:
    raw = {name: value.encode("utf-8") for name, value in said.items()}
    http = known.one.talker.http
    method = "POST" if path in POSTS else "GET"
    response = http.request(method, known.one.talker.url + path, data=body, headers=raw, timeout=30)
    if response.text != "Invalid HTTP request received.":  # what is no HTTP does not get as far as the endpoint
        checked(response)


@given(body=st.data())
def test_messages_cut_and_altered(known: Known, body: st.DataObject) -> None:
    push = known.one.push_of(known.space)
    known.one.chains[known.space].sequence -= 1
    known.one.chains[known.space].head = wire.NO_HASH
    whole = bytearray(wire.encode(known.one.round_request([push], {known.space: 0})))
    at = body.draw(st.integers(0, len(whole) - 1))
    if body.draw(st.booleans()):
        whole[at] ^= body.draw(st.integers(1, 255))
    else:
        del whole[at:]
    sent(known, "/v1/round", bytes(whole))


def test_a_grant_for_a_space_nobody_knows_is_no_failure(known: Known) -> None:
    request = wire.GrantsRequest(1, known.office.organisation, (a_grant(new_id(), new_id()),))
    sent(known, "/v1/grants", wire.encode(request))
