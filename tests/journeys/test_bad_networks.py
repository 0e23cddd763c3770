"""A hotel, a proxy, a wrong certificate, an endpoint that lags: badge and outbox say so, in both languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from sync import wire
from sync.standing import Standing
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, PASSPHRASE, opened, running_app
from tests.journeys.test_a_contact_without_a_network import _nadia
from tests.sync.test_http_client import HTML, answer
from tests.sync.wires import OddServer, self_signed
from ui.outbox.page import OutboxPage
from ui.shell.navigation import PageName
from ui.style import language

PROBLEM = "Content-Type: " + wire.PROBLEM_TYPE
LOGIN = answer("200 OK", "Content-Type: text/html", HTML)
GATEWAY = answer("502 Bad Gateway", "Content-Type: text/html", HTML)
PROXY_LOGIN = answer("407 Proxy Authentication Required", "Content-Type: text/html", HTML)
BUSY = answer("503 Service Unavailable", PROBLEM, b'{"status":503,"code":"busy"}')

# what answers; what the outbox says in Danish and in English
NETWORKS: dict[str, tuple[bytes, str, str]] = {
    "a login page": (LOGIN, "logge ind i browseren", "login in the browser"),
    "a proxy that wants a login": (PROXY_LOGIN, "logge ind i browseren", "login in the browser"),
    "a proxy that reaches nobody": (GATEWAY, "ikke forbindelse til centralen", "endpoint cannot be reached"),
    "an endpoint with too much to do": (BUSY, "Centralen har travlt", "The endpoint is busy"),
    "a line that breaks": (b"", "ikke forbindelse til centralen", "endpoint cannot be reached"),
    "a wrong certificate": (LOGIN, "ikke sikker (certifikatet passer ikke)", "certificate does not fit"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nadia's laptop, with a contact that has not been sent."""
    folder = tmp_path_factory.mktemp("bad networks")
    with Endpoint.start(folder / "endpoint") as endpoint:
        book_folder = _nadia(endpoint, folder)
    with FieldBook.open(book_folder, PASSPHRASE) as book:
        (team,) = [space.id for space in book.spaces() if space.kind == "team"]
        book.add("youth_group", {"name": "Parken"}, space=team)
    return folder / "nadia"


def _meets(folder: Path, url: str) -> None:
    """Let the book look for its endpoint there."""
    with FieldBook.open(folder, PASSPHRASE) as book:
        standing = Standing.of(book)
        assert standing is not None
        standing.set_membership(msgspec.structs.replace(standing.membership, endpoint=url))


def _said(page: OutboxPage, status: Any) -> str:
    page.show_status(status)
    return page.status_text.text()


def _look(qtbot: QtBot, home: Path, until: Callable[[Any], bool]) -> tuple[str, str, str, str]:
    """Open the app on the outbox; return what it says in Danish and English, and the badge's two lines."""
    with running_app(home) as whole:
        area = opened(qtbot, whole, home / "books" / "01")
        statuses: list[Any] = []
        stop = area.port.on_status(statuses.append)
        area.open(PageName.OUTBOX)
        qtbot.waitUntil(lambda: bool(statuses) and until(statuses[-1]), timeout=LONG_MS)
        page = area.page()
        assert isinstance(page, OutboxPage)
        danish, badge = page.status_text.text(), area.spine.sync.accessibleName()
        try:
            language.choose("en")
            english = _said(page, statuses[-1])
        finally:
            language.choose("da")
        stop()
        return danish, english, badge, statuses[-1].state


@pytest.mark.parametrize("network", NETWORKS)
def test_each_bad_network_is_told_plainly_and_the_work_is_kept(
    network: str, qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    untrusted_answer, danish, english = NETWORKS[network]
    secure = network == "a wrong certificate"
    with OddServer(untrusted_answer, tls=self_signed(tmp_path)[0] if secure else None) as server:
        _meets(home / "books" / "01", server.url.replace("http:", "https:") if secure else server.url)
        da, en, badge, state = _look(qtbot, home, lambda status: status.online is False and status.waiting == 1)
    assert danish in da and "gemt her" in da
    assert english in en and "kept here" in en
    assert (state, "Gemt her" in badge, "1 venter på net" in badge) == ("saved_here", True, True)
