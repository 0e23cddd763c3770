"""The sheet of resources and risks: what is known, side by side, never summed or ranked (L12)."""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values

RISK = "risiko"


def _weight_of_a_risk(after: Values, _before: Values) -> tuple[Finding, ...]:
    if not after.get("weight") or after.get("factor_kind") == RISK:
        return ()
    text = Text("Kun en risiko har en vægt. Fjern vægten.", "Only a risk has a weight. Take the weight away.")
    return (Finding("weight", "not_a_risk", text),)


WEIGHT_IS_OF_A_RISK = Rule(_weight_of_a_risk, ("factor_kind", "weight"))
