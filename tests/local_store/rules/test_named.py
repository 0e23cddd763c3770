"""R21: a person is named, however odd the name; a unit is not, in however many words."""

import pytest

from local_store.rules.named import has_name

PEOPLE = (
    "Mette Holm", "Jonas", "Karen Vest", "Bo Valby", "Ole Højskole", "Peter Allen", "Lily Allen", "Nørrebro",
    "Politiassistent Peter Vang", "Vagthavende Lund", "Klubleder Dorte", "Peter fra politiet", "Þórunn Ærøskøbing",
    "Ali (klubben)", "Sofie Klub", "Ib", "Søren Skolemester", "P. Vang, Nørrebro Politi", "Anne-Grethe Ødegård",
    "Klub Hjørnet: Ahlam", "Ahlam, Klub Hjørnet", "Lærer Ahlam", "Betjent Vang", "Ahlam (Klub Hjørnet)", "Hr. Vang",
    "Ahlam fra Klub Hjørnet", "Børge Unge", "Klubben ved Ahlam", "Klubben v. Ahlam",
)  # fmt: skip
UNITS = (
    "", "  ", "?", "Politiet", "Politiet Nørrebro", "Nørrebro Politi", "Politiet på Nørrebro", "SOF", "Klubben.",
    "Gadeteamet i Valby", "SSP-konsulenten", "Skolens ledelse", "Børnefamilieteam Amager Øst", "Alle", "Forældrene",
    "Klubben og skolen", "Lokalpolitiet City", "Socialrådgiveren", "Kommunens socialforvaltning", "Team 3",
    "Klubben på Rådmandsgade", "POLITIET, NØRREBRO", "Ungdomsklubbens personale", "ukendt", "Nn", "N.N.", "os",
    "Aftales senere", "Klub Hjørnet", "Gadeteam Trappen", "Team Solsikken", "Fritidsklubben Regnbuen",
    "Skolen Stjernen", "Klub Hjørnet, Nørrebro", "Borgercenter Børn og Unge", "BBU", "TBD", "Hr.", "Fru",
    "ham fra klubben", "hende", "en fra politiet", "The police", "The school", "Somebody", "Someone from the club",
    "Nobody yet",
)  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_is_somebody(name: str) -> None:
    assert has_name({"responsible_name": name})


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_or_a_role_is_nobody(name: str) -> None:
    assert not has_name({"responsible_name": name})
    assert has_name({"responsible_name": name, "responsible_id": "a1" * 16})
