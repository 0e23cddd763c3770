"""Which book a verb opens: the one named nearest to it, else the only one of this user."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop.command_line import main
from desktop.machine import Looks, Machine
from desktop.verbs.setting import Setting
from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.key_slots import KdfCost
from local_store.views import Space
from tests.desktop.verbs.console import Console
from tests.endpoint_process import Endpoint
from tests.store_fixtures import PASSPHRASE, TEAM, contact, make_book

KIND = "street_contact"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """This user's place for books, empty, and a passphrase file named by the environment."""
    (tmp_path / "sætning").write_text(PASSPHRASE, "utf-8")
    monkeypatch.setenv("FELTBOG_HOME", str(tmp_path / "hjem"))
    monkeypatch.setenv("FELTBOG_PASSPHRASE_FILE", str(tmp_path / "sætning"))
    return Machine()


@pytest.fixture
def run() -> Callable[..., Result]:
    def run(*words: str) -> Result:
        return CliRunner().invoke(main, list(words), obj=Setting(cost=KdfCost.FOR_TESTS))

    return run


def fill(folder: Path) -> str:
    with make_book(folder) as book:
        return book.add(KIND, contact())


def test_the_only_book_is_meant_when_none_is_named(home: Machine, run: Callable[..., Result]) -> None:
    assert run("list", KIND).exit_code == 2
    record = fill(home.new_book_folder())
    assert record in run("list", KIND).stdout


def test_of_several_books_the_one_opened_last_is_meant(home: Machine, run: Callable[..., Result]) -> None:
    fill(home.new_book_folder())
    second = home.new_book_folder()
    record = fill(second)
    assert run("list", KIND).exit_code == 2
    home.keep_looks(Looks(last_book=str(second)))
    assert record in run("list", KIND).stdout


def test_the_name_nearest_to_the_verb_counts(
    home: Machine, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = {name: fill(tmp_path / name) for name in ("miljø", "foran", "ved")}
    fill(home.new_book_folder())
    monkeypatch.setenv("FELTBOG_BOOK", str(tmp_path / "miljø"))
    assert records["miljø"] in run("list", KIND).stdout
    before = ("--book", str(tmp_path / "foran"))
    assert records["foran"] in run(*before, "list", KIND).stdout
    assert records["ved"] in run(*before, "list", KIND, "--book", str(tmp_path / "ved")).stdout


def test_a_named_folder_without_a_book_is_wrong_usage_and_stays_empty(
    home: Machine, run: Callable[..., Result], tmp_path: Path
) -> None:
    told = run("list", KIND, "--book", str(tmp_path / "tom"))
    assert (told.exit_code, told.stdout) == (2, "")
    assert not (tmp_path / "tom").exists()


def test_founding_makes_the_first_book_where_the_app_finds_it(
    home: Machine, run: Callable[..., Result], endpoint: Endpoint, tmp_path: Path
) -> None:
    names = ("--name", "Gadeplan", "--person", "Mette", "--recovery-out", str(tmp_path / "dele"))
    told = run("org", "create", "--endpoint", endpoint.url, *names)
    assert told.exit_code == 0, told.output
    (book,) = home.books()
    assert book.parent.parent == home.home


def test_a_name_that_several_spaces_have_needs_an_id(console: Console) -> None:
    other = Space(SpaceId("5a" * 16), TEAM.name, "team")
    with FieldBook.open(console.book, PASSPHRASE) as book:
        book.put_space(other)
    console("add", KIND, "--space", TEAM.name, stdin=contact()).refused(3, "ambiguous")
    record = console("add", KIND, "--space", other.id, stdin=contact()).one["id"]
    assert console("show", record).one["space"] == other.id
