"""What an SSP case is and becomes, R12-R30, over one book: each test is what its requirement asks."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.answering import answers
from desktop.doing import meetings as at_meetings
from desktop.doing.erasing import erase_record
from desktop.printing import standard_form as form_paper
from desktop.showing import case as case_page
from desktop.showing import coming, due, retention
from desktop.showing import meetings as meeting_page
from desktop.showing import record as record_page
from desktop.showing.sending import age_of_subject
from local_store.book import FieldBook
from local_store.errors import PutAside, RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.rules import sharing
from local_store.rules.ssp_levels import LEVELS, forum_of
from sync import wire
from sync.revoking import remove
from sync.session import Session
from tests.decrypted_pages import raw_pages
from tests.endpoint_process import Endpoint
from tests.local_store.records.samples import LEAST
from tests.scenarios.requirements.days import daily_look
from tests.scenarios.requirements.table import LEADERS, LOCAL, NOW, TEAM, a_case, ask, table_book, words, young
from tests.sync.laptops import Laptop, settle
from ui.asks import TakeBack
from ui.cases.asks import AREAS, CaseView, ChangeLevel, HandOverAt18
from ui.cases.level_card import LevelPanel
from ui.meetings.asks import CloseMeeting, Decide, Discuss
from ui.retention.asks import AwayView, KeepLonger, LookAway
from ui.sending.asks import AgeOf

NAMED = {"responsible_name": "Lene Dahl", "responsible_actor": "skole"}
STAIRS = "Qvxzjkw"  # a word like no other: every trace of it is one of the form
SSP_MEETING = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with table_book(tmp_path_factory.mktemp("cases") / "bog") as made:
        yield made


def _page(book: FieldBook, case: str, days: int = 0) -> CaseView:
    return case_page.view(words(book, days), book.get(RecordId(case)))


def _meeting(book: FieldBook, day: str, space: Any = LOCAL, **more: Any) -> RecordId:
    return book.add("meeting", {**SSP_MEETING, "starts_at": f"{day}T09:00:00+01:00", **more}, space=space.id)


def _level_four(book: FieldBook, **more: Any) -> RecordId:
    return a_case(book, "", LEADERS, level="4", **more)


def _plan(book: FieldBook, case: str) -> None:
    """Write what the standardised form demands beside the case's own fields."""
    book.add("overall_goal", {"case_id": case, "goal_text": "En hverdag i skole"}, space=LEADERS.id)
    for area in ("school", "leisure", "home"):
        goal = {**LEAST["sub_goal"], "case_id": case, "area": area}
        book.add("sub_goal", goal, space=LEADERS.id)
    left_out = {"case_id": case, "area": "crime", "not_relevant": "ja", "not_relevant_reason": "Ingen sager"}
    book.add("sub_goal", left_out, space=LEADERS.id)
    book.add(
        "action_item", {"case_id": case, "what": "Vækning", "by_when": "2026-12-01", **NAMED}, space=LEADERS.id
    )
    _meeting(book, "2026-12-03", LEADERS, forum="koordinationsgruppe", district=None)


# R12, R13


def test_the_picker_has_the_four_danish_levels_and_no_other_can_be_written(book: FieldBook, qtbot: QtBot) -> None:
    case = a_case(book)
    panel = LevelPanel(_page(book, case), book.catalogue, open_=True)
    qtbot.addWidget(panel)
    labels = [code.label.da for code in book.catalogue.codes("ssp_level")]
    assert labels == [
        "1 Bekymrende adfærd", "2 Førstegangskriminalitet", "3 Gentagen alvorlig kriminalitet",
        "4 Personfarlig kriminalitet",
    ]  # fmt: skip
    assert [card.level for card in panel.cards] == [*LEVELS]
    assert [card.text() for card in panel.cards] == [f"Niveau {label}" for label in labels]
    for wrong in ("0", "5", 0, 5):
        with pytest.raises(RefusedInput) as refused:
            book.edit(case, set={"level": wrong})
        assert (refused.value.field, refused.value.code) == ("level", "unknown_code")


def test_a_draft_raised_from_2_to_3_has_another_forum_and_form_and_its_history(book: FieldBook) -> None:
    case = a_case(book, "", TEAM, level="2")
    assert (_page(book, case).forum, form_paper.standard_form(words(book), book.get(case))["lacks"]) == (
        "SSP lokaludvalg", [],
    )  # fmt: skip
    ask(words(book), ChangeLevel(case, "3", "Tredje røveri på en måned"))
    page = _page(book, case)
    assert (page.level, page.forum) == ("3", "SSP koordinationsgruppe")
    assert "Sæt et overordnet mål." in form_paper.standard_form(words(book), book.get(case))["lacks"]
    moved = [(one.before, one.after) for entry in book.history(case) for one in entry.moved if one.field == "level"]
    assert ("2", "3") in moved


# R14


def test_a_table_from_a_file_gives_roles_actions_and_days_and_an_empty_one_says_so(tmp_path: Path) -> None:
    row = {"action_da": "Ring hjem", "action_en": "Call", "role_da": "Skolen", "role_en": "School", "days": 7}
    file = tmp_path / "niveauer.json"
    file.write_text(json.dumps({"levels": {"3": [row, {**row, "action_da": "Møde", "days": None}]}}), "utf-8")
    with table_book(tmp_path / "bog") as book:
        case = a_case(book, "", LEADERS, level="3")
        assert _page(book, case).time_frame == "Tidsramme er ikke fastsat"
        book.configure(file.read_bytes(), book.person, NOW.isoformat())
        told = {term.what: (term.words, term.source) for term in _page(book, case).terms}
        assert told["Ring hjem (Skolen)"] == ("senest 29. nov. kl. 23.59", "Jeres tabel for niveau 3")
        assert told["Møde (Skolen)"][0] == "Tidsramme er ikke fastsat"


# R16


def test_an_earlier_case_at_level_1_stands_on_the_draft_of_level_4(book: FieldBook) -> None:
    hamid = young(book, alias="Hamid")
    before = a_case(book, "afsluttet", young_person_id=hamid, received_at="2025-11-07T10:00:00+01:00")
    now = a_case(book, "", LEADERS, level="4", young_person_id=hamid)
    assert _page(book, now).earlier == ((before, "Tidligere: niveau 1, SSP lokaludvalg, 7. november 2025"),)


# R17


def test_level_4_is_not_ready_before_the_whole_form_is_and_level_1_is(book: FieldBook) -> None:
    book.edit(a_case(book, "", TEAM), set={"state": "klar"})
    case = _level_four(book, background_text=None)
    with pytest.raises(RefusedInput) as refused:
        book.edit(a_case(book, "", LEADERS, level="4", level_reason=None), set={"state": "klar"})
    assert refused.value.field == "level_reason"
    with pytest.raises(RefusedInput) as refused:
        book.edit(case, set={"state": "klar"})
    assert refused.value.code == "incomplete"
    for missing in (
        "baggrunden",
        "overordnet mål",
        "skole",
        "fritid",
        "hjemmet",
        "kriminalitet",
        "handling",
        "møde",
    ):
        assert missing in refused.value.text.da
    book.edit(case, set={"background_text": "Ikke i skole længe"})
    _plan(book, case)
    unnamed = book.add("action_item", {"case_id": case, "what": "Ringe", "status": "foreslaaet"}, space=LEADERS.id)
    with pytest.raises(RefusedInput) as refused:
        book.edit(unnamed, set={"status": "aftalt"})
    assert refused.value.field == "responsible_name"
    book.edit(case, set={"state": "klar"})
    assert book.get(case).fields["state"] == "klar"


# R18


@pytest.fixture
def at_table(endpoint: Endpoint, tmp_path: Path) -> Iterator[tuple[Laptop, Laptop, SpaceId]]:
    """Sara and Mette, who coordinates, with a table of theirs: two books and a real endpoint."""
    anne, sara, mette = (
        Laptop(tmp_path / name, endpoint.url, clock=lambda: NOW) for name in ("anne", "sara", "mette")
    )
    with closing(anne), closing(sara), closing(mette):
        anne.member.found_organisation("Kommunen", "Anne Dam", tmp_path / "recovery")
        table = anne.member.create_space("SSP Nørrebro", "ssp_local", area="Nørrebro")
        sara.member.join(anne.member.invite("Sara", "fieldworker", [table]).text())
        mette.member.join(anne.member.invite("Mette Krogh", "coordinator", [table]).text())
        remove(anne.book, anne.http, anne.book.person, table)
        settle(anne, sara, mette)
        yield sara, mette, table


def test_a_form_past_its_day_leaves_the_laptop_and_the_central_copy_waits_for_a_decision(
    at_table: tuple[Laptop, Laptop, SpaceId], qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    sara, mette, table = at_table
    endpoint = sara.http.base_url
    case = a_case(sara.book, "droeftet", replace(LOCAL, id=table), heading=f"Trappen {STAIRS}")
    (kept,) = [term for term in _page(sara.book, case).terms if term.what == "Opbevaring"]
    assert (kept.words, kept.source) == (
        "5 år, fra sagen er afsluttet", "Klasse P1825D · læses kun i SSP Nørrebro",
    )  # fmt: skip
    sara.book.edit(case, set={"state": "afsluttet", "close_reason": "naaet"})
    (day,) = [term for term in _page(sara.book, case).terms if term.what == "Slettes"]
    assert day.words == "21. november 2031"
    facts = form_paper.standard_form(words(sara.book), sara.book.get(case))["facts"]
    assert "Klasse P1825D" in facts[-1]["text"] and "21. november 2031" in facts[-1]["text"]

    with daily_look(monkeypatch, sara.book, 1826):
        assert sara.book.get(case), "past its day, and not one word of it has been sent"
    settle(sara, mette)
    with daily_look(monkeypatch, sara.book, 1827):
        assert sara.book.get(case), "nobody who decides has said that it is on their PC"
    with daily_look(monkeypatch, mette.book, 1827):
        settle(mette, sara)
    ids, digest, stated = sara.book.changes_of(case), sara.book.digest(table), sara.standing.head
    whole = mette.book.get(case).as_json()
    with daily_look(monkeypatch, sara.book, 1825):
        assert sara.book.get(case), "its last day"

    sara.http.close()  # it leaves without a network
    with daily_look(monkeypatch, sara.book, 1827) as later, pytest.raises(PutAside) as refused:
        record_page.view(later.words, case)
    told = refused.value.text.da
    assert (
        "udløb 21. november 2031" in told and "Mette Krogh har det, og afgør" in told and "beholdt længere" in told
    )
    assert not sara.book.search(STAIRS) and STAIRS.encode() not in raw_pages(sara.book)
    assert STAIRS.lower().encode() not in raw_pages(sara.book)
    (entry,) = [one for one in sara.book.access_log(case) if one.action == "put_away"]
    assert (entry.person, entry.detail) == (sara.book.person, "ssp_case 2031-11-21 P1825D")
    assert ask(later.words, LookAway()) == AwayView(1, ("Mette Krogh",))

    sara.meet(endpoint)
    assert (sara.round().agreed, sara.book.digest(table), sara.standing.head) == (True, digest, stated)
    request = wire.MissingRequest(1, mette.standing.organisation, bytes.fromhex(table), bytes(range(256)))
    central = wire.ids_of(Session(mette.standing, mette.http).post("/v1/missing", request, wire.MissingAnswer).ids)
    assert {bytes.fromhex(one.id) for one in ids} <= {*central}, "the central copy is there"
    with daily_look(monkeypatch, mette.book, 1827) as queue:
        (waits,) = [one for one in retention.due(queue.words) if one.record == case]
        assert waits.mine and waits.why and not waits.leaves
        assert [line.title for line in retention.waiting(queue.words)] == ["2 notater skal der tages stilling til"]
    assert mette.book.get(case).as_json() == whole

    _decide(monkeypatch, sara, mette, case, whole)


def _decide(
    monkeypatch: pytest.MonkeyPatch, sara: Laptop, mette: Laptop, case: RecordId, whole: dict[str, Any]
) -> None:
    """Kept longer it comes back by itself, for so long; erased it is gone for both."""
    until = date(2032, 6, 1)
    answers()[KeepLonger](words(mette.book, 1827), KeepLonger((case,), until, "andet", "En klage"))
    settle(mette, sara)
    assert sara.book.get(case).as_json() == whole and sara.book.search(STAIRS)
    with daily_look(monkeypatch, sara.book, 1830):
        assert sara.book.get(case)
    with daily_look(monkeypatch, sara.book, (until - NOW.date()).days + 1):
        assert sara.book.away(case) is not None
    erase_record(mette.book, mette.http, case, "Opbevaringstiden er udløbet", NOW)
    sara.round()
    stub = sara.book.erased(case)
    assert stub is not None and (stub.by, sara.book.away(case)) == (mette.book.person, None)
    assert ("erase", stub.ground) in {(entry.action, entry.detail) for entry in mette.book.access_log(case)}


# R19, R20


def test_the_form_has_four_areas_and_each_sub_goal_is_judged_at_the_follow_up(book: FieldBook) -> None:
    case = _level_four(book)
    assert [area.code for area in _page(book, case).areas] == [*AREAS] == ["school", "leisure", "home", "crime"]
    without = {"case_id": case, "area": "home", "not_relevant": "ja"}
    with pytest.raises(RefusedInput) as refused:
        book.add("sub_goal", without, space=LEADERS.id)
    assert refused.value.field == "not_relevant_reason"
    book.add("sub_goal", {**without, "not_relevant_reason": "Bor for sig selv"}, space=LEADERS.id)
    goal = book.add("sub_goal", {**LEAST["sub_goal"], "case_id": case, "area": "school"}, space=LEADERS.id)
    for judged in ("naaet", "delvist", "ikke_naaet"):
        book.edit(goal, set={"status": judged})
        (school,) = [area for area in _page(book, case).areas if area.code == "school"]
        assert school.goals[0].status == judged
    (home,) = [area for area in _page(book, case).areas if area.code == "home"]
    assert home.why_not == "Bor for sig selv"


def test_waking_is_agreed_for_school_days_under_school_with_a_name(book: FieldBook) -> None:
    case = _level_four(book)
    waking = {
        "case_id": case, "area": "school", "what": "Vækning", "condition_text": "ikke i skole kl. 8.30",
        "recurrence": "skoledage", "starts_on": "2026-11-16", "at_time": "08:30", **NAMED,
    }  # fmt: skip
    book.add("action_item", waking, space=LEADERS.id)
    (school,) = [area for area in _page(book, case).areas if area.code == "school"]
    (card,) = school.actions
    assert (card.what, card.due, card.name, card.office) == ("Vækning", "skoledage", "Lene Dahl", "Skole")
    (printed,) = form_paper.standard_form(words(book), book.get(case))["areas"][0]["actions"]
    assert "ikke i skole kl. 8.30" in printed["note"] and printed["who"] == "Lene Dahl"


# R21, R22, R27, R88


def test_the_police_decides_nothing_before_somebody_has_a_name_and_then_it_is_theirs(book: FieldBook) -> None:
    meeting, case = _meeting(book, "2026-11-26"), a_case(book)
    at_meetings.put_on_agenda(words(book), case, meeting)
    for unit in ("", "politiet"):
        with pytest.raises(RefusedInput) as refused:
            ask(words(book), Decide(meeting, case, "Patruljere mere", unit, "politi"))
        assert refused.value.field == "responsible_name"
    ask(words(book), Decide(meeting, case, "Patruljere mere", book.person, "politi", date(2026, 11, 25)))
    (mine,) = [line for line in due.lines(words(book), True) if line.title == "Patruljere mere"]
    assert mine.who == "Mette Krogh"


def test_four_decisions_are_four_tasks_on_the_next_agenda_until_the_case_is_closed(tmp_path: Path) -> None:
    with table_book(tmp_path / "bog") as book:
        first, second, third = (_meeting(book, day) for day in ("2026-11-26", "2026-12-10", "2026-12-24"))
        case = a_case(book, lead_party="Mette Krogh")
        at_meetings.put_on_agenda(words(book), case, first)
        actors = ("gadeplan", "klub", "politi", "skole")
        for actor in actors:
            ask(words(book), Decide(first, case, f"Gøre noget ({actor})", "Lene Dahl", actor, date(2026, 12, 1)))
        ask(words(book), Discuss(first, case, "droeftet", "opfoelgning"))
        tasks = book.list("action_item", where={"case_id": case}).records
        assert sorted(str(one.fields["responsible_actor"]) for one in tasks) == sorted(actors)
        (point,) = meeting_page.view(words(book), book.get(second)).points
        assert point.case == case and len(point.open_tasks) == 4
        assert {task.status_label for task in point.open_tasks} == {"Aftalt"}
        book.edit(case, set={"state": "afsluttet", "close_reason": "naaet", "outcome_level": "forbedret"})
        assert meeting_page.view(words(book), book.get(third)).points == ()


def test_six_cases_are_an_agenda_by_level_and_age_and_a_list_of_decisions_with_names(tmp_path: Path) -> None:
    from desktop.printing import meeting_papers

    with table_book(tmp_path / "bog") as book:
        for number, (level, day) in enumerate(((1, 9), (2, 3), (1, 2), (2, 8), (1, 5), (2, 1))):
            a_case(book, heading=f"Sag {number}", level=str(level), raised_at=f"2026-11-0{day}T10:00:00+01:00")
        meeting = _meeting(book, "2026-11-26")  # the one action: the agenda makes itself
        view = meeting_page.view(words(book), book.get(meeting))
        assert [point.title for point in view.points] == ["Sag 5", "Sag 1", "Sag 3", "Sag 2", "Sag 4", "Sag 0"]
        for point in view.points:
            ask(words(book), Decide(meeting, point.case, "Aftale", f"Lene Dahl {point.number}", "skole"))
        ask(words(book), CloseMeeting(meeting))
        assert {book.get(point.case).fields["state"] for point in view.points} == {"droeftet"}
        printed = repr(meeting_papers.decisions(words(book), book.get(meeting)))
        assert all(f"Lene Dahl {number}" in printed for number in range(1, 7))


# R23, R28


def test_somebody_of_18_is_pointed_to_ssp_plus_and_a_nine_year_old_is_taken_with_a_notice(book: FieldBook) -> None:
    of_18 = age_of_subject(words(book), AgeOf(young(book, alias="A", birth_date="2008-11-22")))
    of_9 = age_of_subject(words(book), AgeOf(young(book, alias="B", birth_date="2017-01-01")))
    assert "SSP+" in of_18 and "Under 10" in of_9
    of_14 = age_of_subject(words(book), AgeOf(young(book, alias="E", birth_date="2011-11-23")))
    assert of_14.startswith("Under 15: ") and "Straffeloven § 15" in of_14  # the criminal age, with its source
    assert age_of_subject(words(book), AgeOf(young(book, alias="C", birth_date="2009-11-22"))) == ""
    small = young(book, alias="D", birth_date="2017-01-01")
    assert book.get(a_case(book, young_person_id=small)).fields["state"] == "modtaget"


@pytest.mark.parametrize("ends", ["afsluttet", "overleveret"])
def test_turning_18_is_listed_60_days_before_and_then_the_case_only_ends(book: FieldBook, ends: str) -> None:
    soon = young(book, alias=f"Snart {ends}", birth_date="2009-01-21")  # 18 in 60 days
    case = a_case(book, "droeftet", young_person_id=soon, lead_party="Mette Krogh")
    listed = [line.record for line in coming.lines(words(book), False)]
    assert case in listed
    assert not _page(book, case, 59).only_ends and _page(book, case, 60).only_ends
    book.edit(soon, set={"birth_date": "2008-11-22"})  # today
    for state in ("handleplan", "opfoelgning", "paa_dagsorden"):
        with pytest.raises(RefusedInput) as refused:
            book.edit(case, set={"state": state})
        assert (refused.value.field, refused.value.code) == ("state", "not_allowed")
    if ends == "afsluttet":
        book.edit(case, set={"state": "afsluttet", "close_reason": "18_aar_overgang"})
        return
    done = ask(words(book), HandOverAt18(case))
    fields = book.get(case).fields
    assert (fields["state"], fields["close_reason"]) == ("viderestillet", "18_aar_overgang")
    ask(words(book), TakeBack(done))
    assert book.get(case).fields["state"] == "droeftet"


def test_the_case_of_somebody_of_18_in_ssp_plus_goes_on(book: FieldBook) -> None:
    grown = young(book, alias="Voksen", birth_date="2006-01-01")
    case = a_case(book, "droeftet", young_person_id=grown, age_track="18_25", lead_party="Mette Krogh")
    book.edit(case, set={"state": "handleplan"})
    assert book.get(case).fields["state"] == "handleplan"


# R25, R26


def test_nothing_of_the_authoritys_file_can_be_written(book: FieldBook) -> None:
    kind = book.catalogue.kind("child_welfare_investigation")
    assert [spec.name for spec in kind.fields if spec.type.value in ("text", "long_text")] == ["team"]
    about = [spec for spec in book.catalogue.kind("ssp_case").fields if "investigation" in spec.name]
    assert about and not [spec.name for spec in about if spec.type.value in ("text", "long_text")]


def test_an_investigation_beside_the_case_shows_its_day_and_its_team(book: FieldBook) -> None:
    case = a_case(book, "droeftet", young_person_id=young(book, alias="Ved siden af"))
    values = {"case_id": case, "started_on": "2026-10-31", "team": "Børnefamilieteam Nørrebro"}
    book.add("child_welfare_investigation", values, space=LOCAL.id)
    told = [f"{term.what} {term.words} {term.source}" for term in _page(book, case).terms]
    assert any("28. feb" in one and "Børnefamilieteam Nørrebro" in one for one in told), told


# R29, R30


def test_the_parties_of_ssp_are_there_and_an_association_is_private(book: FieldBook) -> None:
    wanted = (
        "boerneforvaltning",
        "socialforvaltning",
        "politi",
        "kultur_fritid",
        "beskaeftigelse",
        "kriminalforsorg",
    )
    codes = {code.code for code in book.catalogue.codes("actor")}
    assert {*wanted} <= codes
    assert {sharing.party_type_of(one) for one in wanted} == {"myndighed"}
    with pytest.raises(RefusedInput) as refused:
        book.add("actor", {"name": "Boldklubben", "actor": "forening", "party_type": "myndighed"})
    assert refused.value.field == "party_type"
    made = book.add("actor", {"name": "Boldklubben", "actor": "forening", "party_type": "privat"})
    share = sharing.Share(
        "forening", {"basis": "rpl_115"}, NOW.date(), party_type=str(book.get(made).fields["party_type"]),
        data_types=frozenset({"identitet"}),
    )  # fmt: skip
    assert "private_party" in {finding.code for finding in sharing.missing(share)}


def test_radicalisation_goes_elsewhere_and_carries_no_level(book: FieldBook) -> None:
    worry = {**LEAST["concern"], "areas": ["radicalisation"]}
    concern = book.add("concern", worry, space=TEAM.id)
    kind = book.catalogue.kind("concern")
    help_text = kind.by_name["passed_on_to"].help
    assert help_text is not None and "VINK" in help_text.da
    book.edit(concern, set={"passed_on_to": "VINK", "passed_on_on": "2026-11-21"})
    case = a_case(book, "", TEAM, level=None, level_reason=None, origin_refs=[concern])
    with pytest.raises(RefusedInput) as refused:
        ask(words(book), ChangeLevel(case, "1", "Udtalelser i klubben"))
    assert refused.value.field == "level" and "VINK" in refused.value.text.da
    other = book.add("concern", {**LEAST["concern"], "areas": ["school"]}, space=TEAM.id)
    book.edit(case, add={"origin_refs": [other]})
    ask(words(book), ChangeLevel(case, "1", "Fravær fra skolen"))
    assert forum_of(str(book.get(case).fields["level"])) == "lokaludvalg"
