"""A group observation (gruppeobservation), R2: what was seen of a group, with nobody named."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Spec, declare
from local_store.rules.order import span


@declare(
    "group_observation",
    label=Text("Gruppeobservation", "Group observation"),
    plural=Text("Gruppeobservationer", "Group observations"),
    icon="users",
    spaces=("forum", "team", "club", "own"),
    title=("place_ref", "fact_text"),
    when="occurred_at",
    anonymous=True,
    rules=(
        span(
            "count_min",
            "count_max",
            Text(
                "Højst antal skal være mindst lige så stort som mindst antal.",
                "The most must not be below the fewest.",
            ),
        ),
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
class GroupObservation(Declared):
    """The screening block (HVEM, HVILKET, HVORDAN, HVAD, HVEM) is for bekymring and akut; it is never required."""

    occurred_at: Annotated[str, parts.OCCURRED]
    place_ref: Annotated[str, parts.PLACE]
    group_id: Annotated[str, parts.GROUP]
    round_id: Annotated[str, Spec(FieldType.REFERENCE, Text("Runde", "Round"), to=("outreach_round",))]
    count_min: Annotated[int, parts.count("Mindst antal", "Fewest")]
    count_max: Annotated[int, parts.count("Højst antal", "Most")]
    age_min: Annotated[int, parts.age("Yngste", "Youngest")]
    age_max: Annotated[int, parts.age("Ældste", "Oldest")]
    gender_mix: Annotated[str, parts.choice("Køn", "Gender", "gender_mix")]
    known_share: Annotated[str, parts.choice("Hvor mange kender vi", "How many we know", "known_share")]
    behaviour: Annotated[str, parts.choices("Adfærd", "Behaviour", "behaviour")]
    mood: Annotated[str, parts.MOOD]
    affected: Annotated[str, parts.choices("Hvem mærker det", "Who is affected", "affected")]
    incident_type: Annotated[
        str,
        parts.choice(
            "Hændelse",
            "Incident",
            "incident_type",
            help=Text("Det, der kan kalde på akutberedskabet.", "What may call for the acute preparedness."),
        ),
    ]
    severity: Annotated[str, parts.choice("Alvor", "Severity", "severity")]
    trend: Annotated[str, parts.choice("Udvikling", "Trend", "trend")]
    fact_text: Annotated[str, parts.FACT]
    own_words_text: Annotated[str, parts.OWN_WORDS]
    own_action_text: Annotated[str, parts.OWN_ACTION]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    source_type: Annotated[str, parts.SOURCE]
    together_over_3_months: Annotated[str, parts.TOGETHER]
    meets_mainly_in_street: Annotated[str, parts.STREET]
    illegal_activity_part_of_identity: Annotated[str, parts.ILLEGAL]
    who_text: Annotated[
        str,
        parts.long_text(
            "Hvem er de",
            "Who they are",
            group="screening",
            help=Text("Alder, område, hvor de bor. Ingen navne.", "Ages, area, where they live. No names."),
        ),
    ]
    school_leisure_text: Annotated[
        str,
        parts.long_text("Hvilket skole- og fritidstilbud har de", "Their school and leisure", group="screening"),
    ]
    behaviour_challenges_text: Annotated[
        str,
        parts.long_text(
            "Hvordan er den bekymrende adfærd og udfordringerne",
            "How the worrying behaviour and the challenges are",
            group="screening",
        ),
    ]
    needs: Annotated[str, parts.choices("Hvad er der brug for", "What is needed", "need", group="screening")]
    already_done_text: Annotated[str, parts.long_text("Hvad er der gjort", "What has been done", group="screening")]
    must_cooperate: Annotated[
        str, parts.text("Hvem skal vi samarbejde med", "Whom we must work with", group="screening")
    ]
    can_cooperate: Annotated[
        str,
        parts.text(
            "Hvem kan vi samarbejde med",
            "Whom we can work with",
            group="screening",
            help=Text("Også dem, der har en god relation til gruppen.", "Also those the group trusts."),
        ),
    ]
    forwarded_to: Annotated[
        str,
        parts.choice(
            "Sendt videre til",
            "Passed on to",
            "forwarded_to",
            group="naeste",
            help=Text("Sendes altid uden navne.", "Always passed on without names."),
        ),
    ]
