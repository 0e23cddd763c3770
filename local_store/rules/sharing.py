"""Nothing leaves without a legal basis (R31, R34, L1, L2, L5): what is missing, in plain sentences.

Section 115 lets the parties of SSP exchange and obliges nobody, so nothing is ever shared by itself. Private
parties get names only with consent. Skal bekræftes af en jurist.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from local_store.errors import Text
from local_store.rules import consents, grounds
from local_store.rules.findings import Finding, Values

AUTHORITY, PUBLIC_TASK, PRIVATE = "myndighed", "offentlig_opgave", "privat"
# R29 and L1: a default for each kind of actor; the directory's own entry wins. Doubt is private.
PARTY_TYPES = MappingProxyType(
    {
        "gadeplan": AUTHORITY, "klub": PUBLIC_TASK, "skole": AUTHORITY, "socialforvaltning": AUTHORITY,
        "boernefamilieteam": AUTHORITY, "politi": AUTHORITY, "kriminalforsorg": AUTHORITY,
        "ungdomsskole": AUTHORITY, "uddannelsesvejledning": AUTHORITY, "jobcenter": AUTHORITY,
        "kultur_fritid": AUTHORITY, "interventionsteam": AUTHORITY, "kontaktperson": AUTHORITY,
        "rejsehold": AUTHORITY, "boerneforvaltning": AUTHORITY, "beskaeftigelse": AUTHORITY,
        "boligsocial": PRIVATE, "forening": PRIVATE, "borger": PRIVATE, "andet": PRIVATE,
    }
)  # fmt: skip
_NOTIFIED = frozenset({"boernefamilieteam", "socialforvaltning"})  # where a notification goes
LAWYER = Text("Skal bekræftes af en jurist.", "To be confirmed by a lawyer.")


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody is about to share. `ground` has the fields of a legal_basis record, stored or just typed."""

    to_actor: str
    ground: Values
    on: date
    party_type: str = ""  # from the directory; empty: by the kind of actor
    data_types: frozenset[str] = frozenset()
    identifies: bool = True  # holds anything that tells who somebody is
    identifiers_found: tuple[str, ...] = ()  # from `anonymise.leaks`, for what is to be anonymous
    same_authority: bool = False
    from_actors: frozenset[str] = frozenset()
    condition_met: bool = False
    age: int | None = None
    custody_holders: int | None = None
    consents: tuple[Values, ...] = field(default=())


def party_type_of(actor: str, entry: Values | None = None) -> str:
    """Return what an actor is in the cooperation: as the directory says, else by its kind, else private."""
    return (entry or {}).get("party_type") or PARTY_TYPES.get(actor, PRIVATE)


def missing(share: Share) -> tuple[Finding, ...]:
    """Return what stands in the way, each with the field to go to; nothing means that it may be shared."""
    basis = share.ground.get("basis")
    if not basis:
        text = Text(
            "Vælg en hjemmel. Uden den kan intet deles.", "Choose a legal basis. Nothing is shared without."
        )
        return (Finding("basis", "required", text),)
    return (*_purpose(share), *grounds.lacks(share.ground), *_dates(share), *_private(share), *_ASKED[basis](share))


def wanted_of(share: Share) -> consents.Wanted:
    """Return what a consent is asked to cover."""
    return consents.Wanted(share.to_actor, share.data_types, share.on, share.from_actors, share.condition_met)


def may_share(share: Share) -> bool:
    """Tell whether nothing stands in the way."""
    return not missing(share)


def _purpose(share: Share) -> tuple[Finding, ...]:
    found = []
    if not share.ground.get("purpose_text"):
        text = Text("Skriv, hvad det skal bruges til.", "Write what it is for.")
        found.append(Finding("purpose_text", "required", text))
    if grounds.is_investigation(share.ground) and share.ground.get("basis") != "rpl_115":  # which says so itself
        found.append(Finding("purpose_text", "not_allowed", grounds.NOT_OFFERED))
    if share.identifies and not share.data_types:
        text = Text("Vælg, hvilke oplysninger der deles.", "Choose which information is shared.")
        found.append(Finding("data_types", "required", text))
    return tuple(found)


def _dates(share: Share) -> tuple[Finding, ...]:
    if grounds.holds_on(share.ground, share.on):
        return ()
    text = Text("Hjemlen gælder ikke i dag. Vælg en ny.", "The basis does not hold today. Choose a new one.")
    return (Finding("valid_to", "not_allowed", text),)


def _private(share: Share) -> tuple[Finding, ...]:
    party = share.party_type or party_type_of(share.to_actor)
    if party != PRIVATE or not share.identifies or share.ground["basis"] in ("samtykke", "anonym"):
        return ()
    text = Text(
        "En privat part må kun få navne med samtykke. Del det anonymt, eller indhent samtykke.",
        "A private party may get names only with consent. Share it anonymously, or obtain consent.",
    )
    return (Finding("to_actor", "private_party", text),)


def _anonymous(share: Share) -> tuple[Finding, ...]:
    if share.identifies:
        text = Text(
            "Der er stadig navne med. Tag dem ud først.", "There are still names in it. Take them out first."
        )
        return (Finding("basis", "identifies", text),)
    if share.identifiers_found:
        found = ", ".join(share.identifiers_found)
        text = Text(f"Teksten nævner stadig: {found}.", f"The text still mentions: {found}.")
        return (Finding("basis", "identifies", text),)
    return ()


def _by_consent(share: Share) -> tuple[Finding, ...]:
    said = consents.still_missing(share.consents, wanted_of(share), share.age, share.custody_holders)
    return tuple(Finding("consent_id", "consent", text) for text in said)


def _as_notification(share: Share) -> tuple[Finding, ...]:
    if share.to_actor in _NOTIFIED:
        return ()
    text = Text(
        "En underretning går til kommunens børnefamilieteam, ikke hertil.",
        "A notification goes to the municipality's children and families team, not here.",
    )
    return (Finding("to_actor", "wrong_recipient", text),)


def _within(share: Share) -> tuple[Finding, ...]:
    if share.same_authority:
        return ()
    text = Text("Modtageren er ikke i samme myndighed.", "The recipient is not in the same authority.")
    return (Finding("to_actor", "wrong_recipient", text),)


def _nothing_more(_share: Share) -> tuple[Finding, ...]:
    return ()


_ASKED = MappingProxyType(
    {
        "anonym": _anonymous,
        "rpl_115": _nothing_more,
        "samtykke": _by_consent,
        "underretning": _as_notification,
        "intern_nodvendig": _within,
        "andet": _nothing_more,
    }
)


def disclosure_of(share: Share, at: datetime, **more: Any) -> dict[str, Any]:
    """Return the fields of the disclosure record that tells of it: shared, or refused with what was missing.

    `more` are further fields (case_id, record_refs, channel, minimised_preview_seen …). Every attempt is written.
    """
    lacking = missing(share)
    told = {
        "disclosed_at": at.isoformat(timespec="seconds"),
        "outcome": "afvist" if lacking else "delt",
        "to_actor": share.to_actor,
        "party_type": share.party_type or party_type_of(share.to_actor),
        "basis": share.ground.get("basis"),
        "purpose_text": share.ground.get("purpose_text"),
        "necessity_text": share.ground.get("necessity_text"),
        "data_types": sorted(share.data_types),
        "refusal_reason": " ".join(dict.fromkeys(finding.text.da for finding in lacking)),
        **more,
    }
    return {name: value for name, value in told.items() if value}
