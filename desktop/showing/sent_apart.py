"""What two colleagues sent of one referral, each offline with their own words, as both sides see it (R47)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop.showing.words import Words, moment
from local_store.changes import Stored
from local_store.errors import Text
from local_store.rules import correspondence
from local_store.rules.correspondence import ORIGIN, said_of
from local_store.views import Record
from ui.sending.asks import Said

_SENT = Text("Sendt", "Sent")
_NOT_SAID = frozenset({"legal_basis", "necessity_text", "raised_at"})  # what sending itself writes


def sendings(words: Words, case: Record) -> Iterator[Said]:
    """Give who sent the case at the same time as a colleague, neither knowing of the other, and their words."""
    history = words.book.changes_of(case.id)
    sent = [one for one in history if one.change.set.get("state") == correspondence.REFERRED]
    known = _ancestors(history) if len(sent) > 1 else {}
    for one in sent:
        others = [
            two for two in sent if two is not one and one.id not in known[two.id] and two.id not in known[one.id]
        ]
        if not others:
            continue
        mine = said_of(case.kind, words.book.as_seen(case.id, (one.id,)))
        theirs = [said_of(case.kind, words.book.as_seen(case.id, (two.id,))) for two in others]
        if text := told(words, case.kind, mine, theirs):
            yield Said(
                "send", words.person(one.change.author), moment(one.change.at), words.say(_SENT), text, mine=True
            )


def other_words(words: Words, letter: Record) -> str:
    """Return what a letter says otherwise than the colleague's that came first; "" for any other letter."""
    origin = correspondence.origin_of(letter.fields)
    if not origin.get(correspondence.AGAIN) or origin.get("sort") != correspondence.REFERRAL:
        return ""
    letters = words.book.answers(words.book.get(_about(letter)).id)
    first = words.book.changes_of(_about(letter))[0].change.set
    twins = [one.fields for one in letters if correspondence.origin_of(one.fields).get("letter") == origin["again"]]
    before = twins[0] if twins else {name: value for name, value in first.items() if name != ORIGIN}
    return told(words, letter.kind, said_of(letter.kind, letter.fields), [said_of(letter.kind, before)])


def _about(letter: Record) -> Any:
    return correspondence.about(letter.fields)


def told(words: Words, kind: str, mine: Mapping[str, Any], theirs: Sequence[Mapping[str, Any]]) -> str:
    """Return "Bekymringen: Idas ord" for each field that one of the others says otherwise."""
    declared = words.kind(kind)
    lines = []
    for spec in declared.fields if declared else ():
        value = mine.get(spec.name)
        if spec.name in _NOT_SAID or value in (None, "", []) or all(one.get(spec.name) == value for one in theirs):
            continue
        lines.append(f"{words.say(spec.label)}: {words.value(spec, value)}")
    return "\n".join(lines) if theirs else ""


def _ancestors(history: Iterable[Stored]) -> dict[str, frozenset[str]]:
    """Return for each change all that it was written with knowledge of; they come in causal order."""
    known: dict[str, frozenset[str]] = {}
    for one in history:
        known[one.id] = frozenset(one.change.parents).union(
            *(known.get(p, frozenset()) for p in one.change.parents)
        )
    return known
