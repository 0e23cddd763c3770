"""A concern (bekymring): what was seen, by whom, since when (R7, R51). A suspicion is a class of its own (R8)."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Sensitivity, Spec, Voice, declare
from local_store.rules.concerns import MAKE_IT_CONCRETE, SUSPICION_HAS_A_SOURCE, SUSPICION_IS_NO_NOTIFICATION
from local_store.rules.needs import not_both, one_of


@declare(
    "concern",
    label=Text("Bekymring", "Concern"),
    plural=Text("Bekymringer", "Concerns"),
    icon="triangle-alert",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    title=("fact_text",),
    when="observed_on",
    rules=(
        one_of(
            ("group_id", "young_person_id", "who_text"),
            Text(
                "Hvem gælder det? Vælg en gruppe, eller skriv det uden navn.",
                "Whom is it about? Choose a group, or write it without a name.",
            ),
        ),
        not_both(
            "young_person_id",
            "group_id",
            Text(
                "Vælg enten gruppen eller den unge. En gruppe smitter ikke af på den enkelte.",
                "Choose either the group or the young person. A group must not rub off on one person.",
            ),
        ),
        MAKE_IT_CONCRETE,
        SUSPICION_HAS_A_SOURCE,
        SUSPICION_IS_NO_NOTIFICATION,
    ),
)
class Concern(Declared):
    """Concerns of several actors meet in one case, so each says whose it is."""

    information_class: Annotated[
        str,
        Spec(
            FieldType.CHOICE,
            Text("Fakta eller mistanke", "Fact or suspicion"),
            codes="information_class",
            sensitivity=Sensitivity.CRIMINAL,
            help=Text(
                "En mistanke er ikke fakta. Den bliver i SSP og kommer aldrig med i tal eller udtræk.",
                "A suspicion is not fact. It stays in SSP and never goes into figures or exports.",
            ),
            retention="P180D",
        ),
    ]
    fact_text: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Hvad er set eller hørt", "What was seen or heard"),
            required=True,
            help=Text(
                "Hvad, hvornår, hvor ofte, og hvad er anderledes end før?",
                "What, when, how often, and what is different from before?",
            ),
            sensitivity=Sensitivity.PERSONAL,
            voice=Voice.FACT,
            search=1,
            missing=Text(
                "Hvad er du bekymret for? Skriv, hvad der er set eller hørt.",
                "What are you worried about? Write what was seen or heard.",
            ),
        ),
    ]
    source_type: Annotated[
        str,
        Spec(
            FieldType.CHOICE,
            Text("Hvem siger det", "Who says so"),
            required=True,
            codes="source_type",
            group="kilde",
            missing=Text("Hvem siger det? Vælg en kilde.", "Who says so? Choose a source."),
        ),
    ]
    source_actor: Annotated[str, parts.choice("Hvorfra", "From where", "actor", group="kilde")]
    source_text: Annotated[
        str,
        parts.text(
            "Kilden",
            "The source",
            group="kilde",
            help=Text("Rolle og sted, fx “lærer i 9. klasse”.", "Role and place, e.g. “teacher of 9th grade”."),
        ),
    ]
    told_on: Annotated[str, Spec(FieldType.DATE, Text("Fortalt den", "Told on"), group="kilde")]
    wants_feedback: Annotated[
        str, parts.yes_no("Vil kilden have besked?", "Does the source want to hear back?", group="kilde")
    ]
    group_id: Annotated[str, parts.GROUP]
    young_person_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE, Text("Ung", "Young person"), to=("young_person",), sensitivity=Sensitivity.PERSONAL
        ),
    ]
    who_text: Annotated[
        str,
        parts.text(
            "Hvem, uden navn",
            "Whom, without a name",
            help=Text("Fx “en dreng på ca. 14”.", "E.g. “a boy of about 14”."),
        ),
    ]
    place_ref: Annotated[str, Spec(FieldType.PLACE, Text("Hvor", "Where"), to=("place",), search=2)]
    district: Annotated[str, parts.DISTRICT]
    areas: Annotated[str, parts.choices("Område", "Area", "concern_area")]
    observed_on: Annotated[str, Spec(FieldType.DATE, Text("Set den", "Seen on"))]
    frequency: Annotated[str, parts.choice("Hvor ofte", "How often", "frequency")]
    since_text: Annotated[str, parts.text("Siden hvornår", "Since when")]
    change: Annotated[str, parts.choice("I forhold til før", "Compared with before", "change")]
    own_words_text: Annotated[str, parts.OWN_WORDS]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    passed_on_to: Annotated[
        str,
        parts.text(
            "Givet videre til",
            "Passed on to",
            group="myndighed",
            help=Text(
                "Bekymring om radikalisering går til kommunens koordinerende enhed (VINK), ikke til SSP.",
                "A concern about radicalisation goes to the municipality's coordinating unit (VINK), not to SSP.",
            ),
        ),
    ]
    passed_on_on: Annotated[str, parts.day("Givet videre den", "Passed on on", group="myndighed")]
    notification_sent_at: Annotated[
        str,
        Spec(
            FieldType.MOMENT,
            Text("Underretning sendt", "Notification sent"),
            group="myndighed",
            help=Text(
                "SSP erstatter ikke en underretning (barnets lov § 133, skal bekræftes af en jurist).",
                "SSP does not replace a statutory notification (barnets lov § 133, to be confirmed by a lawyer).",
            ),
        ),
    ]
    notification_route: Annotated[str, parts.NOTIFICATION_ROUTE]
    notification_receipt_on: Annotated[
        str, parts.day("Kvittering for underretningen", "Receipt for the notification", group="myndighed")
    ]
    notification_decided_on: Annotated[str, parts.NOTIFICATION_DECIDED]
    notification_answered_on: Annotated[str, parts.NOTIFICATION_ANSWERED]
