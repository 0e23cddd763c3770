"""The tables as the first version made them, frozen: what step one of sync.endpoint.migrations makes.

Every table had a row id of its own, and the counters of a space stood beside its id.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, UniqueConstraint

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
    Column("id", RowId, primary_key=True),
    Column("nonce", LargeBinary(16), nullable=False, unique=True),
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
    Column("id", RowId, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("recipient", LargeBinary(16), nullable=False),
    Column("space", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("organisation_id", "recipient", "space", "epoch"),
)

# The row whose lock gives positions their order; count, sum and bytes are kept as changes come.
space = Table(
    "space",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("space", LargeBinary(16), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("change_count", BigInteger, nullable=False),
    Column("change_sum", LargeBinary(32), nullable=False),
    Column("stored_bytes", BigInteger, nullable=False),
    UniqueConstraint("organisation_id", "space"),
)

batch = Table(
    "batch",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("space_id", ForeignKey("space.id"), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("device", LargeBinary(16), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("changes", Integer, nullable=False),
    Column("sealed_bytes", BigInteger, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    Column("body", LargeBinary, nullable=False),  # last: what stands after a long value is slow to reach
    UniqueConstraint("space_id", "position"),
    UniqueConstraint("space_id", "device", "sequence"),
)

# `batch_id` is the batch a change first came with; a later batch may name it again.
sealed_change = Table(
    "sealed_change",
    METADATA,
    Column("id", RowId, primary_key=True),
    Column("space_id", ForeignKey("space.id"), nullable=False),
    Column("change", LargeBinary(32), nullable=False),
    Column("batch_id", ForeignKey("batch.id"), nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("space_id", "change"),
)
