"""The states of an SSP case and the steps between them (R77, forms 5.8). An illegal step is refused."""

from types import MappingProxyType

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values

FIRST = "kladde"
DRAFT_STATES = frozenset({"kladde", "returneret"})  # the raiser is still writing
PASSED_ON = "viderestillet"  # another table has it now
ENDED = frozenset({"afsluttet", "afvist", PASSED_ON, "underrettet"})
COORDINATOR_ONLY = frozenset({"modtaget", "paa_dagsorden", "returneret", "afvist"})  # R24: only the forum's own
_ENDINGS = ("afvist", "viderestillet", "underrettet")

STEPS = MappingProxyType(
    {
        "": ("kladde", "klar", "indstillet"),
        "kladde": ("klar", "indstillet"),
        "klar": ("kladde", "indstillet"),
        "indstillet": ("modtaget", "returneret"),
        "modtaget": ("paa_dagsorden", "returneret", *_ENDINGS),
        "paa_dagsorden": ("droeftet", "returneret", *_ENDINGS),
        "returneret": ("kladde", "klar", "indstillet"),
        "droeftet": ("handleplan", "opfoelgning", "paa_dagsorden", "afsluttet", *_ENDINGS),
        "handleplan": ("opfoelgning", "paa_dagsorden", "afsluttet", PASSED_ON),
        "opfoelgning": ("paa_dagsorden", "droeftet", "handleplan", "afsluttet", "viderestillet", "underrettet"),
        "afsluttet": (),
        "afvist": (),
        "viderestillet": (),
        "underrettet": (),
    }
)


def state_of(case: Values) -> str:
    """Return the case's state; one without is a draft."""
    return case.get("state") or FIRST


def may_follow(now: str, then: str) -> bool:
    """Tell whether a case may go from one state to the other; staying is always allowed."""
    return now == then or then in STEPS.get(now, ())


def _legal_step(after: Values, before: Values) -> tuple[Finding, ...]:
    now, then = (state_of(before) if before else ""), state_of(after)
    if may_follow(now, then):
        return ()
    text = Text(
        f"Sagen kan ikke gå fra “{now or 'ny'}” til “{then}”. Tag ét trin ad gangen.",
        f"The case cannot go from “{now or 'new'}” to “{then}”. Take one step at a time.",
    )
    return (Finding("state", "not_allowed", text),)


LEGAL_STEPS = Rule(_legal_step, ("state",))
