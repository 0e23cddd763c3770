"""What the raiser hears of every end, and that a reply is shared like the referral: on its basis, asked anew."""

from functools import partial
from typing import Any

import pytest

from desktop.doing import reviewing
from desktop.doing.following import written
from desktop.doing.referring import correct, send
from desktop.doing.replying import reply
from desktop.showing.correspondence import word_on
from desktop.showing.sending import prepare
from local_store import letters
from local_store.ids import RecordId
from tests.desktop.doing.referring_town import ANONYMOUS, SECTION, Town, disclosures, refer, told, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import settle
from ui.sending.asks import Correct, Ground, Prepare, Replied, Reply, SendCase, WordOn

__all__ = ["endpoint", "town"]
BY_CONSENT = Ground("samtykke", "Hjælp til at komme i skole")
GIVEN = {
    "given_on": "2026-11-01", "purpose": "SSP", "given_by": "ung",
    "scope_recipients": ["klub", "politi", "skole", "socialforvaltning"],
    "scope_data_types": ["identitet", "bekymring", "skole"],
}  # fmt: skip


@pytest.fixture
def boy(town: Town) -> RecordId:
    values = {
        "name": "Imran Yilmaz",
        "alias": "Imse",
        "birth_date": "2010-05-04",
        "reason_opened": "Aftale om skole",
    }
    return town.bo.book.add("young_person", values, space=town.team.space)


def a_case_about(town: Town, person: RecordId) -> RecordId:
    return town.draft(
        group_id=None, place_ref=None, young_person_id=person, district="noerrebro", heading="En dreng",
        concern_text="Kommer ikke i skole", parties=["skole", "klub"],
    )  # fmt: skip


def asked(town: Town, person: RecordId, ground: Ground) -> tuple[RecordId, str]:
    """Send a case about the young person on that ground and have the table ask; return the case and the letter."""
    case = a_case_about(town, person)
    assert refer(town.bo, case, ground).missing == ()
    settle(town.bo, town.sara)
    (there,) = town.at_table(case)
    reviewing.accept(words(town.sara), there.id)
    reviewing.ask_back(words(town.sara), there.id, "Hvor længe?")
    settle(town.sara, town.bo)
    (question,) = [one.letter for one in word_on(words(town.bo), WordOn(case)).said if one.letter]
    return case, question


def answered(town: Town, question: str, text: str) -> Replied:
    return reply(words(town.bo), Reply(question, text))


def newest(town: Town, case: RecordId) -> dict[str, Any]:
    return max(disclosures(town.bo, case), key=lambda one: (one["disclosed_at"], one["outcome"] == "afvist"))


def texts_waiting(town: Town) -> list[str]:
    return [letters.read(one.body).text for one in town.bo.book.letters_waiting()]


def test_a_reply_is_a_disclosure_on_the_basis_the_case_was_sent_on(town: Town, boy: RecordId) -> None:
    case, question = asked(town, boy, SECTION)
    before = disclosures(town.bo, case)
    assert answered(town, question, "Siden foråret").missing == ()
    (one,) = [one for one in disclosures(town.bo, case) if one not in before]
    assert (one["outcome"], one["basis"], one["to_text"]) == ("delt", "rpl_115", "SSP Nørrebro")
    assert (one["purpose_text"], one["necessity_text"]) == (SECTION.purpose_text, SECTION.necessity_text)
    assert (one["record_refs"], one["minimised_preview_seen"]) == ([question], "ja")
    assert one["basis_id"] == before[0]["basis_id"]


def test_of_somebody_anonymous_a_reply_names_nobody(town: Town, boy: RecordId) -> None:
    case, question = asked(town, boy, ANONYMOUS)
    refused = answered(town, question, "Imran har været væk siden foråret")
    assert [one.text for one in refused.missing] == ["Teksten nævner stadig: Imran."] and refused.acted is None
    assert not [text for text in texts_waiting(town) if "Imran" in text]
    written = newest(town, case)
    assert (written["outcome"], written["refusal_reason"]) == ("afvist", "Teksten nævner stadig: Imran.")
    assert answered(town, question, "Han har været væk siden foråret").missing == ()
    settle(town.bo, town.sara)
    assert "Imran" not in repr([one.fields for one in town.sara.book.answers(town.at_table(case)[0].id)])


def test_a_consent_that_was_withdrawn_or_ran_out_since_carries_no_reply(town: Town, boy: RecordId) -> None:
    consent = town.bo.book.add("consent", {**GIVEN, "young_person_id": boy}, space=town.team.space)
    case, question = asked(town, boy, BY_CONSENT)
    yesterday = "2026-11-02"
    for change, said in (
        ({"withdrawn_at": f"{yesterday}T10:00:00+01:00"}, "Samtykket er kaldt tilbage."),
        ({"withdrawn_at": None, "expires_on": yesterday}, "Samtykket er udløbet."),
    ):
        town.bo.book.edit(consent, set=change)
        assert [one.text for one in answered(town, question, "Siden foråret").missing] == [said]
    assert [one["outcome"] for one in disclosures(town.bo, case)].count("afvist") == 2
    assert told(town.bo, case)["state"] == "modtaget"
    town.bo.book.edit(consent, set={"expires_on": None})
    assert answered(town, question, "Siden foråret").missing == ()
    assert [one["consent_ids"] for one in disclosures(town.bo, case) if one["outcome"] == "delt"] == [[consent]] * 2


@pytest.mark.parametrize("end", ["afvist", "viderestillet", "underrettet"])
def test_the_raiser_sees_each_other_end_after_the_next_sync(town: Town, end: str) -> None:
    bo, sara = town.bo, town.sara
    case = town.draft(concern_text=f"Det ender som {end}")
    refer(bo, case)
    settle(bo, sara)
    (there,) = town.at_table(case)
    for state in ("modtaget", end):  # in the case's form, as a coordinator does
        written(words(sara), there.id, partial(sara.book.edit, there.id, set={"state": state}))
    settle(sara, bo)
    view = word_on(words(bo), WordOn(case))
    label = words(bo).say(bo.book.catalogue.label("case_state", end))
    assert (view.state, view.state_label) == (end, label)
    assert [one.label for one in view.said] == [label, "Kvittering"]


@pytest.mark.parametrize("gone", [{"withdrawn_at": "2026-11-02T10:00:00+01:00"}, {"expires_on": "2026-11-02"}])
def test_a_consent_that_is_gone_when_the_case_leaves_carries_nothing(
    town: Town, boy: RecordId, gone: dict[str, str]
) -> None:
    """Between what was seen and Indstil, and again when a returned case is corrected and sent once more."""
    bo, sara = town.bo, town.sara
    consent = bo.book.add("consent", {**GIVEN, "young_person_id": boy}, space=town.team.space)
    case = a_case_about(town, boy)
    seen = prepare(words(bo), Prepare(case, BY_CONSENT))
    assert seen.missing == ()
    waiting = len(bo.book.letters_waiting())
    bo.book.edit(consent, set=gone)
    refused = send(words(bo), SendCase(case, BY_CONSENT, seen.seal))
    assert (refused.refused, len(bo.book.letters_waiting())) == (True, waiting)
    assert bo.book.get(case).fields["state"] == "kladde"
    bo.book.edit(consent, set=dict.fromkeys(gone))
    assert refer(bo, case, BY_CONSENT).missing == ()
    settle(bo, sara)
    (there,) = town.at_table(case)
    reviewing.send_back(words(sara), there.id, "Skriv, hvornår")
    settle(sara, bo)
    correct(words(bo), Correct(case))
    bo.book.edit(case, set={"concern_text": "Har ikke været i skole siden maj"})
    bo.book.edit(consent, set=gone)
    assert refer(bo, case, BY_CONSENT).refused
    assert not bo.book.letters_waiting() and bo.book.get(case).fields["state"] == "returneret"
    assert [one["outcome"] for one in disclosures(bo, case)].count("afvist") == 2
