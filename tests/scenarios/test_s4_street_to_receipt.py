"""Scenario S4, steps 1-8: a group on a staircase, from the first observation to the coordinator's receipt."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop import demo
from desktop.demo_story import JONAS, NADIA, Story
from local_store.book import FieldBook
from local_store.key_slots import KdfCost
from local_store.merge import HardConflict

NOW = datetime(2026, 11, 20, 21, 45, tzinfo=timezone(timedelta(hours=1)))
PASSPHRASE = "en lang nok adgangssætning"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Story, list[str]]]:
    """The story played once, with what each step said; the books stay open for the tests."""
    home = tmp_path_factory.mktemp("s4")
    with demo.endpoint(home / "endpoint") as url:
        books = [FieldBook.create(home / name, PASSPHRASE, cost=KdfCost.FOR_TESTS) for name in ("m", "n", "j")]
        try:
            story = Story(*books, url, NOW)
            yield story, [act() for _, _, act in story.steps(home / "recovery")]
        finally:
            for book in books:
                book.close()


def test_the_observation_names_nobody_and_waits_in_the_outbox(told: tuple[Story, list[str]]) -> None:
    story, said = told
    assert said[4] == "3 venter her, ingen personer"
    assert story.nadia.count("young_person") == 0
    assert story.nadia.get(story.seen).fields["count_min"] == 8


def test_the_young_peoples_words_stand_apart_from_the_workers_assessment(told: tuple[Story, list[str]]) -> None:
    story, _ = told
    contact = story.jonas.list("street_contact", where={"group_id": story.group}).records[-1]
    assert contact.fields["own_words_text"].startswith("Vi har ikke nogen steder")
    assert "følge dem ind" in contact.fields["assessment_text"]


def test_without_a_network_nothing_is_lost_and_the_words_are_plain(told: tuple[Story, list[str]]) -> None:
    _, said = told
    assert "ikke forbindelse" in said[6]
    assert said[7] == "4 sendt, 0 hentet, enige"


def test_the_club_and_the_street_see_one_group_with_its_expulsions(told: tuple[Story, list[str]]) -> None:
    story, _ = told
    for book in (story.nadia, story.jonas):
        assert book.count("youth_group") == 1
        assert book.count("club_expulsion", where={"group_id": story.group}) == 2


def test_two_edits_of_one_observation_are_shown_and_settled_with_both_kept(told: tuple[Story, list[str]]) -> None:
    story, said = told
    assert said[13] == "hård: fact_text; blød: affected, mood, trend"
    for book in (story.nadia, story.jonas):
        record = book.get(story.seen)
        assert [one for one in record.conflicts if isinstance(one, HardConflict)] == []
        assert "scooter" in record.fields["fact_text"] and "sang" in record.fields["fact_text"]
        written = [
            one.after for entry in book.history(story.seen) for one in entry.moved if one.field == "fact_text"
        ]
        assert len(written) == 4
    assert {story.nadia.person_name(entry.author) for entry in story.nadia.history(story.seen)} == {NADIA, JONAS}


def test_the_referral_is_about_the_group_and_goes_to_the_local_committee(told: tuple[Story, list[str]]) -> None:
    story, _ = told
    case = story.mette.get(story.case).fields
    assert case["group_id"] == story.group and "young_person_id" not in case
    assert (case["level"], case["raised_by"]) == ("1", f"{NADIA} og {JONAS}")
    assert story.seen in case["origin_refs"]


def test_the_receipt_comes_back_to_the_one_who_raised_it(told: tuple[Story, list[str]]) -> None:
    story, said = told
    assert said[18] == "modtaget, NB-2026-0001"
    assert story.nadia.get(story.case).fields["received_at"].startswith("2026-11-20T21:46")


def test_the_club_cannot_open_the_teams_space(told: tuple[Story, list[str]]) -> None:
    story, _ = told
    assert {space.name for space in story.jonas.spaces()} >= {"Klub Hjørnet", "Forum Nørrebro"}
    assert "Nørrebro gadeteam" not in {space.name for space in story.jonas.spaces()}
    assert story.jonas.count("ssp_case") == 0


def test_the_invitations_are_used_up(told: tuple[Story, list[str]], tmp_path: Path) -> None:
    from local_store.errors import EndpointRefused
    from sync.http_client import HttpClient
    from sync.member import Member

    story, _ = told
    with (
        FieldBook.create(tmp_path / "thief", PASSPHRASE, cost=KdfCost.FOR_TESTS) as thief,
        HttpClient(story._url) as http,
        pytest.raises(EndpointRefused) as refused,
    ):
        Member(thief, http).join(story._invited[NADIA])
    assert refused.value.code == "invitation_used"
