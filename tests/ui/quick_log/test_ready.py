"""The blank form kept ready: made part by part, given out once, never a stale one."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from local_store.records.catalogue import standard
from ui.quick_log.ready import Ready, begun, finished
from ui.style import language


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Danish again afterwards."""
    yield
    language.choose("da")


def whole(qtbot: QtBot) -> Ready:
    ready = Ready()
    ready.prepare(standard())
    assert not ready.is_whole(), "a part at a time, so that nobody waits"
    qtbot.waitUntil(ready.is_whole, timeout=5000)
    return ready


def test_what_is_ready_is_given_out_once(qtbot: QtBot) -> None:
    ready = whole(qtbot)
    first, second = ready.take(standard()), ready.take(standard())
    assert first.form is not second.form
    for form in (first, second):
        assert form.form.save_button.text() == "Gem"
        assert form.form.zone.summary() == ""
        form.paper.deleteLater()


def test_one_that_is_half_made_is_finished_when_it_is_needed(qtbot: QtBot) -> None:
    ready = Ready()
    ready.prepare(standard())
    form = ready.take(standard())
    assert form.form.save_button.text() == "Gem"
    form.paper.deleteLater()


def test_one_in_another_language_is_not_given_out(qtbot: QtBot) -> None:
    ready = whole(qtbot)
    language.choose("en")
    form = ready.take(standard())
    assert form.language == "en"
    form.paper.deleteLater()


def test_a_form_made_at_once_is_the_same(qtbot: QtBot) -> None:
    form = finished(begun(standard()))
    assert form.paper.layout().count() > 0
    form.paper.deleteLater()
