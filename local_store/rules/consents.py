"""Consents (R31, R32, R37): who must give one, and whether those given cover what is to be shared.

Normally a young person of 15 consents alone; below that each holder of custody does (practice of Region
Hovedstaden and Aarhus Universitet). Skal bekræftes af en jurist.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Finding, Rule, Values

OWN_CONSENT_AGE = 15
_PARENTS = ("foraelder_1", "foraelder_2")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a consent is asked to cover."""

    recipient: str  # code of the table actor
    data_types: frozenset[str]
    on: date
    from_actors: frozenset[str] = frozenset()  # who raises the case, as codes of actor; empty: nobody has said
    condition_met: bool = False


def is_withdrawn(consent: Values) -> bool:
    """Tell whether it was withdrawn: no further use of it, and no change of what was."""
    return bool(consent.get("withdrawn_at"))


def lacks(consent: Values, wanted: Wanted) -> tuple[Text, ...]:
    """Return in plain sentences why this consent does not cover what is wanted; nothing means that it does."""
    said = []
    if is_withdrawn(consent) and day_of(consent["withdrawn_at"]) <= wanted.on:
        said.append(Text("Samtykket er kaldt tilbage.", "The consent has been withdrawn."))
    if consent.get("expires_on") and day_of(consent["expires_on"]) < wanted.on:
        said.append(Text("Samtykket er udløbet.", "The consent has expired."))
    if day_of(consent["given_on"]) > wanted.on:
        said.append(Text("Samtykket er ikke givet endnu.", "The consent has not been given yet."))
    if consent.get("consent_kind") == "behandling":
        text = Text("Samtykket gælder ikke at give noget videre.", "The consent is not about passing anything on.")
        said.append(text)
    if wanted.recipient not in (consent.get("scope_recipients") or ()):
        said.append(Text("Samtykket gælder ikke denne modtager.", "The consent does not cover this recipient."))
    said += _from_others(set(consent.get("from_actors") or ()), wanted.from_actors)
    if not wanted.data_types <= set(consent.get("scope_data_types") or ()):
        text = Text("Samtykket gælder ikke alle oplysningerne.", "The consent does not cover all the information.")
        said.append(text)
    if consent.get("condition_text") and not wanted.condition_met:
        said.append(
            Text(
                f"Samtykket gælder kun: {consent['condition_text']}. Er det opfyldt?",
                f"The consent holds only: {consent['condition_text']}. Is that so?",
            )
        )
    return tuple(said)


def _from_others(allowed: set[str], senders: frozenset[str]) -> list[Text]:
    """A consent between certain parties is none for whoever else sends, nor for nobody knows whom."""
    if not allowed or (senders and senders <= allowed):
        return []
    if senders:
        return [Text("Samtykket gælder en anden afsender.", "The consent is for another sender.")]
    text = Text(
        "Samtykket gælder kun bestemte afsendere. Skriv i sagen, hvilke parter der rejser den.",
        "The consent is for certain senders only. Write in the case which parties raise it.",
    )
    return [text]


def custody_holders(relations: Iterable[Values], consents: Iterable[Values]) -> int | None:
    """Return how many hold custody, None when nobody has said.

    `relations` are the young person's. Somebody who has custody does not say that nobody else has: one holder is
    all of them once a consent says custody is one parent's, or the other parent is written to have none.
    """
    told = {"ene": 1, "faelles": 2}
    around = list(relations)
    holders = sum(1 for one in around if one.get("custody_holder") == "ja")
    most = max((told.get(str(one.get("custody")), 0) for one in consents), default=0)
    without = any(one.get("custody_holder") == "nej" and one.get("relation_type") == "foraelder" for one in around)
    if holders == 1 and not most and not without:
        return None
    return max(holders, most) or None


def givers_needed(age: int | None, custody_holders: int | None) -> tuple[str, ...]:
    """Return whose consent is needed, as codes of `consent_giver`.

    An unknown age is taken for under 15 and an unknown number of holders for two, so that doubt asks once more.
    """
    if age is not None and age >= OWN_CONSENT_AGE:
        return ("ung",)
    return _PARENTS[: 1 if custody_holders == 1 else 2]


def still_missing(
    consents: Collection[Values], wanted: Wanted, age: int | None, custody_holders: int | None
) -> tuple[Text, ...]:
    """Return what is missing for the sharing to rest on consent, one sentence for each thing."""
    said: list[Text] = []
    for giver in givers_needed(age, custody_holders):
        theirs = [consent for consent in consents if gives_for(consent, giver, custody_holders)]
        if any(not lacks(consent, wanted) for consent in theirs):
            continue
        said += _closest(theirs, wanted) or [_NOBODY[giver]]
    return tuple(dict.fromkeys(said))


def gives_for(consent: Values, giver: str, custody_holders: int | None) -> bool:
    """Tell whether the consent is that giver's; with one holder of custody either parent may be the one."""
    given_by = consent.get("given_by")
    return given_by == giver or (custody_holders == 1 and giver in _PARENTS and given_by in _PARENTS)


def _closest(consents: Iterable[Values], wanted: Wanted) -> list[Text]:
    """What stands in the way of the consent that comes nearest."""
    ways = sorted((lacks(consent, wanted) for consent in consents), key=len)
    return list(ways[0]) if ways else []


_NOBODY = {
    "ung": Text("Den unges samtykke mangler.", "The young person's consent is missing."),
    "foraelder_1": Text("Samtykke fra forælder 1 mangler.", "Consent from parent 1 is missing."),
    "foraelder_2": Text("Samtykke fra forælder 2 mangler.", "Consent from parent 2 is missing."),
}


def _names_recipients(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("scope_recipients") or after.get("consent_kind") == "behandling":
        return ()
    text = Text("Vælg, hvem oplysningerne må gives til.", "Choose to whom the information may be given.")
    return (Finding("scope_recipients", "required", text),)


def _informed_first(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("information_given_at"):
        return ()
    hint = Text(
        "Hvornår fortalte I, hvad samtykket betyder? Uden det holder det ikke.",
        "When did you tell what the consent means? Without that it does not hold.",
    )
    return (Finding("information_given_at", "not_told", hint, refuses=False),)


NAMES_RECIPIENTS = Rule(_names_recipients, ("scope_recipients", "consent_kind"))
INFORMED_FIRST = Rule(_informed_first, ("information_given_at", "given_on"))
