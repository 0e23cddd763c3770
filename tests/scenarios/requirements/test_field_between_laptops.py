"""The field's requirements that take several people's laptops, each asserted whole, over a real endpoint."""

from datetime import datetime
from typing import Any

import pytest

from desktop.answering import answers
from desktop.doing import reviewing
from desktop.doing.correspondence import told
from desktop.doing.merging import merge_records
from desktop.showing import due, duplicates, rows
from desktop.showing.words import Words
from local_store.errors import RefusedInput
from local_store.merge import HardConflict
from local_store.rules.minimise import ALLOWED
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle
from ui.asks import Ask
from ui.district.asks import DistrictView, InDistrict
from ui.sending.asks import WordOn

NOW = datetime.fromisoformat("2026-11-22T14:00:00+01:00")


def _words(laptop: Laptop) -> Words:
    return Words(laptop.book, "da", NOW)


def _ask(laptop: Laptop, question: Ask[Any]) -> Any:
    return answers()[type(question)](_words(laptop), question)


def _district(laptop: Laptop, code: str) -> DistrictView:
    view = _ask(laptop, InDistrict(code))
    assert isinstance(view, DistrictView)
    return view


def test_absence_written_by_a_colleague_alarms_the_lead_after_sync_and_a_second_of_that_day_does_not(
    team: Team, laptop: MakeLaptop
) -> None:
    """R52."""
    sara, lead = team.joined(laptop("sara"), "Sara"), team.joined(laptop("mette"), "Mette")
    settle(team.anne, sara, lead)
    person = {"alias": "Hamse", "reason_opened": "Bad om hjælp."}
    young = lead.book.add("young_person", person, space=team.space)
    case = {"heading": "Hamse", "young_person_id": young, "case_lead_id": lead.book.person, "level": "2",
            "level_reason": "Gentagen uro", "concern_text": "Er ude hver nat", "raised_by": "Sara",
            "parties": ["gadeplan", "skole"], "legal_basis": "rpl_115", "parents_informed": "ja"}  # fmt: skip
    made = lead.book.add("ssp_case", case, space=team.space)
    lead.book.edit(made, set={"state": "indstillet"})
    settle(lead, sara)
    away = {"young_person_id": young, "written_on": "2026-11-20", "school_attendance": "bekymrende_fravaer"}
    sara.book.add("logbook_entry", away, space=team.space)
    assert not _alarms(lead)
    settle(sara, lead)
    assert _alarms(lead) == [("Hamse", "Bekymrende fravær")]
    sara.book.add("logbook_entry", away, space=team.space)
    settle(sara, lead)
    assert _alarms(lead) == [("Hamse", "Bekymrende fravær")]
    assert not _alarms(sara), "only who leads is alarmed"


def test_who_referred_sees_state_day_and_text_after_sync_and_returning_without_text_is_refused(
    team: Team, laptop: MakeLaptop
) -> None:
    """R57."""
    table = team.anne.member.create_space("SSP Nord", "ssp_local", area="Nørrebro")
    nadia, mette = team.joined(laptop("nadia"), "Nadia"), laptop("mette")
    mette.member.join(team.anne.member.invite("Mette", "coordinator", [table]).text())
    settle(team.anne, nadia, mette)
    group = nadia.book.add("youth_group", {"name": "Trappen", "district": "noerrebro"}, space=team.space)
    case = {"heading": "Trappen", "group_id": group, "level": "1", "level_reason": "Uro", "concern_text": "Larm",
            "raised_by": "Nadia", "parties": ["gadeplan", "skole"], "state": "indstillet"}  # fmt: skip
    raised = nadia.book.add("ssp_case", case, space=team.space)
    nadia.book.post_letter(raised, [name for name in case if name in ALLOWED["ssp_case"]], to=table)
    settle(nadia, mette)
    (here,) = mette.book.list("ssp_case").records
    with pytest.raises(RefusedInput) as refused:
        reviewing.send_back(_words(mette), here.id, "  ")
    assert (refused.value.field, refused.value.code) == ("feedback_text", "required")
    settle(mette, nadia)
    assert told(_words(nadia), nadia.book.get(raised))["state"] == "indstillet"
    reviewing.send_back(_words(mette), here.id, "Skriv, hvad I har prøvet.")
    settle(mette, nadia)
    seen = told(_words(nadia), nadia.book.get(raised))
    assert (seen["state"], seen["feedback_text"]) == ("returneret", "Skriv, hvad I har prøvet.")
    assert str(seen["feedback_at"]).startswith("2026-11-22"), "and when it was said"
    (said,) = _ask(nadia, WordOn(raised)).said
    assert said.text == "Skriv, hvad I har prøvet." and said.at.date() == NOW.date() and "Mette" in said.who


def test_what_went_wrong_on_a_round_comes_to_whoever_leads_until_it_is_followed_up(
    team: Team, laptop: MakeLaptop
) -> None:
    """Forms 5.1: safety_incident goes to one's own leader."""
    sara, bo, lead = team.joined(laptop("sara"), "Sara"), team.joined(laptop("bo"), "Bo"), laptop("mette")
    lead.member.join(team.anne.member.invite("Mette", "coordinator", [team.space]).text())
    settle(team.anne, sara, bo, lead)
    walk = {"started_at": "2026-11-21T20:00:00+01:00", "companions": "Ali", "safety_incident": "ja"}
    with pytest.raises(RefusedInput) as refused:
        sara.book.add("outreach_round", walk, space=team.space)
    assert refused.value.field == "safety_note"
    told = {**walk, "safety_note": "En flaske blev kastet efter os."}
    made = sara.book.add("outreach_round", told, space=team.space)
    settle(sara, bo, lead)
    ((title, said),) = _alarms(lead)
    assert title == "Der var noget med sikkerheden" and said.endswith("En flaske blev kastet efter os.")
    assert not _alarms(sara) and not _alarms(bo), "only whoever leads is asked"
    talk = {"what": "Tal med Sara og Ali", "due_at": NOW.isoformat(), "origin_ref": made}
    lead.book.add("follow_up", talk, space=team.space)
    assert not _alarms(lead)


def _alarms(laptop: Laptop) -> list[tuple[str, str]]:
    lines = due.lines(_words(laptop), True)
    return [(one.title, one.subtitle) for one in lines if one.icon == "triangle-alert"]


def test_who_works_in_housing_sees_the_areas_plan_and_nothing_about_a_person(
    team: Team, laptop: MakeLaptop
) -> None:
    """R55: the forum Tingbjerg under Brønshøj-Husum."""
    forum = team.anne.member.create_space("Tingbjerg", "forum", area="Brønshøj-Husum")
    sara, housing = laptop("sara"), laptop("bo")
    sara.member.join(team.anne.member.invite("Sara", "fieldworker", [team.space, forum]).text())
    housing.member.join(team.anne.member.invite("Bo, boligsocial", "fieldworker", [forum]).text())
    settle(team.anne, sara, housing)
    square = sara.book.add("place", {"name": "Torvet", "district": "broenshoej_husum"}, space=forum)
    walk = {"started_at": "2026-11-24T20:00:00+01:00", "companions": "SSP", "planned_hotspot_ids": [square]}
    sara.book.add("outreach_round", walk, space=forum)
    seen = {"occurred_at": "2026-11-20T20:00:00+01:00", "place_ref": square, "fact_text": "Stille aften"}
    sara.book.add("street_contact", seen, space=forum)
    young = {"alias": "Imran", "reason_opened": "Bad om hjælp."}
    person = sara.book.add("young_person", young, space=team.space)
    day = {"young_person_id": person, "written_on": "2026-11-20", "school_work_text": "Kom ikke"}
    sara.book.add("logbook_entry", day, space=team.space)
    settle(sara, housing, team.anne)
    view = _district(housing, "broenshoej_husum")
    assert [(one.title, one.told) for one in view.forums] == [("Tingbjerg", "Anne, Bo, boligsocial, Sara")]
    assert len(view.ahead) == 1 and "Torvet" in view.ahead[0].told
    assert "Stille aften" in str(rows.page(_words(housing), "street_contact", "", None, 10).rows)
    for kind in ("young_person", "logbook_entry", "ssp_case", "risk_profile", "consent"):
        assert housing.book.count(kind) == 0
    assert not rows.page(_words(housing), "", "Imran", None, 10).rows
    with pytest.raises(RefusedInput):
        sara.book.add("young_person", young, space=forum)
    named = {**seen, "young_person_id": person, "person_reason": "Aftalt møde"}
    with pytest.raises(RefusedInput):
        sara.book.add("street_contact", named, space=forum)


def test_both_administrations_rounds_stand_in_the_plan_apart_and_two_at_one_place_are_flagged(
    team: Team, laptop: MakeLaptop
) -> None:
    """R64 and R86: the club's rounds beside the street team's; the cover counts each for itself."""
    forum = team.anne.member.create_space("Valby forum", "forum", area="Valby")
    club = team.anne.member.create_space("Klub Vest", "club", area="Valby")
    street, jonas = laptop("sara"), laptop("jonas")
    street.member.join(team.anne.member.invite("Sara", "fieldworker", [team.space, forum]).text())
    jonas.member.join(team.anne.member.invite("Jonas", "club", [club, forum]).text())
    settle(team.anne, street, jonas)
    square = street.book.add("place", {"name": "Banen", "district": "valby"}, space=forum)
    street.book.add("actor", {"name": "Klub Vest", "actor": "klub", "districts": ["valby"], "does_outreach": "ja"},
                    space=forum)  # fmt: skip
    settle(street, jonas)
    walk = {"companions": "En kollega", "planned_hotspot_ids": [square]}
    for one, at in ((street, "24T20"), (jonas, "24T21"), (street, "20T20")):
        one.book.add("outreach_round", {**walk, "started_at": f"2026-11-{at}:00:00+01:00"}, space=forum)
    settle(street, jonas)
    for one in (street, jonas):
        view = _district(one, "valby")
        assert [line.told.split(" · ")[0] for line in view.ahead] == ["Gadeplan", "Klub"]
        assert all(line.warning for line in view.ahead), "the same place the same evening"
        assert [(line.title, line.told, line.warning) for line in view.cover_of] == [
            ("Gadeplan", "Sidste runde 20. nov.", ""), ("Klub", "", "Ingen runde er skrevet her"),
        ]  # fmt: skip
        assert [(line.title, line.told) for line in view.clubs] == [("Klub Vest", "Går opsøgende")]


def test_the_same_person_made_on_two_laptops_is_asked_about_merged_by_a_person_and_keeps_every_link(
    team: Team, laptop: MakeLaptop
) -> None:
    """R78: nothing is merged silently."""
    bo, made = team.joined(laptop("bo"), "Bo"), []
    settle(team.anne, bo)
    for one, seen in ((team.anne, "Kom ikke i dag"), (bo, "Var med til fodbold")):
        person = {"alias": "Imran H.", "school_or_job": "9. klasse", "address_area": "Nørrebro",
                  "reason_opened": "Bad om hjælp."}  # fmt: skip
        made.append(one.book.add("young_person", person, space=team.space))
        entry = {"young_person_id": made[-1], "written_on": "2026-11-20", "school_work_text": seen}
        one.book.add("logbook_entry", entry, space=team.space)
        task = {"what": seen, "due_at": NOW.isoformat(), "origin_ref": made[-1]}
        one.book.add("follow_up", task, space=team.space)
    settle(team.anne, bo)
    for one in (team.anne, bo):
        assert len(duplicates.suggestions(_words(one))) == 1 and one.book.count("young_person") == 2
    merge_records(_words(team.anne), *made)
    settle(team.anne, bo)
    for one in (team.anne, bo):
        (person,) = one.book.list("young_person").records
        entries = one.book.list("logbook_entry", where={"young_person_id": person.id}).records
        assert sorted(str(entry.fields["school_work_text"]) for entry in entries) == [
            "Kom ikke i dag", "Var med til fodbold",
        ]  # fmt: skip
        assert len(one.book.list("follow_up", where={"origin_ref": person.id}).records) == 2
        assert not duplicates.suggestions(_words(one))
        assert one.book.get(made[1]).fields["alias"] == "Imran H.", "the other one's history stays"
    assert converged(team.space, team.anne, bo)


def test_two_versions_of_the_same_group_are_both_kept_until_a_person_chooses(
    team: Team, laptop: MakeLaptop
) -> None:
    """R83: written offline on two laptops, and nothing is lost."""
    bo = team.joined(laptop("bo"), "Bo")
    group = team.anne.book.add("youth_group", {"name": "Trappen", "count_min": 4}, space=team.space)
    settle(team.anne, bo)
    team.anne.book.edit(group, set={"status_text": "Det går bedre", "needs": ["fritid"]})
    bo.book.edit(group, set={"status_text": "Det går værre", "count_max": 9})
    settle(team.anne, bo)
    for one in (team.anne, bo):
        record = one.book.get(group)
        (clash,) = [one for one in record.conflicts if isinstance(one, HardConflict)]
        versions = {str(version.value) for version in clash.versions}
        assert clash.field == "status_text"
        assert versions == {"Det går bedre", "Det går værre"}
        assert record.fields["count_max"] == 9 and record.fields["needs"] == ["fritid"]
    taken = clash.versions[0]
    bo.book.resolve(group, "status_text", take=taken.change)
    settle(bo, team.anne)
    for one in (team.anne, bo):
        assert one.book.get(group).fields["status_text"] == taken.value
        assert not any(isinstance(left, HardConflict) for left in one.book.get(group).conflicts)
        said = str(list(one.book.history(group)))
        assert "Det går bedre" in said and "Det går værre" in said
    assert converged(team.space, team.anne, bo)
