"""A street contact (gadekontakt), R1: anonymous by default, written in the dark in under a minute."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Spec, declare
from local_store.rules.attendance import MET_ADDS_UP
from local_store.rules.needs import needs, written


@declare(
    "street_contact",
    label=Text("Gadekontakt", "Street contact"),
    plural=Text("Gadekontakter", "Street contacts"),
    icon="footprints",
    spaces=("team", "forum", "club", "own"),
    title=("place_ref", "fact_text"),
    when="occurred_at",
    anonymous=True,
    rules=(
        needs(
            "person_reason",
            written("young_person_id"),
            ("young_person_id",),
            Text("Skriv, hvorfor I har brug for navnet.", "Write why you need the name."),
        ),
        MET_ADDS_UP,
    ),
)
class StreetContact(Declared):
    """When and where are all that is required (R40); the rest is what one can remember."""

    occurred_at: Annotated[str, parts.OCCURRED]
    place_ref: Annotated[str, parts.PLACE]
    round_id: Annotated[str, Spec(FieldType.REFERENCE, Text("Runde", "Round"), to=("outreach_round",))]
    group_id: Annotated[str, parts.GROUP]
    contact_kind: Annotated[str, parts.choice("Hvem", "Whom", "contact_kind")]
    person_count: Annotated[
        int,
        parts.count(
            "Hvor mange",
            "How many",
            help=Text("Nul er også et svar: ingen var der.", "Zero is an answer too: nobody was there."),
        ),
    ]
    genders: Annotated[str, parts.choices("Køn", "Gender", "gender")]
    age_bands: Annotated[str, parts.choices("Alder", "Age", "age_band")]
    encounter_level: Annotated[str, parts.choice("Kontakt", "Contact", "encounter_level")]
    topics: Annotated[str, parts.choices("Talte om", "Talked about", "topic")]
    mood: Annotated[str, parts.MOOD]
    fact_text: Annotated[str, parts.FACT]
    own_words_text: Annotated[str, parts.OWN_WORDS]
    own_action_text: Annotated[str, parts.OWN_ACTION]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    source_type: Annotated[str, parts.SOURCE]
    promise_text: Annotated[
        str,
        parts.text(
            "Hvad har vi lovet",
            "What we promised",
            group="naeste",
            help=Text("Lov aldrig mere, end du kan holde.", "Never promise more than you can keep."),
        ),
    ]
    follow_up_id: Annotated[
        str, Spec(FieldType.REFERENCE, Text("Opfølgning", "Follow-up"), to=("follow_up",), group="naeste")
    ]
    bridge_to: Annotated[str, parts.choice("Bro til", "Bridge to", "bridge_to", group="naeste")]
    need_tags: Annotated[str, parts.choices("Det ønsker de selv", "What they wish for", "need_tag", group="naeste")]
    initiated_by: Annotated[
        str, parts.choice("Hvem tog kontakt", "Who made contact", "initiated_by", group="taelling")
    ]
    known_status: Annotated[str, parts.choice("Kender vi dem", "Do we know them", "known_status", group="taelling")]
    count_dreng: Annotated[int, parts.count("Drenge", "Boys", group="taelling")]
    count_pige: Annotated[int, parts.count("Piger", "Girls", group="taelling")]
    count_andet_ukendt: Annotated[
        int, parts.count("Andet eller ukendt køn", "Other gender or unknown", group="taelling")
    ]
    count_u10: Annotated[int, parts.count("Under 10", "Under 10", group="taelling")]
    count_10_12: Annotated[int, parts.count("10–12", "10–12", group="taelling")]
    count_13_15: Annotated[int, parts.count("13–15", "13–15", group="taelling")]
    count_16_17: Annotated[int, parts.count("16–17", "16–17", group="taelling")]
    count_18_25: Annotated[int, parts.count("18–25", "18–25", group="taelling")]
    target_group: Annotated[str, parts.choice("Målgruppe", "Target group", "target_group", group="taelling")]
    methods: Annotated[str, parts.choices("Metode", "Method", "method", group="taelling")]
    young_person_id: Annotated[str, parts.YOUNG_PERSON]
    person_reason: Annotated[str, parts.PERSON_REASON]
