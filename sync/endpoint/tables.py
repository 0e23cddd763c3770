"""The tables: ids, keys, signatures, counts and sealed bytes. No column could hold a name or a word of a record.

Ids are raw bytes, hashes 32 of them. What belongs to a space is keyed by its row id first, so that one machine can
hold all of a space and none needs another for a write (docs/scaling.md). Who is a device or a member of what is
not repeated in tables: it follows from the statements (docs/decisions/0005).
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from sync.endpoint.engine import RowId

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

schema_version = Table(
    "schema_version",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

# What this endpoint signs its tokens and challenges with; shared by all processes on one database.
server_secret = Table(
    "server_secret",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("secret", LargeBinary(32), nullable=False),
)

# Challenges that were answered, until they expire by themselves.
used_nonce = Table(
    "used_nonce",
    METADATA,
    Column("nonce", LargeBinary(16), primary_key=True),
    Column("expires", BigInteger, nullable=False, index=True),
)

organisation = Table(
    "organisation",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("organisation", LargeBinary(16), nullable=False, unique=True),
    Column("number", Integer, nullable=False),  # of its last statement
    Column("head", LargeBinary(32), nullable=False),
)

statement = Table(
    "statement",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    UniqueConstraint("organisation_id", "number"),
)

# `sealed` is an HPKE box for one device or invitation (`recipient`).
key_grant = Table(
    "key_grant",
    METADATA,
    Column("organisation_id", ForeignKey("organisation.id"), primary_key=True, autoincrement=False),
    Column("recipient", LargeBinary(16), primary_key=True),
    Column("space", LargeBinary(16), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
)

# Written once, when the directory states the space; what moves is in `counter`.
space = Table(
    "space",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("space", LargeBinary(16), nullable=False),
    UniqueConstraint("organisation_id", "space"),
)

# The row whose lock gives positions their order; count, sum and bytes are kept as changes come.
counter = Table(
    "counter",
    METADATA,
    Column("space_id", ForeignKey("space.id"), primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
    Column("change_count", BigInteger, nullable=False),
    Column("change_sum", LargeBinary(32), nullable=False),
    Column("stored_bytes", BigInteger, nullable=False),
)

# `sequence` is of the device's chain, or below 0: what was given back when another had taken its place there.
batch = Table(
    "batch",
    METADATA,
    Column("space_id", ForeignKey("space.id"), primary_key=True, autoincrement=False),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("device", LargeBinary(16), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("changes", Integer, nullable=False),
    Column("sealed_bytes", BigInteger, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body", LargeBinary, nullable=False),  # last: what stands after a long value is slow to reach
    UniqueConstraint("space_id", "device", "sequence"),
)

# `position` is of the batch a change first came with; a later batch may name it again.
sealed_change = Table(
    "sealed_change",
    METADATA,
    Column("space_id", ForeignKey("space.id"), primary_key=True, autoincrement=False),
    Column("change", LargeBinary(32), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["space_id", "position"], ["batch.space_id", "batch.position"]),
    Index(None, "space_id", "position"),
)

# What was erased, so that nobody brings it back. `person`: whose changes only; all zeros: anybody's.
erased_change = Table(
    "erased_change",
    METADATA,
    Column("space_id", ForeignKey("space.id"), primary_key=True, autoincrement=False),
    Column("change", LargeBinary(32), primary_key=True),
    Column("person", LargeBinary(16), primary_key=True),
)

# Letters to a space, sealed to a key that only its members have. `position` is counted under the space's lock.
letter = Table(
    "letter",
    METADATA,
    Column("space_id", ForeignKey("space.id"), primary_key=True, autoincrement=False),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("sender_space", LargeBinary(16), nullable=False),
    Column("device", LargeBinary(16), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("space_id", "sender_space", "device", "sequence"),
)
