"""The doctor: pages, graph, projections against what the changes come to, the digest, the search index."""

from collections.abc import Iterator

from local_store.changes import decode
from local_store.database import EncryptedDatabase
from local_store.errors import KnownError, Text
from local_store.exchange import AT_ENDPOINT
from local_store.ids import SpaceId
from local_store.ledger import Ledger
from local_store.projections import Item, Projections
from local_store.spaces import Spaces, digest_of
from local_store.views import Health

_CHUNK = 2000
_MOST_TOLD = 50


def check(database: EncryptedDatabase, ledger: Ledger, projections: Projections, spaces: Spaces) -> Health:
    """Look at everything and change nothing."""
    faults = [
        Text(f"Siderne stemmer ikke: {fault}", f"Pages do not check out: {fault}")
        for fault in database.cipher_faults()[:_MOST_TOLD]
    ]
    if not faults:
        for found in (
            _changes(database),
            _projected(database, ledger, projections, spaces),
            _digests(database, spaces),
            _indexes(database),
        ):
            faults += list(found)[:_MOST_TOLD]
    states = dict(database.rows("SELECT state, count(*) FROM change GROUP BY state")) if not faults else {}
    return Health(
        changes=sum(states.values()),
        records=int(database.value("SELECT count(*) FROM record")) if not faults else 0,
        unsent=states.get(1, 0),
        waiting=int(database.value("SELECT count(*) FROM change WHERE standing = 1")) if not faults else 0,
        quarantined=states.get(2, 0),
        faults=tuple(faults),
    )


def _changes(database: EncryptedDatabase) -> Iterator[Text]:
    """Every change is canonical, hashes to its id and stands where it says it belongs."""
    last = 0
    names = dict(database.rows("SELECT key, id FROM space"))
    while rows := database.rows(
        "SELECT seq, id, record, space, body FROM change WHERE seq > ? ORDER BY seq LIMIT ?", (last, _CHUNK)
    ):
        last = rows[-1][0]
        for _, raw, record, space, body in rows:
            try:
                stored = decode(body)
            except KnownError:
                yield Text(f"Ændring {raw.hex()} kan ikke læses.", f"Change {raw.hex()} cannot be read.")
                continue
            told = (
                bytes.fromhex(stored.id),
                bytes.fromhex(stored.change.record),
                bytes.fromhex(stored.change.space),
            )
            if told != (raw, record, names.get(space)):
                yield Text(f"Ændring {raw.hex()} er flyttet.", f"Change {raw.hex()} has been moved.")


def _projected(
    database: EncryptedDatabase, ledger: Ledger, projections: Projections, spaces: Spaces
) -> Iterator[Text]:
    """Every record's row is what its changes come to, and no row is without changes."""
    last, seen = b"", 0
    names = spaces.by_key()
    while rows := database.rows(
        "SELECT DISTINCT record FROM change WHERE record > ? ORDER BY record LIMIT ?", (last, _CHUNK)
    ):
        last = rows[-1][0]
        merged = ledger.merged_many([record for (record,) in rows])
        seen += len(merged)
        for one in merged:
            raw = bytes.fromhex(one.record)
            row = database.row("SELECT key, kind, space FROM record WHERE id = ?", (raw,))
            as_listed = row is not None and (row[1], names.get(row[2])) == (one.kind, one.space)
            if row is None or not as_listed or not projections.agrees(row[0], Item(raw, one, row[2])):
                yield Text(f"Notat {one.record} er ikke ajour.", f"Record {one.record} is out of date.")
    if seen != database.value("SELECT count(*) FROM record"):
        yield Text("Der er rækker uden ændringer bag sig.", "There are rows without changes behind them.")


def _digests(database: EncryptedDatabase, spaces: Spaces) -> Iterator[Text]:
    for key, raw in database.rows("SELECT key, id FROM space"):
        ids = [change for (change,) in database.rows(AT_ENDPOINT, (key,))]
        if digest_of(ids) != spaces.digest(SpaceId(raw.hex())):
            yield Text("Et rums kontroltal stemmer ikke.", "A space's digest does not add up.")


def _indexes(database: EncryptedDatabase) -> Iterator[Text]:
    for index in ("words", "names", "fresh", "behind"):
        stray = database.value(
            f"SELECT count(*) FROM {index} WHERE rowid NOT IN (SELECT key FROM record WHERE withdrawn = 0)"  # noqa: S608
        )
        if stray:
            yield Text("Søgeregistret er ikke ajour.", "The search index is out of date.")
