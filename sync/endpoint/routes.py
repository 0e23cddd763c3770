"""The routes as one table: path, messages, who may ask. Handlers and the published OpenAPI both come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler
from litestar.response import Stream

from sync import wire
from sync.endpoint.authentication import Caller
from sync.endpoint.edge import EVENTS
from sync.endpoint.live import Live
from sync.endpoint.metrics import Metrics
from sync.endpoint.refusals import REFUSALS, Refusal
from sync.endpoint.service import Service
from sync.errors import Untrusted

OLDEST_VERSION = 1
REQUIRED, OPTIONAL, NONE = "required", "optional", "none"


@dataclass(frozen=True, slots=True)
class Route:
    """One POST. `operate(service, caller, request)` answers; `small`: the request has a fixed, small size."""

    path: str
    request: type[wire.Message]
    answer: type[wire.Message]
    operate: Callable[[Service, Caller | None, Any], wire.Message]
    token: str = REQUIRED
    small: bool = False


ROUTES = (
    Route("/v1/token", wire.TokenRequest, wire.Token, Service.token, NONE, small=True),
    Route("/v1/farewell", wire.FarewellRequest, wire.FarewellAnswer, Service.farewell, NONE, small=True),
    Route("/v1/organisations", wire.FoundRequest, wire.HeadAnswer, Service.found, OPTIONAL),
    Route("/v1/statements", wire.AppendRequest, wire.HeadAnswer, Service.append, OPTIONAL),
    Route("/v1/invitations/open", wire.OpenRequest, wire.OpenAnswer, Service.open_invitation, NONE, small=True),
    Route("/v1/grants", wire.GrantsRequest, wire.GrantsAnswer, Service.grant),
    Route("/v1/round", wire.RoundRequest, wire.RoundAnswer, Service.round),
    Route("/v1/letters", wire.LettersRequest, wire.LettersAnswer, Service.letters),
    Route("/v1/buckets", wire.BucketsRequest, wire.BucketsAnswer, Service.buckets, small=True),
    Route("/v1/missing", wire.MissingRequest, wire.MissingAnswer, Service.missing, small=True),
)


class _Versioned(wire.Message, frozen=True):
    version: int


def handlers() -> list[HTTPRouteHandler]:
    """Return every handler of the endpoint."""
    return [_handler(route) for route in ROUTES] + [healthz, metrics_text, challenge, openapi, events]


def _handler(route: Route) -> HTTPRouteHandler:
    # The whole of it runs in a worker thread: reading, checking and writing may take long, the event loop may not.
    def answer(request: Request[Any, Any, Any], service: Service, body: bytes) -> Response[bytes]:
        caller = _caller(route, request.headers.get("authorization"), service)
        found = _read(body, route.request)
        return _packed(route.operate(service, caller, found))

    guards = [_needs_content_type] + ([_needs_token] if route.token == REQUIRED else [])
    return post(route.path, guards=guards, status_code=200, sync_to_thread=True, name=route.path)(answer)


@get("/healthz", sync_to_thread=True)
def healthz(service: Service) -> dict[str, str]:
    """Answer once the database does."""
    service.alive()
    return {"status": "ok"}


@get("/metrics", sync_to_thread=False, media_type="text/plain; version=0.0.4; charset=utf-8")
def metrics_text(metrics: Metrics) -> str:
    """Counts and durations for Prometheus."""
    return metrics.as_text()


@get("/v1/challenge", sync_to_thread=False)
def challenge(service: Service) -> Response[bytes]:
    """Bytes to be signed."""
    return _packed(service.challenge())


@get("/v1/openapi.json", sync_to_thread=False)
def openapi() -> dict[str, Any]:
    """What is published about the routes."""
    return openapi_document()


async def _admitted(request: Request[Any, Any, Any], service: Service, live: Live) -> Caller:
    caller = service.gate.caller(request.headers.get("authorization"))
    await sync_to_thread(service.admit, caller)
    live.admit(caller)
    return caller


@get(EVENTS, media_type="text/event-stream")
async def events(request: Request[Any, Any, Any], service: Service, live: Live) -> Stream:
    """Server-sent events: "something new in these spaces, up to this position"."""
    caller = await _admitted(request, service, live)
    unbuffered = {"x-accel-buffering": "no"}  # what stands between must hand each event on as it comes
    return Stream(live.stream(caller), media_type="text/event-stream", headers=unbuffered)


def _needs_content_type(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    if connection.headers.get("content-type", "").partition(";")[0].strip().lower() != wire.CONTENT_TYPE:
        raise Refusal("content_type")


def _needs_token(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    """Refuse before the body is read."""
    service: Service = connection.app.state.service
    service.gate.caller(connection.headers.get("authorization"))


def _caller(route: Route, untrusted_header: str | None, service: Service) -> Caller | None:
    if route.token == REQUIRED:
        return service.gate.caller(untrusted_header)
    if route.token == NONE or untrusted_header is None:
        return None
    try:
        return service.gate.caller(untrusted_header)
    except Refusal:  # an endpoint that lost its data lost its secret too: old tokens must not stand in the way
        return None


def _read(untrusted_body: bytes, type_: type[wire.Message]) -> wire.Message:
    """Decode a request. Raises Refusal: too_old, too_new, malformed."""
    try:
        version = wire.decode(untrusted_body, _Versioned).version
        if version < OLDEST_VERSION:
            raise Refusal("too_old")
        if version > wire.VERSION:
            raise Refusal("too_new")
        return wire.decode(untrusted_body, type_)
    except Untrusted as error:
        raise Refusal("malformed") from error


def _packed(answer: wire.Message) -> Response[bytes]:
    return Response(wire.encode(answer), media_type=wire.CONTENT_TYPE)


def openapi_document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 description. Messages are msgpack arrays; `bytes` are written there as they are."""
    types = [type_ for route in ROUTES for type_ in (route.request, route.answer)] + [wire.Challenge, wire.Problem]
    references, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    schemas = iter(references)
    problem = {"description": "Refused", "content": {wire.PROBLEM_TYPE: {"schema": references[-1]}}}
    paths: dict[str, Any] = {
        "/healthz": {"get": {"responses": {"200": {"description": "It answers"}}}},
        "/metrics": {"get": {"responses": {"200": {"description": "Prometheus text"}}}},
        EVENTS: {
            "get": {
                "responses": {
                    "200": {
                        "description": "Events",
                        "content": {"text/event-stream": {"schema": {"type": "string"}}},
                    },
                    "default": problem,
                },
                "security": [{"token": []}],
            }
        },
        "/v1/challenge": {"get": {"responses": {"200": _content("An answer", references[-2])}}},
    }
    for route in ROUTES:
        components[route.request.__name__]["prefixItems"][0] |= {"minimum": OLDEST_VERSION, "maximum": wire.VERSION}
        operation: dict[str, Any] = {
            "requestBody": {**_content("", next(schemas)), "required": True},
            "responses": {"200": _content("An answer", next(schemas)), "default": problem},
        }
        if route.token != NONE:
            operation["security"] = [{"token": []}] + ([{}] if route.token == OPTIONAL else [])
        paths[route.path] = {"post": operation}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Feltbog endpoint", "version": str(wire.VERSION)},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "x-refusals": {
            code: {"status": status, "da": text.da, "en": text.en} for code, (status, text) in REFUSALS.items()
        },
    }


def _content(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    content = {"content": {wire.CONTENT_TYPE: {"schema": schema}}}
    return {"description": description, **content} if description else content
