"""What a book remembers of its organisation survives closing, crashing and an update of the program."""

from sync.standing import Standing
from tests.sync.laptops import MakeLaptop, Team


def test_the_directory_is_the_same_after_opening_again(team: Team, laptop: MakeLaptop) -> None:
    team.joined(laptop("bo"), "Bo")
    team.anne.round()
    before = team.anne.standing.known
    folder = team.anne.folder.name
    team.anne.close()
    assert laptop(folder).standing.known == before


def test_a_crash_before_the_directory_was_remembered_costs_nothing(team: Team) -> None:
    """The statements are kept first; what is remembered of them lags one behind."""
    book = team.anne.book
    (name,) = book.kept_names("sync/directory/")
    lagging = book.kept(name)
    team.anne.member.create_space("Klubben", "club")
    whole = team.anne.standing.known
    assert lagging is not None
    book.keep(name, lagging)
    assert team.anne.standing.known == whole


def test_what_another_program_remembered_is_worked_out_anew(team: Team) -> None:
    book, whole = team.anne.book, team.anne.standing.known
    (name,) = book.kept_names("sync/directory/")
    for odd in (b"", b"\x93\x01", b"not ours"):
        book.keep(name, odd)
        assert team.anne.standing.known == whole


def test_a_book_without_an_organisation_stands_nowhere(laptop: MakeLaptop) -> None:
    assert Standing.of(laptop("alene").book) is None
