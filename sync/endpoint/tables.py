"""The tables: ids, keys, signatures, counts and sealed bytes. No column could hold a name or a word of a record.

Ids are raw bytes. Tables have integer row ids and unique indexes on what identifies them.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, UniqueConstraint

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
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
)

# What this endpoint signs its tokens and challenges with; shared by all processes on one database.
server_secret = Table(
    "server_secret",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("secret", LargeBinary(32), nullable=False),
)
