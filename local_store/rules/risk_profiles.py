"""Risk profiles: made by at least two sectors, reasoned, valid six months at most, never acted on by a program."""

from collections.abc import Iterable
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of, months_after
from local_store.rules.findings import Finding, Rule, Values

VALID_MONTHS = 6
SECTORS_TO_LOCK = 2
CAVEAT = Text(
    "Indikatorer kan ikke forudsige, hvad den enkelte gør. De fleste med risikofaktorer kommer aldrig i en gruppe.",
    "Indicators cannot predict what one person does. Most people with risk factors never join a group.",
)
_CONTENT = (
    "young_person_id", "assessed_at", "meeting_id", "sectors", "participants", "level", "previous_level",
    "direction", "risk_grounds", "ground_refs", "protective_grounds", "no_known_protective", "certainty",
    "disagreement_text", "young_person_view", "decision_text", "valid_until",
)  # fmt: skip


def valid_until(profile: Values) -> date:
    """Return the last day the profile holds: as written, six months after the assessment at most."""
    latest = months_after(day_of(profile["assessed_at"]), VALID_MONTHS)
    written = profile.get("valid_until")
    return min(day_of(written), latest) if written else latest


def is_valid(profile: Values, today: date) -> bool:
    """Tell whether the profile still holds; one that does not is shown greyed out."""
    return today <= valid_until(profile)


def is_locked(profile: Values) -> bool:
    """Tell whether it was agreed by the table and stands as it is."""
    return bool(profile.get("locked_at"))


def current(profiles: Iterable[Values], today: date) -> Values | None:
    """Return the latest agreed profile that still holds; None when there is none."""
    holding = [one for one in profiles if is_locked(one) and is_valid(one, today)]
    return max(holding, key=lambda one: str(one["assessed_at"]), default=None)


def lacks_to_lock(profile: Values) -> tuple[Finding, ...]:
    """Return what is missing before the profile can be locked, in the form's order."""
    found = []
    if len(profile.get("sectors") or ()) < SECTORS_TO_LOCK:
        text = Text("Vælg mindst to sektorer, der var med.", "Choose at least two sectors that took part.")
        found.append(Finding("sectors", "required", text))
    if not profile.get("level"):
        found.append(Finding("level", "required", Text("Vælg et trin.", "Choose a level.")))
    if not profile.get("risk_grounds"):
        found.append(Finding("risk_grounds", "required", Text("Skriv, hvad det bygger på.", "Write the grounds.")))
    if not profile.get("protective_grounds") and profile.get("no_known_protective") != "ja":
        text = Text(
            "Skriv, hvad der beskytter, eller svar, at I ikke kender noget.",
            "Write what protects, or say that you know of nothing.",
        )
        found.append(Finding("protective_grounds", "required", text))
    return tuple(found)


def _lock(after: Values, _before: Values) -> tuple[Finding, ...]:
    return lacks_to_lock(after) if is_locked(after) else ()


def _six_months(after: Values, _before: Values) -> tuple[Finding, ...]:
    written, assessed = after.get("valid_until"), after.get("assessed_at")
    if not written or not assessed:
        return ()
    first, last = day_of(assessed), months_after(day_of(assessed), VALID_MONTHS)
    if first <= day_of(written) <= last:
        return ()
    text = Text(
        f"Vælg en dag efter vurderingen, senest {last.isoformat()}.",
        f"Choose a day after the assessment, {last.isoformat()} at the latest.",
    )
    return (Finding("valid_until", "out_of_range", text),)


def _stands(after: Values, before: Values) -> tuple[Finding, ...]:
    """Taking the lock off first is a step of its own, which the history keeps."""
    if not (is_locked(before) and is_locked(after)):
        return ()
    text = Text("Profilen er låst. Lav en ny vurdering i stedet.", "The profile is locked. Make a new assessment.")
    return tuple(Finding(field, "not_allowed", text) for field in _CONTENT if after.get(field) != before.get(field))


VALID_SIX_MONTHS = Rule(_six_months, ("valid_until", "assessed_at"))
LOCK_NEEDS_ALL = Rule(
    _lock, ("locked_at", "sectors", "level", "risk_grounds", "protective_grounds", "no_known_protective")
)
LOCKED_STANDS = Rule(_stands, ("locked_at", *_CONTENT))
