"""Two who raised the same worry: their cases are one at the table, and both hear how it goes (R57)."""

from desktop.doing import merging, reviewing
from desktop.doing.case_plan import close
from desktop.doing.taking_back import take_back
from desktop.showing.correspondence import word_on
from local_store.ids import RecordId
from tests.desktop.doing.referring_town import Town, refer, told, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import settle
from ui.asks import TakeBack
from ui.cases.asks import Close
from ui.sending.asks import WordOn

__all__ = ["endpoint", "town"]


def two(town: Town) -> tuple[RecordId, RecordId, RecordId, RecordId]:
    """Bo's case and Ida's, as they have them and as the table has them."""
    settle(town.bo, town.ida)
    bos, sets = town.draft(), {"heading": "Larm ved Trappen", "concern_text": "Igen i går"}
    fields = {name: value for name, value in town.bo.book.get(bos).fields.items() if name != "raised_by"}
    idas = town.ida.book.add("ssp_case", {**fields, **sets}, space=town.team.space)
    refer(town.bo, bos)
    refer(town.ida, idas)
    settle(town.bo, town.ida, town.sara)
    (kept,), (other,) = town.at_table(bos), town.at_table(idas)
    return bos, idas, kept.id, other.id


def test_both_raisers_get_receipt_and_outcome_when_their_cases_are_merged(town: Town) -> None:
    bos, idas, kept, other = two(town)
    sara = words(town.sara)
    merging.merge_records(sara, kept, other)
    reviewing.accept(sara, kept)
    settle(town.sara, town.bo, town.ida)
    number = town.sara.book.get(kept).fields["receipt_number"]
    for laptop, case in ((town.bo, bos), (town.ida, idas)):
        stands = told(laptop, case)
        assert (stands["state"], stands["receipt_number"]) == ("modtaget", number)
    texts = [one.text for one in word_on(words(town.ida), WordOn(idas)).said]
    assert "Sagen er slået sammen med en anden om det samme." in texts
    reviewing.ask_back(words(town.sara), kept, "Hvad sagde du til dem, Bo?")  # asked of the one who wrote that
    settle(town.sara, town.ida)
    assert "Hvad sagde du" not in repr(word_on(words(town.ida), WordOn(idas)))
    town.sara.book.edit(kept, set={"lead_party": "Sara Skov"})
    for state in ("paa_dagsorden", "droeftet", "handleplan", "opfoelgning"):
        town.sara.book.edit(kept, set={"state": state})
    better = (("outcome_level", "forbedret"), ("outcome_leisure", "forbedret"))
    close(words(town.sara), Close(kept, "naaet", better, "", "Klubben har åbent til kl. 22.", None))
    settle(town.sara, town.bo, town.ida)
    for laptop, case in ((town.bo, bos), (town.ida, idas)):
        end = told(laptop, case)
        assert (end["state"], end["outcome_level"], end["outcome_leisure"]) == (
            "afsluttet",
            "forbedret",
            "forbedret",
        )
        assert end["feedback_text"] == "Klubben har åbent til kl. 22."
        assert word_on(words(laptop), WordOn(case)).said[0].text == "Klubben har åbent til kl. 22."


def test_what_is_taken_apart_again_stands_as_it_did_for_who_raised_it(town: Town) -> None:
    bos, idas, kept, other = two(town)
    reviewing.accept(words(town.sara), kept)
    done = merging.merge_records(words(town.sara), kept, other)
    settle(town.sara, town.ida)
    assert told(town.ida, idas)["state"] == "modtaget"
    take_back(words(town.sara), TakeBack(done))
    settle(town.sara, town.ida)
    assert told(town.ida, idas)["state"] == "indstillet"
    merging.merge_records(words(town.sara), kept, other)
    merging.set_apart(words(town.sara), other)
    settle(town.sara, town.bo, town.ida)
    said = word_on(words(town.ida), WordOn(idas)).said[0]
    assert said.text == "Sagen står for sig selv igen." and told(town.ida, idas)["state"] == "indstillet"
    assert told(town.bo, bos)["state"] == "modtaget"
