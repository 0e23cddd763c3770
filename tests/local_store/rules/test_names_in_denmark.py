"""Names as they are spelt in Denmark: who is asked about as perhaps the same, and who is not."""

from typing import Any

import pytest

from local_store.rules.duplicates import STRONG, Facts, likeness, marks

SAME = (
    ("Mohammed Ali", "Muhamed Ali"), ("Mohamed Hassan", "Muhammad Hasan"), ("Kristian Holm", "Christian Holm"),
    ("Øzgür Yilmaz", "Özgur Yilmaz"), ("Ozgur Yilmaz", "Özgür Yılmaz"), ("Søren Kjær", "Soeren Kjaer"),
    ("Sofie Madsen", "Sophie Madsen"), ("Yusuf Demir", "Jusuf Demir"), ("Youssef Demir", "Yusuf Demir"),
    ("Hussein Ali", "Husayn Ali"), ("Abdi Rahman", "Abdirahman"), ("Abdirahman Nur", "Abdi-Rahman Noor"),
    ("Aisha Khan", "Aysha Kahn"), ("Jens Peter Holm", "Jens-Peter Holm"), ("Mathias Lund", "Matias Lund"),
    ("Çiğdem Kaya", "Cigdem Kaya"), ("Şahin Kaya", "Shahin Kaya"), ("Nikolaj Berg", "Nicolai Berg"),
    ("Karsten Friis", "Carsten Fris"), ("Ahmed Nasser", "Achmed Naser"), ("Emil Åkesson", "Emil Aakesson"),
    ("Thomas Vang", "Tomas Wang"), ("Imran H.", "Imran Hamid"), ("Hamid Imran", "Imran Hamid"),
    ("Fatma Ozturk", "Fatima Öztürk"), ("Ayşe Demir", "Ayse Demir"),
)  # fmt: skip
OTHERS = (
    ("Mohammed Ali", "Ahmed Ali"), ("Kristian Holm", "Kristina Holm"), ("Emil Holm", "Emma Holm"),
    ("Hassan Ali", "Hussein Ali"), ("Oliver Berg", "Olivia Berg"), ("Amir Khan", "Amira Khan"),
    ("Karim Nasser", "Karima Nasser"), ("Anders Sørensen", "Anders Jørgensen"), ("Nadia Hansen", "Nadja Jansen"),
    ("Yasin Omar", "Yasmin Omar"), ("Mads Hansen", "Mads Jensen"),
    ("Sara Holm", "Sarah Berg"),
)  # fmt: skip


def _person(name: str, **more: Any) -> Facts:
    return Facts("young_person", {"name": name, **more})


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_spellings_is_asked_about_and_found_without_comparing_all(one: str, other: str) -> None:
    assert likeness(_person(one), _person(other)), "by the name alone"
    assert likeness(_person(one, birth_year=2011), _person(other, birth_year=2011))
    both = marks("young_person", {"name": one}) & marks("young_person", {"name": other})
    assert any(mark.startswith(STRONG) for mark in both)
    assert not likeness(_person(one, birth_year=2011), _person(other, birth_year=2006)), (
        "years apart are two people"
    )


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_names_of_two_people_are_not_asked_about_though_they_are_born_the_same_year(
    one: str, other: str
) -> None:
    assert not likeness(_person(one), _person(other))
    assert not likeness(_person(one, birth_year=2011), _person(other, birth_year=2011))


def test_two_places_whose_names_begin_otherwise_are_two() -> None:
    assert not likeness(Facts("youth_group", {"name": "Trappen"}), Facts("youth_group", {"name": "Rampen"}))
