"""What says that it came by letter is held to the letters that each reader has verified, alike on every laptop."""

import pytest

from local_store.homes import record_of
from local_store.ids import LetterId, RecordId
from local_store.views import Erasure
from sync.revoking import revoke
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle
from tests.sync.test_letters import Desk

__all__ = ["endpoint"]


@pytest.fixture
def desk(team: Team, laptop: MakeLaptop) -> Desk:
    return Desk(team, laptop)


def write_by_hand(
    writer: Laptop, desk: Desk, record: RecordId, parents: tuple[str, ...] = (), **told: object
) -> None:
    """Write what no program of ours would: a change with an origin of one's own making."""
    book = writer.book
    change = book._hand()._say(record, "ssp_case", desk.ssp, parents, book._clock(), set=told)  # type: ignore[arg-type]
    book._append([change], "here")


def origin_of(desk: Desk, letter: str) -> dict[str, object]:
    return {
        "letter": letter, "sort": "referral", "space": desk.team.space, "person": desk.bo.book.person,
        "device": desk.bo.book.device, "record": "ee" * 16, "about": "", "at": "2026-11-21T20:00:00+01:00",
        "text": "",
    }  # fmt: skip


def believed(laptop: Laptop, desk: Desk) -> dict[str, bool]:
    """Return for each case at the table, by its heading, whether it stands as one that came by letter."""
    page = laptop.book.list("ssp_case", space=desk.ssp)
    return {str(one.fields["heading"]): not laptop.book.lacks_letter(one) for one in page.records}


def test_a_made_up_origin_is_seen_by_every_reader_of_the_table_and_a_true_one_is_not(
    desk: Desk, laptop: MakeLaptop
) -> None:
    desk.write("Sendt af Bo")
    settle(desk.bo, desk.sara, desk.tove)
    letter = "ab" * 32  # nobody has sent such a one
    made_up = record_of(LetterId(letter), desk.ssp, "ssp_case")
    write_by_hand(desk.tove, desk, made_up, heading="Opdigtet", origin=origin_of(desk, letter))
    desk.tove.book.add("ssp_case", {"heading": "Skrevet ved bordet"}, space=desk.ssp)
    settle(desk.tove, desk.sara)
    new = laptop("ny")
    new.member.join(desk.chief.member.invite("Ny", "coordinator", [desk.ssp]).text())
    settle(new)
    for one in (desk.sara, desk.tove, new):
        assert believed(one, desk) == {"Sendt af Bo": True, "Opdigtet": False, "Skrevet ved bordet": True}
    assert converged(desk.ssp, desk.sara, desk.tove, new)


@pytest.mark.parametrize("told", ["person", "text"])
def test_a_true_letter_with_another_sender_or_other_words_put_on_it_is_seen(desk: Desk, told: str) -> None:
    desk.write("Sendt af Bo")
    settle(desk.bo, desk.sara, desk.tove)
    (case,) = desk.tove.book.list("ssp_case", space=desk.ssp).records
    other = {**case.fields["origin"], told: "aa" * 16}
    write_by_hand(desk.tove, desk, case.id, case.heads, origin=other)
    settle(desk.tove, desk.sara)
    for one in (desk.sara, desk.tove):
        assert believed(one, desk) == {"Sendt af Bo": False}
    desk.sara.book.edit(case.id, set={"heading": "Rettet"})
    assert believed(desk.sara, desk) == {"Rettet": False}


def test_who_is_first_to_take_a_letter_in_with_other_words_is_found_by_who_reads_it(desk: Desk) -> None:
    desk.write("Sendt af Bo")
    desk.bo.round()
    (waiting,) = [one.id for one in desk.bo.book.sent_letters(desk.bo.book.list("ssp_case").records[0].id)]
    case = record_of(waiting, desk.ssp, "ssp_case")
    origin = {**origin_of(desk, waiting), "record": desk.bo.book.list("ssp_case").records[0].id}
    write_by_hand(desk.tove, desk, case, heading="Sat ind af Tove", origin=origin)
    settle(desk.tove, desk.sara)
    (there,) = [one for one in desk.sara.book.list("ssp_case", space=desk.ssp).records if one.id == case]
    assert desk.sara.book.lacks_letter(there)


def test_what_the_table_does_with_a_case_is_no_reason_to_doubt_where_it_came_from(desk: Desk) -> None:
    desk.write("Sendt af Bo")
    settle(desk.bo, desk.sara, desk.tove)
    (case,) = desk.sara.book.list("ssp_case", space=desk.ssp).records
    desk.sara.book.edit(case.id, set={"concern_text": "Uddybet"})
    desk.tove.book.edit(case.id, set={"question_to_meeting": "Hvem følger op?"})
    settle(desk.sara, desk.tove, desk.sara)
    assert believed(desk.sara, desk) == believed(desk.tove, desk) == {"Sendt af Bo": True}


def test_of_a_sender_who_is_out_a_newcomer_still_sees_that_it_came_by_letter(
    desk: Desk, laptop: MakeLaptop
) -> None:
    desk.write("Sendt af Bo")
    settle(desk.bo, desk.sara)
    revoke(desk.team.anne.book, desk.team.anne.http, desk.bo.book.person, why="Stoppet")
    settle(desk.team.anne, desk.chief)
    new = laptop("ny")
    new.member.join(desk.chief.member.invite("Ny", "coordinator", [desk.ssp]).text())
    settle(new)
    assert believed(new, desk) == {"Sendt af Bo": True}
    assert "not_a_member" not in {one.code for one in new.book.refusals()}


def test_what_stands_before_the_letters_were_asked_for_is_not_doubted(desk: Desk) -> None:
    """A book of before kept nothing of the letters it took in: it asks for them once more, with its next round."""
    desk.write("Sendt af Bo")
    settle(desk.bo, desk.sara)
    book = desk.sara.book
    for name in (name for prefix in ("letters/", "sync/letters/") for name in book.kept_names(prefix)):
        book.forget(name)
    assert believed(desk.sara, desk) == {"Sendt af Bo": True}
    desk.sara.round()
    assert believed(desk.sara, desk) == {"Sendt af Bo": True}
    assert book.kept_names("letters/came/")


def test_nothing_of_a_letter_is_kept_once_its_record_is_erased(desk: Desk) -> None:
    desk.write("Sendt af Bo")
    settle(desk.bo, desk.sara)
    book = desk.sara.book
    (case,) = book.list("ssp_case", space=desk.ssp).records
    assert book.kept_names("letters/came/")
    book.erase(Erasure(case.id, desk.ssp, book.person, "2026-11-22T10:00:00+01:00", "Fejl", True))
    assert not book.kept_names("letters/came/")
