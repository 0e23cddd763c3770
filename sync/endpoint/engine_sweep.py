"""Rewriting what held erased bytes; with sync.endpoint.engine the only place that knows engines.

PostgreSQL leaves a deleted row where it was, and VACUUM only frees its place: the bytes lie in the page until new
ones are written over them. Rewriting the table leaves none, but nobody reads or writes in it meanwhile: some
seconds for 256 MiB, and a larger table is for whoever keeps the database, at night. Done once for what all
processes erased; how far it has come stands as a comment on the table, for what a process that died has left.
(SQLite overwrites what it frees: `secure_delete`.)
"""

from sqlalchemy import Connection, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

MOST_BYTES = 256 << 20
_QUIET_MILLISECONDS = 100  # that others wait at most before it is known whether somebody is in the table
_KEY = 0x0FE17B07  # advisory lock: one process at a time


def sweep(engine: Engine, most_bytes: int = MOST_BYTES) -> bool:
    """Rewrite the sealed changes if something was erased since the last time; False: not now, somebody is in them.

    A table above `most_bytes` is only vacuumed: what was erased is overwritten there as room is needed.
    """
    with engine.connect() as connection:
        quick = connection.execution_options(isolation_level="AUTOCOMMIT")
        quick.detach()  # it is closed afterwards: its settings and its lock are nobody else's
        quick.execute(text(f"SET lock_timeout = {_QUIET_MILLISECONDS}"))
        quick.execute(text("SET statement_timeout = 0"))
        if not quick.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}):
            return False
        erased = quick.scalar(text("SELECT count(*) FROM erased_change"))
        if (
            not erased
            or quick.scalar(text("SELECT obj_description('sealed_change'::regclass)")) == f"swept {erased}"
        ):
            return True
        return _is_quiet(quick) and _rewrite(quick, int(erased), most_bytes)


def _is_quiet(connection: Connection) -> bool:
    """Tell whether nobody looks at a state of before the erasures: for them the old rows would be kept."""
    others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    return connection.scalar(text(f"{others} AND backend_xmin IS NOT NULL LIMIT 1")) is None


def _rewrite(connection: Connection, erased: int, most_bytes: int) -> bool:
    size = connection.scalar(text("SELECT pg_total_relation_size('sealed_change')"))
    full = "(FULL) " if int(size or 0) <= most_bytes else ""
    try:
        connection.execute(text(f"VACUUM {full}sealed_change"))
        connection.execute(text(f"COMMENT ON TABLE sealed_change IS 'swept {erased}'"))
    except SQLAlchemyError:  # somebody is in the table
        return False
    return True
