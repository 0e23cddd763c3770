"""One person in and out of one space, and the list of who has what."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.desktop.verbs.test_meeting import found, invite
from tests.endpoint_process import Endpoint
from tests.store_fixtures import contact


@pytest.fixture
def mette(tmp_path: Path, endpoint: Endpoint) -> Console:
    made = Console(tmp_path / "mette")
    found(made, endpoint.url)
    made("space", "create", "Klubben", "--kind", "club").done()
    return made


@pytest.fixture
def jonas(mette: Console, tmp_path: Path) -> Console:
    made = Console(tmp_path / "jonas")
    made("join", invite(mette)).done()
    return made


def texts(console: Console) -> list[str]:
    return sorted(line["fields"]["fact_text"] for line in console("list", "street_contact").lines)


def test_who_is_let_in_reads_all_of_it_and_who_is_taken_out_nothing_new(mette: Console, jonas: Console) -> None:
    mette("add", "street_contact", "--space", "Klubben", stdin=[contact(fact_text="Før")]).done()
    mette("sync").done()
    told = mette("space", "admit", "klubben", "--person", "Jonas").one
    assert told.keys() == promised("space admit")
    assert told["admitted"] is True
    assert mette("space", "admit", "klubben", "--person", "Jonas").one["admitted"] is False
    jonas("sync").done()
    assert texts(jonas) == ["Før"]
    assert {line["name"] for line in jonas("space", "list").lines} >= {"Klubben", "Nørrebro"}

    assert mette("space", "remove", "Klubben", "--person", "Jonas").one.keys() == promised("space remove")
    mette("add", "street_contact", "--space", "Klubben", stdin=[contact(fact_text="Efter")]).done()
    mette("sync").done()
    jonas("sync").done()
    assert texts(jonas) == ["Før"]
    jonas("add", "street_contact", "--space", "Nørrebro", stdin=[contact(fact_text="Stadig i teamet")]).done()
    assert jonas("sync").one["agreed"]
    mette("space", "remove", "Klubben", "--person", "Jonas").refused(3, "not_found")

    mette("space", "admit", "Klubben", "--person", "Jonas").done()  # and back, with what was written meanwhile
    jonas("sync").done()
    assert texts(jonas) == ["Efter", "Før", "Stadig i teamet"]


def test_only_an_administrator_lets_in_and_takes_out_others(mette: Console, jonas: Console) -> None:
    jonas("space", "admit", "Nørrebro", "--person", "Mette Sø").refused(6, "not_allowed")
    jonas("space", "remove", "Nørrebro", "--person", "Mette Sø").refused(6, "not_allowed")
    mette("space", "admit", "Klubben", "--person", "Ukendt").refused(3, "not_found")


def test_everybody_with_access_is_listed_and_looked_through_twice_a_year(mette: Console, jonas: Console) -> None:
    mette("sync").done()
    told = mette("access")
    assert all(line.keys() == promised("access") for line in told.lines)
    assert [(line["name"], line["role"], line["devices"]) for line in told.lines] == [
        ("Jonas", "fieldworker", 1),
        ("Mette Sø", "administrator", 1),
    ]
    spaces = [[space["name"] for space in line["spaces"]] for line in told.lines]
    assert spaces == [["Nørrebro"], ["Klubben", "Nørrebro"]]
    assert "--confirm" in told.err
    assert "--confirm" not in mette("access", "--confirm").err
    mette.clock.now += timedelta(days=200)
    assert "halve år" in mette("access").err
    mette("revoke", "Jonas", "--why", "Er stoppet").done()
    assert [line["name"] for line in mette("access").lines] == ["Mette Sø"]


def test_without_an_organisation_there_is_nothing_to_list(console: Console) -> None:
    console("access").refused(3, "no_organisation")
