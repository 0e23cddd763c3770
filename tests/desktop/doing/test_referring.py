"""A referral from one who cannot read the table's space: out, back, corrected, asked about, ended. And refused."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop.answering import answers
from desktop.doing import correspondence as letters_back
from desktop.doing import reviewing
from desktop.doing.case_plan import advance
from desktop.doing.parcels import texts_of
from desktop.doing.referring import correct, send
from desktop.doing.replying import reply
from desktop.doing.weighing import weigh
from desktop.showing import rows, two_sides, waiting
from desktop.showing.correspondence import word_on
from desktop.showing.words import Words
from local_store import letters
from local_store.errors import RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.rules import minimise
from local_store.views import Record
from sync.session import Session
from tests.desktop.doing.referring_town import (
    ANONYMOUS,
    SECRET,
    SECTION,
    Town,
    disclosures,
    refer,
    told,
    town,
    words,
)
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.cases.asks import Advance
from ui.review.asks import Accept, PutOn, Return
from ui.sending.asks import Correct, Ground, Reply, SendCase, StandardForm, WordOn
from ui.views import WaitingKind

__all__ = ["endpoint", "town"]


def test_the_table_hears_of_the_group_and_the_raiser_of_everything_until_the_end(town: Town) -> None:
    bo, sara, ida = town.bo, town.sara, town.ida
    bo.round()  # what others wrote to the table is gone
    case = town.draft()
    sent = refer(bo, case)
    assert (sent.missing, sent.table, sent.letters) == ((), "SSP Nørrebro", 2)
    assert bo.book.get(case).fields["state"] == "indstillet"
    bodies = b"".join(one.body for one in bo.book.letters_waiting())
    assert SECRET.encode() not in bodies
    for letter in bo.book.letters_waiting():
        content = letters.read(letter.body)
        assert set(content.fields) <= set(minimise.ALLOWED[content.kind]), content.kind
    settle(bo, sara, ida)

    (there,) = town.at_table(case)
    assert there.fields["heading"] == "Trappen" and there.fields["place_ref"] == "Trappen ved Lindeparken"
    group = sara.book.get(RecordId(there.fields["group_id"]))
    assert (group.kind, group.space, group.fields["name"]) == ("youth_group", town.table, "Trappen")
    assert there in sara.book.list("ssp_case", where={"group_id": group.id}).records

    received = {"state": "modtaget", "receipt_number": "NB-2026-0007", "received_at": "2026-11-22T09:30:00+01:00"}
    sara.book.edit(there.id, set=received)
    letters_back.answer(words(sara), there, "receipt")
    settle(sara, bo, ida)
    for laptop in (bo, ida):
        assert {name: told(laptop, case)[name] for name in received} == received
        assert [one.id for one in laptop.book.list("ssp_case").records].count(case) == 1
        assert not [one for one in laptop.book.list("ssp_case").records if one.fields.get("origin")]

    _ask_and_reply(town, case, there)
    _go_to_the_end(town, case, there)
    shared, answered = sorted(disclosures(bo, case), key=lambda one: one["to_text"], reverse=True)
    assert (answered["to_text"], answered["outcome"]) == ("SSP Nørrebro", "delt")  # the reply
    assert (shared["outcome"], shared["basis"], shared["minimised_preview_seen"]) == ("delt", "rpl_115", "ja")
    assert shared["to_text"].startswith("SSP Nørrebro: ") and set(shared["record_refs"]) == {case, town.group}
    assert bo.book.get(RecordId(shared["basis_id"])).fields["not_for_investigation"] == "ja"


def _ask_and_reply(town: Town, case: str, there: Record) -> None:
    bo, sara, ida = town.bo, town.sara, town.ida
    letters_back.answer(words(sara), sara.book.get(there.id), "question", "Hvor længe har I kendt dem?")
    settle(sara, bo, ida)
    question = letters_back.answers_to(words(ida), case)[-1]
    reply(words(ida), Reply(question.id, "Siden foråret"))
    with pytest.raises(RefusedInput):
        reply(words(ida), Reply(question.id, "En gang til"))
    settle(ida, bo, sara)
    (answer,) = [
        one.fields["origin"]
        for one in letters_back.answers_to(words(sara), there.id)
        if one.fields["origin"]["sort"] == "answer"
    ]
    assert (answer["text"], answer["about"], answer["person"]) == ("Siden foråret", there.id, ida.book.person)
    assert bo.book.get(question.id).fields["reply_text"] == "Siden foråret"


def _go_to_the_end(town: Town, case: str, there: Record) -> None:
    bo, sara = town.bo, town.sara
    sara.book.edit(there.id, set={"lead_party": "Sara Lind"})
    for state in ("paa_dagsorden", "droeftet", "handleplan", "opfoelgning"):
        sara.book.edit(there.id, set={"state": state})
        letters_back.answer(words(sara), sara.book.get(there.id), "outcome")
        settle(sara, bo)
        assert told(bo, case)["state"] == state
    ended = {
        "state": "afsluttet", "close_reason": "naaet", "outcome_level": "forbedret", "outcome_school": "forbedret",
        "evaluation_text": "Kun for bordet", "later_status_on": "2027-03-01",
    }  # fmt: skip
    sara.book.edit(there.id, set=ended)
    letters_back.answer(words(sara), sara.book.get(there.id), "outcome", "Tak. Det er gået godt.")
    settle(sara, bo)
    end = told(bo, case)
    assert (end["state"], end["outcome_school"], end["later_status_on"]) == ("afsluttet", "forbedret", "2027-03-01")
    assert "evaluation_text" not in end and end["journalised_ref"] == SECRET


def test_a_returned_referral_is_corrected_and_stays_one_case_also_when_returned_twice(town: Town) -> None:
    bo, sara = town.bo, town.sara
    case = town.draft()
    refer(bo, case)
    settle(bo, sara)
    for number, fact in ((1, "De larmer om fredagen"), (2, "De larmer om fredagen, fire gange i november")):
        (there,) = town.at_table(case)
        now = words(sara)
        back = letters_back.word(now, f"Skriv, hvornår det er ({number})", there)
        sara.book.edit(there.id, set={"state": "returneret", **back})
        letters_back.answer(now, there, "question")
        settle(sara, bo)
        assert told(bo, case)["state"] == "returneret" and f"({number})" in told(bo, case)["feedback_text"]
        assert [one.field for one in refer(bo, case).missing] == ["state"]  # it is opened for correction first
        correct(words(bo), Correct(case))
        assert correct(words(bo), Correct(case)).changes == ()
        bo.book.edit(case, set={"concern_text": fact})
        assert refer(bo, case).missing == ()
        assert told(bo, case)["state"] == "indstillet"
        settle(bo, sara)
        assert len(town.at_table(case)) == 1
        (there,) = town.at_table(case)
        assert told(sara, there.id)["state"] == "indstillet" and there.fields["state"] == "returneret"
        (change,) = letters_back.take_in_correction(words(sara), there)
        taken = sara.book.get(there.id)
        assert (taken.fields["concern_text"], taken.fields["state"]) == (fact, "indstillet") and change
        assert letters_back.take_in_correction(words(sara), taken) == ()
        sara.book.edit(there.id, set={"state": "modtaget", "receipt_number": "NB-2026-0008"})
        letters_back.answer(words(sara), sara.book.get(there.id), "receipt")
        settle(sara, bo)
        assert told(bo, case)["state"] == "modtaget"
    assert len(disclosures(bo, case)) == 3


def test_two_colleagues_who_refer_the_same_draft_offline_send_one_case(town: Town) -> None:
    case = town.draft(concern_text="Begge to")
    settle(town.bo, town.ida)
    assert refer(town.bo, case).missing == ()
    later = Words(town.ida.book, "da", words(town.ida).now + timedelta(minutes=20))
    seal = weigh(later, town.ida.book.get(case), SECTION).parcel.seal
    assert send(later, SendCase(case, SECTION, seal)).missing == ()
    settle(town.bo, town.ida, town.sara)
    assert len(town.at_table(case)) == 1
    assert not [one for one in town.bo.book.conflicts() if one.record == case and one.hard]
    (missing,) = [one for one in refer(town.bo, case).missing if one.field == "state"]
    assert "allerede" in missing.text


def test_the_same_group_is_one_record_at_the_table_so_earlier_cases_are_found(town: Town) -> None:
    first, second = town.draft(), town.draft(concern_text="Nu igen")
    for case in (first, second):
        assert refer(town.bo, case).missing == ()
    settle(town.bo, town.sara)
    groups = {town.at_table(case)[0].fields["group_id"] for case in (first, second)}
    assert len(groups) == 1


@pytest.mark.parametrize(
    ("more", "table"),
    [({}, "SSP Nørrebro"), ({"district": "valby"}, "SSP Valby"),
     ({"level": "3", "background_text": "Skole og hjem"}, "SSP København")],
)  # fmt: skip
def test_the_level_and_the_district_choose_the_table(town: Town, more: dict[str, str], table: str) -> None:
    weighed = weigh(words(town.bo), town.bo.book.get(town.draft(**more)), SECTION)
    assert weighed.table is not None and weighed.table.name == table
    wrong = weigh(words(town.bo), town.bo.book.get(town.draft(**more)), SECTION, to="ab" * 16)
    assert wrong.table == weighed.table  # nobody picks another forum


def test_a_district_without_a_table_is_said(town: Town) -> None:
    (missing,) = refer(town.bo, town.draft(district="vanloese")).missing
    assert "SSP lokaludvalg for Vanløse" in missing.text


def test_level_3_waits_for_the_whole_form(town: Town) -> None:
    case = town.draft(level="3")
    fields = [one.field for one in refer(town.bo, case).missing]
    assert fields == [
        "background_text", "overall_goal", "sub_goal.school", "sub_goal.leisure", "sub_goal.home",
        "sub_goal.crime", "action_item",
    ]  # fmt: skip
    book, home = town.bo.book, town.team.space
    book.edit(case, set={"background_text": "Går i 8. klasse. Spiller ikke fodbold mere."})
    goal = book.add("overall_goal", {"case_id": case, "goal_text": "Væk fra gaden om aftenen"}, space=home)
    for area in ("school", "leisure", "home"):
        plan = {"case_id": case, "area": area, "goal_id": goal, "goal_text": f"Mål for {area}"}
        book.add("sub_goal", {**plan, "responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}, space=home)
    none = {"case_id": case, "area": "crime", "not_relevant": "ja", "not_relevant_reason": "Ingen sager"}
    book.add("sub_goal", none, space=home)
    action = {"what": "Følger med i klubben", "responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}
    book.add("action_item", {**action, "case_id": case, "by_when": "2026-12-01"}, space=home)
    sent = refer(town.bo, case)
    assert (sent.missing, sent.table, sent.letters) == ((), "SSP København", 8)
    settle(town.bo, town.chief)
    (there,) = town.at_the_leaders(case)
    goals = town.chief.book.list("sub_goal", where={"case_id": there.id}).records
    assert {one.fields["area"] for one in goals} == {"school", "leisure", "home", "crime"}
    (overall,) = town.chief.book.list("overall_goal", where={"case_id": there.id}).records
    assert {one.fields.get("goal_id") for one in goals} == {overall.id, None}


def test_what_the_rules_forbid_is_refused_and_written_down_and_what_is_only_missing_is_not(town: Town) -> None:
    case = town.draft()
    sent = refer(town.bo, case, Ground())
    assert [one.field for one in sent.missing] == ["basis"] and not sent.refused
    unanswered = replace(SECTION, necessary="", not_for_investigation="")
    sent = refer(town.bo, case, unanswered)
    assert not sent.refused and {one.field for one in sent.missing} == {"necessary", "not_for_investigation"}
    sent = refer(town.bo, case, replace(SECTION, necessary="nej", not_for_investigation="nej"))
    assert sent.refused and {one.field for one in sent.missing} == {"necessary", "not_for_investigation"}
    sent = refer(town.bo, case, Ground("underretning", "Barnet har det svært"))
    assert sent.refused and "børnefamilieteam" in sent.missing[0].text
    sent = refer(town.bo, case, Ground("intern_nodvendig", "Sparring", "Nødvendigt", same_authority=True))
    assert sent.refused  # the police is at the table
    refusals = disclosures(town.bo, case)
    assert {one["outcome"] for one in refusals} == {"afvist"} and len(refusals) == 3
    assert all(one["refusal_reason"] for one in refusals)
    assert town.bo.book.get(case).fields["state"] == "kladde"
    assert not [one for one in town.bo.book.outbox() if one.record == case and one.kind == "letter"]


def test_what_changed_since_it_was_seen_does_not_leave(town: Town) -> None:
    case = town.draft()
    now = words(town.bo)
    seal = weigh(now, town.bo.book.get(case), SECTION).parcel.seal
    town.bo.book.edit(case, set={"concern_text": "Nogen har skrevet mere imens"})
    assert [one.field for one in send(now, SendCase(case, SECTION, seal)).missing] == ["seal"]
    assert town.bo.book.get(case).fields["state"] == "kladde"


def test_who_reads_both_spaces_sees_one_way_with_two_sides_and_counts_it_once(town: Town) -> None:
    bo, chief = town.bo, town.chief  # the chief reads the team and the table
    settle(bo, chief)  # what others wrote before is here
    before = rows.page(words(chief), "ssp_case", "", None, 100).total
    case = town.draft(concern_text="Set fra begge sider")
    settle(bo, chief)
    assert rows.page(words(chief), "ssp_case", "", None, 100).total == (before or 0) + 1
    refer(bo, case)
    settle(bo, chief, bo)
    page = rows.page(words(chief), "ssp_case", "", None, 100)
    assert page.total == (before or 0) + 1
    (there,) = [one for one in chief.book.list("ssp_case", space=town.table).records
                if one.fields.get("origin", {}).get("record") == case]  # fmt: skip
    sides = {row.id: row.subtitle.split(" · ")[0] for row in page.rows if row.id in (case, there.id)}
    assert sides == {case: "vores indstilling", there.id: "bordets sag"}
    assert two_sides.link(words(chief), chief.book.get(case)) == ((there.id, "Bordets sag"),)
    assert two_sides.link(words(chief), there) == ((case, "Vores indstilling"),)
    assert two_sides.link(words(bo), bo.book.get(case)) == ()


@pytest.fixture(scope="module")
def imran(town: Town) -> RecordId:
    book = town.bo.book
    values = {
        "name": "Imran Yilmaz", "alias": "Imse", "birth_date": "2012-05-04", "cpr": "040512-1235",
        "school_or_job": "Rådmandsgade Skole, 9. klasse", "reason_opened": "Aftale om skole",
    }  # fmt: skip
    person = book.add("young_person", values, space=town.team.space)
    for who, name in (("mor", "Selma"), ("far", "Deniz")):
        relation = {"young_person_id": person, "relation_type": "foraelder", "custody_holder": "ja"}
        book.add("network_relation", {**relation, "relation_text": f"{who} {name}"}, space=town.team.space)
    return person


class TestOfAYoungPerson:
    def _draft(self, town: Town, imran: RecordId, **more: Any) -> RecordId:
        text = "Imran er træt. Selma ringede fra 22 33 44 55. Han går på Rådmandsgade Skole."
        return town.draft(
            group_id=None, place_ref=None, young_person_id=imran, district="noerrebro", concern_text=text,
            heading="En dreng i 9.", **more,
        )  # fmt: skip

    def test_a_private_party_at_the_table_gets_no_name(self, town: Town, imran: RecordId) -> None:
        case = self._draft(town, imran, parties=["skole", "boligsocial"])
        sent = refer(town.bo, case)
        assert sent.refused and [one.text for one in sent.missing] == [
            "En privat part må kun få navne med samtykke. Del det anonymt, eller indhent samtykke."
        ]
        (written,) = disclosures(town.bo, case)
        assert (written["to_actor"], written["party_type"], written["outcome"]) == (
            "boligsocial",
            "privat",
            "afvist",
        )

    def test_consent_is_asked_of_both_who_hold_custody(self, town: Town, imran: RecordId) -> None:
        case, book = self._draft(town, imran, parties=["skole", "klub"]), town.bo.book
        ground = Ground("samtykke", "Hjælp til at komme i skole")
        sent = refer(town.bo, case, ground)
        assert [one.text for one in sent.missing] == [
            "Samtykke fra forælder 1 mangler.", "Samtykke fra forælder 2 mangler."
        ]  # fmt: skip
        given = {
            "young_person_id": imran, "given_on": "2026-11-01", "purpose": "SSP",
            "scope_recipients": ["klub", "politi", "skole", "socialforvaltning"],
            "scope_data_types": ["identitet", "bekymring", "skole"],
        }  # fmt: skip
        first = book.add("consent", {**given, "given_by": "foraelder_1"}, space=town.team.space)
        assert [one.text for one in refer(town.bo, case, ground).missing] == ["Samtykke fra forælder 2 mangler."]
        second = book.add("consent", {**given, "given_by": "foraelder_2"}, space=town.team.space)
        assert refer(town.bo, case, ground).missing == ()
        (shared,) = [one for one in disclosures(town.bo, case) if one["outcome"] == "delt"]
        assert shared["consent_ids"] == sorted([first, second])
        settle(town.bo, town.sara)
        (there,) = town.at_table(case)
        person = town.sara.book.get(RecordId(there.fields["young_person_id"]))
        assert person.fields["name"] == "Imran Yilmaz" and "cpr" not in person.fields
        book.edit(first, set={"withdrawn_at": "2026-11-20T12:00:00+01:00"})
        again = refer(town.bo, self._draft(town, imran, parties=["skole", "klub"]), ground)
        assert [one.text for one in again.missing] == ["Samtykket er kaldt tilbage."]

    def test_anonymously_nothing_leads_back_and_the_table_can_work_on_it(self, town: Town, imran: RecordId) -> None:
        town.bo.round()
        case = self._draft(town, imran)
        now = words(town.bo)
        weighed = weigh(now, town.bo.book.get(case), ANONYMOUS)
        assert set(weighed.parcel.taken_out) >= {"Imran", "Selma", "22 33 44 55"}
        assert refer(town.bo, case, ANONYMOUS).missing == ()
        body = b"".join(one.body for one in town.bo.book.letters_waiting() if one.target == town.table)
        for secret in (
            "Imran",
            "Imse",
            "Yilmaz",
            "Selma",
            "Deniz",
            "Rådmandsgade",
            "22 33",
            "040512",
            "2012",
            imran,
        ):
            assert secret.encode() not in body, secret
        settle(town.bo, town.sara)
        (there,) = town.at_table(case)
        assert "young_person_id" not in there.fields and "raised_by" not in there.fields
        town.sara.book.edit(there.id, set={"state": "modtaget", "receipt_number": "NB-2026-0009"})
        letters_back.answer(words(town.sara), there, "receipt")
        settle(town.sara, town.bo)
        assert told(town.bo, case)["receipt_number"] == "NB-2026-0009"


def test_a_member_of_both_spaces_sends_and_hears_the_same_way(town: Town) -> None:
    chief = town.chief
    settle(town.bo, chief)
    case = chief.book.add(
        "ssp_case",
        {"group_id": town.group, "district": "valby", "level": "2", "level_reason": "Hærværk",
         "concern_text": "Ruder slået ind", "state": "kladde", "parties": ["klub", "politi"]},
        space=town.team.space,
    )  # fmt: skip
    assert refer(chief, case).table == "SSP Valby"
    settle(chief)
    (there,) = chief.book.list("ssp_case", space=SpaceId(town.valby)).records
    chief.book.edit(there.id, set={"state": "modtaget", "receipt_number": "VB-1"})
    letters_back.answer(words(chief), chief.book.get(there.id), "receipt")
    settle(chief)
    assert told(chief, case)["receipt_number"] == "VB-1"
    assert len(chief.book.list("ssp_case", space=SpaceId(town.valby)).records) == 1


def test_who_raised_a_case_in_the_tables_own_space_sends_nothing(town: Town) -> None:
    sara = town.sara
    sara.round()
    group = sara.book.add("youth_group", {"name": "Kiosken"}, space=None)
    values = {"level": "1", "level_reason": "Uro", "concern_text": "Larm", "group_id": group, "state": "kladde",
              "parties_reason": "Kun gadeteamet kender gruppen"}  # fmt: skip
    case = sara.book.add("ssp_case", {**values, "district": "noerrebro"}, space=town.table)
    sent = refer(sara, case, Ground())
    assert (sent.missing, sent.letters) == ((), 0)
    assert sara.book.get(case).fields["state"] == "indstillet" and not sara.book.letters_waiting()


def questions(laptop: Laptop, case: str) -> list[str]:
    """What Today says is asked, and nothing that the case's page does not say as well."""
    found = [one for one in waiting.lines(words(laptop)) if one.record == case]
    asked = [one.subtitle for one in found if one.kind is WaitingKind.QUESTION]
    open_ = [one.text for one in word_on(words(laptop), WordOn(RecordId(case))).said if one.letter]
    assert sorted(asked) == sorted(open_)
    return asked


def test_a_question_waits_until_it_is_answered_or_taken_back(town: Town) -> None:
    bo, sara, ida = town.bo, town.sara, town.ida
    case = town.draft(concern_text="Spørg os")
    refer(bo, case)
    settle(bo, sara, ida)
    (there,) = town.at_table(case)
    reviewing.accept(words(sara), there.id)
    reviewing.ask_back(words(sara), there.id, "Hvor længe?")
    settle(sara, bo, ida)
    assert questions(bo, case) == ["Hvor længe?"]
    (asked,) = [one.letter for one in word_on(words(ida), WordOn(case)).said if one.letter]
    reply(words(ida), Reply(asked, "Siden foråret"))
    settle(ida, bo, sara)
    assert questions(bo, case) == []

    done = reviewing.ask_back(words(sara), there.id, "Hvem kender dem?")
    settle(sara, bo, ida)
    (asked,) = [one.letter for one in word_on(words(bo), WordOn(case)).said if one.letter]
    assert told(bo, case)["feedback_text"] == "Hvem kender dem?"
    reviewing.regret(words(sara), done, asked=True)
    settle(sara, bo, ida)
    assert questions(bo, case) == []
    assert told(bo, case)["feedback_text"] == "Hvor længe?"
    with pytest.raises(RefusedInput):
        reply(words(bo), Reply(asked, "Det gør jeg"))


def test_a_case_the_table_raises_itself_at_level_4_gets_its_plan_at_the_meeting(town: Town) -> None:
    chief = town.chief
    chief.round()
    group = chief.book.add("youth_group", {"name": "Parken"}, space=SpaceId(town.leaders))
    values = {"level": "4", "level_reason": "En blev truet", "concern_text": "Overfald", "group_id": group}
    values |= {"state": "kladde", "parties": ["politi", "skole"], "lead_party": "Mette Krogh"}  # type: ignore[dict-item]
    case = chief.book.add("ssp_case", values, space=SpaceId(town.leaders))
    assert [one.field for one in refer(chief, case, Ground()).missing] == ["background_text"]
    assert answers()[StandardForm](words(chief), StandardForm(case, "4")) == ()
    chief.book.edit(case, set={"background_text": "Ikke i skole længe"})
    assert (refer(chief, case, Ground()).missing, chief.book.get(case).fields["state"]) == ((), "indstillet")
    for state in ("modtaget", "paa_dagsorden", "droeftet", "handleplan"):
        chief.book.edit(case, set={"state": state})
    with pytest.raises(RefusedInput) as refused:
        advance(words(chief), Advance(case, "opfoelgning"))
    assert refused.value.code == "incomplete"


def test_a_referral_names_two_parties_or_why_there_is_one(town: Town) -> None:
    case = town.draft(parties=["klub"])
    assert [one.field for one in refer(town.bo, case).missing] == ["parties"]
    town.bo.book.edit(case, set={"parties_reason": "Kun klubben kender gruppen"})
    assert refer(town.bo, case).missing == ()


def test_only_a_coordinator_takes_a_case_in_puts_it_on_an_agenda_or_returns_it(town: Town) -> None:
    case = town.draft()
    refer(town.bo, case)
    assert town.bo.book.get(case).fields["state"] == "indstillet"
    settle(town.bo, town.sara)
    (there,) = town.at_table(case)
    for act in (Accept(there.id), PutOn(there.id), Return(there.id, "Skriv mere")):
        with pytest.raises(RefusedInput) as refused:
            answers()[type(act)](words(town.bo), act)
        assert refused.value.code == "not_allowed"
        with pytest.raises(RefusedInput):
            answers()[type(act)](words(town.bo), replace(act, record=case))
    answers()[Accept](words(town.sara), Accept(there.id))
    answers()[Return](words(town.sara), Return(there.id, "Skriv mere"))
    assert town.sara.book.get(there.id).fields["state"] == "returneret"


def test_a_referral_leaves_before_whatever_else_waits(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.bo.book.add_many("follow_up", [{"what": "Ring", "due_at": "2026-12-01T12:00:00+01:00"}] * 20,
                          space=town.team.space)  # fmt: skip
    assert refer(town.bo, town.draft()).missing == ()
    asked, post = [], Session.post

    def noted(session: Session, route: str, *more: Any) -> Any:
        asked.append(route)
        return post(session, route, *more)

    monkeypatch.setattr(Session, "post", noted)
    town.bo.round()
    assert asked.index("/v1/letters") < asked.index("/v1/round")
    assert not town.bo.book.letters_waiting() and not town.bo.book.outbox()


def test_an_id_is_no_telephone_number() -> None:
    assert texts_of({"group_id": "12345678" * 4, "concern_text": "Ring 12345678", "count": 3}) == ["Ring 12345678"]
