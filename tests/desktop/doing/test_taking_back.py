"""Fortryd of an act that touched several records."""

from datetime import datetime
from pathlib import Path

from desktop.answering import answers
from desktop.doing.acts import acted
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.key_slots import KdfCost
from ui.asks import TakeBack


def test_an_act_is_taken_back_as_one_and_the_history_keeps_it(tmp_path: Path) -> None:
    with FieldBook.create(tmp_path / "book", "en lang adgangssætning", cost=KdfCost.FOR_TESTS) as book:
        group = book.add("youth_group", {"name": "Trappen"})
        place = book.add("place", {"name": "Banen"})
        words = Words(book, "da", datetime.now().astimezone())
        done = acted(words, group, [book.edit(group, set={"name": "Bænkene"}), book.edit(place, set={"name": "Hal"})])
        undone = answers()[TakeBack](words, TakeBack(done))
        assert (book.get(group).fields["name"], book.get(place).fields["name"]) == ("Trappen", "Banen")
        assert len(undone.changes) == 2
        assert len(book.history(group)) == 3
