"""Two branches of the directory: found, shown, and joined by an administrator; followed by everybody who knew one.

An endpoint put back from an older backup may be told something else by somebody who had not heard of what it lost.
Those who had then hold another branch than the endpoint, and stop ("forked"). Nothing joins them by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from local_store.errors import RefusedInput, Text
from sync import directory as rules
from sync import wire
from sync.book_port import BookPort
from sync.branches import Branches, branches
from sync.directory import ADMINISTRATOR, Directory
from sync.errors import EndpointRefused
from sync.http_client import HttpClient
from sync.refusals import refused
from sync.round import run_round
from sync.session import Session
from sync.standing import Standing


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a branch. branch: "here" or "endpoint"; sort: its tag; `by` a name; at: when, as it says."""

    branch: str
    number: int
    sort: str
    by: str
    at: str


def compare(book: BookPort, http: HttpClient) -> tuple[Said, ...]:
    """Return what only this book and what only the endpoint knows, in order; nothing when they do not part.

    Raises what a round raises, but not for branches that part.
    """
    session = _session(book, http)
    apart = branches(session)
    return _said(session.standing, apart) if apart else ()


def settle(book: BookPort, http: HttpClient) -> tuple[Said, ...]:
    """State, at the endpoint, that both branches hold; return what they said. Everybody who knew one follows.

    Raises RefusedInput: "not_forked"; "not_administrator" (of both branches); "put_out_spoke": somebody whom this
    book knows to be out has stated something to the endpoint, which then has to be emptied instead.
    """
    session = _session(book, http)
    standing = session.standing
    apart = branches(session)
    if apart is None:
        raise RefusedInput(
            Text("Centralen og bogen kender det samme register.", "Endpoint and book know the same directory."),
            code="not_forked",
        )
    said = _said(standing, apart)
    _must_settle(standing, apart)
    signed = rules.state(
        apart.directory,
        wire.Settled(apart.after, tuple(apart.ours)),
        by=standing.membership.device,
        key=standing.pair.signing,
        at=int(datetime.now(UTC).timestamp()),
    )
    theirs = [*apart.theirs, signed]
    after = apart.directory.extended([signed], apart.past(standing))
    try:
        session.append(apart.directory.head, [signed], (), fresh=True)
    except EndpointRefused as error:
        raise refused("head_moved") if error.code == "head_moved" else error from error
    standing.change_branch(apart.after, theirs, after)
    run_round(book, http)
    return said


def _must_settle(standing: Standing, apart: Branches) -> None:
    device = standing.membership.device
    for known in (standing.known, apart.directory):
        found = known.active(device)
        if found is None or known.persons[found.person].role != ADMINISTRATOR:
            raise RefusedInput(
                Text(
                    "Det kan kun en, der er administrator i begge udgaver af registeret.",
                    "Only who is an administrator in both versions of the directory can do that.",
                ),
                code="not_administrator",
            )
    if any(_statement(signed).by in standing.known.revoked for signed in apart.theirs):
        raise RefusedInput(
            Text(
                "En enhed, der er lukket ude, har skrevet i centralens register. Tøm centralen; så får den det "
                "rigtige register igen af jer, der kender det.",
                "A device that was put out has written in the endpoint's directory. Empty the endpoint; then it is "
                "given the true directory again by you who know it.",
            ),
            code="put_out_spoke",
        )


def _said(standing: Standing, apart: Branches) -> tuple[Said, ...]:
    return (
        *_of("here", standing, standing.known, apart.ours),
        *_of("endpoint", standing, apart.directory, apart.theirs),
    )


def _of(branch: str, standing: Standing, known: Directory, statements: Sequence[wire.Signed]) -> list[Said]:
    said = []
    for statement in map(_statement, statements):
        device = known.devices.get(statement.by)
        person = known.persons[device.person] if device else None
        name = standing.name(person.id, person.name).name if person else ""
        at = datetime.fromtimestamp(max(0, min(statement.at, 2**37)), UTC).isoformat(timespec="seconds")
        said.append(Said(branch, statement.number, wire.sort_of(statement), name, at))
    return said


def _statement(signed: wire.Signed) -> wire.Statement:
    return wire.decode(signed.body, wire.Statement)


def _session(book: BookPort, http: HttpClient) -> Session:
    standing = Standing.of(book)
    if standing is None or standing.directory is None:
        raise refused("not_a_member")
    return Session(standing, http)
