"""The SSP draft's requirements, one by one: those no other test asserts over one book, and where the others are."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop.printing import anonymous
from desktop.printing.papers import print_paper
from desktop.showing import case as case_page
from desktop.showing import due, meetings, outbox, record
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.rules.tasks import action_of
from local_store.views import Record
from tests.desktop.test_papers import read
from tests.local_store.records.samples import LEAST
from tests.scenarios.requirements.table import LOCAL, NOW, TEAM, a_case, ask, table_book, words, young
from ui.asks import TakeBack
from ui.cases.asks import ChangeLevel, Review
from ui.meetings.asks import NamedInTexts
from ui.sending.asks import GivePaper, Ground, Prepare
from ui.today.asks import ACTION, MarkDone, SlipLine, SlipsFrom

ROOT = Path(__file__).parents[3]
CASES = "scenarios/requirements/test_ssp_cases.py::"
REFERRING = "desktop/doing/test_referring.py::"
REPLYING = "desktop/doing/test_replying.py::"
RULES = "local_store/rules/"

# Where each is asserted: "file::test" below tests/, or here. Lines 1-3: the draft, its plan, and how it is sent.
ASSERTED = {
    "line 1": ("journeys/test_s4_by_keyboard.py::test_from_the_staircase_to_the_draft_of_a_referral",
               f"{RULES}test_correspondence.py::test_what_is_written_of_the_group_is_not_typed_again"),
    "line 2": (f"{CASES}test_the_form_has_four_areas_and_each_sub_goal_is_judged_at_the_follow_up",
               "desktop/doing/test_meetings.py::"
               "test_a_recurring_task_is_marked_day_by_day_and_the_missing_days_are_counted"),
    "line 3": (f"{REFERRING}test_the_table_hears_of_the_group_and_the_raiser_of_everything_until_the_end",
               f"{REFERRING}test_what_the_rules_forbid_is_refused_and_written_down_and_what_is_only_missing_is_not",
               "ui/sending/test_sheet.py::test_the_preview_says_exactly_what_leaves_and_what_stays",
               f"{REPLYING}test_a_consent_that_is_gone_when_the_case_leaves_carries_nothing",
               f"{REPLYING}test_the_raiser_sees_each_other_end_after_the_next_sync",
               f"{REPLYING}test_a_reply_is_a_disclosure_on_the_basis_the_case_was_sent_on"),
    "line 7": ("desktop/test_papers_read_aloud.py::test_every_paper_is_pdf_ua_whatever_is_written",
               "desktop/test_papers_read_aloud.py::test_who_printed_it_when_and_how_secret_it_is_can_be_heard"),
    "R12": (f"{CASES}test_the_picker_has_the_four_danish_levels_and_no_other_can_be_written",),
    "R13": (f"{RULES}test_ssp.py::test_the_level_sets_the_forum",
            f"{CASES}test_a_draft_raised_from_2_to_3_has_another_forum_and_form_and_its_history"),
    "R14": (f"{CASES}test_a_table_from_a_file_gives_roles_actions_and_days_and_an_empty_one_says_so",),
    "R15": ("test_without_a_reason_a_case_is_a_draft_and_not_ready",
            "test_what_characterises_the_level_is_ticked_once_it_is_said_what_does"),
    "R16": (f"{CASES}test_an_earlier_case_at_level_1_stands_on_the_draft_of_level_4",),
    "R17": (f"{CASES}test_level_4_is_not_ready_before_the_whole_form_is_and_level_1_is",
            "test_a_ready_case_raised_to_level_3_is_a_draft_again_until_the_whole_form_is_there",
            f"{REFERRING}test_level_3_waits_for_the_whole_form",
            f"{REFERRING}test_a_case_the_table_raises_itself_at_level_4_gets_its_plan_at_the_meeting"),
    "R18": (f"{CASES}test_a_form_past_its_day_leaves_the_laptop_and_the_central_copy_waits_for_a_decision",
            "sync/test_put_away.py::test_what_leaves_leaves_no_trace_and_the_others_see_no_difference",
            "sync/test_put_away.py::test_it_comes_back_whole_when_somebody_keeps_it_or_writes"),
    "R19": (f"{CASES}test_the_form_has_four_areas_and_each_sub_goal_is_judged_at_the_follow_up",
            f"{RULES}test_agenda.py::test_an_area_is_left_out_with_a_reason_only"),
    "R20": (f"{CASES}test_waking_is_agreed_for_school_days_under_school_with_a_name",),
    "R21": (f"{CASES}test_the_police_decides_nothing_before_somebody_has_a_name_and_then_it_is_theirs",
            "local_store/test_sharing_gates.py::test_nothing_is_decided_for_somebody_nobody_knows"),
    "R22": (f"{CASES}test_four_decisions_are_four_tasks_on_the_next_agenda_until_the_case_is_closed",),
    "R23": (f"{RULES}test_age_rules.py::test_whom_a_case_covers_goes_by_the_date",
            f"{CASES}test_somebody_of_18_is_pointed_to_ssp_plus_and_a_nine_year_old_is_taken_with_a_notice"),
    "R24": (f"{REFERRING}test_only_a_coordinator_takes_a_case_in_puts_it_on_an_agenda_or_returns_it",
            "desktop/doing/test_coordinating.py::"
            "test_somebody_at_the_table_who_does_not_coordinate_takes_no_case_in"),
    "R25": (f"{REFERRING}test_a_referral_names_two_parties_or_why_there_is_one",
            f"{CASES}test_nothing_of_the_authoritys_file_can_be_written"),
    "R26": (f"{CASES}test_an_investigation_beside_the_case_shows_its_day_and_its_team",),
    "R27": (f"{CASES}test_four_decisions_are_four_tasks_on_the_next_agenda_until_the_case_is_closed",),
    "R28": (f"{CASES}test_turning_18_is_listed_60_days_before_and_then_the_case_only_ends",),
    "R29": (f"{CASES}test_the_parties_of_ssp_are_there_and_an_association_is_private",),
    "R30": (f"{CASES}test_radicalisation_goes_elsewhere_and_carries_no_level",
            "ui/forms/test_referral.py::test_the_other_roads_tell_where_to_turn_and_invent_no_number"),
    "R31": ("test_nothing_goes_to_a_school_without_consent_and_the_log_names_the_one_it_went_on",),
    "R32": ("test_nothing_goes_to_a_school_without_consent_and_the_log_names_the_one_it_went_on",
            f"{RULES}test_sharing.py::test_a_consent_between_two_parties_is_no_consent_for_a_third"),
    "R33": ("test_an_anonymous_paper_leads_back_to_nobody_and_the_worker_is_warned",),
    "R34": (f"{RULES}test_sharing.py::test_a_disclosure_without_a_ground_cannot_be_written",
            "test_nothing_goes_to_a_school_without_consent_and_the_log_names_the_one_it_went_on"),
    "R35": ("test_a_meeting_with_parents_warns_until_it_is_said_who_told_them",),
    "R87": ("test_a_case_is_one_page_reviewed_with_a_day_and_listed_when_a_month_has_passed",),
    "R88": (f"{CASES}test_six_cases_are_an_agenda_by_level_and_age_and_a_list_of_decisions_with_names",),
    "R90": ("test_what_is_urgent_is_first_in_the_outbox_and_leaves_first",
            f"{REFERRING}test_a_referral_leaves_before_whatever_else_waits",
            "test_tasks_of_one_decision_have_no_order_and_wait_for_nobody"),
    "L1": (f"{RULES}test_sharing.py::test_names_never_reach_a_private_party_without_consent",
           f"{RULES}test_sharing.py::test_every_kind_of_actor_has_a_party_type"),
    "L2": ("test_what_was_shared_is_logged_whole_and_never_for_an_investigation",),
    "L3": ("test_nobody_under_15_is_charged_or_remanded_or_written_of_so",
           "ui/forms/test_referral.py::test_the_form_warns_when_somebody_has_turned_18"),
    "L4": ("test_nobody_goes_to_the_family_before_the_manager_knows",),
    "L5": ("test_a_referral_reminds_of_the_duty_to_notify_and_the_day_and_way_are_kept",),
}  # fmt: skip
SECTION = Ground(
    "rpl_115", "Drøftelse i SSP", "Ingen af os kan løse det alene",
    part_of_ssp="ja", fair_and_factual="ja", necessary="ja", not_for_investigation="ja",
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with table_book(tmp_path_factory.mktemp("draft") / "bog") as made:
        yield made


# R15


def test_without_a_reason_a_case_is_a_draft_and_not_ready(book: FieldBook) -> None:
    case = a_case(book, "", TEAM, level_reason=None)
    assert book.get(case).fields["state"] == "kladde"
    with pytest.raises(RefusedInput) as refused:
        book.edit(case, set={"state": "klar"})
    assert (refused.value.field, refused.value.code) == ("level_reason", "required")
    book.edit(case, set={"level_reason": "Uro tre aftener"})
    book.edit(case, set={"state": "klar"})


def test_what_characterises_the_level_is_ticked_once_it_is_said_what_does(tmp_path: Path) -> None:
    told = {"codes": {"ssp_level_characteristic": [{"code": "hash", "da": "Hash dagligt", "en": "Hash daily"}]}}
    with table_book(tmp_path / "bog") as book:
        case = a_case(book, "", TEAM)
        book.configure(json.dumps(told).encode(), book.person, NOW.isoformat())
        for state in ("klar", "indstillet"):
            with pytest.raises(RefusedInput) as refused:
                book.edit(case, set={"state": state})
            assert (refused.value.field, refused.value.code) == ("level_characteristics", "required")
        book.edit(case, set={"state": "klar", "level_characteristics": ["hash"]})


def test_a_ready_case_raised_to_level_3_is_a_draft_again_until_the_whole_form_is_there(book: FieldBook) -> None:
    case = a_case(book, "", TEAM, level="2")
    book.edit(case, set={"state": "klar"})
    with pytest.raises(RefusedInput) as refused:
        book.edit(case, set={"level": "3"})
    assert refused.value.code == "incomplete" and "overordnet mål" in refused.value.text.da
    done = ask(words(book), ChangeLevel(case, "3", "Tredje røveri"))
    assert (book.get(case).fields["level"], book.get(case).fields["state"]) == ("3", "kladde")
    ask(words(book), TakeBack(done))
    assert (book.get(case).fields["level"], book.get(case).fields["state"]) == ("2", "klar")


# L3


def test_nobody_under_15_is_charged_or_remanded_or_written_of_so(book: FieldBook) -> None:
    boy = young(book, alias="Lille", birth_date="2012-11-22")  # 15 in a year
    case = a_case(book, "", TEAM, young_person_id=boy)
    for field, day in (("charged_on", "2027-11-21"), ("remanded_at", "2027-11-21T10:00:00+01:00")):
        with pytest.raises(RefusedInput) as refused:
            book.edit(case, set={field: day})
        assert (refused.value.field, refused.value.code) == (field, "under_15")
    book.edit(case, set={"questioned_at": "2026-11-21T10:00:00+01:00"})
    book.edit(case, set={"charged_on": "2027-11-22"})
    about_a_year = young(book, alias="Måske 15", birth_date=None, birth_year=2011)
    book.edit(a_case(book, "", TEAM, young_person_id=about_a_year), set={"charged_on": "2026-06-01"})
    hinted = book.warnings_for("ssp_case", {"young_person_id": boy, "level_reason": "Er sigtet for tyveri"})
    assert [(one.field, one.code) for one in hinted] == [("level_reason", "under_15")]
    assert not book.warnings_for("ssp_case", {"young_person_id": boy, "level_reason": "Er mistænkt for tyveri"})
    assert not book.warnings_for("ssp_case", {"level_reason": "Er sigtet for tyveri"})


# R31-R35, L1, L2, L4, L5


def test_nothing_goes_to_a_school_without_consent_and_the_log_names_the_one_it_went_on(
    book: FieldBook, tmp_path: Path
) -> None:
    boy = young(book, alias="Samir")
    case = a_case(book, young_person_id=boy)
    file = tmp_path / "ud.pdf"
    consent = Ground("samtykke", "Støtte i skolen")
    give = GivePaper(case, "referral", str(file), "skole", "Lene Dahl, Lindeskolen", consent, seen=True)
    assert "Vælg en hjemmel. Uden den kan intet deles." in _missing(book, replace(give, ground=Ground()))
    assert _missing(book, give) == ["Den unges samtykke mangler."]
    scope = {"scope_recipients": ["skole"], "scope_data_types": ["identitet", "bekymring"]}
    given = book.add(
        "consent",
        {**LEAST["consent"], "young_person_id": boy, "given_by": "ung", "given_on": "2026-10-01", **scope},
        space=LOCAL.id,
    )  # fmt: skip
    assert "Samtykket gælder ikke denne modtager." in _missing(book, replace(give, to_actor="klub"))
    assert not file.exists()
    assert _missing(book, give) == [] and file.exists()
    shared = [one for one in _log(book, case) if one.fields["outcome"] == "delt"]
    assert [(one.fields["basis"], one.fields["consent_ids"]) for one in shared] == [("samtykke", [given])]
    book.edit(given, set={"withdrawn_at": "2026-11-22T10:00:00+01:00"})
    assert _missing(book, give) == ["Samtykket er kaldt tilbage."]
    assert book.get(shared[0].id).fields == shared[0].fields and len(book.history(shared[0].id)) == 1


def _missing(book: FieldBook, give: GivePaper) -> list[str]:
    return [one.text for one in ask(words(book), give).missing]


def _log(book: FieldBook, case: str) -> list[Record]:
    return list(book.list("disclosure", where={"case_id": case}).records)


def test_what_was_shared_is_logged_whole_and_never_for_an_investigation(book: FieldBook, tmp_path: Path) -> None:
    case = a_case(book, young_person_id=young(book, alias="Ali"))
    give = GivePaper(
        case, "referral", str(tmp_path / "ud.pdf"), "politi", "Peter Vang, politiet", SECTION, seen=True
    )
    for ground in (replace(SECTION, not_for_investigation="nej"), replace(SECTION, purpose_text="Efterforskning")):
        assert _missing(book, replace(give, ground=ground))
    assert _missing(book, give) == []
    (one,) = [one for one in _log(book, case) if one.fields["outcome"] == "delt"]
    told = one.fields
    assert (told["to_actor"], told["to_text"], told["party_type"]) == (
        "politi",
        "Peter Vang, politiet",
        "myndighed",
    )
    assert told["record_refs"] == [case] and {"bekymring", "identitet"} <= {*told["data_types"]}
    assert (told["basis"], told["necessity_text"]) == ("rpl_115", SECTION.necessity_text)
    assert told["disclosed_at"] and one.created.author == book.person
    assert not [code.code for code in book.catalogue.codes("legal_basis") if "efterforsk" in code.label.da.lower()]


def test_an_anonymous_paper_leads_back_to_nobody_and_the_worker_is_warned(book: FieldBook, tmp_path: Path) -> None:
    boy = young(
        book, name="Imran Yilmaz", alias="Immy", birth_date="2011-07-07", school_or_job="9. klasse, Lindeskolen",
        cpr="070711-4285",
    )  # fmt: skip
    brother = {"young_person_id": boy, "relation_type": "soeskende", "relation_text": "storebror Hamid"}
    book.add("network_relation", brother, space=LOCAL.id)
    case = a_case(
        book, heading="Imran", young_person_id=boy, place_ref="Trappen",
        concern_text="Imran (070711-4285) ses med Hamid. Ring 12 34 56 78. Immy bor Jagtvej 12, født 7. juli 2011.",
        tried_already_text="Lindeskolen har ringet. Nadia så ham på Trappen; 070711 4285.",
    )  # fmt: skip
    names = ("imran", "yilmaz", "immy", "hamid", "lindeskolen", "070711", "4285", "7. juli", "12 34 56 78",
             "jagtvej", "trappen", "nadia")  # fmt: skip
    data = anonymous.anonymous(words(book), book.get(case))
    file = print_paper(book, case, tmp_path / "anonym.pdf", "anonymous")
    inside, printed = read(file.read_bytes()), "".join(one.extract_text() for one in pypdf.PdfReader(file).pages)
    for told in (repr(data).casefold(), inside.casefold(), printed.casefold()):
        assert not [name for name in names if name in told]
    assert "Anonym sag" in repr(data) and "Anonym sag" in printed
    warned = ask(words(book), NamedInTexts(case))
    assert all(name in warned for name in ("Imran", "Hamid", "Immy", "Lindeskolen"))


def test_a_meeting_with_parents_warns_until_it_is_said_who_told_them(book: FieldBook) -> None:
    talk = {"meeting_kind": "foraeldre", "starts_at": "2026-11-26T09:00:00+01:00"}
    assert [one.field for one in book.warnings_for("meeting", talk)] == ["participants_told", "case_id"]
    made = book.add("meeting", talk, space=LOCAL.id)
    assert meetings.view(words(book), book.get(made)).family_told is not None
    with pytest.raises(RefusedInput) as refused:
        book.edit(made, set={"participants_told": "nej"})
    assert refused.value.field == "participants_told_reason"
    book.edit(made, set={"participants_told": "ja", "participants_told_by": "Lene Dahl"})
    assert meetings.view(words(book), book.get(made)).family_told is None


def test_nobody_goes_to_the_family_before_the_manager_knows(book: FieldBook) -> None:
    girl = young(book, alias="Amina")
    case = a_case(book, young_person_id=girl, honour_conflict="ja")
    visit = {"what": "Hjem", "due_at": "2026-11-24T17:00:00+01:00", "follow_up_kind": "hjemmebesoeg"}
    with pytest.raises(RefusedInput) as refused:
        book.edit(case, set={"parents_informed": "ja"})
    assert refused.value.text.da.startswith("Stop.")
    for about in (case, girl):
        with pytest.raises(RefusedInput) as refused:
            book.add("follow_up", {**visit, "origin_ref": about}, space=LOCAL.id)
        assert refused.value.text.da.startswith("Stop.")
    book.add("follow_up", {**visit, "follow_up_kind": "ring", "origin_ref": case}, space=LOCAL.id)
    parents = {"starts_at": "2026-11-24T17:00:00+01:00", "meeting_kind": "foraeldre"}
    with pytest.raises(RefusedInput) as refused:
        book.add("meeting", {**parents, "case_id": case}, space=LOCAL.id)
    assert refused.value.text.da.startswith("Stop.")
    unsaid = book.add("meeting", parents, space=LOCAL.id)  # the form asks which case it is about
    asked = book.warnings_for("meeting", parents)
    assert [one.field for one in asked if one.code == "not_told"] == ["participants_told", "case_id"]
    with pytest.raises(RefusedInput):
        book.edit(unsaid, set={"case_id": case})
    book.edit(case, set={"leader_informed": "ja"})
    book.edit(case, set={"parents_informed": "ja"})
    book.add("follow_up", {**visit, "origin_ref": case}, space=LOCAL.id)
    book.edit(unsaid, set={"case_id": case})


def test_a_referral_reminds_of_the_duty_to_notify_and_the_day_and_way_are_kept(book: FieldBook) -> None:
    sent = {"notification_sent_at": "2026-11-21T10:00:00+01:00", "notification_route": "Modtageenheden, digitalt"}
    for about in ({}, {"young_person_id": young(book, alias="Noah")}):
        case = a_case(book, "", TEAM, **about)
        hints = ask(words(book), Prepare(case)).hints
        assert "En indstilling erstatter ikke en underretning. Din pligt til at underrette er din egen." in hints
        book.edit(case, set=sent)
        shown = {field.name: field.value for field in record.view(words(book), case).fields}
        assert shown["notification_route"] == "Modtageenheden, digitalt" and shown["notification_sent_at"]


# R87


def _to_review(book: FieldBook, days: int) -> set[str]:
    found: list[SlipLine] = []
    part: SlipsFrom | None = SlipsFrom()
    while part is not None:
        answer = ask(words(book, days), part)
        found, part = [*found, *answer.slips], answer.next
    return {one.record for one in found if one.unreviewed}


def test_a_case_is_one_page_reviewed_with_a_day_and_listed_when_a_month_has_passed(
    book: FieldBook, tmp_path: Path
) -> None:
    boy = young(book, alias="Emil")
    case = a_case(
        book, "droeftet", young_person_id=boy, notification_sent_at="2026-11-20T10:00:00+01:00", level="2"
    )
    met = {"young_person_id": boy, "place_ref": "Trappen", "person_reason": "Aftalt møde"}
    book.add("street_contact", {**met, "occurred_at": "2026-11-19T20:00:00+01:00"}, space=TEAM.id)
    named = {"case_id": case, "responsible_name": "Lene Dahl", "responsible_actor": "skole"}
    for by, what in (("2026-11-20", "Ringe hjem"), ("2026-12-01", "Finde en klub")):
        book.add("action_item", {**named, "what": what, "by_when": by}, space=LOCAL.id)
    own = {"young_person_id": boy, "given_by": "ung", "given_on": "2026-10-01", "scope_recipients": ["skole"]}
    book.add("consent", {**LEAST["consent"], **own}, space=LOCAL.id)

    page = case_page.view(words(book), book.get(case))
    seen = page.overview
    assert seen is not None
    assert (page.level, seen.last_contact) == ("2", "Gadekontakt 19. nov., Mette Krogh")
    assert (seen.open_tasks, seen.consents) == ("2 opgaver, 1 over tid", ("Den unge: gælder",))
    assert page.terms and (seen.reviewed, seen.due, seen.may_review) == ("Endnu ikke gennemgået", False, True)
    for language in ("da", "en"):
        pdf = read(print_paper(book, case, tmp_path / "oversigt.pdf", "overview", language).read_bytes())
        assert re.findall(r"/Count (\d+)", pdf)[0] == "1"

    assert case not in _to_review(book, 18) and case in _to_review(book, 19)  # it came on the 10th
    done = ask(words(book, 19), Review(case))
    assert book.get(case).fields["reviewed_on"] == "2026-12-11"
    assert case not in _to_review(book, 19) and case not in _to_review(book, 49) and case in _to_review(book, 50)
    ask(words(book, 19), TakeBack(done))
    assert case in _to_review(book, 19) and "reviewed_on" not in book.get(case).fields
    book.edit(case, set={"state": "afsluttet", "close_reason": "naaet"})
    assert case not in _to_review(book, 60)


# R90


def test_what_is_urgent_is_first_in_the_outbox_and_leaves_first(tmp_path: Path) -> None:
    note = {"what": "Ring til skolen", "due_at": "2026-11-22T16:00:00+01:00"}
    with table_book(tmp_path / "bog") as book:
        for space in (TEAM, LOCAL):
            book.add_many("follow_up", [note] * 5, space=space.id)
        acute = book.add("follow_up", {**note, "what": "Find ham i aften", "priority": "akut"}, space=LOCAL.id)
        book.edit(acute, set={"what": "Find ham nu"})
        assert [item.record for item in book.outbox()[:2]] == [acute, acute]
        assert [line.record for line in outbox.lines(words(book))[:2]] == [acute, acute]
        assert not any(line.urgent for line in outbox.lines(words(book))[2:])
        # Also where more waits than one request takes: its changes in their order, then the oldest others.
        first = [one.change.record for one in book.unsent(LOCAL.id, 3)]
        assert first[:2] == [acute, acute] and len({*first}) == 2
        assert (book.has_urgent(LOCAL.id), book.has_urgent(TEAM.id)) == (True, False)
        book.edit(acute, set={"priority": "normal"})
        assert not book.has_urgent(LOCAL.id)


def test_tasks_of_one_decision_have_no_order_and_wait_for_nobody(book: FieldBook) -> None:
    case = a_case(book, "droeftet")
    decision = {**LEAST["decision"], "case_id": case, "responsible_id": book.person, "due_on": "2026-11-24"}
    decided = book.add("decision", decision, space=LOCAL.id)
    made = [book.add("action_item", {**action_of(decided, decision), "what": what}, space=LOCAL.id)
            for what in ("Besøge hjemmet", "Åbne klubben", "Patruljere")]  # fmt: skip
    assert {*made} <= {line.id for line in due.lines(words(book), True)}  # all at once
    fields = {spec.name for spec in book.catalogue.kind("action_item").fields}
    assert not {name for name in fields if "after" in name or "order" in name or "depends" in name}
    for last_first in reversed(made):
        ask(words(book), MarkDone(last_first, ACTION))
        assert book.get(last_first).fields["status"] == "udfoert"


def test_each_requirement_names_tests_that_exist() -> None:
    here = Path(__file__).read_text("utf-8")
    for requirement, told in ASSERTED.items():
        for one in told:
            file, _, name = one.rpartition("::")
            text = (ROOT / "tests" / file).read_text("utf-8") if file else here
            assert f"def {name}(" in text, (requirement, one)
    wanted = {*(f"R{number}" for number in (*range(12, 36), 87, 88, 90)), "L1", "L2", "L3", "L4", "L5"}
    assert wanted <= ASSERTED.keys()
