"""A consent (samtykke), R31-R32: from whom, between which parties, about what, on what condition, and its end."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.consents import INFORMED_FIRST, NAMES_RECIPIENTS
from local_store.rules.order import not_before


@declare(
    "consent",
    label=Text("Samtykke", "Consent"),
    plural=Text("Samtykker", "Consents"),
    icon="user-check",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    retention="P1825D",
    title=("purpose",),
    when="given_on",
    part_of="young_person_id",
    rules=(
        NAMES_RECIPIENTS,
        INFORMED_FIRST,
        not_before(
            "expires_on",
            "given_on",
            Text("Samtykket udløber, før det er givet. Ret en af datoerne.", "It expires before it is given."),
        ),
    ),
)
class Consent(Declared):
    """One record for each who consents, so joint custody makes two. Withdrawal stops what comes, not what was."""

    young_person_id: Annotated[
        str, parts.needed(parts.ABOUT_PERSON, "Hvem gælder samtykket? Vælg den unge.", "Who is it about?")
    ]
    given_by: Annotated[
        str,
        parts.needed(
            parts.personal(parts.choice("Givet af", "Given by", "consent_giver")),
            "Hvem gav det? Vælg.",
            "Who gave it?",
        ),
    ]
    given_on: Annotated[
        str,
        parts.needed(parts.personal(parts.day("Givet den", "Given on")), "Hvornår? Vælg en dato.", "When?"),
    ]
    consent_kind: Annotated[
        str,
        parts.choice(
            "Samtykke til", "Consent to", "consent_kind", help=Text("De to er ikke det samme.", "They differ.")
        ),
    ]
    age_at_consent: Annotated[int, parts.personal(parts.age("Den unges alder", "The young person's age"))]
    custody: Annotated[str, parts.personal(parts.choice("Forældremyndighed", "Custody", "custody"))]
    form: Annotated[str, parts.choice("Hvordan", "How", "consent_form")]
    information_given_at: Annotated[
        str,
        parts.moment(
            "Forklaret",
            "Explained",
            help=Text("Hvornår I fortalte, hvad det betyder.", "When you told what it means."),
        ),
    ]
    purpose: Annotated[
        str,
        parts.needed(
            parts.text("Formål", "Purpose", group="omfang"),
            "Skriv, hvad der må siges hvorfor.",
            "Write the purpose.",
        ),
    ]
    from_actors: Annotated[str, parts.choices("Fra hvem", "From whom", "actor", group="omfang")]
    scope_recipients: Annotated[str, parts.choices("Til hvem", "To whom", "actor", group="omfang")]
    scope_recipients_text: Annotated[
        str, parts.text("Nærmere om modtagerne", "More about the recipients", group="omfang")
    ]
    scope_data_types: Annotated[
        str, parts.choices("Hvilke oplysninger", "Which information", "data_type", group="omfang")
    ]
    condition_text: Annotated[
        str,
        parts.personal(
            parts.text(
                "Betingelse",
                "Condition",
                group="omfang",
                help=Text("Fx “hvis det bliver nødvendigt”.", "E.g. “if it becomes necessary”."),
            )
        ),
    ]
    expires_on: Annotated[str, parts.day("Udløber", "Expires", group="tilbagekald")]
    withdrawn_at: Annotated[str, parts.moment("Kaldt tilbage", "Withdrawn", group="tilbagekald")]
