"""What is shown of a record that says it came by letter, and no such letter has come: its writer's, and marked."""

from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.correspondence import origin_of
from local_store.views import Record

# True of what somebody made up, of what is still on its way and of what the endpoint has lost: it accuses nobody.
MARK = Text("Brev mangler", "Letter missing")
_WARNING = Text(
    "Der står, at det her kom med brev fra {sender}, men et brev, der siger det, er ikke her. Det kan være på vej, "
    "være gået tabt eller aldrig være sendt. {writer} har lagt det ind. Spørg {sender}.",
    "It says that this came by letter from {sender}, but a letter that says so is not here. It may be on its way, "
    "be lost, or never have been sent. {writer} put it in. Ask {sender}.",
)
_UNANSWERED = Text(
    "Til brevet er her, går der ingen kvittering eller svar fra sagen.",
    "Until the letter is here, no receipt and no answer leave from the case.",
)
NOT_TOLD = Text(
    "Brevet mangler, så ingen får det at vide. Ring i stedet.",
    "The letter is missing, so nobody would hear of it. Ring them instead.",
)


def writer_of(words: Words, record: Record) -> str:
    """Return who wrote a record: of a letter its sender, whoever of the table took it in."""
    sender = origin_of(record.fields).get("person")
    return str(sender) if sender and not words.book.lacks_letter(record) else record.created.author


def proven_answers(words: Words, record: RecordId) -> list[Record]:
    """Return the letters about a record that did come: how it stands goes by nothing else. Raises NotFound."""
    return [one for one in words.book.answers(record) if not words.book.lacks_letter(one)]


def mark(words: Words, record: Record) -> str:
    """Return "Brev mangler" for a record that says it came by letter and did not, else ""."""
    return words.say(MARK) if words.book.lacks_letter(record) else ""


def warning(words: Words, record: Record) -> str:
    """Return what the record's page says of it, "" where all is well."""
    if not words.book.lacks_letter(record):
        return ""
    told = words.say(_WARNING).format(sender=_sender(words, record), writer=words.person(record.created.author))
    return f"{told} {words.say(_UNANSWERED)}" if record.kind == "ssp_case" else told


def no_answer(words: Words, record: Record) -> Text:
    """Return why what has no letter is not answered, and what to do."""
    who = _sender(words, record)
    return Text(
        f"Her er intet brev fra {who}, der siger det, så herfra går der intet til {who}. Spørg {who}, om det er "
        "sendt. Når brevet er kommet, kan du svare.",
        f"There is no letter here from {who} that says so, so nothing leaves for {who} from here. Ask {who} "
        "whether it was sent. When the letter has come, you can answer.",
    )


def demand_letter(words: Words, record: Record) -> None:
    """Raise RefusedInput (not_allowed) where an answer would go to somebody who has sent nothing."""
    if words.book.lacks_letter(record):
        raise RefusedInput(no_answer(words, record), field="letter", code="not_allowed")


def _sender(words: Words, record: Record) -> str:
    return words.person(str(origin_of(record.fields).get("person") or ""))
