"""The directories of the organisations: kept as statements, verified as every client does, remembered by head.

Who is a device and who a member of what is answered from here only; no table repeats it.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from sync import wire
from sync.directory import Directory, read
from sync.endpoint import erasing, leaving
from sync.endpoint.limits import Limits
from sync.endpoint.refusals import Refusal, refused
from sync.endpoint.tables import counter, organisation, space, statement
from sync.errors import Untrusted

REMEMBERED = 256  # directories in memory; the rest is read again from its statements


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation's row and its verified directory."""

    row: int
    directory: Directory


class Directories:
    """One per process; safe to ask from any thread, since what it remembers never changes."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._remembered: OrderedDict[bytes, Directory] = OrderedDict()

    def current(self, connection: Connection, id_: bytes, *, lock: bool = False) -> Known:
        """Return the directory as this transaction sees it; `lock` keeps others from extending it meanwhile.

        Raises Refusal (unknown_organisation).
        """
        known = self.find(connection, id_, lock=lock)
        if known is None:
            raise Refusal("unknown_organisation")
        return known

    def find(self, connection: Connection, id_: bytes, *, lock: bool = False) -> Known | None:
        """Return the directory, or None where the organisation is not known here."""
        query = select(organisation.c.id, organisation.c.head).where(organisation.c.organisation == id_)
        row = connection.execute(query.with_for_update() if lock else query).one_or_none()
        if row is None:
            return None
        remembered = self._remembered.get(id_)
        if remembered is None or remembered.hash != row.head:
            remembered = self._read(connection, row.id, id_, remembered)
        self._remember(remembered)
        return Known(row.id, remembered)

    def found(self, connection: Connection, directory: Directory, statements: Sequence[wire.Signed]) -> int:
        """Store a new organisation whose statements make this directory; return its row. Raises Refusal."""
        count = connection.scalar(select(func.count()).select_from(organisation)) or 0
        if count >= self._limits.organisations:
            raise Refusal("too_many")
        row = connection.execute(
            insert(organisation)
            .values(organisation=directory.organisation, number=0, head=wire.NO_HASH)
            .returning(organisation.c.id)
        ).scalar_one()
        self._store(connection, row, directory, 0, statements)
        return int(row)

    def extend(
        self,
        connection: Connection,
        known: Known,
        untrusted_statements: Sequence[wire.Signed],
        *,
        fresh: bool = False,
    ) -> Directory:
        """Verify and store statements that follow the known ones (locked before). Raises Refusal."""
        try:
            directory = known.directory.extended(
                untrusted_statements, lambda count: self.statements(connection, known.row, 0, count)
            )
        except Untrusted as error:
            raise refused(error) from error
        leaving.hold_still(connection, known.row, known.directory, directory, untrusted_statements, fresh=fresh)
        self._store(connection, known.row, directory, known.directory.number, untrusted_statements)
        return directory

    def statements(self, connection: Connection, row: int, after: int, limit: int) -> tuple[wire.Signed, ...]:
        """Return at most `limit` statements that follow number `after`."""
        found = connection.execute(
            select(statement.c.body, statement.c.signature)
            .where(statement.c.organisation_id == row, statement.c.number > after)
            .order_by(statement.c.number)
            .limit(limit)
        )
        return tuple(wire.Signed(body, signature) for body, signature in found)

    def hash_at(self, connection: Connection, row: int, number: int) -> bytes | None:
        """Return the hash of statement `number`; NO_HASH before the first, None beyond the last."""
        if number == 0:
            return wire.NO_HASH
        return connection.scalar(
            select(statement.c.hash).where(statement.c.organisation_id == row, statement.c.number == number)
        )

    def _store(
        self,
        connection: Connection,
        row: int,
        directory: Directory,
        after: int,
        statements: Sequence[wire.Signed],
    ) -> None:
        if directory.number > self._limits.statements:
            raise Refusal("too_many")
        if statements:
            connection.execute(insert(statement), list(_rows(row, after, statements)))
        connection.execute(
            update(organisation)
            .where(organisation.c.id == row)
            .values(number=directory.number, head=directory.hash)
        )
        there = set(connection.scalars(select(space.c.space).where(space.c.organisation_id == row)))
        new = [id_ for id_ in directory.spaces if id_ not in there]
        if new:
            connection.execute(insert(space), [{"organisation_id": row, "space": id_} for id_ in new])
            made = select(space.c.id).where(space.c.organisation_id == row, space.c.space.in_(new))
            empty = {"position": 0, "change_count": 0, "change_sum": bytes(32), "stored_bytes": 0}
            connection.execute(insert(counter), [{**empty, "space_id": id_} for id_ in connection.scalars(made)])
        erasing.carry_out(connection, row, directory, statements)

    def _read(self, connection: Connection, row: int, id_: bytes, known: Directory | None) -> Directory:
        """Verify what is stored, only what is new where that fits. An Untrusted here is damage, not a refusal."""
        if known is not None and self.hash_at(connection, row, known.number) == known.hash:
            fresh = self.statements(connection, row, known.number, self._limits.statements)
            return known.extended(fresh, lambda count: self.statements(connection, row, 0, count))
        return read(self.statements(connection, row, 0, self._limits.statements), id_)

    def _remember(self, directory: Directory) -> None:
        with self._lock:
            self._remembered[directory.organisation] = directory
            self._remembered.move_to_end(directory.organisation)
            if len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)


def _rows(row: int, after: int, statements: Iterable[wire.Signed]) -> Iterable[dict[str, object]]:
    for number, signed in enumerate(statements, after + 1):
        yield {
            "organisation_id": row,
            "number": number,
            "hash": signed.hash,
            "body": signed.body,
            "signature": signed.signature,
        }
