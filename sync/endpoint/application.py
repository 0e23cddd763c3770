"""Puts the endpoint together: routes, refusals, metrics, the edge around it all."""

from typing import Annotated

from litestar import Litestar, MediaType, Request, Response, get
from litestar.config.app import AppConfig  # noqa: F401
from litestar.exceptions import HTTPException

from sync.endpoint.edge import LOG, Edge
from sync.endpoint.engine import Database
from sync.endpoint.limits import Limits
from sync.endpoint.metrics import Metrics
from sync.endpoint.refusals import MEDIA_TYPE, Refusal, problem

_ = Annotated

@get("/healthz", media_type=MediaType.JSON, sync_to_thread=False)
def healthz() -> dict[str, str]:
    return {"status": "ok"}

def build(database: Database, limits: Limits) -> Edge:
    metrics = Metrics()
    app = Litestar([healthz], openapi_config=None)
    return Edge(app, limits, metrics, frozenset(app.route_handler_method_map))
