"""What is kept on the PC outside any book."""

from pathlib import Path

from desktop.machine import Looks, Machine


def test_books_are_found_by_their_slots_and_new_ones_get_the_next_number(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert machine.books() == []
    first = machine.new_book_folder()
    first.mkdir(parents=True)
    (first / "slots.json").write_text("{}")
    (tmp_path / "books" / "stray").mkdir()
    assert machine.books() == [first]
    assert machine.new_book_folder() != first


def test_looks_come_back_and_what_cannot_be_read_is_the_default(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.keep_looks(Looks("en", "dark", 3))
    assert machine.looks() == Looks("en", "dark", 3)
    (tmp_path / "looks.json").write_text('{"language": 7, "theme": "dark", "unknown": 1}')
    assert machine.looks() == Looks(theme="dark")
    (tmp_path / "looks.json").write_text("\x00 not json")
    assert machine.looks() == Looks()


def test_a_folder_that_cannot_be_written_loses_only_the_looks(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    machine = Machine(blocked / "below")
    machine.keep_looks(Looks("en"))
    assert machine.looks() == Looks()
