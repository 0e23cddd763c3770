"""Returns given so near each other that only their marks tell them apart: each is answered once (R57)."""

from desktop.doing import reviewing
from desktop.doing.referring import correct
from desktop.showing.correspondence import word_on
from desktop.showing.words import Words
from tests.desktop.doing.referring_town import Town, refer, told, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import settle
from ui.sending.asks import Correct, WordOn

__all__ = ["endpoint", "town"]


def test_two_returns_of_the_same_second_are_two_and_one_correction_answers_both(town: Town) -> None:
    bo, sara, chief = town.bo, town.sara, town.chief
    case = town.draft(concern_text="To på én gang")
    refer(bo, case)
    settle(bo, sara, chief)
    (there,) = town.at_table(case)
    now = words(sara).now.replace(microsecond=0)
    first, other = (Words(laptop.book, "da", now) for laptop in (sara, chief))
    reviewing.send_back(first, there.id, "Skriv hvornår")  # both offline
    reviewing.send_back(other, there.id, "Skriv hvem")
    settle(sara, chief, sara, bo)
    mark = sara.book.get(there.id).fields["feedback_at"]
    assert chief.book.get(there.id).fields["feedback_at"] == mark
    said = word_on(words(bo), WordOn(case)).said
    assert {one.text for one in said} == {"Skriv hvornår", "Skriv hvem"}
    assert (told(bo, case)["state"], told(bo, case)["feedback_at"]) == ("returneret", mark)
    correct(words(bo), Correct(case))
    bo.book.edit(case, set={"concern_text": "Fredag, og det er dem fra trappen"})
    assert refer(bo, case).missing == () and told(bo, case)["state"] == "indstillet"
    settle(bo, sara, chief)
    taken = reviewing.accept(words(sara), there.id)
    assert sara.book.get(there.id).fields["concern_text"] == "Fredag, og det er dem fra trappen"

    reviewing.regret(words(sara), taken)
    assert sara.book.get(there.id).fields["state"] == "returneret"
    reviewing.accept(words(sara), there.id)
    back = reviewing.send_back(first, there.id, "Ved en fejl")  # taken back and returned again within the second
    reviewing.regret(first, back)
    reviewing.send_back(first, there.id, "Skriv mere")
    settle(sara, bo)
    stands = told(bo, case)
    assert (stands["state"], stands["feedback_text"]) == ("returneret", "Skriv mere")
    correct(words(bo), Correct(case))
    bo.book.edit(case, set={"tried_already_text": "Talt med dem"})
    assert refer(bo, case).missing == () and told(bo, case)["state"] == "indstillet"
    settle(bo, sara)
    reviewing.accept(words(sara), there.id)
    assert sara.book.get(there.id).fields["tried_already_text"] == "Talt med dem"
