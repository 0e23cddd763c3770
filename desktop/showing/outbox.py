"""The outbox: what has not arrived, what was refused, what waits for its beginning; each with a reason."""

from desktop.doing import refusals
from desktop.showing.words import Words, moment
from local_store import held_forms
from local_store.errors import KnownError, Text
from local_store.views import OutboxItem
from ui.views import OutboxLine

_WAITS = Text(
    "Venter på en ændring, der endnu ikke er kommet. Den bliver lagt ind af sig selv.",
    "Waits for a change that has not come yet. It will be put in by itself.",
)
_HELD = Text("Besked om, hvilke skemaer der ligger på denne pc", "Word of which forms are on this PC")
_CHANGE = Text("En ændring fra en kollega", "A change from a colleague")


def lines(words: Words) -> tuple[OutboxLine, ...]:
    """Return what is on the way: what needs a person, what is urgent (R90), then the rest, the newest first."""
    book = words.book
    out = [
        OutboxLine(_page_of(item), item.change, _icon(words, item.kind), _title(words, item.record, item.kind),
                   moment(item.at), item.state, item.reason, item.urgent)
        for item in book.outbox()
    ]  # fmt: skip
    refused = [
        OutboxLine("", "", "shield-alert", refusals.title(words, one), moment(one.at), "refused", one.reason)
        for one in book.refusals()
    ]
    missing = [OutboxLine("", change, "hourglass", words.say(_CHANGE), words.now, "missing_parents", _WAITS)
               for change in book.waiting()]  # fmt: skip
    troubled = [line for line in out if line.state == "quarantined"]
    rest = [line for line in out if line.state != "quarantined"]
    written = sorted(rest, key=lambda line: line.at)
    newest = reversed(written)  # not sorted backwards: of one second's the last written comes first
    return (*troubled, *refused, *missing, *sorted(newest, key=lambda line: not line.urgent))


def _page_of(item: OutboxItem) -> str:
    """What says which forms are here has no page of its own."""
    return "" if item.kind == held_forms.KIND else item.record


def _icon(words: Words, kind: str) -> str:
    declared = words.kind(kind)
    return declared.icon if declared else "file"


def _title(words: Words, record: str, kind: str) -> str:
    if kind == held_forms.KIND:
        return words.say(_HELD)
    label = words.kind_label(kind)
    try:
        title = words.record_title(record)
    except KnownError:
        return label
    return label if title == label else f"{label} · {title}"
