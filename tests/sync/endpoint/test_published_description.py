"""Every operation the endpoint publishes, tried with what its OpenAPI permits and with what it does not.

Schemathesis makes the requests from the document that the running endpoint itself hands out, and judges the answers
by it: no 5xx, no status, content type or body but those described. (Bodies are judged here: Schemathesis cannot
read `prefixItems`, by which OpenAPI 3.1 describes an array of unlike parts, in an answer.)

The API speaks msgpack where OpenAPI speaks JSON: a value that fits the operation's message is written as that
message (base64 becomes the bytes it stands for), any other as msgpack just as it is; some are bent on their way.
Where a message names an organisation, a space or a device it is mostly one the endpoint knows, and the token is
mostly a good one, so that requests get past the first look. What OpenAPI cannot say is what the signed bytes hold:
those are bent by test_anything_sent.py and tests/fuzz. A whole number beyond 64 bits cannot be written in msgpack
and is cut to it. An open stream of events is for test_live.py. HYPOTHESIS_PROFILE=deep tries many more; with -s it
says how many.
"""

import base64
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import jsonschema_rs
import msgspec
import pytest
import requests
import schemathesis
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    status_code_conformance,
)

from sync import wire
from sync.endpoint.edge import EVENTS
from sync.endpoint.routes import ROUTES
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import running_on
from tests.sync.endpoint.laptops import Team, a_team

DEEP = settings.default.max_examples > 1000
EXAMPLES = settings(max_examples=10_000 if DEEP else 100)  # of each mode, over all operations
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
]
REQUESTS = {route.path: route.request for route in ROUTES}
MESSAGES = {
    value.__name__: value
    for value in vars(wire).values()
    if isinstance(value, type) and issubclass(value, wire.Message) and value is not wire.Message
}
NAMED = ("organisation", "space", "device")  # attributes that get ids the endpoint knows


class Tried(NamedTuple):
    """The running endpoint's document as operations, somebody with a token, and how many answers of each status."""

    team: Team
    document: dict[str, Any]
    operations: dict[str, APIOperation[Any, Any, Any, Any]]
    answered: Counter[str]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def tried(request: pytest.FixtureRequest, endpoints: dict[str, Endpoint]) -> Iterator[Tried]:
    team = a_team(running_on(request.param, endpoints).url)
    document = requests.get(f"{team.one.talker.url}/v1/openapi.json", timeout=30).json()
    register(team)
    schema = schemathesis.openapi.from_dict(with_formats(document))
    found = [result.ok() for result in schema.get_all_operations()]
    together = Tried(team, document, {operation.path: operation for operation in found}, Counter())
    yield together
    team.one.talker.close()
    by_status = dict(sorted(together.answered.items()))
    print(f"\n{request.param}: {together.answered.total()} requests, by status {by_status}")


def register(team: Team) -> None:
    """Tell Schemathesis what bytes look like here."""
    ids = {"organisation": team.office.organisation, "space": team.space, "device": team.one.device}
    sizes = st.sampled_from([16, 32, 64]).flatmap(lambda size: st.binary(min_size=size, max_size=size))
    some = sizes | st.binary(max_size=40) | st.sampled_from([*ids.values(), wire.NO_HASH])
    formats = {"any": some} | {name: st.sampled_from([known] * 4) | some for name, known in ids.items()}
    for size in (16, 32, 64):
        of_size = [known for known in [*ids.values(), wire.NO_HASH] if len(known) == size]
        exact = st.binary(min_size=size, max_size=size)
        formats[str(size)] = st.sampled_from(of_size) | exact if of_size else exact
    for name, strategy in formats.items():
        schemathesis.openapi.format(f"feltbog-{name}", strategy.map(lambda raw: base64.b64encode(raw).decode()))


def with_formats(document: dict[str, Any]) -> dict[str, Any]:
    """Name the format of each piece of base64 in the document after the attribute it is."""
    for title, schema in document["components"]["schemas"].items():
        parts = schema.get("prefixItems", [])
        names = [each.name for each in msgspec.structs.fields(MESSAGES[title])] if title in MESSAGES else []
        for name, part in zip(names, parts, strict=True):
            inner = part.get("items", part)
            if inner.get("contentEncoding") == "base64":
                length = inner.get("minLength", 0) // 4 * 3 // 16 * 16  # of the bytes, where it is fixed
                inner["format"] = f"feltbog-{length or (name if name in NAMED else 'any')}"
    return document


@schemathesis.serializer(wire.CONTENT_TYPE)
def written(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Write what was made as the operation's message, or as it is where it does not fit one."""
    value = within_64_bits(value)
    try:
        return wire.encode(msgspec.convert(value, REQUESTS[context.case.operation.path], builtin_types=()))
    except msgspec.ValidationError:
        return msgspec.msgpack.encode(value)


def within_64_bits(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: within_64_bits(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [within_64_bits(inner) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return max(-(2**63), min(2**64 - 1, value))
    return value


def tokens(team: Team, operation: APIOperation[Any, Any, Any, Any]) -> st.SearchStrategy[str | None]:
    """A good token mostly, but for the stream of events, which would not end; else what Schemathesis makes."""
    good = [] if operation.path == EVENTS else [f"Bearer {team.one.token}"] * 3
    return st.sampled_from([*good, None])


def bends() -> st.SearchStrategy[Callable[[bytes], bytes]]:
    """What happens to the body on its way: mostly nothing."""
    cut = st.integers(0, 200).map(lambda at: lambda body: body[:at])
    turned = st.tuples(st.integers(0, 200), st.integers(1, 255)).map(
        lambda how: lambda body: body[: how[0]] + bytes(b ^ how[1] for b in body[how[0] : how[0] + 1])
        + body[how[0] + 1 :]
    )  # fmt: skip
    garbage = st.binary(max_size=300).map(lambda other: lambda _body: other)
    return st.sampled_from([lambda body: body] * 6) | cut | turned | garbage


def ask(tried: Tried, case: Case, token: str | None, bend: Callable[[bytes], bytes]) -> None:
    one = tried.team.one.talker
    made = case.as_transport_kwargs(base_url=one.url)
    if token is not None:
        made["headers"]["Authorization"] = token
    if isinstance(made.get("data"), bytes):
        made["data"] = bend(made["data"])
    response = one.http.request(**made, timeout=30, allow_redirects=False)
    tried.answered[f"{response.status_code}"] += 1
    case.validate_response(schemathesis.Response.from_requests(response, verify=False), checks=CHECKS)
    assert "Traceback" not in response.text
    check_body(tried.document, case, response)


def check_body(document: dict[str, Any], case: Case, response: requests.Response) -> None:
    """Hold the body of an answer against what is published of it."""
    responses = document["paths"][case.operation.path][case.operation.method]["responses"]
    described = responses.get(str(response.status_code), responses.get("default", {})).get("content", {})
    kind = response.headers["content-type"]
    if kind not in (wire.CONTENT_TYPE, wire.PROBLEM_TYPE):
        return
    read = msgspec.msgpack.decode if kind == wire.CONTENT_TYPE else msgspec.json.decode
    body = msgspec.to_builtins(read(response.content))  # bytes become base64
    schema = {**described[kind]["schema"], "components": document["components"]}
    jsonschema_rs.Draft202012Validator(schema).validate(body)


PATHS = sorted([*REQUESTS, EVENTS, "/v1/challenge", "/healthz", "/metrics"])


@given(data=st.data())
@EXAMPLES
def test_what_the_description_permits(tried: Tried, data: st.DataObject) -> None:
    operation = tried.operations[data.draw(st.sampled_from(PATHS))]
    case = data.draw(operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    ask(tried, case, data.draw(tokens(tried.team, operation)), data.draw(bends()))


@given(data=st.data())
@EXAMPLES
def test_what_the_description_forbids(tried: Tried, data: st.DataObject) -> None:
    operation = tried.operations[data.draw(st.sampled_from(sorted(REQUESTS)))]
    case = data.draw(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    ask(tried, case, data.draw(tokens(tried.team, operation)), data.draw(bends()))


def test_every_operation_there_is_is_published(tried: Tried) -> None:
    assert sorted(tried.operations) == PATHS
