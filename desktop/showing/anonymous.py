"""A case as it may be read aloud where nobody is to know whom it is about (R33)."""

from collections.abc import Iterable

from desktop.showing.happened import linked
from desktop.showing.words import Words
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import anonymise
from local_store.views import Record

TITLE = Text("Anonym sag", "Anonymous case")


def known_of(words: Words, case: Record) -> tuple[str, ...]:
    """Return what tells whom the case is about: of the young person, and of everybody named in the group."""
    return anonymise.identifiers(*named_in(words, case))


def named_in(words: Words, case: Record) -> tuple[dict[str, object], list[dict[str, object]]]:
    """Return the fields of the young person the case is about, and of everybody named around them."""
    person = _fields(words, case.fields.get("young_person_id"))
    group = case.fields.get("group_id")
    spans = words.book.list("group_membership", where={"group_id": group}, limit=500).records if group else ()
    others = [_fields(words, span.fields.get("young_person_id")) for span in spans]
    others.append({"name": str(_fields(words, group).get("name") or "")})
    return person, [*others, *_relatives(words, case.fields.get("young_person_id"))]


def _relatives(words: Words, person: object) -> list[dict[str, object]]:
    """Return the names somebody wrote of the family and the network; a role ("storebror") names nobody."""
    relations = linked(words, "network_relation", "young_person_id", str(person)) if person else []
    texts = [str(one.fields.get("relation_text") or "") for one in relations]
    return [{"name": " ".join(word for word in text.split() if word[:1].isupper())} for text in texts]


def _fields(words: Words, record: object) -> dict[str, object]:
    if not record:
        return {}
    try:
        return dict(words.book.get(RecordId(str(record))).fields)
    except KnownError:
        return {}


def cleaned(texts: Iterable[object], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts without what tells who it is."""
    return tuple(anonymise.cleaned(str(text), known) if text else "" for text in texts)
