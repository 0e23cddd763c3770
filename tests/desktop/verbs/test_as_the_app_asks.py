"""What the app asks before it shows or gives something, the command line asks as well."""

from pathlib import Path

from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.desktop.verbs.console import PASSPHRASE, Console

SSP = ("--space", "SSP Nørrebro")
CASE = {"level": "1", "concern_text": "Uro ved trappen", "level_reason": "Uro flere aftener", "raised_by": "Sara"}
SECTION = ("--basis", "rpl_115", "--purpose", "Drøftelse", "--necessity", "Ingen kan det alene", "--section-tests")


def _person(console: Console) -> str:
    person = {"name": "Ibrahim Holm", "alias": "Ib", "reason_opened": "Bad om hjælp"}
    return str(console("add", "young_person", stdin=person).one["id"])


def test_a_young_person_is_shown_for_a_reason_once_the_rules_are_read(console: Console) -> None:
    person = _person(console)
    for verb in (("show", person), ("list", "young_person")):
        refused = console(*verb)
        assert refused.refused(3, "required")["field"] == "reason" and "Ibrahim" not in refused.out
        assert "Skriv, hvorfor du har brug for navnet." in refused.out and "--reason" in refused.err
    unread = console("show", person, "--reason", "Hun ringer i morgen")
    assert unread.refused(3, "rules_unread")["field"] == "rules" and "--rules-read" in unread.err
    shown = console("show", person, "--reason", "Hun ringer i morgen", "--rules-read").one
    assert shown["fields"]["name"] == "Ibrahim Holm"
    assert console("list", "young_person", "--reason", "Til mødet").one["id"] == person, (
        "read once, until they change"
    )
    with FieldBook.open(console.book, PASSPHRASE) as book:
        log = [(one.action, one.detail) for one in book.access_log() if one.action == "open_identity"]
    assert log == [("open_identity", "Til mødet"), ("open_identity", "Hun ringer i morgen")]


def test_a_suspicion_is_found_on_its_case_and_never_by_searching(console: Console) -> None:
    with FieldBook.open(console.book, PASSPHRASE) as book:
        book.put_space(Space(SpaceId("55" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro"))
    group = str(console("add", "youth_group", stdin={"name": "Trappen"}).one["id"])
    told = {
        "group_id": group,
        "source_type": "fagperson",
        "source_actor": "politi",
        "fact_text": "Stjålne knallerter bag hallen",
    }
    suspicion = {**told, "information_class": "mistanke"}
    fact = {**told, "information_class": "fakta", "fact_text": "Tre knallerter stod bag hallen"}
    suspected, known = [str(console("add", "concern", *SSP, stdin=one).one["id"]) for one in (suspicion, fact)]
    listed = {one["id"]: one for one in console("list", "concern").lines}
    assert listed[suspected]["fields"] == {"information_class": "mistanke"}
    assert listed[suspected]["fenced"] == "Mistanke · ikke fakta" and "fenced" not in listed[known]
    assert listed[known]["fields"]["fact_text"] == "Tre knallerter stod bag hallen"
    refused = console("show", suspected, "--history")
    assert refused.refused(3, "required")["field"] == "reason" and "knallerter" not in refused.out + refused.err
    shown = console("show", suspected, "--reason", "Til mødet").one
    assert (shown["fields"]["fact_text"], shown["fenced"]) == (told["fact_text"], "Mistanke · ikke fakta")
    with FieldBook.open(console.book, PASSPHRASE) as book:
        assert [one.detail for one in book.access_log(RecordId(suspected))] == ["Til mødet"]
    found = console("search", "knallerter").lines
    assert [one["snippet"] for one in found] == ["Tre knallerter stod bag hallen"]
    assert console("search", "stjålne").lines == []
    person = _person(console)
    assert console("search", "Ibrahim").lines == [{"id": person, "kind": "young_person", "snippet": ""}]


def test_a_paper_that_is_given_to_somebody_is_weighed_and_written_down(console: Console, tmp_path: Path) -> None:
    group = str(console("add", "youth_group", stdin={"name": "Trappen"}).one["id"])
    case = str(console("add", "ssp_case", stdin={**CASE, "group_id": group}).one["id"])
    file = tmp_path / "indstilling.pdf"
    give = ("form", case, "--pdf", str(file), "--to", "skole", "--to-name", "Lise, Blågård Skole")
    assert console("form", case, "--pdf", str(file), "--seen").code == 2, "given to whom?"
    console(*give[:5], "nobody", *SECTION, "--seen").refused(3, "unknown_code")
    unready = console(*give).refused(3, "not_ready")
    assert "Læs papiret igennem først" in str(unready["message"]) and not file.exists()
    before = len(console("list", "disclosure").lines)
    assert console(*give, *SECTION, "--seen").one == {"file": str(file)}
    assert file.read_bytes().startswith(b"%PDF")
    (told,) = console("list", "disclosure").lines[: len(console("list", "disclosure").lines) - before]
    fields = told["fields"]
    assert isinstance(fields, dict)
    assert (fields["to_actor"], fields["outcome"], fields["channel"], fields["case_id"]) == (
        "skole", "delt", "papir", case,
    )  # fmt: skip


def _at_a_table(console: Console) -> str:
    """Return a case that the table has discussed, so that it may end."""
    with FieldBook.open(console.book, PASSPHRASE) as book:
        book.put_space(Space(SpaceId("55" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro"))
        group = book.add("youth_group", {"name": "Trappen"}, space=SpaceId("55" * 16))
        case = book.add("ssp_case", {**CASE, "group_id": group}, space=SpaceId("55" * 16))
        for state in ("indstillet", "modtaget", "paa_dagsorden", "droeftet"):
            book.edit(case, set={"state": state})
    return case


def test_a_case_that_is_closed_gets_the_day_of_its_later_status_that_the_form_proposes(console: Console) -> None:
    """The form fills it in; a day of one's own counts, and none at all where none is said (R69)."""

    def closed(**said: object) -> tuple[dict[str, object], object, str]:
        case = _at_a_table(console)
        told = console("edit", case, stdin={"state": "afsluttet", "close_reason": "naaet", **said})
        return told.one, console("show", case).one["fields"].get("later_status_on"), told.err

    printed, stands, err = closed()
    assert stands == printed["later_status_on"] == "2027-05-21"
    assert "Status igen 2027-05-21" in err
    printed, stands, err = closed(later_status_on="2027-01-05")
    assert stands == "2027-01-05" and "later_status_on" not in printed and "Status igen" not in err
    printed, stands, err = closed(later_status_on=None)
    assert stands is None and "later_status_on" not in printed


def test_a_closed_case_that_is_edited_gets_no_new_day(console: Console) -> None:
    case = _at_a_table(console)
    console("edit", case, stdin={"state": "afsluttet", "close_reason": "naaet", "later_status_on": None}).done()
    assert "later_status_on" not in console("edit", case, stdin={"evaluation_text": "Godt"}).one
    assert "later_status_on" not in console("edit", case, stdin={"state": "afsluttet", "raised_by": "Bo"}).one
