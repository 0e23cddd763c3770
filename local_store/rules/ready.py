"""What a referral still lacks before it can be sent (R15, R25), and before it can leave the draft at all."""

from dataclasses import dataclass

from local_store.errors import Text
from local_store.rules import leads
from local_store.rules.case_states import DRAFT_STATES, state_of
from local_store.rules.findings import Finding, Rule, Values

PARTIES = "parties"  # asked of whoever sends (R25); what has come without them is the table's to see to


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: the field to go to, what to say, and whether the draft cannot leave without it."""

    field: str
    text: Text
    blocks: bool


def lacks(case: Values, *, characteristics: bool = False) -> tuple[Lack, ...]:
    """Return what is missing, in the form's order.

    `characteristics` says whether the organisation has loaded the characteristics that define its levels; until
    then none can be ticked and none is asked for.
    """
    return (*_subject(case), *_level(case, characteristics), *_content(case), *_ground(case))


def _subject(case: Values) -> tuple[Lack, ...]:
    if case.get("group_id") or case.get("young_person_id") or _came_anonymously(case):
        return ()
    text = Text(
        "Hvem gælder sagen? Vælg en gruppe eller en ung.", "Whom is the case about? Choose a group or a person."
    )
    return (Lack("group_id", text, blocks=True),)


def _came_anonymously(case: Values) -> bool:
    """A case that came by letter without a name is about somebody its raiser knows."""
    return bool(case.get("origin")) and case.get("legal_basis") == "anonym"


def _level(case: Values, characteristics: bool) -> tuple[Lack, ...]:
    missing = []
    if not case.get("level"):
        missing.append(Lack("level", Text("Vælg et niveau, 1 til 4.", "Choose a level, 1 to 4."), blocks=True))
    if characteristics and not case.get("level_characteristics"):
        text = Text("Sæt kryds ved de kendetegn, der gælder.", "Tick the characteristics that hold.")
        missing.append(Lack("level_characteristics", text, blocks=True))
    if not case.get("level_reason"):
        text = Text("Skriv en kort begrundelse. Kladden er gemt.", "Write a short reason. The draft is saved.")
        missing.append(Lack("level_reason", text, blocks=True))
    return tuple(missing)


def _content(case: Values) -> tuple[Lack, ...]:
    wanted = {
        "concern_text": Text("Skriv, hvad I er bekymrede for.", "Write what you are worried about."),
        "raised_by": Text("Skriv, hvem der rejser sagen.", "Write who raises the case."),
        "tried_already_text": Text("Skriv, hvad I har prøvet.", "Write what you have tried."),
        "resources_text": Text("Skriv, hvad der fungerer.", "Write what works well."),
        "young_person_view": Text(
            "De unges egne ord mangler. Spørg ved næste samtale.", "Their own words are missing."
        ),
        "question_to_meeting": Text("Skriv, hvad I vil spørge mødet om.", "Write what you ask of the meeting."),
    }
    blocking = {"concern_text"}
    lacking = [Lack(field, text, blocks=field in blocking) for field, text in wanted.items() if not case.get(field)]
    return (*lacking, *_lead(case))


def _lead(case: Values) -> tuple[Lack, ...]:
    if leads.has_two(case):
        text = Text("Der står to tovholdere. Behold kun én.", "Two leads are written. Keep one only.")
    elif not any(case.get(field) for field in leads.EITHER):
        text = Text("Sæt navn på en tovholder.", "Name a lead.")
    else:
        return ()
    return (Lack("lead_party", text, blocks=False),)


def _ground(case: Values) -> tuple[Lack, ...]:
    missing = []
    if len(case.get("parties") or ()) < 2 and not case.get("parties_reason"):
        text = Text(
            "Vælg mindst to parter, eller skriv, hvorfor der kun er én.",
            "Choose at least two parties, or write why there is only one.",
        )
        missing.append(Lack(PARTIES, text, blocks=True))
    if case.get("young_person_id") and not case.get("legal_basis"):
        text = Text("Vælg en hjemmel, når sagen har et navn.", "Choose a legal basis when the case has a name.")
        missing.append(Lack("legal_basis", text, blocks=True))
    if case.get("young_person_id") and not case.get("parents_informed"):
        text = Text(
            "Er forældrene orienteret? Skriv ja, eller hvorfor ikke.",
            "Have the parents been told? Write yes, or why not.",
        )
        missing.append(Lack("parents_informed", text, blocks=False))
    return tuple(missing)


def _leaves_draft(after: Values, _before: Values) -> tuple[Finding, ...]:
    if state_of(after) in DRAFT_STATES:
        return ()
    blocking = (lack for lack in lacks(after) if lack.blocks and lack.field != PARTIES)
    return tuple(Finding(lack.field, "required", lack.text) for lack in blocking)


# One cannot empty what the level rests on once the case has left the draft either, hence the fields beside state.
COMPLETE = Rule(
    _leaves_draft,
    ("state", "level", "level_reason", "concern_text", "group_id", "young_person_id", "legal_basis"),
)


def stops_before_family(case: Values) -> bool:
    """Tell whether nobody may go to the family yet (L4): perhaps honour conflict, and no manager knows of it."""
    return case.get("honour_conflict") == "ja" and case.get("leader_informed") != "ja"


STOP = Text(
    "Stop. Der kan være æresrelateret konflikt. Vurdér risikoen med din leder, før nogen taler med familien.",
    "Stop. There may be honour-related conflict. Assess the risk with your manager before anybody talks to them.",
)


def _stops(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("parents_informed") != "ja" or not stops_before_family(after):
        return ()
    return (Finding("leader_informed", "required", STOP),)


STOP_BEFORE_FAMILY = Rule(_stops, ("honour_conflict", "parents_informed", "leader_informed"))
