"""A disclosure (videregivelse), R34, L2: what was shared with whom, when, on what basis; refusals as well."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.disclosures import REFUSED_WITH_REASON, SHARED_ON_A_BASIS


@declare(
    "disclosure",
    label=Text("Videregivelse", "Disclosure"),
    plural=Text("Videregivelser", "Disclosures"),
    icon="send",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    retention="P1825D",
    title=("to_text", "purpose_text"),
    when="disclosed_at",
    rules=(SHARED_ON_A_BASIS, REFUSED_WITH_REASON),
)
class Disclosure(Declared):
    """Exactly one basis each. Who shared it is its author; a withdrawn consent never rewrites it.

    Once it has left it stands as it was written (`disclosure_gates`); what was wrong is said in the addendum.
    """

    disclosed_at: Annotated[
        str,
        parts.needed(parts.moment("Hvornår", "When"), "Hvornår var det? Skriv dag og klokkeslæt.", "When was it?"),
    ]
    outcome: Annotated[
        str,
        parts.needed(
            parts.choice("Delt eller ikke", "Shared or not", "disclosure_outcome"),
            "Blev det delt? Vælg.",
            "Shared?",
        ),
    ]
    to_actor: Annotated[
        str,
        parts.needed(parts.choice("Til", "To", "actor"), "Hvem gik det til? Vælg.", "To whom? Choose."),
    ]
    to_text: Annotated[
        str, parts.text("Navn og enhed", "Name and unit", help=Text("På fagpersonen.", "Of the professional."))
    ]
    party_type: Annotated[str, parts.choice("Hvem er de i SSP", "What they are in SSP", "party_type")]
    case_id: Annotated[str, parts.CASE]
    young_person_id: Annotated[str, parts.ABOUT_PERSON]
    record_refs: Annotated[str, parts.point_at("Hvilke poster", "Which records")]
    data_types: Annotated[str, parts.choices("Hvilke oplysninger", "Which information", "data_type")]
    phase: Annotated[str, parts.choice("Hvornår i forløbet", "When in the course", "disclosure_phase")]
    channel: Annotated[str, parts.choice("Hvordan", "How", "disclosure_channel")]
    basis: Annotated[
        str,
        parts.choice(
            "Hjemmel",
            "Legal basis",
            "legal_basis",
            group="grundlag",
            help=Text("Skal bekræftes af en jurist.", "To be confirmed by a lawyer."),
        ),
    ]
    basis_id: Annotated[
        str, parts.points_at("Hjemlen i sagen", "The basis on the case", "legal_basis", group="grundlag")
    ]
    consent_ids: Annotated[str, parts.point_at("Samtykker", "Consents", "consent", group="grundlag")]
    purpose_text: Annotated[str, parts.text("Formål", "Purpose", group="grundlag")]
    necessity_text: Annotated[
        str, parts.personal(parts.long_text("Hvorfor det er nødvendigt", "Why it is necessary", group="grundlag"))
    ]
    minimised_preview_seen: Annotated[
        str,
        parts.yes_no("Har du set, præcis hvad der går ud?", "Have you seen exactly what leaves?", group="grundlag"),
    ]
    addendum_text: Annotated[
        str,
        parts.personal(
            parts.long_text(
                "Tilføjelse",
                "Addendum",
                group="resultat",
                help=Text(
                    "Er noget forkert, så skriv det rigtige her. Resten står, som det blev skrevet.",
                    "If something is wrong, write what is right here. The rest stands as it was written.",
                ),
            )
        ),
    ]
    refusal_reason: Annotated[str, parts.text("Hvorfor ikke delt", "Why not shared", group="resultat")]
