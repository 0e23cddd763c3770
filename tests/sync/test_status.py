"""The badge says the one thing that matters most."""

from datetime import UTC, datetime

import pytest

from sync.status import status_of

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waiting", "attention", "last", "online", "state"),
    [
        (0, 0, None, None, "saved_here"),
        (3, 0, NOW, True, "saved_here"),
        (0, 0, NOW, True, "sent"),
        (0, 0, NOW, False, "sent"),
        (3, 1, NOW, True, "needs_you"),
        (0, 2, None, None, "needs_you"),
    ],
)
def test_what_needs_a_person_wins_then_what_is_unsent(
    waiting: int, attention: int, last: datetime | None, online: bool | None, state: str
) -> None:
    status = status_of(waiting, attention, last=last, online=online)
    assert status.state == state
    assert status.text.da.endswith(".")
    assert status.text.en.endswith(".")


def test_one_is_said_in_the_singular() -> None:
    assert status_of(1, 0).text.da == "Én ændring venter på at blive sendt."
    assert status_of(0, 1).text.en == "One thing needs you."


def test_a_book_without_an_endpoint_promises_nobody_that_it_will_send() -> None:
    status = status_of(3, 0, alone=True)
    assert (status.waiting, status.online, status.text.da) == (0, None, "Bogen er kun på denne pc.")
    assert status_of(3, 1, alone=True).text.da == "Én ting kræver dit blik."
