"""An administrator gives the organisation its configuration: every member's book has it after its next round."""

from collections.abc import Mapping
from typing import Any

import msgspec

from sync import wire
from sync.announcements import CONFIGURATION, number_of, take
from sync.book_port import BookPort
from sync.directory import ADMINISTRATOR
from sync.http_client import HttpClient
from sync.refusals import refused
from sync.round import run_round
from sync.sealing import seal_told
from sync.session import Session
from sync.standing import Standing
from sync.stating import refresh, state


def learn(book: BookPort, http: HttpClient) -> int:
    """Fetch what is in force; return the number of its statement (0: none). Raises what `run_round` raises.

    EndpointRefused "not_allowed" unless this person is an administrator.
    """
    run_round(book, http)
    return number_of(_administrator(book), CONFIGURATION)


def publish(book: BookPort, http: HttpClient, configuration: Mapping[str, Any], *, instead_of: int) -> int:
    """State the configuration for everybody, in the place of that statement; return the number of the new one.

    Raises EndpointRefused "head_moved" when somebody else has stated another meanwhile, "not_allowed", Untrusted
    "too_large", and what `run_round` raises.
    """
    session = Session(_administrator(book), http)
    refresh(session)
    standing = session.standing
    take(standing)

    def make() -> list[wire.What]:
        if number_of(standing, CONFIGURATION) != instead_of:
            raise refused("head_moved")
        epoch = standing.known.spaces[standing.organisation].epoch
        key = standing.space_keys.get(standing.organisation, {}).get(epoch)
        if key is None:
            raise refused("not_a_member")
        plain = msgspec.json.encode(configuration)
        return [wire.Told(CONFIGURATION, seal_told(standing.organisation, CONFIGURATION, key, plain, epoch=epoch))]

    state(session, make)
    take(standing)
    return number_of(standing, CONFIGURATION)


def _administrator(book: BookPort) -> Standing:
    standing = Standing.of(book)
    if standing is None:
        raise refused("not_a_member")
    if standing.known.persons[standing.membership.person].role != ADMINISTRATOR:
        raise refused("not_allowed")
    return standing
