"""One answer in a young person's sheet of resources and risks (Ressource- og risikoskema)."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, Voice, declare
from local_store.rules.factor_sheets import WEIGHT_IS_OF_A_RISK


@declare(
    "factor_answer",
    label=Text("Svar om ressource eller risiko", "Answer about a resource or a risk"),
    plural=Text("Ressourcer og risici", "Resources and risks"),
    icon="scale",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    title=("comment",),
    when="answered_at",
    part_of="young_person_id",
    rules=(WEIGHT_IS_OF_A_RISK,),
)
class FactorAnswer(Declared):
    """A later answer about the same factor stands instead of an earlier one. None holds a number or is summed."""

    young_person_id: Annotated[str, parts.WHOSE]
    answered_at: Annotated[
        str,
        parts.needed(
            parts.moment("Besvaret", "Answered"),
            "Hvornår er det besvaret? Skriv dag og klokkeslæt.",
            "When was it answered? Write the day and the time.",
        ),
    ]
    factor_kind: Annotated[
        str,
        parts.needed(
            parts.personal(
                parts.choice(
                    "Ressource eller risiko",
                    "Resource or risk",
                    "factor_kind",
                    help=Text(
                        "Se efter begge dele. Ressourcer er dem, I kan bygge på.",
                        "Look for both. Resources are what you can build on.",
                    ),
                )
            ),
            "Er det en ressource eller en risiko? Vælg.",
            "Is it a resource or a risk? Choose.",
        ),
    ]
    factor: Annotated[
        str,
        parts.needed(
            parts.criminal(
                parts.choice(
                    "Hvilken faktor",
                    "Which factor",
                    "factor",
                    help=Text(
                        "Kun forhold, der kan ændre sig. Kommunen kan indsætte det fulde skema.",
                        "Only what can change. The municipality can insert the full sheet.",
                    ),
                )
            ),
            "Hvad svarer du på? Vælg en faktor.",
            "What do you answer? Choose a factor.",
        ),
    ]
    area: Annotated[str, parts.personal(parts.choice("Område i livet", "Area of life", "factor_area"))]
    answer: Annotated[
        str,
        parts.needed(
            parts.criminal(
                parts.choice(
                    "Svar",
                    "Answer",
                    "factor_answer",
                    help=Text(
                        "Indikatorer kan ikke forudsige, hvad én ung gør.",
                        "Indicators cannot predict what one person does.",
                    ),
                )
            ),
            "Vælg et svar. “Ved ikke” er også et svar.",
            "Choose an answer. “Don't know” is one too.",
        ),
    ]
    weight: Annotated[
        str,
        parts.criminal(
            parts.choice(
                "Vægt",
                "Weight",
                "factor_weight",
                help=Text(
                    "Kun for en risiko. Svarene lægges aldrig sammen.",
                    "Only of a risk. Answers are never added up.",
                ),
            )
        ),
    ]
    comment: Annotated[
        str,
        parts.spoken(
            parts.criminal(
                parts.long_text(
                    "Hvordan og hvor viser det sig",
                    "How and where it shows",
                    group="noter",
                    help=Text(
                        "Hvordan, og i hvilke sammenhænge. Skriv, så det holder, hvis den unge læser det.",
                        "How, and in which contexts. Write so that it holds if the young person reads it.",
                    ),
                )
            ),
            Voice.FACT,
        ),
    ]
