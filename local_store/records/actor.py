"""An actor or an offer of the local directory (R59, R86): who can do what, and how to reach them. Works offline."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Spec, declare
from local_store.rules.directory import ASSOCIATION_IS_PRIVATE
from local_store.rules.order import span


@declare(
    "actor",
    label=Text("Aktør eller tilbud", "Actor or offer"),
    plural=Text("Aktører og tilbud", "Actors and offers"),
    icon="building-2",
    spaces=("forum", "team", "club", "ssp_local", "ssp_lead", "own"),
    title=("name",),
    when="updated_on",
    rules=(
        ASSOCIATION_IS_PRIVATE,
        span(
            "age_min",
            "age_max",
            Text(
                "Ældste skal være mindst lige så gammel som yngste.",
                "The oldest must not be below the youngest.",
            ),
        ),
    ),
)
class Actor(Declared):
    """Professionals at work only, never a private address or number; the date says how fresh it is."""

    name: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Navn", "Name"),
            required=True,
            search=3,
            help=Text("Enhed, forening eller tilbud.", "Unit, association or offer."),
            missing=Text("Hvad hedder stedet eller tilbuddet?", "What is the place or the offer called?"),
        ),
    ]
    entry_kind: Annotated[str, parts.choice("Aktør eller tilbud", "Actor or offer", "directory_entry")]
    actor: Annotated[str, parts.choice("Slags", "Sort", "actor")]
    party_type: Annotated[
        str,
        parts.choice(
            "Hvem er de i SSP",
            "What they are in SSP",
            "party_type",
            help=Text(
                "En privat part får kun navne med samtykke (skal bekræftes af en jurist).",
                "A private party gets names only with consent (to be confirmed by a lawyer).",
            ),
        ),
    ]
    districts: Annotated[str, parts.choices("Bydele", "Districts", "district")]
    area: Annotated[
        str,
        parts.text("Lokalområde", "Local area", help=Text("Boligområde eller kvarter.", "Estate or quarter.")),
    ]
    offer_text: Annotated[
        str,
        parts.long_text(
            "Hvad kan de", "What they can do", help=Text("Fx fodbold tirsdag 17–19.", "E.g. football Tuesdays 5–7.")
        ),
    ]
    age_min: Annotated[int, parts.age("Yngste", "Youngest")]
    age_max: Annotated[int, parts.age("Ældste", "Oldest")]
    does_outreach: Annotated[
        str,
        parts.yes_no(
            "Går de opsøgende?",
            "Do they do outreach?",
            help=Text("Som aftalt i klubbydelsforum.", "As agreed in the district club forum."),
        ),
    ]
    contact_name: Annotated[
        str,
        parts.text("Kontakt", "Contact", group="kontakt", help=Text("En fagperson.", "A professional."), search=2),
    ]
    phone: Annotated[str, parts.text("Telefon", "Phone", group="kontakt")]
    email: Annotated[str, parts.text("Mail", "E-mail", group="kontakt")]
    address: Annotated[
        str,
        parts.text(
            "Adresse",
            "Address",
            group="kontakt",
            help=Text("Arbejdsstedet, aldrig privat.", "The workplace, never private."),
        ),
    ]
    opening_hours: Annotated[str, parts.text("Åbningstid", "Opening hours", group="kontakt", search=0)]
    how_to_refer: Annotated[
        str,
        parts.long_text(
            "Sådan kommer man i gang",
            "How to begin",
            group="kontakt",
            help=Text("Ring først? Skal nogen følge med?", "Call first? Should somebody come along?"),
        ),
    ]
    updated_on: Annotated[
        str,
        parts.day(
            "Opdateret",
            "Updated",
            group="kontakt",
            help=Text("Hvornår det sidst blev set efter.", "When it was last checked."),
        ),
    ]
