"""What a form, a script or an act writes as shared rests on consents that hold; what is agreed is somebody's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import PersonId, RecordId
from tests.local_store.records.samples import LEAST
from tests.scenarios.requirements.table import LOCAL, a_case, table_book, young

SHARED: dict[str, Any] = {
    "outcome": "delt", "disclosed_at": "2026-11-22T10:00:00+01:00", "to_actor": "skole", "basis": "samtykke",
    "purpose_text": "Støtte i skolen", "channel": "telefon", "data_types": ["skole"],
}  # fmt: skip
WHO = PersonId("5a" * 16)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    with table_book(tmp_path / "bog") as made:
        yield made


def consent(book: FieldBook, person: RecordId, **more: Any) -> RecordId:
    scope = {"scope_recipients": ["skole"], "scope_data_types": ["skole"], "given_on": "2026-10-01"}
    values = {**LEAST["consent"], "young_person_id": person, "given_by": "ung", **scope, **more}
    return book.add("consent", values, space=LOCAL.id)


def refusal(book: FieldBook, **more: Any) -> tuple[str | None, str, str]:
    with pytest.raises(RefusedInput) as refused:
        book.add("disclosure", {**SHARED, **more}, space=LOCAL.id)
    return refused.value.field, refused.value.code, refused.value.text.da


def test_what_is_said_to_be_shared_on_consent_names_one_that_holds(book: FieldBook) -> None:
    boy, other = young(book, alias="Samir"), young(book, alias="Ali")
    about = {"case_id": a_case(book, young_person_id=boy), "young_person_id": boy}
    for wrong, said in (
        (consent(book, boy, withdrawn_at="2026-11-01T10:00:00+01:00"), "Samtykket er kaldt tilbage."),
        (consent(book, boy, expires_on="2026-11-21"), "Samtykket er udløbet."),
        (consent(book, boy, scope_recipients=["klub"]), "Samtykket gælder ikke denne modtager."),
        (consent(book, boy, scope_data_types=["fritid"]), "Samtykket gælder ikke alle oplysningerne."),
        (consent(book, boy, given_by="foraelder_1"), "Den unges samtykke mangler."),
        (consent(book, other), "Samtykket gælder en anden ung."),
        (boy, "Vælg et samtykke, der ligger i bogen."),
        (RecordId("ab" * 16), "Vælg et samtykke, der ligger i bogen."),
    ):
        assert refusal(book, consent_ids=[wrong], **about) == ("consent_ids", "consent", said)
    holds = consent(book, boy)
    made = book.add("disclosure", {**SHARED, "consent_ids": [holds], **about}, space=LOCAL.id)
    book.edit(holds, set={"withdrawn_at": "2026-11-22T12:00:00+01:00"})
    book.edit(made, set={"to_text": "Lene Dahl"})  # what was shared stays shared, and can be written on
    assert book.get(made).fields["consent_ids"] == [holds]


def test_both_holders_of_custody_stand_behind_what_was_shared(book: FieldBook) -> None:
    boy = young(book, alias="Lille", birth_date="2014-01-01")
    mother = consent(book, boy, given_by="foraelder_1", custody="faelles")
    field, _code, said = refusal(book, consent_ids=[mother], young_person_id=boy)
    assert (field, said) == ("consent_ids", "Samtykke fra forælder 2 mangler.")
    father = consent(book, boy, given_by="foraelder_2", custody="faelles")
    assert book.add(
        "disclosure", {**SHARED, "consent_ids": [mother, father], "young_person_id": boy}, space=LOCAL.id
    )


@pytest.mark.parametrize("kind", ["action_item", "decision"])
def test_nothing_is_decided_for_somebody_nobody_knows(book: FieldBook, kind: str) -> None:
    values = {name: value for name, value in LEAST[kind].items() if name != "responsible_name"}
    with pytest.raises(RefusedInput) as refused:
        book.add(kind, {**values, "responsible_id": WHO}, space=LOCAL.id)
    assert (refused.value.field, refused.value.code) == ("responsible_id", "required")
    assert book.add(kind, {**values, "responsible_id": book.person}, space=LOCAL.id)
    book.put_person(WHO, "Sara Lund")
    assert book.add(kind, {**values, "responsible_id": WHO}, space=LOCAL.id)
