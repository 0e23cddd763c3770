"""R1 at the whole app: a contact written with no network is there after a restart, waits, and is sealed on disk."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.endpoint_process import Endpoint
from tests.journeys.app import PASSPHRASE, opened, running_app
from tests.journeys.test_s4_by_keyboard import CTRL, KEY, Hands
from tests.sync.laptops import Laptop, Team
from ui.quick_log.street_contact import QuickLog
from ui.record.page import RecordPage

NOTE = "De ville gerne spille bold, men hallen er lukket."
PLACE = "Zebratrappen"


def _nadia(endpoint: Endpoint, home: Path) -> Path:
    """A colleague's book in an organisation, with a group in it, everything sent."""
    chief = Laptop(home / "chief", endpoint.url)
    team = Team(chief, home / "shares")
    folder = home / "nadia" / "books" / "01"
    folder.parent.mkdir(parents=True)
    laptop = Laptop(folder, endpoint.url)
    laptop.member.join(chief.member.invite("Nadia Holm", "fieldworker", [team.space]).text())
    laptop.book.add("youth_group", {"name": "Trappen"}, space=team.space)
    laptop.round()
    laptop.close()
    chief.close()
    return folder


def _write(hands: Hands) -> None:
    """From the group's page: who, where, when, a note."""
    hands.press(KEY.Key_2, modifier=CTRL)
    page: Any = hands.area.page()
    hands.until(lambda: page.list.rows.rowCount() == 1)
    hands.tab_to(page.list)
    hands.press(KEY.Key_Home, KEY.Key_Return)
    record = hands.record()
    assert isinstance(record, RecordPage)
    hands.tab_to(hands.part(record, "write_street_contact"))
    hands.press(KEY.Key_Return)
    hands.until(lambda: isinstance(hands.area.sheet, QuickLog))
    log = hands.area.sheet
    assert isinstance(log, QuickLog)
    hands.tab_to(log.form.zone)
    hands.press(KEY.Key_6, KEY.Key_Q)
    hands.tab_to(log.form.voices["fact_text"].editor)
    hands.write(NOTE)
    hands.tab_to(log.form.when.line)
    hands.press(KEY.Key_A, modifier=CTRL)
    hands.write("20.11.2026 21.40")
    hands.tab_to(log.form.place.combo)
    hands.write(PLACE)
    hands.save()


def _kept(folder: Path) -> tuple[dict[str, Any], list[str]]:
    with FieldBook.open(folder, PASSPHRASE) as book:
        (contact,) = book.list("street_contact").records
        return dict(contact.fields), [item.kind for item in book.outbox()]


def test_a_contact_made_offline_is_whole_after_a_restart_and_nowhere_in_clear(
    qtbot: QtBot, own_endpoint: Endpoint, tmp_path: Path
) -> None:
    folder = _nadia(own_endpoint, tmp_path)
    own_endpoint.stop()
    with running_app(tmp_path / "nadia") as whole:
        _write(Hands(qtbot, whole, opened(qtbot, whole, folder)))
    first, waiting = _kept(folder)
    assert first["fact_text"] == NOTE and first["place_ref"] == PLACE and first["person_count"] == 6
    assert first["occurred_at"].startswith("2026-11-20T21:40") and first["group_id"]
    assert waiting == ["street_contact"]

    with running_app(tmp_path / "nadia") as whole:  # the app once more, still without a network
        hands = Hands(qtbot, whole, opened(qtbot, whole, folder))
        hands.press(KEY.Key_F, modifier=CTRL)
        page: Any = hands.area.page()
        hands.write("hallen er lukket")
        hands.until(lambda: page.list.rows.rowCount() == 1)
    assert _kept(folder) == (first, waiting), "unchanged, and still in the outbox"
    for file in [one for one in (tmp_path / "nadia").rglob("*") if one.is_file()]:
        held = file.read_bytes()
        for said in (NOTE, "spille bold", PLACE):
            assert said.encode() not in held and said.encode("utf-16-le") not in held, file.name
