"""A disclosure is written down with exactly one basis, or as a refusal with its reason (R34, L2)."""

from local_store.errors import Text
from local_store.rules import grounds, sharing
from local_store.rules.findings import Finding, Rule, Values
from local_store.rules.grounds import NEEDS_NECESSITY

_IN_WRITING = ("ssp_rum", "sikker_post", "papir")
_BASIS = Text("Vælg den hjemmel, det blev delt på.", "Choose the basis on which it was shared.")
_PURPOSE = Text("Skriv, hvad det skal bruges til.", "Write what it is for.")
_NECESSARY = Text("Skriv, hvorfor det var nødvendigt.", "Write why it was necessary.")
_CONSENT = Text("Vælg det samtykke, det bygger på.", "Choose the consent it rests on.")
_PREVIEW = Text("Se først præcis, hvad der går ud.", "First see exactly what leaves.")
_PRIVATE = Text("En privat part må kun få navne med samtykke.", "A private party may get names only with consent.")
_NAMED = Text("Det er delt anonymt, så ingen personoplysninger er med.", "It is anonymous, so no personal data.")
_REASON = Text("Skriv, hvorfor det ikke blev delt.", "Write why it was not shared.")


def _on_a_basis(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("outcome") != "delt":
        return ()
    basis = after.get("basis")
    if not basis:
        return (Finding("basis", "required", _BASIS),)
    wanted = (
        ("purpose_text", "required", _PURPOSE, not after.get("purpose_text")),
        ("necessity_text", "required", _NECESSARY, basis in NEEDS_NECESSITY and not after.get("necessity_text")),
        ("consent_ids", "required", _CONSENT, basis == "samtykke" and not after.get("consent_ids")),
        ("minimised_preview_seen", "required", _PREVIEW, _unseen(after)),
        ("party_type", "not_allowed", _PRIVATE, _privately(after)),
        ("purpose_text", "not_allowed", _never(basis), grounds.is_investigation(after)),
        ("data_types", "not_allowed", _NAMED, basis == "anonym" and bool(after.get("data_types"))),
    )
    return tuple(Finding(field, code, text) for field, code, text, lacking in wanted if lacking)


def _never(basis: str) -> Text:
    return grounds.NEVER if basis == "rpl_115" else grounds.NOT_OFFERED


def _unseen(after: Values) -> bool:
    return after.get("channel") in _IN_WRITING and after.get("minimised_preview_seen") != "ja"


def _privately(after: Values) -> bool:
    party = after.get("party_type") or sharing.party_type_of(str(after.get("to_actor") or ""))
    named = after.get("party_type") or after.get("data_types") or after.get("young_person_id")
    return bool(named) and party == sharing.PRIVATE and after.get("basis") not in ("samtykke", "anonym")


def _with_reason(after: Values, _before: Values) -> tuple[Finding, ...]:
    missing = after.get("outcome") == "afvist" and not after.get("refusal_reason")
    return (Finding("refusal_reason", "required", _REASON),) if missing else ()


SHARED_ON_A_BASIS = Rule(
    _on_a_basis,
    (
        "outcome", "basis", "purpose_text", "necessity_text", "consent_ids", "channel", "minimised_preview_seen",
        "party_type", "to_actor", "data_types",
    ),
)  # fmt: skip
REFUSED_WITH_REASON = Rule(_with_reason, ("outcome", "refusal_reason"))
