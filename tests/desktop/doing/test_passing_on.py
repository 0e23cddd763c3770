"""A case that a local table passes on to the leaders: out, sent back, corrected, and its outcome home again."""

from datetime import UTC, datetime

import pytest

from desktop.doing import case_plan, reviewing
from desktop.doing.referring import correct
from desktop.doing.replying import reply
from desktop.doing.weighing import weigh
from desktop.showing import case as showing
from desktop.showing import review, rows, two_sides
from desktop.showing.correspondence import row_line, word_on
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.views import Record
from tests.desktop.doing.referring_town import SECTION, Town, disclosures, refer, told, town, words
from tests.desktop.verbs.console import Console
from tests.endpoint_process import endpoint
from tests.store_fixtures import SetClock
from tests.sync.laptops import PASSPHRASE, settle
from ui.asks import Acted
from ui.cases.asks import CaseView, Close
from ui.review.asks import OpenEntry, Queue, UnreadCount
from ui.sending.asks import Correct, Reply, WordOn

__all__ = ["endpoint", "town"]

BACK = "SSP København har sendt sagen retur. Den ligger hos SSP Nørrebro, som retter den."
AREAS = ("school", "leisure", "home", "crime")


def raised(town: Town, text: str) -> tuple[RecordId, Record]:
    """Bo's case, and the local table's own of it: accepted, at level 3 now, with its plan written."""
    bo, sara = town.bo, town.sara
    case = town.draft(level="2", concern_text=text)
    refer(bo, case)
    settle(bo, sara)
    (here,) = town.at_table(case)
    reviewing.accept(words(sara), here.id)
    now = {"level": "3", "level_reason": "Nu er der hærværk hver uge", "background_text": "Går i 8. klasse"}
    sara.book.edit(here.id, set=now)
    goal = sara.book.add("overall_goal", {"case_id": here.id, "goal_text": "Væk fra gaden"}, space=town.table)
    for area in AREAS:
        plan = {"case_id": here.id, "area": area, "goal_id": goal, "goal_text": f"Mål for {area}"}
        named = {"responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}
        sara.book.add("sub_goal", {**plan, **named}, space=town.table)
    action = {"what": "Følger med", "responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}
    sara.book.add("action_item", {**action, "case_id": here.id, "by_when": "2026-12-01"}, space=town.table)
    return case, here


def test_a_case_raised_to_level_3_at_the_table_goes_on_to_the_one_it_belongs_to(town: Town) -> None:
    bo, sara, chief = town.bo, town.sara, town.chief
    case = town.draft(level="2", concern_text="Det begyndte med larm")
    refer(bo, case)
    settle(bo, sara)
    (here,) = town.at_table(case)
    sara.book.edit(here.id, set={"level": "3", "level_reason": "Nu er der hærværk hver uge"})
    assert [one.field for one in refer(sara, here.id).missing] == ["state"]  # accepted first
    reviewing.accept(words(sara), here.id)
    assert "background_text" in [one.field for one in refer(sara, here.id).missing]  # and the whole form
    sara.book.edit(here.id, set={"background_text": "Går i 8. klasse"})
    goal = sara.book.add("overall_goal", {"case_id": here.id, "goal_text": "Væk fra gaden"}, space=town.table)
    for area in ("school", "leisure", "home", "crime"):
        plan = {"case_id": here.id, "area": area, "goal_id": goal, "goal_text": f"Mål for {area}"}
        named = {"responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}
        sara.book.add("sub_goal", {**plan, **named}, space=town.table)
    action = {"what": "Følger med", "responsible_name": "Bo Berg", "responsible_actor": "gadeplan"}
    sara.book.add("action_item", {**action, "case_id": here.id, "by_when": "2026-12-01"}, space=town.table)
    suspicion = {"fact_text": "Mistænkt", "source_type": "fagperson", "source_actor": "politi", "areas": ["crime"]}
    fenced = {**suspicion, "information_class": "mistanke", "group_id": here.fields["group_id"]}
    sara.book.add("concern", fenced, space=town.table)
    sent = refer(sara, here.id)
    assert (sent.missing, sent.table) == ((), "SSP København")
    settle(sara, chief, bo, chief)

    (there,) = town.at_the_leaders(here.id)
    assert (there.fields["state"], there.fields["level"]) == ("indstillet", "3")
    assert there.fields["concern_text"] == "Det begyndte med larm"
    assert chief.book.count("concern", space=town.leaders) == 0  # a suspicion stays where it was said
    assert chief.book.count("sub_goal", where={"case_id": there.id}) == 4
    reviewing.accept(words(chief), there.id)
    settle(chief, sara, bo)
    ended = told(sara, here.id)
    theirs = chief.book.get(there.id).fields["receipt_number"]
    assert ended["state"] == "viderestillet" and ended["receipt_number"] != theirs
    states = [one.after for entry in sara.book.history(here.id) for one in entry.moved if one.field == "state"]
    assert states == ["indstillet", "modtaget", "viderestillet"]
    assert told(bo, case)["state"] == "viderestillet"
    said = word_on(words(bo), WordOn(case)).said[0]
    assert said.text == "Sagen er sendt videre til SSP København."
    (shared,) = disclosures(sara, here.id)
    assert shared["outcome"] == "delt" and shared["to_text"].startswith("SSP København")


def passed_on(town: Town, text: str) -> tuple[RecordId, RecordId, RecordId]:
    """Return the case as Bo has it, as the local table has it and as the leaders have it."""
    case, here = raised(town, text)
    assert refer(town.sara, here.id).missing == ()
    settle(town.sara, town.chief, town.bo)
    (there,) = town.at_the_leaders(here.id)
    return case, here.id, there.id


def carried(town: Town) -> None:
    """The local coordinator's app counts what is new, as it does when something has come."""
    settle(town.chief, town.sara)
    review.count(words(town.sara), UnreadCount())
    settle(town.sara, town.bo)


def page(town: Town, here: RecordId) -> CaseView:
    return showing.view(words(town.sara), town.sara.book.get(here))


def test_what_the_leaders_send_back_is_corrected_at_the_local_table_and_sent_again(town: Town) -> None:
    bo, sara, chief = town.bo, town.sara, town.chief
    case, here, there = passed_on(town, "Skal rettes")
    shared = len(disclosures(sara, here))
    for number, text in ((1, "Skal rettes: hver fredag"), (2, "Skal rettes: hver fredag kl. 22")):
        reviewing.send_back(words(chief), there, f"Skriv hvornår ({number})")
        carried(town)
        view = word_on(words(sara), WordOn(here))
        assert view.may_correct and f"({number})" in view.said[0].text
        assert page(town, here).wrong_forum == "SSP København har sendt sagen retur. Ret den, og send den igen."
        assert ("Hos SSP København", "Sendt retur") in [(one.what, one.words) for one in page(town, here).terms]
        # A return is the local table's to mend: the street hears that it is back there, and not what was said.
        assert told(bo, case)["state"] == "viderestillet"
        heard = word_on(words(bo), WordOn(case))
        assert heard.said[0].text == BACK and not heard.may_correct and not heard.said[0].letter
        assert f"({number})" not in repr(heard)
        assert correct(words(sara), Correct(here)).changes == ()
        goal = sara.book.list("sub_goal", where={"case_id": here}).records[0]
        sara.book.edit(here, set={"concern_text": text})
        sara.book.edit(goal.id, set={"goal_text": f"Nyt mål {number}"})
        new = {"case_id": here, "goal_text": f"Mere {number}"}
        sara.book.add("overall_goal", new, space=town.table)
        sent = refer(sara, here)
        assert (sent.missing, sent.table, bool(sent.disclosure)) == ((), "SSP København", True)
        assert not word_on(words(sara), WordOn(here)).may_correct
        assert [one.field for one in refer(sara, here).missing] == ["state"]  # once
        assert sara.book.get(here).fields["state"] == "viderestillet"
        settle(sara, chief, bo)
        assert word_on(words(bo), WordOn(case)).said[0].text == "Sagen er rettet og sendt igen til SSP København."
        assert len(town.at_the_leaders(here)) == 1
        reviewing.accept(words(chief), there)
        mended = chief.book.get(there)
        assert (mended.fields["concern_text"], mended.fields["state"]) == (text, "modtaget")
        goals = chief.book.list("sub_goal", where={"case_id": there}).records
        assert len(goals) == 4 and f"Nyt mål {number}" in {one.fields["goal_text"] for one in goals}
        assert chief.book.count("overall_goal", where={"case_id": there}) == 1 + number
        carried(town)
        assert told(bo, case)["state"] == "modtaget"
    assert len(disclosures(sara, here)) == shared + 2
    said = [one.text for one in word_on(words(bo), WordOn(case)).said]
    assert said.count("Sagen er sendt videre til SSP København.") == 1 and said.count(BACK) == 2


def test_a_goal_deleted_before_a_correction_goes_from_the_leaders_and_is_back_when_it_is_put_back(
    town: Town,
) -> None:
    sara, chief = town.sara, town.chief
    _case, here, there = passed_on(town, "Et mål for meget")

    def goals() -> set[str]:
        found = chief.book.list("sub_goal", where={"case_id": there}).records
        return {one.fields["goal_text"] for one in found}

    def corrected(number: int) -> Acted:
        weighed = weigh(words(sara), sara.book.get(here), SECTION)
        assert [one.record.id for one in weighed.parcel.enclosed if one.text] == ([goal.id] if number == 1 else [])
        assert refer(sara, here).missing == ()
        settle(sara, chief)
        return reviewing.accept(words(chief), there)

    def sent_back(number: int) -> None:
        reviewing.send_back(words(chief), there, f"Se på målene ({number})")
        carried(town)

    listed = sara.book.list("sub_goal", where={"case_id": here}).records
    goal = next(one for one in listed if one.fields["goal_text"] == "Mål for home")
    sent_back(1)
    sara.book.add("sub_goal", {**goal.fields, "goal_text": "Også hjemme"}, space=town.table)
    gone = sara.book.undo(sara.book.changes_of(goal.id)[0].id)
    accepted = corrected(1)
    assert "Mål for home" not in goals() and "Også hjemme" in goals()
    reviewing.regret(words(chief), accepted)  # Fortryd of the acceptance has the goal again
    assert "Mål for home" in goals()
    reviewing.accept(words(chief), there)
    assert "Mål for home" not in goals()
    sent_back(2)
    sara.book.undo(gone)
    corrected(2)
    assert {"Mål for home", "Også hjemme"} <= goals()


def test_the_outcome_stands_on_the_local_case_and_reaches_whoever_raised_it(town: Town) -> None:
    bo, sara, chief = town.bo, town.sara, town.chief
    case, here, there = passed_on(town, "Til udfald")
    reviewing.accept(words(chief), there)
    carried(town)
    ours = sara.book.get(here).fields["receipt_number"]
    theirs = chief.book.get(there).fields["receipt_number"]
    assert told(bo, case)["receipt_number"] == ours != theirs
    assert told(bo, case)["state"] == "modtaget"
    reviewing.ask_back(words(chief), there, "Hvem kender dem?")
    carried(town)
    asked = word_on(words(bo), WordOn(case))
    assert "Hvem kender dem?" not in repr(asked)  # asked of the local table
    assert asked.said[0].text == "SSP København har et spørgsmål. Det ligger hos SSP Nørrebro, som svarer."
    assert not asked.said[0].letter and told(bo, case)["state"] == "modtaget"
    # What was said is the table's to know; what it needs of whoever raised the case it asks in words of its own.
    assert review.entry(words(sara), OpenEntry(here)).acts["ask"] == ""
    reviewing.ask_back(words(sara), here, "Kender du dem, Bo?")
    settle(sara, bo)
    (asked_bo,) = [one for one in word_on(words(bo), WordOn(case)).said if one.letter]
    assert (asked_bo.text, told(bo, case)["state"]) == ("Kender du dem, Bo?", "modtaget")
    reply(words(bo), Reply(asked_bo.letter, "Ja, siden foråret"))
    settle(bo, sara)
    assert sara.book.answers(here)[-1].fields["origin"]["text"] == "Ja, siden foråret"
    reviewing.regret(words(sara), reviewing.ask_back(words(sara), here, "Hvor længe?"), asked=True)
    settle(sara, bo)
    said = word_on(words(bo), WordOn(case)).said
    assert said[0].text == "Spørgsmålet er taget tilbage. Du behøver ikke svare."
    assert not any(one.letter for one in said) and told(bo, case)["state"] == "modtaget"
    (question,) = [one.letter for one in word_on(words(sara), WordOn(here)).said if one.letter]
    reply(words(sara), Reply(question, "Bo Berg kender dem"))
    settle(sara, chief, bo)
    assert word_on(words(bo), WordOn(case)).said[0].text == "Vi har svaret SSP København."
    assert told(bo, case)["state"] == "modtaget"
    assert chief.book.answers(there)[-1].fields["origin"]["text"] == "Bo Berg kender dem"
    chief.book.edit(there, set={"lead_party": "Peter Lund"})
    for state in ("paa_dagsorden", "droeftet", "handleplan", "opfoelgning"):
        chief.book.edit(there, set={"state": state})
    better = (("outcome_level", "forbedret"), ("outcome_school", "uaendret"))
    done = Close(there, "naaet", better, "Kun for bordet", "Det er gået godt.", None)
    case_plan.close(words(chief), done)
    carried(town)

    assert sara.book.get(here).fields["state"] == "viderestillet"
    lines = {one.what: one.words for one in page(town, here).terms}
    assert lines["Hos SSP København"] == "Afsluttet"
    assert {"Forbedret", "Uændret"} <= set(lines.values())
    assert row_line(words(sara), sara.book.get(here)).startswith("Viderestillet · afsluttet")
    end = told(bo, case)
    assert (end["state"], end["outcome_level"], end["outcome_school"]) == ("afsluttet", "forbedret", "uaendret")
    assert end["feedback_text"] == "Det er gået godt." and "evaluation_text" not in end
    said = word_on(words(bo), WordOn(case)).said[0]
    assert said.text == "Fra SSP København. Det er gået godt."
    told_once = len(word_on(words(bo), WordOn(case)).said)
    carried(town)
    assert len(word_on(words(bo), WordOn(case)).said) == told_once


def test_a_case_that_is_not_back_is_not_corrected(town: Town) -> None:
    _case, here, there = passed_on(town, "Ikke retur")
    with pytest.raises(RefusedInput):
        correct(words(town.sara), Correct(here))
    done = reviewing.send_back(words(town.chief), there, "Ved en fejl")
    settle(town.chief, town.sara)
    assert word_on(words(town.sara), WordOn(here)).may_correct
    reviewing.regret(words(town.chief), done)
    settle(town.chief, town.sara)
    assert not word_on(words(town.sara), WordOn(here)).may_correct
    with pytest.raises(RefusedInput):
        correct(words(town.sara), Correct(here))
    assert rows.page(words(town.sara), "ssp_case", "", None, 5).rows


def unread_cases(town: Town) -> set[str]:
    while not town.chief.book.look_for_pairs(60.0):  # else a slow machine counts more pairs the second time
        pass
    seen = review.queue(words(town.chief), Queue())
    cases = {one.key for one in seen.entries if one.unread and one.sort == "case"}
    assert dict(seen.sorts)["case"] == len(cases)  # what the spine counts is what the queue shows
    assert review.count(words(town.chief), UnreadCount()) == seen.unread
    return cases


def test_who_sits_at_both_tables_counts_a_case_that_was_passed_on_once(town: Town) -> None:
    chief = town.chief  # reads the team, the local table and the leaders
    settle(town.sara, chief)
    before, total = unread_cases(town), rows.page(words(chief), "ssp_case", "", None, 5).total
    case, here, there = passed_on(town, "Ét sted at læse")
    settle(town.sara, chief)
    assert unread_cases(town) == before | {there}
    assert rows.page(words(chief), "ssp_case", "", None, 5).total == (total or 0) + 1
    reviewing.accept(words(chief), there)
    carried(town)
    settle(town.sara, chief)
    assert unread_cases(town) == before
    assert {record for record, _ in two_sides.link(words(chief), chief.book.get(here))} == {case, there}


def test_a_sync_by_script_carries_the_leaders_word_on_as_the_desk_does(town: Town) -> None:
    bo, sara, chief = town.bo, town.sara, town.chief
    case, _here, there = passed_on(town, "Uden et åbent skrivebord")
    reviewing.accept(words(chief), there)
    chief.round()
    clock = SetClock()
    clock.now = datetime.now(UTC)
    sara.book.close()
    try:
        synced = Console(sara.folder, clock, PASSPHRASE)("sync")
    finally:
        sara.book = FieldBook.open(sara.folder, PASSPHRASE)
    assert synced.one["agreed"] is True
    bo.round()
    assert told(bo, case)["state"] == "modtaget"
    assert word_on(words(bo), WordOn(case)).said[0].text == "Fra SSP København."
