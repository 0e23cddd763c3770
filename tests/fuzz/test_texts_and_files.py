"""What a person pastes, types or brings in a file is read as it is meant or refused plainly, whatever it is.

As test_decoders.py: right bytes are bent, noise is tried too.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.importing.tables import read_table
from desktop.rounds import invitation_view
from desktop.verbs.inputs import JsonLines, read_json, read_object
from local_store import configuration, key_slots
from local_store.book import FieldBook
from local_store.errors import KnownError, RefusedInput, WrongPassphrase
from local_store.ids import PersonId
from local_store.key_slots import KdfCost
from local_store.vault import TRIES_FILE, Tries
from sync import invitations, recovery
from sync.addresses import check_address
from sync.keys import KeyPair
from tests.fuzz.test_decoders import bent

PASSPHRASE = "en rød cykel i regnen"
NEWEST = 6
FEWER = settings(max_examples=max(20, settings.default.max_examples // 5))  # each is opened anew
FAR = (float("inf"), float("nan"), 10**400)  # numbers that JSON can write and few places can hold
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(FAR) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


@given(
    expires=st.integers(0, 2**40 - 1),
    organisation=st.binary(min_size=16, max_size=16),
    endpoint=st.text(max_size=30).map("https://{}".format)
    | st.sampled_from(["https://a", "https://[::1", "https://"]),
)
def test_invitations_rightly_made_by_anybody(expires: int, organisation: bytes, endpoint: str) -> None:
    """The check at the end is against slips of the pen: whoever makes one up can make it fit."""
    with suppress(RefusedInput):
        text = invitations.new_invitation(organisation, endpoint, expires).text()
        assert invitation_view(text).endpoint == endpoint


@given(st.text(max_size=60) | st.text(max_size=40).map("https://{}".format))
def test_addresses(text: str) -> None:
    with suppress(RefusedInput):
        check_address(text)


# shares


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> tuple[KeyPair, list[str]]:
    pair = recovery.new_recovery()
    paths = recovery.write_shares(pair, tmp_path_factory.mktemp("shares"), "Kommunen")
    return pair, [path.read_text("utf-8") for path in paths]


@given(data=st.data())
def test_shares(shares: tuple[KeyPair, list[str]], data: st.DataObject) -> None:
    pair, files = shares
    words = st.text(max_size=200) | st.sampled_from(files)
    changed = st.sampled_from(files).flatmap(lambda one: bent(one.encode())).map(_lossy)
    given_ = data.draw(st.lists(words | changed, max_size=3))
    with suppress(RefusedInput):
        assert recovery.read_shares(given_).secret == pair.secret


def _lossy(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


# the file of key slots, and of wrong tries


@pytest.fixture(scope="module")
def slots() -> bytes:
    slot = key_slots.wrap_with_passphrase(bytes(32), PASSPHRASE, "0" * 32, KdfCost.FOR_TESTS)
    return key_slots.pack(key_slots.Slots("0" * 32, NEWEST, (slot,)))


@given(data=st.data())
def test_key_slots_bent(slots: bytes, data: st.DataObject) -> None:
    raw = data.draw(bent(slots))
    with suppress(KnownError):
        key_slots.unpack(raw, NEWEST)


@given(data=st.data())
def test_key_slots_of_any_values(slots: bytes, data: st.DataObject) -> None:
    """JSON also knows numbers that no whole number can be made of."""
    document = json.loads(slots)
    part = data.draw(st.sampled_from(["format", "schema", "book", "slots", "kind", "version", "salt", "wrapped"]))
    home = document if part in document else document["slots"][0]
    home[part] = data.draw(anything)
    with suppress(KnownError):
        read = key_slots.unpack(json.dumps(document).encode(), NEWEST)
        assert read.slots


@given(st.binary(max_size=60) | st.fixed_dictionaries({"count": anything, "last": anything}).map(json.dumps))
def test_tries(tmp_path_factory: pytest.TempPathFactory, kept: bytes | str) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / TRIES_FILE
    path.write_bytes(kept if isinstance(kept, bytes) else kept.encode("utf-8", "surrogatepass"))
    tries = Tries(folder, lambda: datetime(2026, 11, 20, 12, tzinfo=UTC))
    with suppress(WrongPassphrase):
        tries.refuse_while_waiting()
    assert tries.count_one() >= 0


# the organisation's configuration


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with FieldBook.create(tmp_path_factory.mktemp("fuzz") / "book", PASSPHRASE, cost=KdfCost.FOR_TESTS) as made:
        yield made


RIGHT = {
    "codes": {"mood": [{"code": "spaendt", "da": "Spændt", "en": "Tense"}]},
    "deadlines": {"F1": {"amount": 36}},
    "levels": {},
}


@given(data=st.data())
def test_configurations_from_a_file_and_from_an_administrator(book: FieldBook, data: st.DataObject) -> None:
    raw = data.draw(bent(json.dumps(RIGHT).encode()) | anything.map(json.dumps).map(str.encode))
    with suppress(KnownError):
        configuration.checked(configuration.read_plain(raw), book.shipped)
    with suppress(KnownError):
        book.configure(raw, PersonId("0" * 32), "2026-11-20T20:15:00+01:00")
    assert book.in_force.set.rules.keys() == configuration.as_shipped().rules.keys()


# lines of JSON


@given(st.binary(max_size=200) | anything.map(json.dumps).map(str.encode) | bent(b'{"fact_text": "Tre", "n": [1]}'))
def test_lines_of_json(raw: bytes) -> None:
    for read in (read_json, read_object, lambda one: list(JsonLines(io.BytesIO(one)))):
        with suppress(RefusedInput):
            read(raw)  # type: ignore[operator]


@pytest.mark.parametrize("open_", ["[", '{"a":'])
def test_json_without_an_end(open_: str) -> None:
    with pytest.raises(RefusedInput):
        read_json(open_ * 100_000)


# tables


def _read(folder: Path, raw: bytes) -> None:
    path = folder / "table"
    path.write_bytes(raw)
    with suppress(RefusedInput):
        table = read_table(path)
        assert len(table.rows) == len(table.lines)
        assert {len(row) for row in table.rows} <= {len(table.headers)}


CSV = 'sep=;\nDato;Sted;Tekst\n2026-11-20;Parken;"Tre unge; på to linjer\n"\n21-11-2026;Kajen;Ærø\n'


@given(raw=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]).flatmap(
    lambda encoding: bent(CSV.encode(encoding))) | st.text(max_size=200).map(str.encode))  # fmt: skip
def test_csv(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    _read(tmp_path_factory.getbasetemp(), raw)


def _workbook() -> dict[str, bytes]:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [
        ["Dato", "Sted", "Antal"],
        [datetime(2026, 11, 20), "Parken", 3],
        ["=1+1", True, 2.5],
        [None, "Kajen", 1],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


WORKBOOK = _workbook()
SHEET = "xl/worksheets/sheet1.xml"


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


@given(data=st.data())
@FEWER
def test_workbooks_bent(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    _read(tmp_path_factory.getbasetemp(), data.draw(bent(_packed(WORKBOOK))))


@given(data=st.data())
@FEWER
def test_workbooks_whose_parts_are_bent(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(WORKBOOK)))
    parts = {**WORKBOOK, part: data.draw(bent(WORKBOOK[part]))}
    _read(tmp_path_factory.getbasetemp(), _packed(parts))


@given(data=st.data())
@FEWER
def test_workbooks_of_any_values(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """What stands in a cell is what somebody wrote; its style and sort are what the file says they are."""
    sort = data.draw(st.sampled_from(["n", "s", "b", "d", "e", "inlineStr", "str", "x"]))
    value = data.draw(
        st.sampled_from(["1e400", "-1", "nan", "99999999999", "2026-13-40", "1e15", "0x1", ""])
        | st.integers().map(str) | st.floats().map(str) | st.text("0123456789TZ:-+.PE ", max_size=20)
    )  # fmt: skip
    cell = f'<c r="B2" t="{sort}" s="{data.draw(st.integers(0, 3))}"><v>{value}</v></c>'
    at = data.draw(st.sampled_from(["1", "2", "9", "-1", "x"]))
    _read(tmp_path_factory.getbasetemp(), _with_row(at, cell))


def test_a_workbook_that_says_its_row_is_far_down(tmp_path: Path) -> None:
    _read(tmp_path, _with_row("99999999999", '<c r="B2"><v>1</v></c>'))


def _with_row(at: str, cell: str) -> bytes:
    row = f'<row r="{at}">{cell}</row></sheetData>'
    return _packed({**WORKBOOK, SHEET: WORKBOOK[SHEET].replace(b"</sheetData>", row.encode())})
