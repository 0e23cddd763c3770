"""A worker can choose the SSP space to write to by its name, without reading anything in it."""

from sync.letter_targets import letter_targets
from sync.revoking import revoke
from tests.sync.laptops import MakeLaptop, Team


def test_spaces_that_cannot_be_read_are_listed_with_kind_name_and_area(team: Team, laptop: MakeLaptop) -> None:
    anne = team.anne
    ssp = anne.member.create_space("SSP Nord", "ssp_local", area="Nordbyen")
    lead = anne.member.create_space("Ledergruppen", "ssp_lead")
    bo = team.joined(laptop("bo"), "Bo")
    told = {one.space: (one.kind, one.name, one.area, one.member) for one in letter_targets(bo.book)}
    assert told == {
        team.space: ("team", "Team Nord", "Nordbyen", True),
        ssp: ("ssp_local", "SSP Nord", "Nordbyen", False),
        lead: ("ssp_lead", "Ledergruppen", None, False),
    }
    assert ssp not in {space.id for space in bo.book.spaces()}
    assert [one.space for one in letter_targets(bo.book, kinds=("ssp_lead",))] == [lead]


def test_a_space_made_later_is_known_after_the_next_round_and_keeps_its_name_over_epochs(
    team: Team, laptop: MakeLaptop
) -> None:
    bo, kim = team.joined(laptop("bo"), "Bo"), team.joined(laptop("kim"), "Kim")
    revoke(team.anne.book, team.anne.http, "Kim", "Stoppet")  # the organisation's key turns with it
    ssp = team.anne.member.create_space("SSP Vest", "ssp_local")
    bo.round()
    assert [one.name for one in letter_targets(bo.book) if one.space == ssp] == ["SSP Vest"]
    assert ssp not in {one.space for one in letter_targets(kim.book)}


def test_a_book_without_an_organisation_has_nobody_to_write_to(laptop: MakeLaptop) -> None:
    assert letter_targets(laptop("alene").book) == ()
