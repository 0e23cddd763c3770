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
    """One statement of a branch. branch: "here" or "endpoint"; sort: its tag; `by` a name; at: when, as it says.

    about: the name of whom or what it concerns; where: that of the space, of a device put out, or of a new space
    its kind. A name that this book cannot open reads "?".
    """

    branch: str
    number: int
    sort: str
    by: str
    at: str
    about: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What the two branches say, nothing when they do not part, and what keeps this person from joining them."""

    said: tuple[Said, ...]
    hindrance: RefusedInput | None = None


def compare(book: BookPort, http: HttpClient) -> tuple[Said, ...]:
    """Return what only this book and what only the endpoint knows, in order; nothing when they do not part.

    Raises what a round raises, but not for branches that part.
    """
    return look(book, http).said


def look(book: BookPort, http: HttpClient) -> Looked:
    """As `compare`, and whether this person could settle it."""
    session = _session(book, http)
    apart = branches(session)
    if apart is None:
        return Looked(())
    try:
        _must_settle(session.standing, apart)
    except RefusedInput as hindrance:
        return Looked(_said(session.standing, apart), hindrance)
    return Looked(_said(session.standing, apart))


def administrators(book: BookPort) -> tuple[str, ...]:
    """Return the names of those who administer, as this book knows it, by name; asks nobody."""
    standing = Standing.of(book)
    if standing is None or standing.directory is None:
        return ()
    known = standing.directory
    active = {device.person for device in known.devices.values() if known.active(device.id)}
    found = [one for one in known.persons.values() if one.role == ADMINISTRATOR and one.id in active]
    return tuple(sorted((standing.name(one.id, one.name).name for one in found), key=str.casefold))


def settle(book: BookPort, http: HttpClient, seen: Sequence[Said] | None = None) -> tuple[Said, ...]:
    """State, at the endpoint, that both branches hold; return what they said. Everybody who knew one follows.

    `seen`: what the person has looked at; only that is joined. Raises RefusedInput: "not_forked";
    "said_since": one of the branches says something else by now; "not_administrator" (of both branches);
    "put_out_spoke": somebody whom this book knows to be out has stated something to the endpoint, which then has
    to be emptied instead.
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
    if seen is not None and tuple(seen) != said:
        raise RefusedInput(
            Text(
                "Der er kommet mere til, siden du så efter. Se det igennem igen; intet er samlet endnu.",
                "More has been said since you looked. Look it through again; nothing is joined yet.",
            ),
            code="said_since",
        )
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
    names, said = _Names(standing, known), []
    for statement in map(_statement, statements):
        device = known.devices.get(statement.by)
        by = names.person(device.person) if device else ""
        at = datetime.fromtimestamp(max(0, min(statement.at, 2**37)), UTC).isoformat(timespec="seconds")
        about, where = names.concerned(statement.what)
        said.append(Said(branch, statement.number, wire.sort_of(statement), by, at, about, where))
    return said


@dataclass(frozen=True, slots=True)
class _Names:
    """What is called how in one branch, as far as this book can open it."""

    standing: Standing
    known: Directory

    def person(self, id_: bytes) -> str:
        found = self.known.persons.get(id_)
        return self.standing.name(id_, found.name).name if found else ""

    def space(self, id_: bytes) -> str:
        found = self.known.spaces.get(id_)
        return self.standing.name(id_, found.name).name if found else ""

    def device(self, id_: bytes) -> str:
        found = self.known.devices.get(id_)
        return self.standing.name(id_, found.name).name if found else ""

    def concerned(self, what: wire.What) -> tuple[str, str]:
        """Return whom or what a statement is about, and where."""
        match what:
            case wire.SpaceCreated():
                return self.space(what.space), what.kind
            case wire.Admitted() | wire.Removed():
                return self.person(what.person), self.space(what.space)
            case wire.Invited():
                name = self.standing.name(what.invitation, what.name).name
                return name, ", ".join(self.space(space) for space in what.spaces)
            case wire.Joined():
                return self.person(what.person), self.device(what.device)
            case wire.Revoked():
                return self.person(what.person), self.device(what.device) if what.device else ""
            case wire.EpochBegan():
                return "", self.space(what.epoch.space)
            case wire.LetterKey() | wire.Erased() | wire.Vouched():
                return "", self.space(what.space)
            case wire.Told():
                return what.topic, ""
        return "", ""


def _statement(signed: wire.Signed) -> wire.Statement:
    return wire.decode(signed.body, wire.Statement)


def _session(book: BookPort, http: HttpClient) -> Session:
    standing = Standing.of(book)
    if standing is None or standing.directory is None:
        raise refused("not_a_member")
    return Session(standing, http)
