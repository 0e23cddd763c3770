"""Puts the endpoint together: service, routes, refusals, and the edge around it all."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from litestar import Litestar, Request, Response
from litestar.concurrency import sync_to_thread
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from sync.endpoint.authentication import Gate, secret_of
from sync.endpoint.edge import LOG, REFUSAL_HEADER, Edge
from sync.endpoint.engine import Database
from sync.endpoint.engine_news import neighbours_on
from sync.endpoint.heavy import Heavy
from sync.endpoint.limits import Limits
from sync.endpoint.live import Live
from sync.endpoint.metrics import Metrics
from sync.endpoint.patience import Patience
from sync.endpoint.refusals import Refusal
from sync.endpoint.routes import ROUTES, handlers
from sync.endpoint.service import Service
from sync.wire import PROBLEM_TYPE

_BY_STATUS = {404: "unknown_route", 405: "wrong_method", 413: "too_large", 415: "content_type"}


def build(database: Database, limits: Limits | None = None, clock: Callable[[], float] = time.time) -> Edge:
    """Return the ASGI application over a migrated database. `clock` gives Unix seconds."""
    limits = limits or Limits()
    metrics = Metrics()
    gate = Gate(secret_of(database), limits, clock)
    live = Live(neighbours_on(database), lambda id_: sync_to_thread(service.standing, id_), limits)
    service = Service(database, gate, limits, metrics, clock, live.announce)
    routes = handlers()
    app = Litestar(
        routes,
        dependencies={
            "service": Provide(lambda: service, sync_to_thread=False),
            "metrics": Provide(lambda: metrics, sync_to_thread=False),
            "live": Provide(lambda: live, sync_to_thread=False),
        },
        exception_handlers={
            Refusal: _refusal,
            HTTPException: _http_refusal,
            PoolTimeout: _busy,
            OperationalError: _busy,
            IntegrityError: _busy,  # two processes made the same row at once; the second finds it next time
            Exception: _our_fault,
        },
        state=State({"service": service}),
        lifespan=[partial(_sweeping, database, limits.sweep_seconds)],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,  # the edge bounds it, by route
    )
    small = frozenset(route.path for route in ROUTES if route.small)
    paths = frozenset(path for route in routes for path in route.paths)
    return Edge(app, limits, metrics, paths, small, Heavy(limits, gate.knows), Patience(limits, clock), live.close)


@contextlib.asynccontextmanager
async def _sweeping(database: Database, seconds: float, _app: Litestar) -> AsyncIterator[None]:
    """See, while the endpoint runs, that what is erased leaves the database's pages."""

    async def again_and_again() -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await sync_to_thread(database.sweep)
            except SQLAlchemyError:  # the database is away; it is tried again
                LOG.warning("sweep", exc_info=True)

    task = asyncio.get_running_loop().create_task(again_and_again())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _refusal(_request: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    headers = {REFUSAL_HEADER: refusal.code}
    if refusal.status == 401:
        headers["www-authenticate"] = "Bearer"
    return Response(refusal.problem(), status_code=refusal.status, media_type=PROBLEM_TYPE, headers=headers)


def _http_refusal(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer what the framework itself refuses; a 500 of its own is a bug of ours."""
    if error.status_code >= 500:
        return _our_fault(request, error)
    return _refusal(request, Refusal(_BY_STATUS.get(error.status_code, "malformed")))


def _busy(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer when the database does not: locked, full, away. The log has its text, which holds no parameters."""
    LOG.warning("database", exc_info=error)
    return _refusal(request, Refusal("busy"))


def _our_fault(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    LOG.error("bug", exc_info=error)
    return _refusal(request, Refusal("our_fault"))
