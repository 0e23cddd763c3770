"""A named young person (R6): a small profile, opened only for a reason, with resources beside concerns."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, FieldType, Sensitivity, Spec, declare
from local_store.rules.identity import CPR_HOLDS_TOGETHER, CPR_MODULUS
from local_store.rules.needs import equals, needs, one_of
from local_store.rules.profile_basis import NAME_HAS_BASIS

_OWN = Sensitivity.PERSONAL


@declare(
    "young_person",
    label=Text("Ung", "Young person"),
    plural=Text("Unge", "Young people"),
    icon="user-round",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    retention="P365D",
    title=("alias", "name"),
    rules=(
        one_of(
            ("name", "alias"),
            Text("Skriv et navn eller et kælenavn.", "Write a name or a nickname."),
        ),
        CPR_HOLDS_TOGETHER,
        CPR_MODULUS,
        NAME_HAS_BASIS,
        needs(
            "network_note",
            equals("network_state", "intet_fundet"),
            ("network_state",),
            Text("Skriv kort, hvordan I har undersøgt det.", "Write briefly how you have looked into it."),
        ),
        needs(
            "close_reason",
            equals("status", "lukket"),
            ("status",),
            Text("Skriv, hvorfor profilen lukkes.", "Write why the profile is closed."),
        ),
        needs(
            "informed_how",
            equals("informed_about_notes", "nej", "udsat"),
            ("informed_about_notes",),
            Text(
                "Skriv, hvorfor den unge ikke ved besked endnu.",
                "Write why the young person has not been told yet.",
            ),
        ),
    ),
)
class YoungPerson(Declared):
    """Identity and one reason are all that is required; a CPR number never is."""

    name: Annotated[str, Spec(FieldType.TEXT, Text("Navn", "Name"), sensitivity=_OWN, search=3, group="identitet")]
    alias: Annotated[
        str, Spec(FieldType.TEXT, Text("Kælenavn", "Nickname"), sensitivity=_OWN, search=3, group="identitet")
    ]
    reason_opened: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Hvorfor har I brug for navnet", "Why you need the name"),
            required=True,
            sensitivity=_OWN,
            search=1,
            group="identitet",
            help=Text(
                "Anonymt er det normale. Et navn kræver en grund.",
                "Anonymous is normal. A name needs a reason.",
            ),
            missing=Text("Skriv, hvorfor I har brug for navnet.", "Write why you need the name."),
        ),
    ]
    birth_date: Annotated[
        str, Spec(FieldType.DATE, Text("Fødselsdag", "Birthday"), sensitivity=_OWN, group="identitet")
    ]
    birth_year: Annotated[
        int,
        Spec(
            FieldType.INTEGER,
            Text("Fødselsår", "Year of birth"),
            sensitivity=_OWN,
            minimum=1950,
            maximum=2199,
            group="identitet",
            help=Text("Nok, hvis I ikke kender dagen.", "Enough, if you do not know the day."),
        ),
    ]
    cpr: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("CPR-nummer", "CPR number"),
            sensitivity=Sensitivity.IDENTITY,
            group="identitet",
            help=Text(
                "Ikke nødvendigt på gaden. Vises kun med stjerner.", "Not needed in the street. Shown masked."
            ),
        ),
    ]
    address_area: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Bor omkring", "Lives around"),
            sensitivity=_OWN,
            group="identitet",
            help=Text("Området er nok. Skriv ikke adressen.", "The area is enough. Do not write the address."),
        ),
    ]
    address_protected: Annotated[
        str,
        Spec(
            FieldType.YES_NO,
            Text("Beskyttet adresse", "Protected address"),
            sensitivity=_OWN,
            group="identitet",
        ),
    ]
    address_protected_until: Annotated[
        str,
        Spec(FieldType.DATE, Text("Beskyttet til", "Protected until"), sensitivity=_OWN, group="identitet"),
    ]
    school_or_job: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Skole og klasse eller job", "School and class, or work"),
            sensitivity=_OWN,
            search=1,
            group="hverdag",
        ),
    ]
    club: Annotated[str, Spec(FieldType.TEXT, Text("Klub", "Club"), sensitivity=_OWN, search=1, group="hverdag")]
    leisure: Annotated[
        str, Spec(FieldType.TEXT, Text("Fritid", "Leisure"), sensitivity=_OWN, search=1, group="hverdag")
    ]
    resources: Annotated[
        str,
        parts.personal(
            parts.items(
                "Ressourcer",
                "Resources",
                "resource",
                group="hverdag",
                help=Text(
                    "Hvad kan den unge, og hvem er der for den unge? En linje for hver.",
                    "What can they do, and who is there for them? A line for each.",
                ),
            )
        ),
    ]
    network_state: Annotated[
        str,
        Spec(
            FieldType.CHOICE,
            Text("Netværk", "Network"),
            codes="network_state",
            sensitivity=_OWN,
            group="netvaerk",
            help=Text(
                "Tomt betyder ikke afdækket, ikke at der intet netværk er.",
                "Empty means not looked into, not that there is no network.",
            ),
        ),
    ]
    network_note: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Om netværket", "About the network"),
            sensitivity=_OWN,
            search=1,
            group="netvaerk",
        ),
    ]
    guardians: Annotated[
        str,
        Spec(
            FieldType.CHOICES,
            Text("Forældremyndighed", "Custody"),
            codes="guardian",
            open=True,
            sensitivity=_OWN,
            group="netvaerk",
            help=Text("En linje for hver. Skriv begge, hvis der er to.", "A line for each. Both if there are two."),
        ),
    ]
    caseworker_known: Annotated[
        str,
        Spec(
            FieldType.YES_NO,
            Text("Har den unge en rådgiver?", "Is there a caseworker?"),
            sensitivity=_OWN,
            group="netvaerk",
        ),
    ]
    primary_worker_id: Annotated[
        str,
        Spec(FieldType.REFERENCE, Text("Primær medarbejder", "Primary worker"), to=(PERSON,), group="grundlag"),
    ]
    relation_quality: Annotated[str, parts.choice("Relation", "Relation", "relation_quality", group="grundlag")]
    legal_basis: Annotated[
        str,
        parts.choice(
            "Hjemmel",
            "Legal basis",
            "legal_basis",
            group="grundlag",
            help=Text("Skal bekræftes af en jurist.", "To be confirmed by a lawyer."),
        ),
    ]
    informed_about_notes: Annotated[
        str,
        parts.choice(
            "Ved den unge, at I skriver?",
            "Does the young person know you take notes?",
            "informed",
            group="grundlag",
            help=Text(
                "Unge skal vide, at der skrives om dem, og at de kan læse det (GDPR art. 13).",
                "Young people must be told that notes are made and that they may read them (GDPR art. 13).",
            ),
        ),
    ]
    informed_on: Annotated[str, Spec(FieldType.DATE, Text("Fortalt den", "Told on"), group="grundlag")]
    informed_how: Annotated[
        str, parts.text("Fortalt hvordan, eller hvorfor ikke", "Told how, or why not", group="grundlag")
    ]
    status: Annotated[str, parts.choice("Status", "Status", "person_status", group="afslutning")]
    next_review_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Ses igennem igen", "Next review"),
            group="afslutning",
            help=Text("Senest om tre måneder.", "Within three months."),
        ),
    ]
    close_reason: Annotated[
        str, parts.choice("Lukket, fordi", "Closed because", "close_reason", group="afslutning")
    ]
    merged_into: Annotated[str, parts.personal(parts.merged_into("young_person"))]
    not_same_as: Annotated[str, parts.personal(parts.not_same_as("young_person"))]
