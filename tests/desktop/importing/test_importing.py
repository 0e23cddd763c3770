"""Tables from elsewhere: read as Danes write them, wrong rows told by row and column, all or nothing, undone."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.importing.tables import MOST_BYTES, read_table
from local_store.book import FieldBook
from local_store.errors import NotFound, RefusedInput
from tests.desktop.importing.hand import Hand, staged
from tests.store_fixtures import SetClock, make_book
from ui.asks import Acted
from ui.importing.asks import (
    BringIn,
    Guess,
    MakeReady,
    new_batch,
)

GOOD = """Dato;Kl.;Sted;Antal;Talte om;Stemning;Notat
20-11-2026;21.15;Blågårds Plads;6;Skole, fritid;Rolig;Seks ved bænkene
fredag 21. nov. 2026;;Lindeparken;;;;
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


@pytest.fixture
def hand(book: FieldBook, tmp_path: Path) -> Hand:
    return Hand(book, tmp_path)


def test_a_sheet_of_contacts_is_guessed_shown_brought_in_and_taken_out(hand: Hand) -> None:
    opened = hand.open(hand.file(GOOD))
    assert opened.kind == "street_contact" and opened.before == ""
    assert opened.mapping[:4] == ("occurred_at", "occurred_at", "place_ref", "person_count")
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert looked.troubles == () and looked.total == 2
    assert "6" in looked.rows[0] and "i går kl. 21.15" in looked.rows[0]
    done = hand.bring_in(opened.table, opened.kind, opened.mapping)
    second, first = sorted(hand.book.list("street_contact").records, key=lambda one: one.fields["place_ref"])[::-1]
    assert first.fields["occurred_at"] == "2026-11-20T21:15:00+01:00" and first.fields["person_count"] == 6
    assert second.fields["occurred_at"] == "2026-11-21T00:00:00+01:00"
    assert hand.open(hand.file(GOOD)).before == "Bragt ind i dag kl. 22.30, 2 rækker"
    hand.take_out(done)
    assert hand.book.count("street_contact") == 0 and hand.open(hand.file(GOOD)).before == ""


def test_one_bad_row_and_nothing_is_stored(hand: Hand) -> None:
    bad = GOOD + "31-02-2026;;Banen;6;;;\n20-11-2026;;Banen;mange;;Lidt rolig;\n"
    opened = hand.open(hand.file(bad))
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert [(one.line, one.column) for one in looked.troubles] == [(4, "Dato"), (5, "Antal"), (5, "Stemning")]
    assert looked.troubles[0].text == "“31-02-2026” er ikke en dag. Skriv fx 20-11-2026."
    assert looked.troubles[2].text.endswith("Mener du “Rolig”?")
    with pytest.raises(RefusedInput) as refused:
        hand.bring_in(opened.table, opened.kind, opened.mapping)
    assert refused.value.line == 4 and hand.book.count("street_contact") == 0


def test_what_is_required_is_missed_by_row(hand: Hand) -> None:
    opened = hand.open(hand.file("Dato;Sted\n20-11-2026;\n"))
    (trouble,) = hand.look(opened.table, "street_contact", opened.mapping).troubles
    assert (trouble.line, trouble.column) == (2, "Sted")
    assert trouble.text == "Skriv et sted. Et omtrentligt er fint."


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("20-11-2026", "2026-11-20"), ("20.11.26", "2026-11-20"), ("20/11 2026", "2026-11-20"),
        ("20/11/2026", "2026-11-20"),
        ("2026-11-20", "2026-11-20"), ("20. november 2026", "2026-11-20"), ("fre. 20. nov. 2026", "2026-11-20"),
        ("i forgårs", None),
    ],
)  # fmt: skip
def test_days_as_danes_write_them(hand: Hand, written: str, stored: str | None) -> None:
    opened = hand.open(hand.file(f"Navn;Kendt siden\nTrappen;{written}\n"))
    mapping = hand.ask(Guess(opened.table, "youth_group"))
    assert mapping == ("name", "known_since")
    looked = hand.look(opened.table, "youth_group", mapping)
    assert bool(looked.troubles) == (stored is None)
    if stored:
        hand.bring_in(opened.table, "youth_group", mapping)
        assert hand.book.list("youth_group").records[0].fields["known_since"] == stored


def test_names_become_the_records_they_mean(hand: Hand) -> None:
    group = hand.book.add("youth_group", {"name": "Trappen"})
    table = hand.open(hand.file("Dato,Sted,Gruppe\n20-11-2026,Banen,trappen\n20-11-2026,Banen,Hallen\n"))
    looked = hand.look(table.table, "street_contact", ("occurred_at", "place_ref", "group_id"))
    assert looked.rows[0][2] == "Trappen" and group
    assert [one.text for one in looked.troubles] == [
        "“Hallen” findes ikke i bogen. Skriv den ind først, eller lad cellen være tom."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_every_common_way_to_save_a_csv_is_read(hand: Hand, encoding: str, sign: str) -> None:
    table = read_table(Path(hand.file(f"Navn{sign}Bydel\nBlågård{sign}Nørrebro\n".encode(encoding))))
    assert (table.headers, table.rows) == (("Navn", "Bydel"), (("Blågård", "Nørrebro"),))


def _workbook(*rows: list[object]) -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def test_a_workbook_is_read_and_a_formula_is_told(hand: Hand) -> None:
    raw = _workbook(
        ["Dato", "Sted", "Antal"], [datetime(2026, 11, 20, 21, 15), "Banen", 6], ["20-11-2026", "Hal", "=1+1"]
    )
    opened = hand.open(hand.file(raw, "log.xlsx"))
    assert opened.table.rows[0] == ("2026-11-20 21:15", "Banen", "6")
    (trouble,) = hand.look(opened.table, "street_contact", opened.mapping).troubles
    assert (trouble.line, trouble.column) == (3, "Antal") and "formel" in trouble.text


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (90 * 1024 * 1024))
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"), (b"Dato;Sted\n", "empty"), (b"\0\1\2" * 99, "not_a_table"),
        (b"PK\x03\x04 no", "not_a_table"),
        (b"\xd0\xcf\x11\xe0 old", "not_a_table"), (b"a;b\n" + b"1;2\n" * 50_001, "too_large"),
        (b";".join([b"x"] * 101) + b"\n", "too_large"), (b"x" * (MOST_BYTES + 1), "too_large"),
        (b'a;b\n"' + b"x" * 70_000 + b'";2\n', "too_large"), (b'a;b\n"' + b"x" * 200_000, "not_a_table"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_a_reason(hand: Hand, content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        read_table(Path(hand.file(content)))
    assert refused.value.code == code and refused.value.text.da


def test_a_small_file_that_unpacks_to_much_is_not_unpacked(hand: Hand) -> None:
    with pytest.raises(RefusedInput) as refused:
        read_table(Path(hand.file(_bomb(), "bombe.xlsx")))
    assert refused.value.code == "too_large"


def test_a_file_that_is_gone_and_a_workbook_that_is_none(hand: Hand, tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("hej.txt", "hej")
    for path, code in ((tmp_path / "væk.csv", "no_file"), (Path(hand.file(made.getvalue())), "not_a_table")):
        with pytest.raises(RefusedInput) as refused:
            read_table(path)
        assert refused.value.code == code


def test_a_column_is_used_once_and_at_least_one_is(hand: Hand) -> None:
    opened = hand.open(hand.file(GOOD))
    for mapping, code in ((("",) * 7, "no_columns"), (("place_ref", "", "place_ref"), "twice")):
        with pytest.raises(RefusedInput) as refused:
            hand.look(opened.table, "street_contact", mapping)
        assert refused.value.code == code


def _rows(count: int) -> str:
    rows = "".join(f"{at % 28 + 1}-10-2026;Banen {at};{at % 9}\n" for at in range(count))
    return "Dato;Sted;Antal\n" + rows


def test_a_large_table_is_made_ready_in_parts_and_nothing_is_kept_before_all_of_it_is(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(400)))
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert (looked.total, looked.bad, len(looked.rows)) == (400, 0, 8)
    batch = new_batch()
    parts = hand.parts(MakeReady(batch, opened.table, opened.kind, opened.mapping))
    assert [len(part.changes) for part in parts] == [150, 150, 100] and parts[-1].share == 1.0
    assert hand.book.count("street_contact") == 0 and not hand.book.outbox(), "as after a crash, or Fortryd, here"
    meanwhile = hand.book.add("street_contact", {"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "Banen"})
    changes = tuple(one for part in parts for one in part.changes)
    done = hand.ask(BringIn(batch, opened.table.digest, changes))
    hand.imported[changes[0]] = batch
    assert hand.book.count("street_contact") == 401 and hand.book.check().sound
    assert isinstance(done, Acted) and len(done.changes) == 400
    hand.take_out(done)
    assert [one.id for one in hand.book.list("street_contact").records] == [meanwhile]


def test_the_last_row_that_cannot_be_kept_keeps_all_the_others_out(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(200) + "32-10-2026;Banen;1\n"))
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert (looked.bad, [one.line for one in looked.troubles]) == (1, [202])
    with pytest.raises(RefusedInput) as refused:
        hand.bring_in(opened.table, opened.kind, opened.mapping)
    assert refused.value.line == 202 and hand.book.count("street_contact") == 0


def test_a_space_that_is_not_there_keeps_all_of_it_out(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(3)))
    with pytest.raises(NotFound):
        hand.ask(MakeReady(new_batch(), opened.table, opened.kind, opened.mapping, "ab" * 16))
    assert hand.book.count("street_contact") == 0 and staged(hand.book) == []
    assert hand.open(hand.file(_rows(3))).before == ""


def test_the_line_by_which_excel_says_its_sign_is_no_heading(hand: Hand) -> None:
    (hand.folder / "excel.csv").write_bytes(b"\xef\xbb\xbfsep=;\r\n" + GOOD.replace("\n", "\r\n").encode())
    opened = hand.open(str(hand.folder / "excel.csv"))
    assert opened.table.headers[:3] == ("Dato", "Kl.", "Sted") and opened.table.lines == (3, 4)
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert not looked.troubles


def _merged(hand: Hand, rows: list[list[object]], *merges: str) -> str:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for one in merges:
        sheet.merge_cells(one)
    book.save(hand.folder / "flettet.xlsx")
    return str(hand.folder / "flettet.xlsx")


def test_merged_cells_stand_in_every_row_they_cover_and_that_is_told(hand: Hand) -> None:
    rows: list[list[object]] = [
        ["Dato", "Kl.", "Sted", "Antal", "Notat"],
        [datetime(2026, 11, 20), datetime(2026, 11, 20, 21, 15).time(), "Trappen", 6.0, "Rolig aften"],
        [None, None, "Banen", 4, "Bold"],
        [None, None, None, None, None],
        [datetime(2026, 11, 21), datetime(2026, 11, 21, 20, 0).time(), "Hallen", 2, "Stille"],
        [None, None, "Broen", 3, None],
    ]
    opened = hand.open(_merged(hand, rows, "A2:A4", "B2:B3", "A5:B6", "D2:E2"))
    assert opened.table.rows[1] == ("2026-11-20", "21:15", "Banen", "4", "Bold")
    assert opened.table.rows[3][:3] == ("2026-11-21", "", "Broen"), "across it is the first column's alone"
    assert opened.table.lines == (2, 3, 5, 6), "a row that says nothing of its own is none"
    assert [one.da for one in opened.table.told] == [
        "Flettede celler står nu i hver række, de dækker: Dato (2), Kl. (1). Se efter, om det passer."
    ]
    hand.bring_in(opened.table, "street_contact", ("occurred_at", "occurred_at", "place_ref", "person_count", ""))
    assert hand.book.count("street_contact") == 4


def test_a_title_above_the_headings_and_sheets_beside_are_told(hand: Hand) -> None:
    made, book = io.BytesIO(), openpyxl.Workbook()
    assert book.active is not None
    for row in (["Klublog 2026"], [], ["Dato", "Sted"], ["20-11-2026", "Banen"]):
        book.active.append(row)
    book.active.title = "November"
    book.create_sheet("Oktober").append(["Dato"])
    book.save(made)
    table = read_table(Path(hand.file(made.getvalue(), "log.xlsx")))
    assert (table.headers, table.lines) == (("Dato", "Sted"), (4,))
    assert [one.da for one in table.told] == [
        "Række 1 er en titel og kommer ikke med: “Klublog 2026”.",
        "Kun det første ark, “November”, kommer med. Gem de andre i hver sin fil.",
    ]


def test_what_stands_far_below_empty_rows_is_not_lost_without_a_word(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importing.tables.MOST_ROWS", 20)
    raw = _workbook(["Dato", "Sted"], ["20-11-2026", "Banen"], *[[]] * 300, ["21-11-2026", "Broen"])
    table = read_table(Path(hand.file(raw, "log.xlsx")))
    assert (len(table.rows), table.lines) == (2, (2, 303))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp850", "mac_roman"])
def test_older_ways_to_write_letters_are_known_by_how_the_words_read(hand: Hand, encoding: str) -> None:
    raw = "Navn;Bydel\nBlågård ved søen;Nørrebro\nPigerne på græsset;Østerbro\n".encode(encoding)
    assert read_table(Path(hand.file(raw))).rows[0] == ("Blågård ved søen", "Nørrebro")


def test_a_quote_in_a_windows_file_stays_a_quote(hand: Hand) -> None:
    raw = "Navn;Note\nTrappen;Han sagde ‘don’t’ på vejen\n".encode("cp1252")
    assert read_table(Path(hand.file(raw))).rows[0] == ("Trappen", "Han sagde ‘don’t’ på vejen")


def test_a_sign_that_is_lost_is_told_by_row_and_nothing_comes_in(hand: Hand) -> None:
    raw = GOOD.encode() + "21-11-2026;;Sø".encode()[:-1] + ";2;;;Rolig på pladsen\n".encode()
    opened = hand.open(hand.file(raw))
    (trouble,) = hand.look(opened.table, opened.kind, opened.mapping).troubles
    assert (trouble.line, trouble.column) == (4, "Sted")
    assert trouble.text == "Der er tegn i “S\ufffd”, der ikke kan læses. Skriv dem igen, og gem filen som UTF-8."
    with pytest.raises(RefusedInput):
        hand.bring_in(opened.table, opened.kind, opened.mapping)
    assert hand.book.count("street_contact") == 0


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("20/11 2026 kl. 21.15", "2026-11-20T21:15:00+01:00"), ("20/11-26 21:15", "2026-11-20T21:15:00+01:00"),
        ("fredag d. 20. november 2026 kl. 21", "2026-11-20T21:00:00+01:00"),
        ("20-nov-26 21.15", "2026-11-20T21:15:00+01:00"), ("20.nov.2026", "2026-11-20T00:00:00+01:00"),
        ("1/7 2026 21.15", "2026-07-01T21:15:00+02:00"), ("2026-11-20 21:15", "2026-11-20T21:15:00+01:00"),
        ("20/11 21.15", None), ("20. november", None), ("11/20/2026", None), ("i fredags", None),
        ("20-11-20267", None), ("20/11 2026 kl. 27", None),
    ],
)  # fmt: skip
def test_a_day_with_its_clock_as_danes_write_it(hand: Hand, written: str, stored: str | None) -> None:
    opened = hand.open(hand.file(f"Dato;Sted\n{written};Trappen\n"))
    mapping = ("occurred_at", "place_ref")
    looked = hand.look(opened.table, "street_contact", mapping)
    assert [one.line for one in looked.troubles] == ([2] if stored is None else [])
    if stored:
        hand.bring_in(opened.table, "street_contact", mapping)
        assert hand.book.list("street_contact").records[0].fields["occurred_at"] == stored


def test_a_year_of_two_digits_is_one_that_a_sheet_can_mean(hand: Hand) -> None:
    opened = hand.open(hand.file("Navn;Kendt siden\nTrappen;12-05-98\n"))
    hand.bring_in(opened.table, "youth_group", ("name", "known_since"))
    assert hand.book.list("youth_group").records[0].fields["known_since"] == "1998-05-12"


def test_a_logbook_kept_in_a_sheet_comes_in_and_says_who_must_be_notified(hand: Hand) -> None:
    person = hand.book.add("young_person", {"alias": "Imran", "reason_opened": "Bad om hjælp."})
    sheet = (
        "Ung;Skrevet;Den unges egne ord;Behov\n"
        "Imran;20-11-2026;Jeg keder mig;Underretning\nimran;13-11-2026;;Ingen\n"
    )
    opened = hand.open(hand.file(sheet))
    mapping = ("young_person_id", "written_on", "young_persons_own_words", "need")
    looked = hand.look(opened.table, "logbook_entry", mapping)
    assert (looked.troubles, looked.duty) == ((), 1)
    hand.bring_in(opened.table, "logbook_entry", mapping)
    assert hand.book.count("logbook_entry", where={"young_person_id": person}) == 2


def test_the_same_file_twice_says_what_stands_as_the_two_are_taken_out_again(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(3)))
    first = hand.bring_in(opened.table, opened.kind, opened.mapping)
    second = hand.bring_in(opened.table, opened.kind, opened.mapping)
    hand.take_out(second)
    assert hand.book.count("street_contact") == 3
    assert hand.open(hand.file(_rows(3))).before == "Bragt ind i dag kl. 22.30, 3 rækker", "it still is, once"
    hand.take_out(first)
    assert hand.book.count("street_contact") == 0 and hand.open(hand.file(_rows(3))).before == ""
    again = hand.bring_in(opened.table, opened.kind, opened.mapping)
    assert hand.book.count("street_contact") == len(again.changes) == 3 and hand.book.check().sound


def test_what_was_kept_once_is_not_kept_again(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(3)))
    ready = hand.ready(opened.table, opened.kind, opened.mapping)
    hand.ask(ready)
    with pytest.raises(NotFound):
        hand.ask(ready)
    assert hand.book.count("street_contact") == 3 and hand.book.check().sound


def test_more_than_fifty_thousand_rows_say_what_to_do(hand: Hand) -> None:
    with pytest.raises(RefusedInput) as refused:
        hand.open(hand.file("Dato;Sted\n" + "1;2\n" * 50_001))
    assert (refused.value.code, refused.value.text.da) == (
        "too_large", "Der er mere end 50.000 rækker. Del filen i flere på højst 50.000, og tag dem én ad gangen.",
    )  # fmt: skip


def test_a_list_of_a_club_log_takes_own_words_and_the_tables_words(hand: Hand) -> None:
    (hand.folder / "klub.csv").write_text(
        "Dag;Antal;Aktiviteter\n20-11-2026;12;Fodbold, Pigeaften\n"
        "21-11-2026;9;Vi så en film. Bagefter spiste vi, alle sammen\n",
        "utf-8",
    )
    opened = hand.open(str(hand.folder / "klub.csv"))
    hand.bring_in(opened.table, "club_log", ("date", "attendance_total", "activities"))
    kept = [one.fields["activities"] for one in hand.book.list("club_log").records]
    assert kept == [["Vi så en film. Bagefter spiste vi, alle sammen"], ["Pigeaften", "fodbold"]]
