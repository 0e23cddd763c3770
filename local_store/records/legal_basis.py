"""The legal basis (hjemmel) something is shared or kept on, R34: what for, why necessary, the tests of § 115."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.grounds import COMPLETE_GROUND
from local_store.rules.order import not_before

_LAWYER = Text("Skal bekræftes af en jurist.", "To be confirmed by a lawyer.")


@declare(
    "legal_basis",
    label=Text("Hjemmel", "Legal basis"),
    plural=Text("Hjemler", "Legal bases"),
    icon="scale",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    retention="P1825D",
    title=("purpose_text",),
    when="valid_from",
    rules=(
        COMPLETE_GROUND,
        not_before(
            "valid_to",
            "valid_from",
            Text("Hjemlen udløber, før den gælder. Ret en af datoerne.", "It ends before it begins. Mend a date."),
        ),
    ),
)
class LegalBasis(Declared):
    """Chosen each time; nothing is shared because it was shared before. Investigation is never a purpose."""

    basis: Annotated[
        str,
        parts.needed(
            parts.choice("Hjemmel", "Legal basis", "legal_basis", help=_LAWYER),
            "Vælg en hjemmel.",
            "Choose a basis.",
        ),
    ]
    purpose_text: Annotated[
        str,
        parts.needed(parts.text("Formål", "Purpose"), "Skriv, hvad det skal bruges til.", "Write what it is for."),
    ]
    case_id: Annotated[str, parts.CASE]
    young_person_id: Annotated[str, parts.ABOUT_PERSON]
    necessity_text: Annotated[
        str, parts.personal(parts.long_text("Hvorfor det er nødvendigt", "Why it is necessary", group="grundlag"))
    ]
    law_text: Annotated[
        str,
        parts.text(
            "Lov og paragraf",
            "Law and section",
            group="grundlag",
            help=Text("Fx retssikkerhedsloven § 11 c.", "E.g."),
        ),
    ]
    consent_id: Annotated[str, parts.points_at("Samtykke", "Consent", "consent", group="grundlag")]
    part_of_ssp: Annotated[
        str, parts.yes_no("Er det led i SSP-samarbejdet?", "Is it part of the SSP cooperation?", group="proever")
    ]
    fair_and_factual: Annotated[
        str, parts.yes_no("Er det rimeligt og sagligt?", "Is it fair and factual?", group="proever")
    ]
    necessary: Annotated[
        str, parts.yes_no("Er det nødvendigt for samarbejdet?", "Is it necessary for the work?", group="proever")
    ]
    not_for_investigation: Annotated[
        str,
        parts.yes_no(
            "Er det uden for efterforskning?",
            "Is it outside any investigation?",
            group="proever",
            help=Text(
                "Retsplejeloven § 115 må ikke bruges til efterforskning af straffesager.",
                "Section 115 may not be used for criminal investigation.",
            ),
        ),
    ]
    data_types: Annotated[
        str, parts.choices("Hvilke oplysninger", "Which information", "data_type", group="omfang")
    ]
    recipients: Annotated[str, parts.choices("Til hvem", "To whom", "actor", group="omfang")]
    valid_from: Annotated[str, parts.day("Gælder fra", "Valid from", group="omfang")]
    valid_to: Annotated[str, parts.day("Gælder til", "Valid until", group="omfang")]
