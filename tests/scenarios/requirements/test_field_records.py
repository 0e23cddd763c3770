"""The field's records as their requirements test them, whole: observations, the club, suspicion, groups, export."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import figures, record, rows
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import NotFound
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, make_book
from tests.sync.laptops import Laptop, MakeLaptop, Team, settle
from ui.club.asks import Readmit
from ui.district.asks import InDistrict
from ui.views import GroupView

NOW = datetime.fromisoformat("2026-11-22T14:00:00+01:00")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = NOW
    with make_book(tmp_path_factory.mktemp("records") / "bog", clock) as made:
        made.put_person(made.person, "Nadia Holm")
        yield made


def _words(book: FieldBook, days: int = 0) -> Words:
    return Words(book, "da", NOW + timedelta(days=days))


def _group(book: FieldBook, group: str) -> GroupView:
    known = record.view(_words(book), group).known
    assert isinstance(known, GroupView)
    return known


def test_two_observations_of_a_group_with_nobody_named_are_a_series(book: FieldBook) -> None:
    group, known = book.add("youth_group", {"name": "Trappen"}), book.count("young_person")
    for day, count in (("14", 8), ("20", 6)):
        seen = {
            "occurred_at": f"2026-11-{day}T21:40:00+01:00", "place_ref": "Lindeparken", "group_id": group,
            "count_min": count, "count_max": count, "behaviour": ["hoej_lyd", "utryghedsskabende"],
        }  # fmt: skip
        made = book.add("group_observation", seen)
        assert book.warnings_for("group_observation", seen) == ()
        assert not {"young_person_id", "person_reason"} & set(book.get(made).fields)
    assert book.count("young_person") == known
    series = [one for one in _group(book, group).happened if one.sort == "observation"]
    assert [(one.at.strftime("%d.%m %H.%M"), one.detail.split(" · ")[:2]) for one in series] == [
        ("20.11 21.40", ["Lindeparken", "ca. 6 unge"]), ("14.11 21.40", ["Lindeparken", "ca. 8 unge"]),
    ]  # fmt: skip
    assert "høj lyd, skaber utryghed" in series[0].detail


def test_three_expulsions_of_a_group_count_three_and_two_when_one_is_taken_back(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Hjørnet"})
    made = [
        book.add("club_expulsion", {"expelled_on": day, "reason": "uro", "group_id": group,
                                    "until_on": "2026-12-01", "reason_text": "Uro ved indgangen."})
        for day in ("2026-09-30", "2026-10-21", "2026-11-04")
    ]  # fmt: skip
    seen = _group(book, group)
    assert len(seen.expulsions) == 3 and sum(one.sort == "expulsion" for one in seen.happened) == 3
    answers()[Readmit](_words(book), Readmit(made[0], "2026-11-17"))
    after = _group(book, group)
    assert len(after.expulsions) == 2 and {one.id for one in after.expulsions} == set(made[1:])
    back = next(one for one in after.happened if one.title == "Optaget igen i klubben")
    assert back.detail == "1 af 3 bortvisninger ophævet"


def test_imran_is_in_the_group_from_september_and_in_november_his_influence_is_good(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Banen"})
    young = book.add("young_person", {"alias": "Imran", "reason_opened": "Har bedt om hjælp."})
    span = book.add("group_membership", {"group_id": group, "young_person_id": young, "from_on": "2026-09-01"})
    book.edit(span, set={"role": "ressource", "role_note": "god indflydelse"})
    told = [(one.at.date(), one.title, one.detail) for one in _group(book, group).happened if one.sort == "member"]
    both = [
        (date(2026, 11, 22), "Imran", "ressource · god indflydelse"),
        (date(2026, 9, 1), "Imran er med i gruppen", ""),
    ]  # fmt: skip
    assert told == both
    book.edit(span, set={"to_on": "2026-11-22"})
    after = [(one.at.date(), one.title, one.detail) for one in _group(book, group).happened if one.sort == "member"]
    assert sorted(after) == sorted([*both, (date(2026, 11, 22), "Imran er ikke med mere", "")])
    assert _group(book, group).members[0].spans[0].note == "god indflydelse"


def test_a_tournament_is_planned_held_and_counted_in_the_month(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Pladsen", "district": "valby"})
    ahead = {
        "what": "Turnering", "planned_at": "2026-11-27T16:00:00+01:00", "group_id": group, "status": "planlagt",
        "responsible_actors": ["gadeplan", "klub"], "responsible_text": "Nadia, gadeteamet, og Jonas, klubben",
    }  # fmt: skip
    activity = book.add("intervention_activity", ahead)
    assert [one.title for one in _group(book, group).planned] == ["Aktivitet · Turnering"]
    month = date(2026, 11, 1), date(2026, 11, 30)

    def counted() -> int:
        return next(one.activities for one in figures.figures(_words(book), *month) if one.district == "valby")

    before = counted()
    book.edit(activity, set={"status": "afholdt", "attendance_count": 9, "result_text": "Alle blev til slut"})
    held = record.view(_words(book, 10), group).known
    assert isinstance(held, GroupView)
    (one,) = [one for one in held.happened if one.sort == "activity"]
    assert (one.title, one.below) == ("Turnering", "9 kom · Alle blev til slut")
    assert counted() == before + 1


def test_three_attempts_in_vain_are_three_entries_and_three_in_the_figures(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Stationen", "district": "vanloese"})
    attempt = {"from_party": "Nadia, gadeteamet", "to_party": "Forældrene", "purpose_text": "Aftale et møde",
               "outcome": "ikke_truffet", "group_id": group}  # fmt: skip
    for day in (10, 12, 14):
        book.add("actor_contact", {**attempt, "occurred_at": f"2026-11-{day}T17:00:00+01:00"})
    book.add("actor_contact", {**attempt, "occurred_at": "2026-11-15T17:00:00+01:00", "outcome": "aftale"})
    assert sum(one.sort == "actor" for one in _group(book, group).happened) == 4
    here = figures.figures(_words(book), date(2026, 11, 1), date(2026, 11, 30))
    assert next(one.attempts for one in here if one.district == "vanloese") == 3
    assert _group(book, group).facts.endswith("3 forsøg uden svar"), "and on the group's own page"
    shown = answers()[InDistrict](_words(book), InDistrict("vanloese")).attempts
    told = [("Denne måned", "3 forsøg uden svar"), ("I år", "3 forsøg uden svar")]
    assert [(one.title, one.told) for one in shown] == told, "and on the district's"


def _ask(one: Laptop, text: str) -> list[Any]:
    words = Words(one.book, "da", NOW)
    return [*rows.page(words, "", text, None, 50).rows, *one.book.search(text)]


def test_a_suspicion_on_a_group_is_nowhere_for_the_club_and_asking_for_it_is_logged(
    team: Team, laptop: MakeLaptop
) -> None:
    """R8: sealed to the SSP space, so that no screen need hide it; the attempt stands in the access log."""
    club, police = team.joined(laptop("jonas"), "Jonas", "club"), laptop("peter")
    ssp = team.anne.member.create_space("SSP Nord", "ssp_local", area="Nordbyen")
    police.member.join(team.anne.member.invite("Peter", "fieldworker", [team.space, ssp]).text())
    group = team.anne.book.add("youth_group", {"name": "Trappen"}, space=team.space)
    settle(team.anne, police, club)
    told = {"information_class": "mistanke", "fact_text": "Mistænkt for gaderøverier", "source_type": "fagperson",
            "source_actor": "politi", "group_id": group, "areas": ["crime"]}  # fmt: skip
    suspicion = police.book.add("concern", told, space=ssp)
    settle(police, team.anne, club)
    assert team.anne.book.get(suspicion).fields["information_class"] == "mistanke"
    assert record.view(Words(team.anne.book, "da", NOW), suspicion).title == "Mistanke · ikke fakta"

    words = Words(club.book, "da", NOW)
    page = record.view(words, group)
    assert "gaderøverier" not in repr(page) and "istanke" not in repr(page)
    assert not _ask(club, "gaderøverier") and not _ask(club, "Mistænkt")
    with pytest.raises(NotFound):
        record.view(words, suspicion)
    (entry,) = club.book.access_log(RecordId(suspicion))
    assert (entry.action, entry.person) == (record.NOT_READABLE, club.book.person)
    # Nor is it in figures, lists or finds of those who may read it.
    mine = Words(team.anne.book, "da", NOW)
    assert "gaderøverier" not in repr(rows.page(mine, "", "gaderøverier", None, 50))
    assert "gaderøverier" not in repr(record.view(mine, group).known)
