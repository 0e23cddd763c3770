"""What other records say that must hold before something is written as shared, or given to somebody to do.

- What is said to be shared on a consent names consents that hold for it: of whoever has to give one, to that party,
  about that information, on that day (R31, R32, R34). A consent that is withdrawn later changes nothing of it.
- A decision and an agreed action have a person somebody can find: one the directory knows, or a name (R21).

Asked of every save, by form, script or act; what another book sends is never refused.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from local_store.changes import Change
from local_store.errors import KnownError, RefusedInput, Text
from local_store.ids import PersonId, RecordId, is_id
from local_store.rules import age_rules, consents, named
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.views import Page, Record

DISCLOSURE, CONSENT = "disclosure", "consent"
_NAMED = frozenset({"action_item", "decision"})
_RESTS_ON = frozenset({"outcome", "basis", "consent_ids", "to_actor", "data_types", "young_person_id"})
_NO_CONSENT = Text("Vælg et samtykke, der ligger i bogen.", "Choose a consent that is in the book.")
_ABOUT_ANOTHER = Text("Samtykket gælder en anden ung.", "The consent is about another young person.")
_NOBODY = Text(
    "Den ansvarlige er ikke i kommunens liste. Vælg en anden, eller skriv navnet.",
    "The responsible person is not in the directory. Choose another, or write the name.",
)


class Book(Protocol):
    """What the gates read of a book."""

    @property
    def person(self) -> PersonId: ...

    def get(self, record: RecordId) -> Record: ...

    def person_name(self, person: PersonId) -> str | None: ...

    def list(self, kind: str, *, where: Mapping[str, Any] = {}, limit: int = 100) -> Page: ...


def check(book: Book, before: Values, change: Change) -> None:
    """Refuse a disclosure whose consents do not hold, and a task of nobody: RefusedInput. Other kinds pass."""
    if change.kind == DISCLOSURE and _RESTS_ON & {*change.set, *change.add, *change.remove}:
        _consents_hold(book, {**before, **change.set, **_joined(before, change)})
    if change.kind in _NAMED and "responsible_id" in change.set:
        _is_known(book, {**before, **change.set})


def _joined(before: Values, change: Change) -> dict[str, list[str]]:
    """Return the fields that hold several as they stand after the change."""
    return {
        name: sorted({*(before.get(name) or ()), *change.add.get(name, ())} - {*change.remove.get(name, ())})
        for name in {*change.add, *change.remove}
    }


def _consents_hold(book: Book, after: Values) -> None:
    ids = after.get("consent_ids") or ()
    if after.get("outcome") != "delt" or after.get("basis") != "samtykke" or not ids:
        return
    given = [_consent(book, one) for one in ids]
    about = str(after.get("young_person_id") or given[0].fields["young_person_id"])
    if any(one.fields["young_person_id"] != about for one in given):
        raise RefusedInput(_ABOUT_ANOTHER, field="consent_ids", code="consent")
    day = day_of(str(after["disclosed_at"]))
    # Whoever writes it down answers for the condition and the sender; the rest is held against the consent.
    wanted = consents.Wanted(
        str(after.get("to_actor") or ""), frozenset(after.get("data_types") or ()), day,
        frozenset(given[0].fields.get("from_actors") or ()), condition_met=True,
    )  # fmt: skip
    person = _here(book, about)
    born = age_rules.birth_day(person.fields) if person is not None else None
    age = age_rules.age_on(born, day) if born is not None else None
    around = [one.fields for one in book.list("network_relation", where={"young_person_id": about}).records]
    all_given = [one.fields for one in book.list(CONSENT, where={"young_person_id": about}).records]
    holders = consents.custody_holders(around, all_given)
    missing = consents.still_missing([one.fields for one in given], wanted, age, holders)
    if missing:
        text = Text(" ".join(one.da for one in missing), " ".join(one.en for one in missing))
        raise RefusedInput(text, field="consent_ids", code="consent")


def _consent(book: Book, record: str) -> Record:
    found = _here(book, record)
    if found is None or found.kind != CONSENT:
        raise RefusedInput(_NO_CONSENT, field="consent_ids", code="consent")
    return found


def _is_known(book: Book, after: Values) -> None:
    who = str(after.get("responsible_id") or "")
    if not who or who == book.person or named.has_name({"responsible_name": after.get("responsible_name")}):
        return
    if not is_id(who) or book.person_name(PersonId(who)) is None:
        raise RefusedInput(_NOBODY, field="responsible_id", code="required")


def _here(book: Book, record: str) -> Record | None:
    try:
        return book.get(RecordId(record)) if is_id(record) else None
    except KnownError:
        return None  # in another space, or erased
