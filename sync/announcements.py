"""What an administrator tells every member: opened once the organisation's key is here, and put in force."""

from datetime import UTC, datetime

from local_store.errors import KnownError
from local_store.ids import PersonId
from sync.errors import Untrusted
from sync.sealing import epoch_of, open_told
from sync.standing import TAKEN, Standing

CONFIGURATION = "configuration"


def number_of(standing: Standing, topic: str) -> int:
    """Return the number of the statement that holds for a topic; 0: there is none."""
    news = standing.directory.told.get(topic) if standing.directory else None
    return news.number if news else 0


def take(standing: Standing) -> None:
    """Put the newest configuration in force in the book, once.

    Without its key, or sealed by a newer program, it waits. What does not open, or is no configuration, changes
    nothing: what held before holds on.
    """
    news = standing.directory.told.get(CONFIGURATION) if standing.directory else None
    if news is None or standing.book.kept(TAKEN + CONFIGURATION) == str(news.number).encode():
        return
    key = standing.space_keys.get(standing.organisation, {}).get(epoch_of(news.sealed))
    if key is None:
        return
    at = datetime.fromtimestamp(max(0, min(news.at, 2**37)), UTC).isoformat(timespec="seconds")
    try:
        plain = open_told(standing.organisation, CONFIGURATION, key, news.sealed)
        standing.book.configure(plain, PersonId(news.person.hex()), at)
    except KnownError as error:
        if error.code == "newer":
            return
        if not isinstance(error, Untrusted) and error.code != "bad_configuration":
            raise
    standing.book.keep(TAKEN + CONFIGURATION, str(news.number).encode())
