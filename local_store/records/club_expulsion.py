"""An expulsion from the club (bortvisning) and the way back in, R4."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Spec, declare
from local_store.rules.needs import needs, one_of, written
from local_store.rules.order import not_before


@declare(
    "club_expulsion",
    label=Text("Bortvisning", "Expulsion"),
    plural=Text("Bortvisninger", "Expulsions"),
    icon="ban",
    spaces=("forum", "club", "team", "own"),
    title=("reason_text", "who_text"),
    when="expelled_on",
    anonymous=True,
    rules=(
        one_of(
            ("group_id", "young_person_id", "who_text"),
            Text(
                "Skriv, hvem det gælder: en gruppe eller fx “to drenge”.",
                "Write whom: a group, or e.g. “two boys”.",
            ),
        ),
        needs(
            "person_reason",
            written("young_person_id"),
            ("young_person_id",),
            Text("Skriv, hvorfor I har brug for navnet.", "Write why you need the name."),
        ),
        not_before(
            "until_on",
            "expelled_on",
            Text(
                "Til-datoen ligger før bortvisningen. Ret en af dem.",
                "It ends before it begins. Mend one of the dates.",
            ),
        ),
        not_before(
            "readmitted_on",
            "expelled_on",
            Text(
                "Optaget igen ligger før bortvisningen. Ret en af datoerne.",
                "Taken back lies before the expulsion. Mend one of the dates.",
            ),
        ),
    ),
)
class ClubExpulsion(Declared):
    """Open until somebody is taken back; a date that has passed opens no door by itself."""

    expelled_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Bortvist den", "Expelled on"),
            required=True,
            missing=Text("Hvornår var bortvisningen? Vælg en dato.", "When was the expulsion? Choose a date."),
        ),
    ]
    reason: Annotated[
        str,
        Spec(
            FieldType.CHOICE,
            Text("Hvorfor", "Why"),
            required=True,
            codes="expulsion_reason",
            missing=Text("Hvorfor blev de bortvist? Vælg en grund.", "Why were they expelled? Choose a reason."),
        ),
    ]
    club_unit: Annotated[str, Spec(FieldType.PLACE, Text("Klub", "Club"), to=("place",), search=2)]
    group_id: Annotated[str, parts.GROUP]
    who_text: Annotated[
        str,
        parts.text(
            "Hvem",
            "Who",
            help=Text("Fx “to drenge fra gruppen”. Ingen navne.", "E.g. “two boys of the group”. No names."),
        ),
    ]
    person_count: Annotated[int, parts.count("Hvor mange", "How many", maximum=200)]
    reason_text: Annotated[str, parts.long_text("Hvad skete der", "What happened")]
    own_words_text: Annotated[str, parts.OWN_WORDS]
    incident_id: Annotated[str, parts.points_at("Hændelsen", "The incident", "club_incident")]
    until_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Til og med", "Until"),
            help=Text(
                "Sig en dato, så de unge ved, hvornår de kan komme igen.",
                "Say a date, so that the young people know when they may come back.",
            ),
        ),
    ]
    way_back_text: Annotated[
        str, parts.text("Vejen tilbage", "The way back", help=Text("Hvad skal der til?", "What does it take?"))
    ]
    parents_informed: Annotated[str, parts.yes_no("Er forældre orienteret?", "Have parents been told?")]
    readmitted_on: Annotated[
        str, Spec(FieldType.DATE, Text("Optaget igen den", "Taken back on"), group="genoptagelse")
    ]
    readmission_text: Annotated[str, parts.long_text("Hvordan gik det", "How it went", group="genoptagelse")]
    young_person_id: Annotated[str, parts.YOUNG_PERSON]
    person_reason: Annotated[str, parts.PERSON_REASON]
