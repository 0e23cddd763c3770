"""Fields that several kinds share, so that a field with one name has one label and one weight everywhere."""

from dataclasses import replace

from local_store.errors import Text
from local_store.records.declare import PERSON, FieldType, Sensitivity, Spec, Voice

FACT = Spec(
    FieldType.LONG_TEXT,
    Text("Hvad så og hørte jeg", "What I saw and heard"),
    help=Text(
        "Kun det, du selv så og hørte. Skriv, så det holder, hvis den unge læser det.",
        "Only what you saw and heard yourself. Write so that it holds if the young person reads it.",
    ),
    voice=Voice.FACT,
    search=1,
    group="noter",
)
OWN_WORDS = Spec(
    FieldType.LONG_TEXT,
    Text("De unges eget udsagn", "The young people's own words"),
    help=Text("Deres ord, helst som de blev sagt.", "Their words, if you can as they were said."),
    voice=Voice.OWN_WORDS,
    search=1,
    group="noter",
)
OWN_ACTION = Spec(
    FieldType.LONG_TEXT,
    Text("Hvad gjorde vi", "What we did"),
    help=Text("Hvad du og kolleger gjorde, og hvorfor.", "What you and colleagues did, and why."),
    voice=Voice.FACT,
    search=1,
    group="noter",
)
ASSESSMENT = Spec(
    FieldType.LONG_TEXT,
    Text("Min vurdering", "My assessment"),
    help=Text(
        "Hvad du selv tænker om det. Holdes adskilt fra det, du så.",
        "What you yourself think of it, kept apart from what you saw.",
    ),
    voice=Voice.ASSESSMENT,
    search=1,
    group="noter",
)
SOURCE = Spec(
    FieldType.CHOICE,
    Text("Hvem siger det", "Who says so"),
    codes="source_type",
    group="noter",
    missing=Text("Hvem siger det? Vælg en kilde.", "Who says so? Choose a source."),
)
OCCURRED = Spec(
    FieldType.MOMENT,
    Text("Hvornår", "When"),
    required=True,
    missing=Text("Hvornår var det? Skriv dag og klokkeslæt.", "When was it? Write the day and the time."),
)
PLACE = Spec(
    FieldType.PLACE,
    Text("Hvor", "Where"),
    required=True,
    to=("place",),
    search=2,
    missing=Text("Skriv et sted. Et omtrentligt er fint.", "Write a place. A rough one is fine."),
)
GROUP = Spec(FieldType.REFERENCE, Text("Gruppe", "Group"), to=("youth_group",))
DISTRICT = Spec(FieldType.CHOICE, Text("Bydel", "District"), codes="district")
MOOD = Spec(FieldType.CHOICE, Text("Stemning", "Mood"), codes="mood")

TOGETHER = Spec(
    FieldType.YES_NO,
    Text("Har de holdt sammen i mere end 3 måneder?", "Have they kept together for more than 3 months?"),
    group="definition",
)
STREET = Spec(
    FieldType.YES_NO,
    Text("Mødes de mest på gaden?", "Do they meet mainly in the street?"),
    group="definition",
)
ILLEGAL = Spec(
    FieldType.YES_NO,
    Text("Er ulovligheder en del af gruppens identitet?", "Are illegal acts part of the group's identity?"),
    help=Text(
        "Kun når alle tre er ja, bruger vi ordet “problemskabende ungegruppering”.",
        "Only when all three are yes do we use the words “problem-creating youth group”.",
    ),
    sensitivity=Sensitivity.CRIMINAL,
    group="definition",
)

YOUNG_PERSON = Spec(
    FieldType.REFERENCE,
    Text("Ung", "Young person"),
    to=("young_person",),
    help=Text("Anonymt er det normale. Et navn kræver en grund.", "Anonymous is normal. A name needs a reason."),
    sensitivity=Sensitivity.PERSONAL,
    group="person",
)
PERSON_REASON = Spec(
    FieldType.TEXT,
    Text("Hvorfor er navnet nødvendigt", "Why the name is needed"),
    sensitivity=Sensitivity.PERSONAL,
    group="person",
    missing=Text("Skriv, hvorfor I har brug for navnet.", "Write why you need the name."),
)

CASE = Spec(FieldType.REFERENCE, Text("SSP-sag", "SSP case"), to=("ssp_case",))
MEETING = Spec(FieldType.REFERENCE, Text("Møde", "Meeting"), to=("meeting",))
SECTORS = Spec(
    FieldType.CHOICES,
    Text("Hvem var med", "Who took part"),
    codes="sector",
    help=Text("Skole, social, politi, klub, gadeplan.", "School, social services, police, club, street team."),
    group="deltagere",
)
# R21: a person and an organisation. The id is for those in the directory, the name for everybody else.
RESPONSIBLE_ID = Spec(
    FieldType.REFERENCE, Text("Ansvarlig kollega", "Responsible colleague"), to=(PERSON,), group="ansvar"
)
RESPONSIBLE_NAME = Spec(
    FieldType.TEXT,
    Text("Ansvarlig", "Responsible"),
    help=Text("En enhed er ikke nok. Skriv navnet.", "A unit is not enough. Write the name."),
    search=1,
    group="ansvar",
)
RESPONSIBLE_ACTOR = Spec(FieldType.CHOICE, Text("Hvorfra", "From where"), codes="actor", group="ansvar")
RESPONSIBLE_UNIT = Spec(FieldType.TEXT, Text("Enhed", "Unit"), search=1, group="ansvar")
ABOUT_PERSON = Spec(
    FieldType.REFERENCE, Text("Ung", "Young person"), to=("young_person",), sensitivity=Sensitivity.PERSONAL
)


def count(da: str, en: str, *, group: str = "", maximum: int = 10_000, help: Text | None = None) -> Spec:
    """Return a whole number from 0; the upper bound catches a slipped finger, not a large event."""
    return Spec(FieldType.INTEGER, Text(da, en), minimum=0, maximum=maximum, group=group, help=help)


def age(da: str, en: str) -> Spec:
    """Return an age in whole years."""
    return Spec(FieldType.INTEGER, Text(da, en), minimum=0, maximum=99)


def text(da: str, en: str, *, group: str = "", help: Text | None = None, search: int = 1) -> Spec:
    """Return one line of text."""
    return Spec(FieldType.TEXT, Text(da, en), group=group, help=help, search=search)


def long_text(da: str, en: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a note of several lines."""
    return Spec(FieldType.LONG_TEXT, Text(da, en), group=group, help=help, search=1)


def choice(da: str, en: str, codes: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a choice of one code."""
    return Spec(FieldType.CHOICE, Text(da, en), codes=codes, group=group, help=help)


def choices(da: str, en: str, codes: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a choice of any number of codes."""
    return Spec(FieldType.CHOICES, Text(da, en), codes=codes, group=group, help=help)


def items(da: str, en: str, suggestions: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a list of short lines in one's own words, with the codes of a table as suggestions.

    Merged line by line as a set, so that what two colleagues put on it both stands.
    """
    return Spec(FieldType.CHOICES, Text(da, en), codes=suggestions, open=True, group=group, help=help, search=1)


def yes_no(da: str, en: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a question answered ja, nej or ved_ikke."""
    return Spec(FieldType.YES_NO, Text(da, en), group=group, help=help)


def day(da: str, en: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a date."""
    return Spec(FieldType.DATE, Text(da, en), group=group, help=help)


def moment(da: str, en: str, *, group: str = "", help: Text | None = None) -> Spec:
    """Return a moment, with its offset."""
    return Spec(FieldType.MOMENT, Text(da, en), group=group, help=help)


def place(da: str, en: str, *, group: str = "") -> Spec:
    """Return a place: a place record's id, or free text."""
    return Spec(FieldType.PLACE, Text(da, en), to=("place",), search=2, group=group)


def points_at(da: str, en: str, *kinds: str, group: str = "", help: Text | None = None) -> Spec:
    """Return a reference to one record of these kinds (any, when none is named)."""
    return Spec(FieldType.REFERENCE, Text(da, en), to=kinds, group=group, help=help)


def point_at(da: str, en: str, *kinds: str, group: str = "", help: Text | None = None) -> Spec:
    """Return references to any number of records of these kinds (any, when none is named)."""
    return Spec(FieldType.REFERENCES, Text(da, en), to=kinds, group=group, help=help)


def needed(spec: Spec, da: str, en: str) -> Spec:
    """Return the field as a required one, with what is said when it is empty."""
    return replace(spec, required=True, missing=Text(da, en))


WHOSE = needed(ABOUT_PERSON, "Hvem handler det om? Vælg den unge.", "Who is it about?")


def personal(spec: Spec) -> Spec:
    """Return the field as one that tells about one person."""
    return replace(spec, sensitivity=Sensitivity.PERSONAL)


def criminal(spec: Spec) -> Spec:
    """Return the field as one about offences: own access and log (L3)."""
    return replace(spec, sensitivity=Sensitivity.CRIMINAL)


def spoken(spec: Spec, voice: Voice) -> Spec:
    """Return the field as the words of somebody, kept apart from everybody else's (R3)."""
    return replace(spec, voice=voice)


NOTIFICATION_ROUTE = text(
    "Sendt til, og hvordan",
    "Sent to, and how",
    group="myndighed",
    help=Text("Fx modtageenheden, digitalt.", "E.g. the receiving unit, digitally."),
)
# What meets deadlines of a notification or an investigation, alike on the case and on a record of its own (R48).
NOTIFICATION_DECIDED = day("Underretningen er afgjort", "The notification was decided on", group="myndighed")
NOTIFICATION_ANSWERED = day(
    "Besked om, hvad den førte til",
    "Word of what it led to",
    group="myndighed",
    help=Text("Til den, der underrettede.", "To whoever notified."),
)
INVESTIGATION_ENDED = personal(day("Undersøgelsen afsluttet", "Investigation ended", group="myndighed"))


def merged_into(kind: str) -> Spec:
    """Return the record that stands for this one since a person said that they are the same (R78)."""
    return Spec(FieldType.REFERENCE, Text("Slået sammen med", "Merged with"), to=(kind,), by_act=True)


def not_same_as(kind: str) -> Spec:
    """Return those a person has said this one is not, so that nobody is asked again."""
    return Spec(FieldType.REFERENCES, Text("Ikke den samme som", "Not the same as"), to=(kind,), by_act=True)
