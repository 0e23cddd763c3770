"""A handover (overdragelse), R63: from one colleague to another, with all that is open, and an answer."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, declare
from local_store.rules.handovers import LEGAL_STEPS, TWO_PEOPLE
from local_store.rules.needs import equals, needs


@declare(
    "handover",
    label=Text("Overdragelse", "Handover"),
    plural=Text("Overdragelser", "Handovers"),
    icon="reply",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    title=("handover_text",),
    when="handed_over_on",
    rules=(
        TWO_PEOPLE,
        LEGAL_STEPS,
        needs(
            "answer_text",
            equals("state", "afvist"),
            ("state",),
            Text("Skriv, hvorfor du ikke kan tage imod.", "Write why you cannot accept."),
        ),
    ),
)
class Handover(Declared):
    """What the receiver gets is listed when it is offered; authorship stays where it was."""

    to_person_id: Annotated[
        str,
        parts.needed(parts.points_at("Til", "To", PERSON), "Hvem tager over? Vælg en kollega.", "Who takes over?"),
    ]
    from_person_id: Annotated[
        str,
        parts.needed(parts.points_at("Fra", "From", PERSON), "Hvem giver fra sig? Vælg.", "Who hands over?"),
    ]
    handed_over_on: Annotated[
        str, parts.needed(parts.day("Fra den", "From"), "Fra hvilken dag? Vælg en dato.", "From which day?")
    ]
    reason: Annotated[str, parts.choice("Hvorfor", "Why", "handover_reason")]
    record_refs: Annotated[
        str,
        parts.point_at(
            "Hvad gives videre",
            "What is handed over",
            help=Text(
                "Grupper, unge, aftaler, opfølgninger og samtykker.",
                "Groups, people, actions, follow-ups, consents.",
            ),
        ),
    ]
    handover_text: Annotated[
        str,
        parts.long_text(
            "Det skal du vide",
            "What you need to know",
            group="naeste",
            help=Text("Hvad er lovet, og hvem venter på svar?", "What is promised, and who waits for an answer?"),
        ),
    ]
    state: Annotated[str, parts.choice("Status", "Status", "handover_state", group="resultat")]
    answered_at: Annotated[str, parts.moment("Besvaret", "Answered", group="resultat")]
    answer_text: Annotated[str, parts.long_text("Svar", "Answer", group="resultat")]
