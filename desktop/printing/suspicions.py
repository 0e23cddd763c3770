"""Suspicions on a paper: only of an SSP space, only of the case itself, and always inside their fence (R8)."""

from desktop.printing import paper
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules.concerns import is_suspicion
from local_store.views import Record

_SSP = ("ssp_local", "ssp_lead")
_FROM = Text("Fra {}", "From {}")


def suspicions(words: Words, case: Record) -> list[dict[str, str]]:
    """Return the suspicions of the case's own space about its own subject: none elsewhere, none through a group."""
    kind = next((space.kind for space in words.book.spaces() if space.id == case.space), "")
    if kind not in _SSP:
        return []
    subject = "young_person_id" if case.fields.get("young_person_id") else "group_id"
    about = case.fields.get(subject)
    if not about:
        return []
    found = words.book.list("concern", where={subject: about}, limit=200, space=case.space).records
    mine = [one for one in found if is_suspicion(one.fields)]
    if subject == "group_id":
        mine = [one for one in mine if not one.fields.get("young_person_id")]
    return [_item(words, one) for one in sorted(mine, key=lambda one: (one.created.at, one.id))]


def _item(words: Words, concern: Record) -> dict[str, str]:
    source = paper.label(words, "actor", concern.fields.get("source_actor")) or words.person(concern.created.author)
    told = paper.day(words, concern.fields.get("told_on"))
    said = " · ".join(part for part in (words.say(_FROM).format(source), told) if part)
    return {"text": str(concern.fields.get("fact_text") or ""), "source": said}
