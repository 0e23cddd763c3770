"""What is shown of a record that says it came by letter, and no such letter has come: its writer's, and marked."""

from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.rules.correspondence import origin_of
from local_store.views import Record

MARK = Text("Uden brev", "No letter")
_WARNING = Text(
    "Der står, at sagen kom med brev fra {sender}, men sådan et brev er ikke kommet hertil. {writer} har skrevet "
    "den her. Spørg {sender}.",
    "It says that the case came by letter from {sender}, but no such letter has come here. {writer} wrote it here. "
    "Ask {sender}.",
)


def writer_of(words: Words, record: Record) -> str:
    """Return who wrote a record: of a letter its sender, whoever of the table took it in."""
    sender = origin_of(record.fields).get("person")
    return str(sender) if sender and not words.book.lacks_letter(record) else record.created.author


def proven_answers(words: Words, record: RecordId) -> list[Record]:
    """Return the letters about a record that did come: how it stands goes by nothing else. Raises NotFound."""
    return [one for one in words.book.answers(record) if not words.book.lacks_letter(one)]


def mark(words: Words, record: Record) -> str:
    """Return "Uden brev" for a record that says it came by letter and did not, else ""."""
    return words.say(MARK) if words.book.lacks_letter(record) else ""


def warning(words: Words, record: Record) -> str:
    """Return what the case's page says of it, "" where all is well."""
    if not words.book.lacks_letter(record):
        return ""
    sender = words.person(str(origin_of(record.fields).get("person") or ""))
    return words.say(_WARNING).format(sender=sender, writer=words.person(writer_of(words, record)))
