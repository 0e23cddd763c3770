"""A joint assessment of risk (Risikoprofil): dated, reasoned by several sectors, and old after six months."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, Voice, declare
from local_store.rules.risk_profiles import LOCK_NEEDS_ALL, LOCKED_STANDS, VALID_SIX_MONTHS


@declare(
    "risk_profile",
    label=Text("Risikoprofil", "Risk profile"),
    plural=Text("Risikoprofiler", "Risk profiles"),
    icon="gauge",
    spaces=("ssp_local", "ssp_lead", "own"),
    title=("decision_text", "risk_grounds"),
    when="assessed_at",
    part_of="young_person_id",
    rules=(VALID_SIX_MONTHS, LOCK_NEEDS_ALL, LOCKED_STANDS),
)
class RiskProfile(Declared):
    """A person's judgement with its grounds, resources beside risks. Nothing acts on the level by itself (L12)."""

    young_person_id: Annotated[str, parts.WHOSE]
    assessed_at: Annotated[
        str,
        parts.needed(
            parts.moment("Vurderet", "Assessed"),
            "Hvornår er det vurderet? Skriv dag og klokkeslæt.",
            "When was it assessed? Write the day and the time.",
        ),
    ]
    meeting_id: Annotated[str, parts.MEETING]
    sectors: Annotated[str, parts.SECTORS]
    participants: Annotated[
        str,
        parts.items(
            "Navne og enheder",
            "Names and units",
            "actor",
            group="deltagere",
            help=Text("Fagpersoner, en linje for hver: “Mette Holm, skole”.", "Staff, a line for each."),
        ),
    ]
    level: Annotated[
        str,
        parts.criminal(
            parts.choice(
                "Trin",
                "Level",
                "risk_level",
                group="niveau",
                help=Text(
                    "Indikatorer kan ikke forudsige, hvad én ung gør.",
                    "Indicators cannot predict what one person does.",
                ),
            )
        ),
    ]
    previous_level: Annotated[
        str, parts.criminal(parts.choice("Forrige trin", "Previous level", "risk_level", group="niveau"))
    ]
    direction: Annotated[
        str, parts.criminal(parts.choice("Retning", "Direction", "risk_direction", group="niveau"))
    ]
    risk_grounds: Annotated[
        str,
        parts.criminal(
            parts.items(
                "Hvad bygger det på",
                "What it rests on",
                "risk_ground",
                group="niveau",
                help=Text("Et forhold på hver linje: det, I har set.", "A ground a line: what you have seen."),
            )
        ),
    ]
    ground_refs: Annotated[str, parts.point_at("Bygger på disse poster", "Rests on these records", group="niveau")]
    protective_grounds: Annotated[
        str,
        parts.personal(
            parts.items(
                "Hvad beskytter",
                "What protects",
                "resource",
                group="niveau",
                help=Text("Et forhold på hver linje.", "A ground on each line."),
            )
        ),
    ]
    no_known_protective: Annotated[
        str,
        parts.personal(
            parts.yes_no(
                "Ingen kendte ressourcer?",
                "No known resources?",
                group="niveau",
                help=Text(
                    "Svar ja, når I har ledt og ikke fundet nogen.", "Yes, when you have looked and found none."
                ),
            )
        ),
    ]
    certainty: Annotated[str, parts.choice("Hvor sikre er I", "How sure you are", "certainty", group="niveau")]
    disagreement_text: Annotated[str, parts.personal(parts.long_text("Uenighed", "Disagreement", group="niveau"))]
    young_person_view: Annotated[
        str,
        parts.spoken(
            parts.personal(parts.long_text("Den unges eget syn", "The young person's own view", group="noter")),
            Voice.OWN_WORDS,
        ),
    ]
    decision_text: Annotated[str, parts.personal(parts.text("Hvad gør vi", "What we do", group="naeste"))]
    valid_until: Annotated[
        str,
        parts.day(
            "Gælder til",
            "Valid until",
            group="naeste",
            help=Text(
                "Højst seks måneder. Derefter vises den nedtonet.",
                "Six months at most. Then it is shown greyed out.",
            ),
        ),
    ]
    locked_at: Annotated[
        str,
        parts.moment(
            "Låst",
            "Locked",
            group="naeste",
            help=Text(
                "Kræver mindst to sektorer. Derefter rettes den ikke; lav en ny.",
                "Takes at least two sectors. Then it is not edited; make a new one.",
            ),
        ),
    ]
