"""An agreed action (aftale), R20-R21: what, when, how often, and a person with a name who does it."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.named import ACTION_HAS_A_NAME, ACTION_HAS_AN_OFFICE, DISPUTE_ENDS_WITH_A_NAME
from local_store.rules.needs import equals, needs
from local_store.rules.occurrences import CLOCK
from local_store.rules.order import not_before


@declare(
    "action_item",
    label=Text("Aftale", "Agreed action"),
    plural=Text("Aftaler", "Agreed actions"),
    icon="check",
    spaces=("ssp_local", "ssp_lead", "team", "club", "forum", "own"),
    retention="P1825D",
    title=("what",),
    when="by_when",
    rules=(
        ACTION_HAS_A_NAME,
        ACTION_HAS_AN_OFFICE,
        DISPUTE_ENDS_WITH_A_NAME,
        needs(
            "views_text",
            equals("unclear_responsibility", "ja"),
            ("unclear_responsibility",),
            Text("Skriv, hvad hver part siger, så andre kan se begge sider.", "Write what each party says."),
        ),
        CLOCK,
        needs(
            "result_text",
            equals("status", "ikke_muligt", "bortfaldet"),
            ("status",),
            Text("Skriv kort, hvorfor det ikke blev til noget.", "Write briefly why it came to nothing."),
        ),
        not_before(
            "ends_on",
            "starts_on",
            Text("Den slutter, før den begynder. Ret en af datoerne.", "It ends before it begins. Mend a date."),
        ),
    ),
)
class ActionItem(Declared):
    """A proposal may lack a name; an agreement may not. Each time of a recurring one is a follow-up of its own."""

    what: Annotated[
        str,
        parts.needed(
            parts.personal(parts.text("Hvad", "What", help=Text("Helt præcist.", "Quite precisely."))),
            "Skriv, hvad der skal ske.",
            "Write what shall happen.",
        ),
    ]
    status: Annotated[
        str,
        parts.choice(
            "Status",
            "Status",
            "action_status",
            help=Text("Tomt betyder aftalt.", "Empty means agreed."),
        ),
    ]
    case_id: Annotated[str, parts.CASE]
    sub_goal_id: Annotated[str, parts.points_at("Delmål", "Sub-goal", "sub_goal")]
    decision_id: Annotated[str, parts.points_at("Beslutning", "Decision", "decision")]
    activity_id: Annotated[str, parts.points_at("Aktivitet", "Activity", "intervention_activity")]
    group_id: Annotated[str, parts.GROUP]
    area: Annotated[str, parts.choice("Område", "Area", "goal_area")]
    where_text: Annotated[str, parts.text("Hvor", "Where")]
    responsible_name: Annotated[str, parts.RESPONSIBLE_NAME]
    responsible_id: Annotated[str, parts.RESPONSIBLE_ID]
    responsible_actor: Annotated[str, parts.RESPONSIBLE_ACTOR]
    responsible_unit: Annotated[str, parts.RESPONSIBLE_UNIT]
    unclear_responsibility: Annotated[
        str,
        parts.yes_no(
            "Er ansvaret uklart?",
            "Is the responsibility unclear?",
            group="ansvar",
            help=Text("Så går den op til koordinatoren.", "Then it goes up to the coordinator."),
        ),
    ]
    views_text: Annotated[str, parts.long_text("Hvad siger hver part", "What each party says", group="ansvar")]
    by_when: Annotated[str, parts.day("Senest", "By", group="gentagelse")]
    recurrence: Annotated[str, parts.choice("Hvor ofte", "How often", "recurrence", group="gentagelse")]
    starts_on: Annotated[str, parts.day("Fra", "From", group="gentagelse")]
    ends_on: Annotated[str, parts.day("Til", "Until", group="gentagelse")]
    at_time: Annotated[
        str, parts.text("Klokken", "At", group="gentagelse", help=Text("Fx 08:30.", "E.g. 08:30."), search=0)
    ]
    condition_text: Annotated[
        str,
        parts.personal(
            parts.text(
                "Kun hvis",
                "Only if",
                group="gentagelse",
                help=Text("Fx “ikke i skole kl. 8.30”.", "E.g. “not at school by 8:30”."),
            )
        ),
    ]
    done_at: Annotated[str, parts.moment("Gjort", "Done", group="resultat")]
    result_text: Annotated[str, parts.personal(parts.long_text("Hvordan gik det", "How it went", group="resultat"))]
