"""The badge in words."""

import pytest

from sync.status import SyncStatus, status_of
from tests.ui.shell.recording_port import NOW
from ui.shell import sync_words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (status_of(4, 1), ("Kræver dit blik", "1 sted · 4 venter")),
        (status_of(0, 2), ("Kræver dit blik", "2 steder")),
        (status_of(4, 0, online=False), ("Gemt her", "4 venter på net")),
        (status_of(4, 0, online=True, last=NOW), ("Gemt her", "4 på vej")),
        (status_of(0, 0), ("Gemt her", "Kun på denne pc")),
        (status_of(4, 0, alone=True), ("Gemt her", "Kun på denne pc")),
        (status_of(4, 2, alone=True), ("Kræver dit blik", "2 steder")),
        (status_of(0, 0, online=True, last=NOW), ("Sendt", "Intet venter · 21.47")),
    ],
)
def test_three_states_each_with_a_count_or_a_time(status: SyncStatus, words: tuple[str, str]) -> None:
    assert (sync_words.first_line(status), sync_words.second_line(status)) == words
