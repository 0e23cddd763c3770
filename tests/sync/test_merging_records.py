"""Two people make the same group offline; once a person has merged them there is one, and nothing is lost."""

from datetime import datetime

from desktop.doing.merging import merge_records, not_the_same
from desktop.showing import duplicates
from desktop.showing.words import Words
from local_store.ids import RecordId
from tests.sync.laptops import Laptop, MakeLaptop, Team, contact, converged, settle


def _words(laptop: Laptop) -> Words:
    return Words(laptop.book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))


def _two_groups(team: Team, bo: Laptop) -> tuple[RecordId, RecordId]:
    made = []
    for one, name in ((team.anne, "Trappen"), (bo, "Trappegruppen")):
        values = {"name": name, "place_ref": "Lindeparken", "district": "noerrebro"}
        made.append(one.book.add("youth_group", values, space=team.space))
        one.book.add("street_contact", {**contact(f"hos {name}"), "group_id": made[-1]}, space=team.space)
    settle(team.anne, bo)
    return made[0], made[1]


def _shown(laptop: Laptop) -> tuple[list[str], int]:
    (group,) = laptop.book.list("youth_group").records
    contacts = laptop.book.list("street_contact", where={"group_id": group.id}).records
    return sorted(one.fields["fact_text"] for one in contacts), laptop.book.count("youth_group")


def test_the_same_group_made_on_two_laptops_is_one_after_a_person_merged_it(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    keep, other = _two_groups(team, bo)
    for one in (team.anne, bo):
        assert len(duplicates.suggestions(_words(one))) == 1  # one "mulig dublet", on both, and nothing silently
    merge_records(_words(team.anne), keep, other)
    settle(team.anne, bo)
    for one in (team.anne, bo):
        assert _shown(one) == (["hos Trappegruppen", "hos Trappen"], 1)
        assert duplicates.suggestions(_words(one)) == ()
        assert one.book.get(other).fields["name"] == "Trappegruppen" and len(one.book.history(other)) == 2
        assert one.book.check().sound
    assert converged(team.space, team.anne, bo)


def test_merging_in_opposite_directions_ends_with_one_and_a_question(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    first, second = _two_groups(team, bo)
    merge_records(_words(team.anne), first, second)
    merge_records(_words(bo), second, first)
    settle(team.anne, bo)
    standing = {one.book.list("youth_group").records[0].id for one in (team.anne, bo)}
    assert standing == {min(first, second)}
    for one in (team.anne, bo):
        assert _shown(one)[1] == 1
        assert [pair.crossed for pair in duplicates.suggestions(_words(one))] == [True]
    merge_records(_words(bo), second, first)
    settle(team.anne, bo)
    for one in (team.anne, bo):
        assert [group.id for group in one.book.list("youth_group").records] == [second]
        assert duplicates.suggestions(_words(one)) == ()
    assert converged(team.space, team.anne, bo)


def test_not_the_same_reaches_the_colleague(team: Team, laptop: MakeLaptop) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    pair = _two_groups(team, bo)
    not_the_same(_words(bo), *pair)
    settle(team.anne, bo)
    assert duplicates.suggestions(_words(team.anne)) == ()
    assert team.anne.book.count("youth_group") == 2
