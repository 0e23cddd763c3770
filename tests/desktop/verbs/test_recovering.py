"""A forgotten passphrase: two of three shares give any book of the organisation a new one, and lose nothing."""

from pathlib import Path

import pytest

from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import promised
from tests.desktop.verbs.test_meeting import found, invite
from tests.endpoint_process import Endpoint
from tests.store_fixtures import contact

NEW = "en helt ny rød cykel"


@pytest.fixture
def shares(tmp_path: Path) -> list[str]:
    return [str(tmp_path / "mette dele" / f"feltbog-share-{number}-of-3.txt") for number in (1, 2, 3)]


@pytest.fixture
def mette(tmp_path: Path, endpoint: Endpoint) -> Console:
    made = Console(tmp_path / "mette")
    found(made, endpoint.url)
    return made


def forgotten(console: Console, shares: list[str]) -> Console:
    """Recover the book by two shares and return a console that knows the new passphrase."""
    again = Console(console.book, console.clock, passphrase=NEW)
    told = again("recover", "--share", shares[0], "--share", shares[2]).one
    assert told.keys() == promised("recover")
    return again


def test_any_two_shares_open_the_founders_book_and_the_old_passphrase_opens_it_no_more(
    mette: Console, shares: list[str]
) -> None:
    mette("add", "street_contact", "--space", "Nørrebro", stdin=[contact(fact_text="Ikke sendt endnu")]).done()
    again = forgotten(mette, shares)
    assert [line["fields"]["fact_text"] for line in again("list", "street_contact").lines] == ["Ikke sendt endnu"]
    assert again("sync").one["pushed"] == 1
    assert again("doctor").one["sound"]
    mette("list", "street_contact").refused(4, "wrong_passphrase")


def test_a_colleague_who_has_joined_is_helped_the_same_way(
    mette: Console, shares: list[str], tmp_path: Path
) -> None:
    jonas = Console(tmp_path / "jonas")
    jonas("join", invite(mette)).done()
    (record,) = jonas(
        "add", "street_contact", "--space", "Nørrebro", stdin=[contact(fact_text="Jonas så det")]
    ).lines
    again = forgotten(jonas, shares)
    assert again("show", record["id"]).one["fields"]["fact_text"] == "Jonas så det"
    assert again("sync").one["agreed"]


def test_a_new_passphrase_may_lie_in_a_file_of_its_own(mette: Console, shares: list[str]) -> None:
    other = Console(mette.book, mette.clock, passphrase=NEW).passphrase_file
    mette("recover", "--share", shares[1], "--share", shares[2], "--new-passphrase-file", str(other)).done()
    assert Console(mette.book, mette.clock, passphrase=NEW)("space", "list").code == 0


def test_what_is_not_enough_changes_nothing(mette: Console, shares: list[str], tmp_path: Path) -> None:
    stranger = Console(tmp_path / "fremmed")
    other = tmp_path / "fremmed dele"
    slots = (mette.book / "slots.json").read_bytes()
    again = Console(mette.book, mette.clock, passphrase=NEW)
    again("recover", "--share", shares[0]).refused(3, "shares")
    again("recover", "--share", shares[0], "--share", shares[0]).refused(3, "shares")
    again("recover", "--share", shares[0], "--share", str(tmp_path / "ingen.txt")).refused(3, "shares")
    (tmp_path / "sludder.txt").write_text("ikke en del\n", "utf-8")
    again("recover", "--share", shares[0], "--share", str(tmp_path / "sludder.txt")).refused(3, "shares")
    assert not stranger.book.exists()
    assert not other.exists()
    assert (mette.book / "slots.json").read_bytes() == slots
    assert mette("space", "list").code == 0


def test_another_organisations_shares_do_not_open_it(mette: Console, tmp_path: Path, endpoint: Endpoint) -> None:
    other = Console(tmp_path / "anden")
    found(other, endpoint.url)
    theirs = [str(tmp_path / "anden dele" / f"feltbog-share-{number}-of-3.txt") for number in (1, 2)]
    again = Console(mette.book, mette.clock, passphrase=NEW)
    again("recover", "--share", theirs[0], "--share", theirs[1]).refused(3, "no_recovery")
    assert mette("space", "list").code == 0


def test_too_short_a_passphrase_is_refused_and_the_old_one_stands(mette: Console, shares: list[str]) -> None:
    short = Console(mette.book, mette.clock, passphrase="kort")
    short("recover", "--share", shares[0], "--share", shares[1]).refused(3, "too_short")
    assert mette("space", "list").code == 0
