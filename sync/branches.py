"""Where the endpoint's directory parts from the one this book knows, and whether the two have been joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync import wire
from sync.directory import Directory, replay
from sync.directory_joining import Past
from sync.errors import Untrusted, untrusted
from sync.standing import Standing

if TYPE_CHECKING:
    from sync.session import Session

_MOST = 100_000  # statements: an endpoint that never ends is left


@dataclass(frozen=True, slots=True)
class Branches:
    """What follows the last common statement (number `after`), here and at the endpoint; `directory` is its own."""

    after: int
    ours: Sequence[wire.Signed]
    theirs: Sequence[wire.Signed]
    directory: Directory

    def past(self, standing: Standing) -> Past:
        """Return the endpoint's chain."""
        return lambda count: [*standing.past(self.after), *self.theirs][:count]

    def settled(self) -> bool:
        """Tell whether the endpoint's branch, which is verified, takes in all of ours."""
        ours = [signed.hash for signed in self.ours]
        whats = [wire.decode(signed.body, wire.Statement).what for signed in self.theirs]
        taken_in = [what.others for what in whats if isinstance(what, wire.Settled) and what.after == self.after]
        return any([other.hash for other in others[: len(ours)]] == ours for others in taken_in)


def branches(session: "Session") -> Branches | None:
    """Ask the endpoint for its branch, and verify it; None: one of the two only goes further. Raises Untrusted."""
    standing = session.standing
    ours = standing.statements()
    common, theirs = _theirs(session, ours)
    while theirs and common < len(ours) and ours[common].hash == theirs[0].hash:
        common, theirs = common + 1, theirs[1:]
    if not theirs or common == len(ours):
        return None
    first = ours[:common]
    directory = replay(first).extended(theirs, lambda count: [*first, *theirs][:count])
    return Branches(common, ours[common:], theirs, directory)


def follow(session: "Session") -> None:
    """Take the endpoint's branch for ours if it takes ours in. Raises Untrusted (forked) if it does not."""
    apart = branches(session)
    if apart is None or not apart.settled():
        raise forked()
    session.standing.change_branch(apart.after, apart.theirs, apart.directory)
    session.standing.book.letters_again()


def _theirs(session: "Session", ours: Sequence[wire.Signed]) -> tuple[int, list[wire.Signed]]:
    """Return the number of a common statement, and all that the endpoint has after it. Raises Untrusted."""
    at, back = len(ours), 1
    while True:
        here = wire.Head(at, ours[at - 1].hash)
        answer = _ask(session, here)
        if answer.statements or answer.head == here:
            break
        if at == 1:
            raise forked()
        at, back = max(1, at - back), back * 2
    theirs = list(answer.statements)
    while answer.statements and answer.head.number > at + len(theirs) and len(theirs) < _MOST:
        answer = _ask(session, wire.Head(at + len(theirs), theirs[-1].hash))
        theirs += answer.statements
    return at, theirs


def _ask(session: "Session", head: wire.Head) -> wire.RoundAnswer:
    request = wire.RoundRequest(wire.VERSION, session.standing.organisation, head, (), (), 1)
    return session.post("/v1/round", request, wire.RoundAnswer)


def forked() -> Untrusted:
    """Return the error for a directory that is not a continuation of ours."""
    return untrusted(
        "forked",
        "Centralen viser en anden udgave af organisationens register, end vi kender. Intet er sendt. "
        "Sig det til jeres administrator: Indstillinger, Registeret (“feltbog directory”).",
        "The endpoint shows another version of the organisation's directory than we know. Nothing was sent. "
        "Tell your administrator: Settings, The directory (“feltbog directory”).",
    )
