"""Stories of people whose books meet through the endpoint."""

import pytest

from local_store.errors import EndpointRefused, RefusedInput
from sync.member import Member
from tests.sync.laptops import MakeLaptop, Team, contact, converged, settle


def test_what_one_writes_the_other_reads(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Fire unge ved kiosken", team.space)
    sent = team.anne.round()
    came = bo.round()
    assert (sent.pushed, sent.agreed, came.pulled, came.agreed) == (1, True, 1, True)
    assert bo.book.get(record).fields["fact_text"] == "Fire unge ved kiosken"
    assert bo.book.history(record)[0].author == team.anne.book.person


def test_with_nothing_to_do_a_round_is_one_request(team: Team) -> None:
    team.anne.round()
    result = team.anne.round()
    assert result.requests == 1
    assert (result.pushed, result.pulled, result.agreed) == (0, 0, True)
    assert result.bytes_sent + result.bytes_received < 1500


def test_a_newcomer_is_at_work_while_nobody_else_is_online(team: Team, laptop: MakeLaptop) -> None:
    team.anne.notes(30, team.space)
    team.anne.round()
    invitation = team.anne.member.invite("Bo", "fieldworker", [team.space])
    team.anne.close()
    bo = laptop("bo")
    bo.member.join(invitation.text())
    bo.round()
    assert len(bo.texts(team.space)) == 30
    bo.note("Første aften", team.space)
    assert bo.round().pushed == 1


def test_names_of_people_and_spaces_arrive(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo Ærø")
    team.anne.round()
    assert [(s.name, s.kind, s.area) for s in bo.book.spaces()][1:] == [("Team Nord", "team", "Nordbyen")]
    assert {d.person_name: d.role for d in team.anne.member.devices()} == {
        "Anne": "administrator",
        "Bo Ærø": "fieldworker",
    }


def test_the_same_field_edited_on_two_offline_laptops_loses_neither(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Fire unge", team.space)
    settle(team.anne, bo)
    team.anne.book.edit(record, set={"place_ref": "Torvet"})
    bo.book.edit(record, set={"place_ref": "Biblioteket"})
    settle(team.anne, bo)
    for one in (team.anne, bo):
        (conflict,) = one.book.get(record).conflicts
        assert {said.value for said in conflict.versions} == {"Torvet", "Biblioteket"}
    bo.book.resolve(record, "place_ref", value="Torvet")
    settle(bo, team.anne)
    assert not team.anne.book.get(record).conflicts
    assert converged(team.space, team.anne, bo)


def test_create_and_update_sent_together_both_arrive(team: Team, laptop: MakeLaptop) -> None:
    """getodk/collect#6164."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Fire unge", team.space)
    team.anne.book.edit(record, set={"fact_text": "Fem unge"})
    settle(team.anne, bo)
    assert bo.book.get(record).fields["fact_text"] == "Fem unge"


def test_a_thousand_notes_go_in_batches_and_come_once(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    team.anne.notes(1300, team.space)
    assert team.anne.round().pushed == 1300
    assert bo.round().pulled == 1300
    assert bo.texts(team.space) == team.anne.texts(team.space)
    assert [batch.sequence for batch in bo.book.batches(team.space)] == [1, 2, 3]
    assert bo.round().pulled == 0


def test_what_is_in_the_own_space_is_sent_and_nobody_else_gets_it(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    own = bo.book.spaces()[0].id
    bo.note("Kun til mig selv", own)
    assert bo.round().pushed == 1
    settle(team.anne, bo)
    assert own not in {space.id for space in team.anne.book.spaces()}
    assert bytes.fromhex(own) not in team.anne.standing.space_keys


def test_a_space_created_later_reaches_nobody_who_was_not_invited(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    club = team.anne.member.create_space("Klubben", "club")
    team.anne.note("Kun for klubben", club)
    settle(team.anne, bo)
    assert club not in {space.id for space in bo.book.spaces()}


def test_one_person_with_two_laptops(team: Team, laptop: MakeLaptop) -> None:
    own = team.anne.book.spaces()[0].id
    invitation = team.anne.member.invite("Anne", "administrator", [team.space, own], own_device=True)
    second = laptop("anne-2")
    second.member.join(invitation.text())
    assert second.book.person == team.anne.book.person
    second.note("Fra den anden pc", team.space)
    settle(second, team.anne)
    assert team.anne.texts(team.space) == ["Fra den anden pc"]
    assert len({device.person for device in team.anne.member.devices()}) == 1


def test_an_invitation_is_used_once(team: Team, laptop: MakeLaptop) -> None:
    invitation = team.anne.member.invite("Bo", "fieldworker", [team.space]).text()
    laptop("bo").member.join(invitation)
    thief = laptop("tyv")
    with pytest.raises(EndpointRefused) as refusal:
        thief.member.join(invitation)
    assert refusal.value.code == "invitation_used"
    assert thief.member.devices() == []


def test_a_fieldworker_invites_nobody(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    with pytest.raises(EndpointRefused) as refusal:
        bo.member.invite("Carla", "administrator", [team.space])
    assert refusal.value.code == "not_allowed"


def test_a_book_joins_one_organisation(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    other = team.anne.member.invite("Bo", "fieldworker", [team.space]).text()
    with pytest.raises(RefusedInput) as refusal:
        bo.member.join(other)
    assert refusal.value.code == "already_member"


def test_two_administrators_state_things_at_the_same_time(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo", "administrator")
    team.anne.round()
    anne, spaces = Member(team.anne.book, team.anne.http), []
    for number in range(3):
        spaces.append(bo.member.create_space(f"Bos klub {number}", "club"))
        spaces.append(anne.create_space(f"Annes klub {number}", "club"))
    settle(team.anne, bo)
    assert {bytes.fromhex(space) for space in spaces} <= set(team.anne.standing.known.spaces)
    assert team.anne.standing.head == bo.standing.head


def test_a_book_without_an_organisation_says_so(laptop: MakeLaptop) -> None:
    with pytest.raises(RefusedInput) as refusal:
        laptop("alene").round()
    assert refusal.value.code == "no_organisation"


def test_work_written_before_joining_goes_out_after(team: Team, laptop: MakeLaptop) -> None:
    bo = laptop("bo")
    bo.book.add("street_contact", contact("Skrevet før"), space=bo.book.spaces()[0].id)
    team.joined(bo, "Bo")
    result = bo.round()
    assert (result.pushed, result.agreed) == (1, True)


def test_progress_counts_up_and_what_is_left_counts_down(team: Team) -> None:
    from sync.round import Progress, run_round

    team.anne.notes(2500, team.space)
    told: list[Progress] = []
    run_round(team.anne.book, team.anne.http, progress=told.append)
    assert [one.pushed for one in told] == [2000, 2500]
    assert [one.to_push for one in told] == [500, 0]


def test_what_an_older_program_could_not_read_comes_with_the_update(
    team: Team, laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync import sealing

    bo = team.joined(laptop("bo"), "Bo")
    team.anne.note("Skrevet af et nyere program", team.space)
    team.anne.round()
    with monkeypatch.context() as older:
        older.setattr(sealing, "FORMAT", 0)
        assert bo.round().agreed
        assert bo.texts(team.space) == []
        assert [refusal.code for refusal in bo.book.refusals()] == ["newer"]
        assert bo.round().requests == 1
    assert bo.round().pulled == 1
    assert bo.texts(team.space) == ["Skrevet af et nyere program"]
    assert bo.round().requests == 1
