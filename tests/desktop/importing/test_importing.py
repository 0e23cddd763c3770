"""Tables from elsewhere: read as Danes write them, wrong rows told by row and column, all or nothing, undone."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from desktop.answering import answers, answers_aside
from desktop.importing.tables import MOST_BYTES, read_table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import NotFound, RefusedInput
from tests.store_fixtures import SetClock, make_book
from ui.asks import Acted, Ask
from ui.importing.asks import (
    BringIn,
    Guess,
    Looked,
    LookThrough,
    MakeReady,
    MakeReadyOut,
    Opened,
    ReadFile,
    Recognise,
    Table,
    TakeOut,
)  # fmt: skip
from ui.importing.together import together

GOOD = """Dato;Kl.;Sted;Antal;Talte om;Stemning;Notat
20-11-2026;21.15;Blågårds Plads;6;Skole, fritid;Rolig;Seks ved bænkene
fredag 21. nov. 2026;;Lindeparken;;;;
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


class Hand:
    """Asks as the page does."""

    def __init__(self, book: FieldBook, folder: Path) -> None:
        self.book, self.folder = book, folder

    def ask(self, question: Ask[object]) -> object:
        words = Words(self.book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))
        if question.aside:
            return answers_aside()[type(question)]("da", question)
        return answers()[type(question)](words, question)

    def open(self, path: str) -> Opened:
        opened = self.ask(Recognise(self.ask(ReadFile(path))))
        assert isinstance(opened, Opened)
        return opened

    def look(self, table: Table, kind: str, mapping: tuple[str, ...]) -> Looked:
        return together(self._parts(LookThrough(table, kind, mapping)))

    def bring_in(self, table: Table, kind: str, mapping: tuple[str, ...]) -> Acted:
        ready = self._parts(MakeReady(table, kind, mapping))
        done = self.ask(BringIn(table.digest, tuple(one for part in ready for one in part.changes)))
        assert isinstance(done, Acted)
        return done

    def take_out(self, done: Acted, table: Table) -> None:
        ready = self._parts(MakeReadyOut(done))
        self.ask(TakeOut(done.record, table.digest, tuple(one for part in ready for one in part.changes)))

    def _parts(self, ask: Any) -> list[Any]:
        found: list[Any] = []
        while ask is not None:
            found.append(self.ask(ask))
            ask = found[-1].next
        return found

    def file(self, content: str | bytes, name: str = "kontakter.csv") -> str:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)


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
    hand.take_out(done, opened.table)
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
        ("20-11-2026", "2026-11-20"), ("20.11.26", "2026-11-20"), ("20/11 2026", None),
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
        (b"\xd0\xcf\x11\xe0 old", "not_a_table"), (b"a;b\n" + b"1;2\n" * 5001, "too_large"),
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
    parts = hand._parts(MakeReady(opened.table, opened.kind, opened.mapping))
    assert [len(part.changes) for part in parts] == [150, 150, 100] and parts[-1].share == 1.0
    assert hand.book.count("street_contact") == 0 and not hand.book.outbox(), "as after a crash, or Fortryd, here"
    meanwhile = hand.book.add("street_contact", {"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "Banen"})
    done = hand.ask(BringIn(opened.table.digest, tuple(one for part in parts for one in part.changes)))
    assert hand.book.count("street_contact") == 401 and hand.book.check().sound
    assert isinstance(done, Acted) and len(done.changes) == 400
    hand.take_out(done, opened.table)
    assert [one.id for one in hand.book.list("street_contact").records] == [meanwhile]


def test_the_last_row_that_cannot_be_kept_keeps_all_the_others_out(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(200) + "32-10-2026;Banen;1\n"))
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert (looked.bad, [one.line for one in looked.troubles]) == (1, [202])
    with pytest.raises(RefusedInput) as refused:
        hand.bring_in(opened.table, opened.kind, opened.mapping)
    assert refused.value.line == 202 and hand.book.count("street_contact") == 0


def test_a_space_that_is_gone_when_it_is_to_be_kept_keeps_all_of_it_out(hand: Hand) -> None:
    opened = hand.open(hand.file(_rows(3)))
    ready = hand._parts(MakeReady(opened.table, opened.kind, opened.mapping))[0].changes
    lost = msgspec.structs.replace(ready[2], change=msgspec.structs.replace(ready[2].change, space="ab" * 16))
    with pytest.raises(NotFound):
        hand.ask(BringIn(opened.table.digest, (*ready[:2], lost)))
    assert hand.book.count("street_contact") == 0
    assert hand.open(hand.file(_rows(3))).before == ""


def test_the_line_by_which_excel_says_its_sign_is_no_heading(hand: Hand) -> None:
    (hand.folder / "excel.csv").write_bytes(b"\xef\xbb\xbfsep=;\r\n" + GOOD.replace("\n", "\r\n").encode())
    opened = hand.open(str(hand.folder / "excel.csv"))
    assert opened.table.headers[:3] == ("Dato", "Kl.", "Sted") and opened.table.lines == (3, 4)
    looked = hand.look(opened.table, opened.kind, opened.mapping)
    assert not looked.troubles


def test_merged_cells_and_excels_own_days_and_clocks_are_read_and_what_is_missing_is_told_by_row(
    hand: Hand,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Dato", "Kl.", "Sted", "Antal", "Notat"])
    sheet.append([datetime(2026, 11, 20), datetime(2026, 11, 20, 21, 15).time(), "Trappen", 6.0, "Rolig aften"])
    sheet.append([None, None, "Banen", 4, "Bold"])
    sheet.merge_cells("A2:A3")
    book.save(hand.folder / "flettet.xlsx")
    opened = hand.open(str(hand.folder / "flettet.xlsx"))
    assert opened.table.rows[0][:4] == ("2026-11-20", "21:15", "Trappen", "6")
    looked = hand.look(
        opened.table, "street_contact", ("occurred_at", "occurred_at", "place_ref", "person_count", "")
    )
    assert [(one.line, one.text) for one in looked.troubles] == [(3, "Hvornår var det? Skriv dag og klokkeslæt.")]
    with pytest.raises(RefusedInput):
        hand.bring_in(
            opened.table, "street_contact", ("occurred_at", "occurred_at", "place_ref", "person_count", "")
        )
    assert hand.book.count("street_contact") == 0, "the row that could be kept is kept out with the other"


def test_ten_thousand_rows_are_more_than_a_file_may_have_and_none_of_them_comes_in(hand: Hand) -> None:
    (hand.folder / "lang.csv").write_text("Dato;Sted\n" + "20-11-2026;Trappen\n" * 10_000, "utf-8")
    with pytest.raises(RefusedInput) as refused:
        hand.open(str(hand.folder / "lang.csv"))
    assert (refused.value.code, refused.value.text.da) == (
        "too_large", "Der er mere end 5.000 rækker. Del filen i flere.",
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
