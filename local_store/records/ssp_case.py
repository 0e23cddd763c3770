"""A referral to SSP (indstilling) and the case it becomes: R12, R13, R15. It is about a group or a young person."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Apart, Declared, FieldType, Sensitivity, Spec, Voice, declare
from local_store.rules.case_states import LEGAL_STEPS
from local_store.rules.leads import ONE_LEAD, SAID_HOW_IT_WENT
from local_store.rules.needs import equals, needs, not_both
from local_store.rules.ready import COMPLETE, STOP_BEFORE_FAMILY
from local_store.rules.running_deadlines import NO_INQUIRY_WHEN_CHARGED

_OWN = Sensitivity.PERSONAL


@declare(
    "ssp_case",
    label=Text("SSP-sag", "SSP case"),
    plural=Text("SSP-sager", "SSP cases"),
    icon="clipboard-list",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    retention="P1825D",
    title=("heading", "concern_text"),
    when="raised_at",
    rules=(
        not_both(
            "young_person_id",
            "group_id",
            Text(
                "Vælg enten gruppen eller den unge. Er det begge, så lav to sager.",
                "Choose either the group or the young person. If both, make two cases.",
            ),
        ),
        LEGAL_STEPS,
        ONE_LEAD,
        SAID_HOW_IT_WENT,
        NO_INQUIRY_WHEN_CHARGED,
        needs(
            "inquiry_reason",
            equals("inquiry_leads_on", "ja", "nej"),
            ("inquiry_leads_on",),
            Text("Skriv kort, hvorfor.", "Write briefly why."),
        ),
        COMPLETE,
        STOP_BEFORE_FAMILY,
        needs(
            "parents_not_informed_reason",
            equals("parents_informed", "nej_begrundet"),
            ("parents_informed",),
            Text("Skriv, hvorfor forældrene ikke er orienteret.", "Write why the parents have not been told."),
        ),
        needs(
            "feedback_text",
            equals("state", "returneret"),
            ("state",),
            Text("Skriv, hvorfor du sender den retur.", "Write why you are returning it."),
        ),
        needs(
            "close_reason",
            equals("state", "afsluttet"),
            ("state",),
            Text("Skriv, hvorfor sagen lukkes.", "Write why the case is closed."),
        ),
    ),
)
class SspCase(Declared):
    """No field holds the forum: it follows from the level (rules.ssp_levels). A draft may lack anything."""

    heading: Annotated[
        str,
        parts.text(
            "Overskrift",
            "Heading",
            help=Text("Uden navne, fx gruppens sted.", "Without names, e.g. the group's place."),
            search=2,
        ),
    ]
    group_id: Annotated[str, parts.GROUP]
    young_person_id: Annotated[
        str, Spec(FieldType.REFERENCE, Text("Ung", "Young person"), to=("young_person",), sensitivity=_OWN)
    ]
    place_ref: Annotated[str, Spec(FieldType.PLACE, Text("Sted", "Place"), to=("place",), search=2)]
    district: Annotated[str, parts.DISTRICT]
    age_track: Annotated[
        str,
        parts.choice(
            "Spor",
            "Track",
            "age_track",
            help=Text("Under 18: enkeltsag. 18–25: SSP+.", "Under 18: single case. 18–25: SSP+."),
        ),
    ]
    level: Annotated[
        str,
        parts.choice(
            "Niveau",
            "Level",
            "ssp_level",
            group="niveau",
            help=Text("Niveauet bestemmer, hvor sagen drøftes.", "The level decides where the case is discussed."),
        ),
    ]
    level_characteristics: Annotated[
        str, parts.choices("Kendetegn", "Characteristics", "ssp_level_characteristic", group="niveau")
    ]
    level_reason: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Begrundelse for niveauet", "Reason for the level"),
            help=Text("Kort, og kun det, I ved.", "Short, and only what you know."),
            sensitivity=Sensitivity.CRIMINAL,
            voice=Voice.FACT,
            search=1,
            group="niveau",
        ),
    ]
    raised_by: Annotated[
        str,
        parts.text(
            "Rejst af",
            "Raised by",
            group="kilde",
            help=Text(
                "Navn og enhed. Er I flere, så sæt semikolon imellem.",
                "Name and unit. If you are several, put a semicolon between.",
            ),
        ),
    ]
    raised_by_actors: Annotated[str, parts.choices("Rejst fra", "Raised from", "actor", group="kilde")]
    raised_by_professions: Annotated[str, parts.choices("Faggruppe", "Profession", "profession", group="kilde")]
    # Two colleagues who refer the same draft offline agree: it was raised when the first of them did.
    raised_at: Annotated[str, Spec(FieldType.MOMENT, Text("Rejst", "Raised"), group="kilde", apart=Apart.EARLIEST)]
    origin_refs: Annotated[
        str,
        Spec(
            FieldType.REFERENCES,
            Text("Bygger på", "Rests on"),
            help=Text("Observationer, kontakter og bortvisninger.", "Observations, contacts and expulsions."),
            group="kilde",
        ),
    ]
    earlier_case_ids: Annotated[
        str,
        parts.point_at("Tidligere sager", "Earlier cases", "ssp_case", group="kilde"),
    ]
    concern_text: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Hvad er I bekymrede for", "What you are worried about"),
            sensitivity=_OWN,
            voice=Voice.FACT,
            search=1,
            group="noter",
        ),
    ]
    tried_already_text: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Hvad har I prøvet", "What you have tried"),
            sensitivity=_OWN,
            search=1,
            group="noter",
        ),
    ]
    resources_text: Annotated[
        str,
        Spec(FieldType.LONG_TEXT, Text("Hvad fungerer", "What works"), sensitivity=_OWN, search=1, group="noter"),
    ]
    young_person_view: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("De unges eget udsagn", "The young people's own words"),
            sensitivity=_OWN,
            voice=Voice.OWN_WORDS,
            search=1,
            group="noter",
        ),
    ]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    background_text: Annotated[
        str,
        parts.personal(
            parts.long_text(
                "Baggrund",
                "Background",
                group="noter",
                help=Text("Skole, fritid og hjem, kort.", "School, leisure and home, briefly."),
            )
        ),
    ]
    honour_conflict: Annotated[
        str,
        parts.personal(
            parts.yes_no(
                "Kan der være æresrelateret konflikt eller social kontrol?",
                "May there be honour-related conflict or social control?",
                group="foraeldre",
                help=Text(
                    "Ved ja: vurdér risikoen, før I taler med familien (barnets lov § 18; bekræftes af en jurist).",
                    "If yes: an assessment of risk before you speak with the family (to be confirmed by a lawyer).",
                ),
            )
        ),
    ]
    parents_view: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Forældrenes syn", "The parents' view"),
            sensitivity=_OWN,
            search=1,
            group="foraeldre",
        ),
    ]
    parents_informed: Annotated[
        str,
        parts.choice(
            "Er forældrene orienteret?", "Have the parents been told?", "parents_informed", group="foraeldre"
        ),
    ]
    parents_informed_by: Annotated[str, parts.text("Orienteret af", "Told by", group="foraeldre")]
    parents_informed_on: Annotated[str, Spec(FieldType.DATE, Text("Orienteret den", "Told on"), group="foraeldre")]
    parents_not_informed_reason: Annotated[
        str,
        parts.text(
            "Hvorfor ikke",
            "Why not",
            group="foraeldre",
            help=Text(
                "Ved mulig æresrelateret konflikt eller social kontrol: spørg din leder, før I taler med familien.",
                "Where honour-related conflict or social control is possible: ask your manager before the family.",
            ),
        ),
    ]
    leader_informed: Annotated[
        str, parts.yes_no("Er din leder orienteret?", "Has your manager been told?", group="grundlag")
    ]
    case_lead_id: Annotated[
        str,
        parts.points_at(
            "Tovholder i SSP",
            "Lead in SSP",
            PERSON,
            group="grundlag",
            help=Text(
                "Én kollega, der holder øje med, at der sker noget.", "The one who sees that something happens."
            ),
        ),
    ]
    parties: Annotated[str, parts.choices("Parter", "Parties", "actor", group="grundlag")]
    parties_reason: Annotated[str, parts.text("Hvorfor kun én part", "Why only one party", group="grundlag")]
    lead_party: Annotated[
        str,
        parts.text(
            "Tovholder",
            "Lead",
            group="grundlag",
            help=Text("En enhed er ikke nok. Skriv navnet.", "A unit is not enough. Write the name."),
        ),
    ]
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
    necessity_text: Annotated[str, parts.text("Hvorfor det er nødvendigt", "Why it is necessary", group="grundlag")]
    question_to_meeting: Annotated[
        str, parts.text("Spørgsmål til mødet", "Question to the meeting", group="dagsorden")
    ]
    wished_outcome: Annotated[str, parts.text("Ønsket udbytte", "Wished outcome", group="dagsorden")]
    notification_sent_at: Annotated[
        str,
        Spec(
            FieldType.MOMENT,
            Text("Underretning sendt", "Notification sent"),
            help=Text("SSP erstatter ikke en underretning.", "SSP does not replace a statutory notification."),
            group="myndighed",
        ),
    ]
    notification_route: Annotated[str, parts.NOTIFICATION_ROUTE]
    notification_receipt_on: Annotated[
        str, parts.day("Kvittering for underretningen", "Receipt for the notification", group="myndighed")
    ]
    notification_decided_on: Annotated[str, parts.NOTIFICATION_DECIDED]
    notification_answered_on: Annotated[str, parts.NOTIFICATION_ANSWERED]
    inquiry_started_at: Annotated[
        str,
        parts.personal(
            parts.moment(
                "Forundersøgelse begyndt",
                "Preliminary inquiry started",
                group="myndighed",
                help=Text("Herfra regnes 48 timer.", "The 48 hours count from here."),
            )
        ),
    ]
    inquiry_covered: Annotated[
        str, parts.choices("Forundersøgelsen har", "The inquiry has", "inquiry_part", group="myndighed")
    ]
    inquiry_ended_at: Annotated[str, parts.moment("Forundersøgelse slut", "Inquiry ended", group="myndighed")]
    inquiry_leads_on: Annotated[
        str,
        parts.personal(
            parts.yes_no("Giver den en undersøgelse?", "Does it lead to an investigation?", group="myndighed")
        ),
    ]
    inquiry_reason: Annotated[
        str, parts.personal(parts.text("Hvorfor, eller hvorfor ikke", "Why, or why not", group="myndighed"))
    ]
    questioned_at: Annotated[str, parts.criminal(parts.moment("Afhørt", "Questioned", group="myndighed"))]
    charged_on: Annotated[
        str,
        parts.criminal(
            parts.day(
                "Sigtet den",
                "Charged on",
                group="myndighed",
                help=Text("Aldrig under 15 år.", "Never under 15."),
            )
        ),
    ]
    remanded_at: Annotated[
        str, parts.criminal(parts.moment("Varetægtsfængslet", "Remanded in custody", group="myndighed"))
    ]
    investigation_started_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Børnefaglig undersøgelse (tidl. § 50) begyndt", "Child welfare investigation started"),
            help=Text(
                "Kun at den kører og siden hvornår, intet om indholdet.",
                "Only that it runs and since when, nothing of what it says.",
            ),
            sensitivity=_OWN,
            group="myndighed",
        ),
    ]
    investigation_counts_from: Annotated[
        str, parts.choice("Hvad regnes der fra", "What it counts from", "investigation_start", group="myndighed")
    ]
    investigation_ended_on: Annotated[str, parts.INVESTIGATION_ENDED]
    home_contacted_at: Annotated[
        str, parts.personal(parts.moment("Kontakt til hjemmet", "Contact with the home", group="frister"))
    ]
    family_visited_on: Annotated[
        str,
        parts.personal(
            parts.day("Besøg hos den unge og familien", "Visit to the young person and the family", group="frister")
        ),
    ]
    interim_plan_on: Annotated[
        str, parts.personal(parts.day("Foreløbig handleplan lagt", "Interim plan made", group="frister"))
    ]
    final_plan_on: Annotated[
        str, parts.personal(parts.day("Endelig handleplan lagt", "Final plan made", group="frister"))
    ]
    measure_started_on: Annotated[
        str,
        parts.personal(
            parts.day(
                "Forebyggende indsats begyndt",
                "Preventive measure started",
                group="frister",
                help=Text(
                    "Følges op efter 3 måneder og så hver 6. måned.", "Followed up after 3 months, then every 6."
                ),
            )
        ),
    ]
    measure_followed_up_on: Annotated[
        str,
        parts.personal(
            parts.day(
                "Sidst fulgt op på indsatsen",
                "Measure last followed up",
                group="frister",
                help=Text(
                    "Sammen med den unge og forældrene: passer målene stadig?",
                    "With the young person and the parents: do the goals still hold?",
                ),
            )
        ),
    ]
    measure_outcome: Annotated[
        str,
        parts.personal(
            parts.choice("Indsatsen, siden sidst", "The measure, since last time", "outcome_level", group="frister")
        ),
    ]
    measure_ended_on: Annotated[
        str, parts.personal(parts.day("Forebyggende indsats slut", "Preventive measure ended", group="frister"))
    ]
    youth_board_referred_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Henvist til Ungdomskriminalitetsnævnet", "Referred to the Youth Crime Board"),
            sensitivity=Sensitivity.CRIMINAL,
            group="myndighed",
        ),
    ]
    state: Annotated[str, parts.choice("Trin", "Step", "case_state", group="afslutning")]
    receipt_number: Annotated[
        str,
        parts.text(
            "Kvittering",
            "Receipt",
            group="afslutning",
            help=Text("Det nummer, forummet har givet sagen.", "The number the forum has given the case."),
        ),
    ]
    # Two coordinators who accept the same case offline agree: it was received when the first of them did.
    received_at: Annotated[
        str, Spec(FieldType.MOMENT, Text("Modtaget", "Received"), group="afslutning", apart=Apart.EARLIEST)
    ]
    feedback_text: Annotated[
        str,
        parts.long_text("Besked til den, der rejste sagen", "Word to the one who raised it", group="afslutning"),
    ]
    feedback_by: Annotated[str, parts.text("Besked fra", "Word from", group="afslutning")]
    # Two who give word at once: the raiser answers the newest; words that differ are asked about all the same.
    feedback_at: Annotated[
        str, Spec(FieldType.MOMENT, Text("Besked givet", "Word given"), group="afslutning", apart=Apart.LATEST)
    ]
    close_reason: Annotated[
        str, parts.choice("Lukket, fordi", "Closed because", "close_reason", group="afslutning")
    ]
    outcome_level: Annotated[
        str, parts.choice("Hvordan er det gået", "How it went", "outcome_level", group="afslutning")
    ]
    outcome_school: Annotated[
        str,
        parts.choice("Skole, siden begyndelsen", "School, since the start", "outcome_level", group="afslutning"),
    ]
    outcome_leisure: Annotated[
        str,
        parts.choice("Fritid, siden begyndelsen", "Leisure, since the start", "outcome_level", group="afslutning"),
    ]
    outcome_home: Annotated[
        str,
        parts.choice("Hjemmet, siden begyndelsen", "Home, since the start", "outcome_level", group="afslutning"),
    ]
    outcome_crime: Annotated[
        str,
        parts.criminal(
            parts.choice(
                "Kriminalitet, siden begyndelsen", "Crime, since the start", "outcome_level", group="afslutning"
            )
        ),
    ]
    later_status_on: Annotated[
        str,
        parts.day(
            "Status igen den",
            "Status again on",
            group="afslutning",
            help=Text("Så vi ved, hvordan det gik.", "So that we know how it went."),
        ),
    ]
    later_outcome: Annotated[str, parts.choice("Siden da", "Since then", "outcome_level", group="afslutning")]
    # Two coordinators who go through the same case on different days have both done so: the later day counts.
    reviewed_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Gennemgået", "Reviewed"),
            help=Text("Hver måned.", "Every month."),
            group="afslutning",
            apart=Apart.LATEST,
        ),
    ]
    reply_text: Annotated[
        str,
        Spec(
            FieldType.LONG_TEXT,
            Text("Svar på spørgsmålet", "Reply to the question"),
            sensitivity=_OWN,
            search=1,
            group="afslutning",
            by_act=True,
        ),
    ]
    evaluation_text: Annotated[str, parts.long_text("Evaluering", "Evaluation", group="afslutning")]
    journalised_ref: Annotated[str, parts.text("Journalnummer", "Journal number", group="afslutning")]
    merged_into: Annotated[str, parts.merged_into("ssp_case")]
    not_same_as: Annotated[str, parts.not_same_as("ssp_case")]
