"""Prints a notification (underretning) in the order of its form, for the municipality's own channel (R85)."""

from pathlib import Path
from typing import Any

from desktop.printing.paper import put
from desktop.showing.notification import view
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId
from ui.guides.asks import NotificationOf, NotificationView
from ui.style import dates

_TITLE = Text("Underretning", "Notification")
_SUBTITLE = Text("Kladde til kommunens egen blanket", "Draft for the municipality's own form")
_CLASSIFICATION = Text(
    "Fortroligt. Sendes kun ad kommunens sikre vej. Makuleres efter brug.",
    "Confidential. Sent only by the municipality's secure channel. Shredded after use.",
)
_PAGE, _OF = Text("Side", "Page"), Text("af", "of")
_PRINTED = Text("Udskrevet af {}, {}, {}", "Printed by {}, {}, {}")


def print_notification(words: Words, record: str, file: Path) -> Path:
    """Write it as PDF/UA-1 and note that in the access log (L8). Raises NotFound, NoRoom."""
    data = _data(words, view(words, NotificationOf(record)))
    return put(words, words.book.get(RecordId(record)), "notification", data, file)


def _data(words: Words, told: NotificationView) -> dict[str, Any]:
    by, today = words.person_for_others(words.book.person), words.now.date()
    at = dates.near_moment(words.now, today, words.language)
    parts = [
        {"label": part.label, "text": part.text, "missing": part.missing, "voice": part.voice}
        for part in told.parts
    ]
    return {
        "title": words.say(_TITLE),
        "subtitle": words.say(_SUBTITLE),
        "printed_by": by,
        "printed_line": words.say(_PRINTED).format(by, dates.full_date(today, words.language), at),
        "classification": words.say(_CLASSIFICATION),
        "language": words.language,
        "page": words.say(_PAGE),
        "of": words.say(_OF),
        "parts": parts,
    }
