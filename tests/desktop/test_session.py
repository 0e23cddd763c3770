"""An open book with its threads: from the passphrase to the lock."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.door import DesktopDoor
from desktop.machine import Looks, Machine
from desktop.session import Hands
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.vault import KdfCost
from sync.revoking import revoke
from sync.status import SyncStatus
from tests.endpoint_process import Endpoint, endpoint
from tests.store_fixtures import PASSPHRASE as OLD
from tests.sync.laptops import Laptop
from ui.ports import BookPort
from ui.views import Problem, Saved

__all__ = ["endpoint"]

PASSPHRASE = "en rød cykel i regnen"
LONG_MS = 20_000


class Watching(Hands):
    """Stands in for the window and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.locks = 0
        self.told: list[Problem] = []
        self.looks: list[Looks] = []
        self.gone: list[Text] = []

    def book_gone(self, why: Text) -> None:
        self.gone.append(why)

    def locked(self) -> None:
        self.locks += 1

    def tell(self, problem: Problem) -> None:
        self.told.append(problem)

    def looks_changed(self, looks: Looks) -> None:
        self.looks.append(looks)


@pytest.fixture
def watching(qapp: QCoreApplication) -> Watching:
    return Watching()


@pytest.fixture
def hands(watching: Watching) -> Watching:
    return watching


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "home" / "books" / "01"
    FieldBook.create(place, PASSPHRASE, cost=KdfCost.FOR_TESTS).close()
    return place


def _unlock(qtbot: QtBot, door: DesktopDoor, folder: Path, passphrase: str = PASSPHRASE) -> BookPort | Problem:
    got: list[BookPort | Problem] = []
    door.unlock(str(folder), passphrase, got.append, got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    return got[0]


def test_a_wrong_passphrase_is_told_with_how_long_to_wait(qtbot: QtBot, door: DesktopDoor, folder: Path) -> None:
    problem = _unlock(qtbot, door, folder, "en anden sætning end den")
    assert isinstance(problem, Problem)
    assert problem.code == "wrong_passphrase" and problem.wait_seconds > 0


def test_an_old_book_says_on_the_door_how_far_it_is(qtbot: QtBot, door: DesktopDoor, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / "upgrades" / "schema_1", tmp_path / "old")
    told: list[int] = []
    opened: list[BookPort] = []
    door.unlock(
        str(tmp_path / "old"), OLD, opened.append, lambda _problem: None, lambda done, _of: told.append(done)
    )
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert told == [0]


def test_after_a_lock_the_same_book_opens_again_with_everything(
    qtbot: QtBot, door: DesktopDoor, folder: Path, watching: Watching
) -> None:
    port = _unlock(qtbot, door, folder)
    assert not isinstance(port, Problem)
    saved: list[object] = []
    port.add("place", {"name": "Banen"}, None, saved.append)
    port.lock()  # what was asked for before the lock is still done
    assert watching.locks == 1
    again = _unlock(qtbot, door, folder)
    assert not isinstance(again, Problem)
    counted: list[int] = []
    again.count("place", counted.append)
    qtbot.waitUntil(lambda: bool(counted), timeout=LONG_MS)
    assert counted == [1]
    assert saved == []  # nothing of the book reaches a screen after the lock


def test_a_refused_record_tells_the_field_and_stores_nothing(qtbot: QtBot, door: DesktopDoor, folder: Path) -> None:
    port = _unlock(qtbot, door, folder)
    assert not isinstance(port, Problem)
    problems: list[Problem] = []
    port.add("street_contact", {"occurred_at": "2026-11-20T21:40:00+01:00"}, None, lambda _: None, problems.append)
    qtbot.waitUntil(lambda: bool(problems), timeout=LONG_MS)
    assert (problems[0].field, problems[0].ours) == ("place_ref", False)


def test_what_moved_is_told_once_with_its_kind_and_a_status(qtbot: QtBot, door: DesktopDoor, folder: Path) -> None:
    port = _unlock(qtbot, door, folder)
    assert not isinstance(port, Problem)
    moved: list[frozenset[str]] = []
    statuses: list[SyncStatus] = []
    port.on_moved(moved.append)
    port.on_status(statuses.append)
    port.add("place", {"name": "Banen"}, None, lambda _: None)
    qtbot.waitUntil(lambda: bool(moved) and bool(statuses), timeout=LONG_MS)
    assert moved == [frozenset({"place"})]
    assert statuses[-1].state == "saved_here"


def test_in_a_book_that_has_nowhere_to_send_to_nothing_waits(qtbot: QtBot, door: DesktopDoor, folder: Path) -> None:
    port = _unlock(qtbot, door, folder)
    assert not isinstance(port, Problem)
    saved: list[Saved] = []
    statuses: list[SyncStatus] = []
    port.on_status(statuses.append)
    port.add("place", {"name": "Banen"}, None, saved.append)
    qtbot.waitUntil(lambda: bool(saved) and bool(statuses), timeout=LONG_MS)
    assert saved[0].waiting == 0
    assert {(status.alone, status.waiting) for status in statuses} == {(True, 0)}


def test_without_an_organisation_an_invitation_says_so_to_the_one_who_asked(
    qtbot: QtBot, door: DesktopDoor, folder: Path
) -> None:
    port = _unlock(qtbot, door, folder)
    assert not isinstance(port, Problem)
    problems: list[Problem] = []
    port.invite("Sara", "fieldworker", (), lambda *_: None, problems.append)
    qtbot.waitUntil(lambda: bool(problems), timeout=LONG_MS)
    assert problems[0].code == "no_organisation"


def test_settings_are_kept_and_worn(qtbot: QtBot, door: DesktopDoor, folder: Path, watching: Watching) -> None:
    from dataclasses import replace

    port = _unlock(qtbot, door, folder)
    assert not isinstance(port, Problem)
    got: list[object] = []
    port.settings(lambda settings: port.save_settings(replace(settings, theme="dark", hold_sync=True), got.append))
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    assert watching.looks[-1].theme == "dark"
    assert getattr(got[0], "hold_sync", None) is True


def test_a_practice_book_is_filled_marked_and_never_meets_an_endpoint(qtbot: QtBot, door: DesktopDoor) -> None:
    got: list[BookPort] = []
    door.practise(PASSPHRASE, got.append, lambda problem: pytest.fail(problem.text.en))
    qtbot.waitUntil(lambda: bool(got), timeout=LONG_MS)
    assert got[0].is_practice
    counted: list[int] = []
    got[0].count("outreach_round", counted.append)
    qtbot.waitUntil(lambda: bool(counted), timeout=LONG_MS)
    assert counted == [5]
    assert door.session is not None and door.session._network is None
    assert door.books() == ()


def test_a_practice_book_opens_again_and_a_new_one_takes_its_place(qtbot: QtBot, door: DesktopDoor) -> None:
    def refused(problem: Problem) -> None:
        pytest.fail(problem.text.en)

    def groups(port: BookPort) -> int:
        counted: list[int] = []
        port.count("youth_group", counted.append)
        qtbot.waitUntil(lambda: bool(counted), timeout=LONG_MS)
        return counted[0]

    assert door.practice() is None
    got: list[BookPort] = []
    door.practise(PASSPHRASE, got.append, refused)
    qtbot.waitUntil(lambda: len(got) == 1, timeout=LONG_MS)
    before, saved = groups(got[0]), []
    got[0].add("youth_group", {"name": "Min egen"}, None, saved.append)
    qtbot.waitUntil(lambda: bool(saved), timeout=LONG_MS)
    got[0].lock()
    practice = door.practice()
    assert practice is not None and practice.practice
    door.unlock(practice.folder, PASSPHRASE, got.append, refused)
    qtbot.waitUntil(lambda: len(got) == 2, timeout=LONG_MS)
    assert (got[1].is_practice, groups(got[1])) == (True, before + 1)
    got[1].lock()
    door.practise("en anden lang sætning", got.append, refused)
    qtbot.waitUntil(lambda: len(got) == 3, timeout=LONG_MS)
    assert (got[2].is_practice, groups(got[2])) == (True, before)


def test_an_invitation_that_is_none_is_refused_without_sending_anything(door: DesktopDoor) -> None:
    problems: list[Problem] = []
    door.read_invitation("feltbog:hvad-som-helst", lambda _: None, problems.append)
    assert len(problems) == 1 and not problems[0].ours


def test_joining_with_no_endpoint_leaves_no_half_made_book(qtbot: QtBot, door: DesktopDoor, tmp_path: Path) -> None:
    from sync.invitations import new_invitation

    text = new_invitation(bytes(16), "http://127.0.0.1:9", 2_000_000_000).text()
    problems: list[Problem] = []
    door.join(text, "Nadia", PASSPHRASE, lambda _: None, problems.append)
    qtbot.waitUntil(lambda: bool(problems), timeout=LONG_MS)
    assert problems[0].code == "unreachable"
    assert door.books() == ()
    assert not list((tmp_path / "home" / "books").glob("*/book.db"))


def test_a_device_that_is_put_out_closes_its_book_for_good_and_says_why(
    qtbot: QtBot, tmp_path: Path, endpoint: Endpoint, watching: Watching
) -> None:
    administrator = Laptop(tmp_path / "administrator", endpoint.url)
    administrator.member.found_organisation("Øvelse", "Mette Dam", tmp_path / "recovery")
    space = administrator.member.create_space("Gadeteam", "team")
    folder = tmp_path / "home" / "books" / "01"
    lost = Laptop(folder, endpoint.url)
    lost.member.join(administrator.member.invite("Nadia Holm", "fieldworker", [space]).text())
    lost.round()
    device = lost.book.device
    lost.close()
    lost.book.close()
    administrator.round()
    revoke(administrator.book, administrator.http, device, "Pc'en blev glemt i bussen.")
    administrator.close()
    administrator.book.close()

    door = DesktopDoor(Machine(tmp_path / "home"), watching, cost=KdfCost.FOR_TESTS)
    opened: list[BookPort] = []
    door.unlock(str(folder), PASSPHRASE, opened.append, lambda problem: pytest.fail(problem.text.en))
    qtbot.waitUntil(lambda: bool(watching.gone), timeout=LONG_MS)
    assert watching.locks == 1
    assert "adgang" in watching.gone[0].da
    assert door.session is not None
    door.session.wait_until_shut()
    problem = _unlock(qtbot, door, folder)
    assert isinstance(problem, Problem) and problem.code == "wiped"
    door.session.close()
