"""A contact between professionals (aktørkontakt), R5: who asked whom, and what came of it."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Spec, declare


@declare(
    "actor_contact",
    label=Text("Aktørkontakt", "Contact between actors"),
    plural=Text("Aktørkontakter", "Contacts between actors"),
    icon="handshake",
    spaces=("forum", "team", "club", "ssp_local", "ssp_lead", "own"),
    title=("purpose_text", "outcome_text"),
    when="occurred_at",
    anonymous=True,
)
class ActorContact(Declared):
    """Both parties stand by name and unit; what they agree to raise in SSP becomes a draft without retyping."""

    occurred_at: Annotated[str, parts.OCCURRED]
    from_actor: Annotated[str, parts.choice("Fra", "From", "actor")]
    from_party: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Hvem tog kontakt", "Who made contact"),
            required=True,
            search=2,
            help=Text(
                "Navn og enhed på den fagperson, der tog kontakt.",
                "Name and unit of the professional who made contact.",
            ),
            missing=Text("Skriv, hvem der tog kontakt.", "Write who made contact."),
        ),
    ]
    to_actor: Annotated[str, parts.choice("Til", "To", "actor")]
    to_party: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Hvem talte de med", "Whom they spoke with"),
            required=True,
            search=2,
            missing=Text("Skriv, hvem I talte med.", "Write whom you spoke with."),
        ),
    ]
    channel: Annotated[str, parts.choice("Hvordan", "How", "contact_channel")]
    group_id: Annotated[str, parts.GROUP]
    place_ref: Annotated[str, Spec(FieldType.PLACE, Text("Sted", "Place"), to=("place",), search=2)]
    district: Annotated[str, parts.DISTRICT]
    purpose_text: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Hvad handlede det om", "What it was about"),
            required=True,
            search=1,
            missing=Text("Skriv kort, hvad det handlede om.", "Write briefly what it was about."),
        ),
    ]
    fact_text: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Hvad fortalte de", "What they told"),
            voice=parts.Voice.FACT,
            search=1,
            group="noter",
        ),
    ]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    outcome: Annotated[
        str, parts.choice("Hvad kom der ud af det", "What came of it", "contact_outcome", group="resultat")
    ]
    outcome_text: Annotated[str, parts.long_text("Aftale", "Agreement", group="resultat")]
    record_refs: Annotated[
        str,
        Spec(FieldType.REFERENCES, Text("Handler også om", "Also about"), group="resultat"),
    ]
    case_id: Annotated[
        str, Spec(FieldType.REFERENCE, Text("SSP-sag", "SSP case"), to=("ssp_case",), group="resultat")
    ]
