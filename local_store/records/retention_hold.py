"""A decision that a record is kept beyond its time (R18, L11): until when, and why."""

from dataclasses import replace
from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare


@declare(
    "retention_hold",
    label=Text("Beholdt længere", "Kept longer"),
    plural=Text("Beholdt længere", "Kept longer"),
    icon="hourglass",
    spaces=("team", "club", "forum", "ssp_local", "ssp_lead", "own"),
    title=("reason_text",),
    when="keep_until",
)
class RetentionHold(Declared):
    """Several may stand on one record: the latest day holds. Who decided, and when, the change itself tells."""

    record_ref: Annotated[
        str,
        parts.needed(
            parts.points_at("Hvad beholdes", "What is kept"), "Hvad skal beholdes?", "What is to be kept?"
        ),
    ]
    keep_until: Annotated[
        str,
        parts.needed(
            parts.day("Behold til", "Keep until"),
            "Til hvornår? Vælg en dag.",
            "Until when? Choose a day.",
        ),
    ]
    reason: Annotated[
        str,
        parts.needed(parts.choice("Grund", "Reason", "hold_reason"), "Hvorfor? Vælg en grund.", "Why? Choose."),
    ]
    reason_text: Annotated[
        str,
        parts.needed(
            replace(parts.long_text("Uddyb", "Say more"), search=0),
            "Skriv, hvorfor det skal beholdes.",
            "Write why it is to be kept.",
        ),
    ]
