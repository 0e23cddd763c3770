"""Stating: sign what follows the directory and append it; when somebody was quicker, read on and sign anew."""

import time
from collections.abc import Callable, Sequence

import msgspec

from sync import directory as directory_
from sync import wire
from sync.directory import Directory
from sync.directory_joining import Past
from sync.errors import EndpointRefused
from sync.refusals import refused
from sync.session import Session
from sync.standing import Standing

TRIES = 5
_STALLS = 2  # times that an endpoint may deny what it was given

Make = Callable[[], Sequence[wire.What]]
Grants = Callable[[Directory], list[wire.Grant]]


def refresh(session: Session) -> None:
    """Learn the newest of the directory, and the keys sealed to this device. Raises EndpointRefused head_moved."""
    standing = session.standing
    stalls = 0
    while stalls <= _STALLS:
        before = standing.head
        held = [wire.Cursor(space, 0, 0, max(of)) for space, of in standing.space_keys.items() if of]
        nothing = [msgspec.structs.replace(cursor, after=2**62, own=2**62) for cursor in held]
        request = wire.RoundRequest(wire.VERSION, standing.organisation, standing.head, (), tuple(nothing), 1)
        answer = session.post("/v1/round", request, wire.RoundAnswer)
        more = session.take_directory(answer)
        standing.learn_grants(answer.grants, by=standing.pair, to=standing.membership.device)
        if not more:
            return
        stalls += standing.head == before
    raise refused("head_moved")  # given back what it lacked, it denies to have it


def state(
    session: Session, make: Make, grants: Grants | None = None, *, still_sending: Callable[[], None] | None = None
) -> bool:
    """Append what `make` says of the directory as it is by then; False when there was nothing (left) to say.

    The keys of epochs begun go to everybody who may read from now on, together with the statements.
    `still_sending` is told when who is put out has sent something that `make` did not know; then it makes anew.
    """
    standing = session.standing
    for attempt in range(TRIES):
        whats = make()
        if not whats:
            return False
        signed, after = _signed(standing, whats)
        given = [*(grants(after) if grants else ()), *_new_keys(standing, after, whats)]
        try:
            session.append(standing.head, signed, given, fresh=True)
        except EndpointRefused as error:
            if attempt < TRIES - 1 and error.code == "chain_moved" and still_sending:
                still_sending()
                continue
            if error.code != "head_moved" or attempt == TRIES - 1:
                raise
            refresh(session)
        else:
            standing.learn(signed)
            standing.to_grant.clear()
            return True
    return False


def _signed(standing: Standing, whats: Sequence[wire.What]) -> tuple[list[wire.Signed], Directory]:
    signed: list[wire.Signed] = []
    after = standing.known
    for what in whats:
        one = directory_.state(
            after, what, by=standing.membership.device, key=standing.pair.signing, at=int(time.time())
        )
        after = after.extended([one], _past(standing, [*signed]))
        signed.append(one)
    return signed, after


def _past(standing: Standing, signed: Sequence[wire.Signed]) -> Past:
    return lambda count: [*standing.statements(), *signed][:count]


def _new_keys(standing: Standing, after: Directory, whats: Sequence[wire.What]) -> list[wire.Grant]:
    """Seal the keys of the epochs begun to every device and open invitation that may read."""
    now = int(time.time())
    grants: list[wire.Grant] = []
    for epoch in (epoch for what in whats for epoch in epochs_of(what)):
        key = standing.made_key(epoch)
        for to, hpke_key in after.readers(epoch.space, now).items():
            grants.extend(standing.grants_to(to, hpke_key, epoch.space, {epoch.epoch: key}))
    return grants


def epochs_of(what: wire.What) -> tuple[wire.NewEpoch, ...]:
    """Return the epochs that a statement begins."""
    if isinstance(what, wire.Removed | wire.Revoked):
        return what.epochs
    return (what.epoch,) if isinstance(what, wire.EpochBegan) else ()
