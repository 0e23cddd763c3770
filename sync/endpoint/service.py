"""What the endpoint does for each message: typed request in, typed answer out, Refusal for no. No HTTP here."""

from collections.abc import Callable

from sqlalchemy import Connection

from sync import wire
from sync.directory import Directory, check_signature, read
from sync.endpoint import agreeing, granting, lettering, paging
from sync.endpoint.authentication import Caller, Gate
from sync.endpoint.directories import Directories, Known
from sync.endpoint.engine import Database
from sync.endpoint.limits import Limits
from sync.endpoint.live import Standing
from sync.endpoint.metrics import Metrics
from sync.endpoint.pushing import Intake
from sync.endpoint.refusals import Refusal, refused
from sync.errors import Untrusted


class Service:
    """Stateless but for what it may forget: verified directories and counts. Safe from any thread."""

    def __init__(
        self,
        database: Database,
        gate: Gate,
        limits: Limits,
        metrics: Metrics,
        clock: Callable[[], float],
        announce: Callable[[bytes], None],
    ) -> None:
        """`announce` is told the organisation of what was committed."""
        self.gate = gate
        self._announce = announce
        self._database = database
        self._limits = limits
        self._metrics = metrics
        self._clock = clock
        self._directories = Directories(limits)
        self._intake = Intake(database, self._directories, limits)
        self._wanted = granting.Wanted()

    # -- who asks --

    def challenge(self) -> wire.Challenge:
        """Answer GET /v1/challenge."""
        return wire.Challenge(wire.VERSION, self.gate.challenge(), int(self._clock()))

    def token(self, _caller: Caller | None, request: wire.TokenRequest) -> wire.Token:
        """Answer POST /v1/token. Raises Refusal: challenge, signature, unknown_organisation, unknown_device."""
        self.gate.check_challenge(request.challenge)
        with self._database.reading() as connection:
            directory = self._directories.current(connection, request.organisation).directory
        device = directory.devices.get(request.device)
        if device is None:
            raise Refusal("unknown_device")
        signed = request.challenge + request.organisation + request.device
        _check_holder(device.signing_key, wire.FOR_TOKEN, signed, request.signature)
        if device.id in directory.revoked:
            raise Refusal("revoked")
        with self._database.writing() as connection:
            self.gate.use_challenge(connection, request.challenge)
        token = self.gate.token(request.organisation, request.device)
        return wire.Token(wire.VERSION, token, self._limits.token_seconds)

    def farewell(self, _caller: Caller | None, request: wire.FarewellRequest) -> wire.FarewellAnswer:
        """Answer POST /v1/farewell: the way to the statement that put the device out, and nothing after it."""
        self.gate.check_challenge(request.challenge)
        with self._database.writing() as connection:
            known = self._directories.current(connection, request.organisation)
            device = known.directory.devices.get(request.device)
            if device is None:
                raise Refusal("unknown_device")
            signed = request.challenge + request.organisation + request.device
            _check_holder(device.signing_key, wire.FOR_FAREWELL, signed, request.signature)
            last = known.directory.revoked.get(device.id)
            if last is None:
                raise Refusal("not_allowed")
            self.gate.use_challenge(connection, request.challenge)
            news = self._news(connection, known, request.head) if request.head.number >= 0 else ()
        return wire.FarewellAnswer(wire.VERSION, news[: max(0, last - request.head.number)])

    # -- the directory --

    def found(self, caller: Caller | None, request: wire.FoundRequest) -> wire.HeadAnswer:
        """Answer POST /v1/organisations: new, known already, or longer than known. Raises Refusal."""
        if len(request.statements) > wire.MAX_STATEMENTS:
            raise Refusal("too_large")
        try:
            given = read(request.statements)
        except Untrusted as error:
            raise refused(error) from error
        with self._database.writing() as connection:
            known = self._directories.find(connection, given.organisation, lock=True)
            if known is None:
                row = self._directories.found(connection, given, request.statements)
                granting.store(connection, Known(row, given), None, request.grants)
                return wire.HeadAnswer(wire.VERSION, given.head)
            directory = self._bring_up(connection, known, caller, given, request)
        self._announce(given.organisation)
        return wire.HeadAnswer(wire.VERSION, directory.head)

    def _bring_up(
        self,
        connection: Connection,
        known: Known,
        caller: Caller | None,
        given: Directory,
        request: wire.FoundRequest,
    ) -> Directory:
        """Take the rest of a chain of which the first part is known. Only a member gives keys or late joins."""
        common = min(given.number, known.directory.number)
        if self._directories.hash_at(connection, known.row, common) != request.statements[common - 1].hash:
            raise Refusal("forked")
        member = caller is not None and _is_device(known.directory, caller)
        rest = request.statements[common:]
        if not member:
            self._refuse_expired(known.directory, given, rest)
        directory = self._directories.extend(connection, known, rest) if rest else known.directory
        if member and caller is not None:
            granting.store(connection, Known(known.row, directory), caller.device, request.grants)
        return directory

    def append(self, caller: Caller | None, request: wire.AppendRequest) -> wire.HeadAnswer:
        """Answer POST /v1/statements: all or nothing. Raises Refusal: head_moved, token, the directory's codes."""
        if not 1 <= len(request.statements) <= wire.MAX_STATEMENTS:
            raise Refusal("malformed")
        joining = _joining(request.statements[0])
        if joining is None and caller is None:
            raise Refusal("token")
        if caller is not None and caller.organisation != request.organisation:
            raise Refusal("not_a_member")
        with self._database.writing() as connection:
            known = self._directories.current(connection, request.organisation, lock=True)
            head = known.directory.head
            if request.head != head:
                raise Refusal("head_moved", number=head.number, hash=head.hash.hex())
            if joining is None and caller is not None:
                _check_device(known.directory, caller)
            directory = self._directories.extend(connection, known, request.statements, fresh=request.fresh)
            self._refuse_expired(known.directory, directory, request.statements)
            giver = caller.device if caller is not None else joining.device if joining else None
            granting.store(connection, Known(known.row, directory), giver, request.grants)
        self._announce(request.organisation)
        return wire.HeadAnswer(wire.VERSION, directory.head)

    def _refuse_expired(self, before: Directory, after: Directory, statements: tuple[wire.Signed, ...]) -> None:
        """Raise Refusal (invitation_expired) when a join among these uses an invitation past its time."""
        for signed in statements:
            joined = _joining(signed)
            invitation = after.invitations.get(joined.invitation) if joined else None
            if invitation is not None and invitation.stated.expires <= self._clock():
                raise Refusal("invitation_expired")

    def open_invitation(self, _caller: Caller | None, request: wire.OpenRequest) -> wire.OpenAnswer:
        """Answer POST /v1/invitations/open, to the holder of the invitation's key. Raises Refusal."""
        self.gate.check_challenge(request.challenge)
        with self._database.writing() as connection:
            known = self._directories.current(connection, request.organisation)
            invitation = known.directory.invitations.get(request.invitation)
            if invitation is None:
                raise Refusal("unknown_invitation")
            signed = request.challenge + request.organisation + request.invitation
            _check_holder(invitation.stated.signing_key, wire.FOR_INVITATION, signed, request.signature)
            if invitation.used:
                raise Refusal("invitation_used")
            if invitation.stated.expires <= self._clock():
                raise Refusal("invitation_expired")
            self.gate.use_challenge(connection, request.challenge)
            statements = self._directories.statements(connection, known.row, 0, self._limits.statements)
            grants = granting.for_recipient(connection, known, request.invitation, {})
        return wire.OpenAnswer(wire.VERSION, int(self._clock()), statements, grants)

    def grant(self, caller: Caller | None, request: wire.GrantsRequest) -> wire.GrantsAnswer:
        """Answer POST /v1/grants: all or nothing. Raises Refusal: not_a_member, not_allowed, malformed."""
        with self._database.writing() as connection:
            known, device = self._member(connection, caller, request.organisation, lock=True)
            stored = granting.store(connection, known, device.device, request.grants)
        return wire.GrantsAnswer(wire.VERSION, stored)

    # -- a round --

    def round(self, caller: Caller | None, request: wire.RoundRequest) -> wire.RoundAnswer:
        """Answer POST /v1/round: take what is pushed, then hand out what is new, in one consistent view."""
        self._check_round(request)
        with self._database.reading() as connection:
            known, device = self._member(connection, caller, request.organisation)
            follows = not request.push or self._has(connection, known, request.head)
        if follows:
            acks = self._intake.take(device, known.directory, request.push) if request.push else ()
        else:  # it knows a directory that is not here: what it has sealed may be for others to read than it thinks
            acks = tuple(wire.Ack(push.batch.hash, "refused", "old_epoch") for push in request.push)
        durable = frozenset(ack.batch for ack in acks if ack.outcome != "refused")
        for ack, push in zip(acks, request.push, strict=True):
            self._metrics.amount(f"batches_{ack.outcome}", 1)
            if ack.outcome == "stored":
                self._metrics.amount("changes_stored", len(push.sealed))
        if durable:
            self._announce(request.organisation)
        with self._database.reading() as connection:
            known, device = self._member(connection, caller, request.organisation)
            pages = paging.pages(connection, known, device, request, durable, self._limits)
            held = {cursor.space: cursor.epoch for cursor in request.cursors}
            grants = granting.for_recipient(connection, known, device.device, held)
            statements = self._news(connection, known, request.head)
            letters = lettering.pages(connection, known, device, request.letters)
            lost = lettering.lost(connection, known, device, request.letters_sent)
        now, head = int(self._clock()), known.directory.head
        self._wanted.note(known.directory, device.device, held, grants)
        wanted = self._wanted.told(known.directory, device.device, held)
        return wire.RoundAnswer(wire.VERSION, now, acks, pages, head, statements, grants, letters, lost, wanted)

    def _has(self, connection: Connection, known: Known, head: wire.Head) -> bool:
        """Tell whether this directory goes on from that head."""
        if head == known.directory.head:
            return True
        shorter = head.number <= known.directory.number
        return shorter and self._directories.hash_at(connection, known.row, head.number) == head.hash

    def _check_round(self, request: wire.RoundRequest) -> None:
        cursors = request.cursors
        changes = sum(len(push.sealed) for push in request.push)
        if len(request.push) > self._limits.round_pushes or changes > self._limits.round_changes:
            raise Refusal("too_large")
        if len({cursor.space for cursor in cursors}) != len(cursors) or request.head.number < 0:
            raise Refusal("malformed")
        if any(not (0 <= cursor.after < 2**63 and 0 <= cursor.own < 2**63) for cursor in cursors):
            raise Refusal("malformed")

    def _news(self, connection: Connection, known: Known, head: wire.Head) -> tuple[wire.Signed, ...]:
        """Return the statements after a head that is known here; none where it is another chain's."""
        if head == known.directory.head or head.number > known.directory.number:
            return ()
        if self._directories.hash_at(connection, known.row, head.number) != head.hash:
            return ()
        found = self._directories.statements(connection, known.row, head.number, wire.MAX_STATEMENTS)
        return _fitting(found)

    # -- live --

    def admit(self, caller: Caller) -> None:
        """Raise Refusal (unknown_organisation, unknown_device) unless the caller may listen."""
        with self._database.reading() as connection:
            self._member(connection, caller, caller.organisation)

    def standing(self, organisation: bytes) -> Standing:
        """Return where an organisation stands. Raises Refusal (unknown_organisation)."""
        with self._database.reading() as connection:
            known = self._directories.current(connection, organisation)
            letters = lettering.positions(connection, known.row)
            return Standing(known.directory, paging.positions(connection, known.row), letters)

    def letters(self, caller: Caller | None, request: wire.LettersRequest) -> wire.LettersAnswer:
        """Answer POST /v1/letters: each is taken or refused by itself."""
        if len(request.letters) > wire.MAX_LETTERS:
            raise Refusal("too_large")
        with self._database.writing() as connection:
            known, device = self._member(connection, caller, request.organisation, lock=True)
            acks = tuple(
                lettering.take(connection, known, device, self._limits, letter) for letter in request.letters
            )
        if any(ack.outcome == "stored" for ack in acks):
            self._announce(request.organisation)
        return wire.LettersAnswer(wire.VERSION, acks)

    # -- agree --

    def buckets(self, caller: Caller | None, request: wire.BucketsRequest) -> wire.BucketsAnswer:
        """Answer POST /v1/buckets. Raises Refusal (not_a_member)."""
        with self._database.reading() as connection:
            home = self._home(connection, caller, request.organisation, request.space)
            found = agreeing.buckets(connection, home)
            heads = agreeing.chain_heads(connection, home)
        return wire.BucketsAnswer(wire.VERSION, found, heads)

    def missing(self, caller: Caller | None, request: wire.MissingRequest) -> wire.MissingAnswer:
        """Answer POST /v1/missing. Raises Refusal (not_a_member)."""
        with self._database.reading() as connection:
            home = self._home(connection, caller, request.organisation, request.space)
            return wire.MissingAnswer(wire.VERSION, agreeing.ids_in(connection, home, request.buckets))

    def _home(self, connection: Connection, caller: Caller | None, organisation: bytes, space: bytes) -> int:
        known, device = self._member(connection, caller, organisation)
        if not known.directory.is_member(device.device, space):
            raise Refusal("not_a_member")
        return agreeing.home_of(connection, known.row, space)

    def _member(
        self, connection: Connection, caller: Caller | None, organisation: bytes, *, lock: bool = False
    ) -> tuple[Known, Caller]:
        """Return the organisation and the device, which the directory must still know."""
        if caller is None:
            raise Refusal("token")
        if caller.organisation != organisation:
            raise Refusal("not_a_member")
        known = self._directories.current(connection, organisation, lock=lock)
        _check_device(known.directory, caller)
        return known, caller

    def alive(self) -> None:
        """Read from the database; raises when it does not answer."""
        with self._database.reading() as connection:
            self._directories.find(connection, wire.ROOT)


def _fitting(statements: tuple[wire.Signed, ...]) -> tuple[wire.Signed, ...]:
    """Return the first of them that fit an answer, at least one: the caller asks on until the head is reached."""
    size = 0
    for at, signed in enumerate(statements):
        size += len(signed.body)
        if size > wire.MAX_PAGE_BYTES and at:
            return statements[:at]
    return statements


def _is_device(directory: Directory, caller: Caller) -> bool:
    return caller.organisation == directory.organisation and directory.active(caller.device) is not None


def _check_device(directory: Directory, caller: Caller) -> None:
    """Raise Refusal (unknown_device, revoked) unless the device may still ask."""
    if caller.device in directory.revoked:
        raise Refusal("revoked")
    if not _is_device(directory, caller):
        raise Refusal("unknown_device")


def _joining(untrusted: wire.Signed) -> wire.Joined | None:
    try:
        statement = wire.decode(untrusted.body, wire.Statement)
    except Untrusted as error:
        raise refused(error) from error
    return statement.what if isinstance(statement.what, wire.Joined) else None


def _check_holder(key: bytes, purpose: bytes, signed: bytes, untrusted_signature: bytes) -> None:
    try:
        check_signature(key, purpose, signed, untrusted_signature)
    except Untrusted as error:
        raise Refusal("signature") from error
