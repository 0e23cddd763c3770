"""What the network's thread does with the endpoint, for one open book; the connection is kept between rounds."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from desktop.beside import Beside
from desktop.store_thread import BookFromNetwork
from local_store.errors import NotFound, RefusedInput, Text
from local_store.ids import SpaceId
from local_store.rules.danish_calendar import here
from sync.event_line import EventLine
from sync.events import Events
from sync.http_client import HttpClient
from sync.invitations import read_invitation
from sync.member import Member
from sync.round import Progress, RoundResult, run_round
from sync.standing import Standing
from ui.views import InvitationView

T = TypeVar("T")


class Rounds:
    """Used by one thread at a time, but for `cut`."""

    def __init__(self, book: BookFromNetwork, progress: Callable[[Progress], None] | None = None) -> None:
        """`progress` is called on the network's thread while a round is under way."""
        self._book = book
        self._progress = progress
        self._http: HttpClient | None = None
        self._cut = False

    def one(self) -> RoundResult | None:
        """Run a round; None when the book belongs to no organisation. Raises as `run_round`."""
        http = self._connection()
        if http is None:
            return None
        with Beside() as beside:
            self._book.tell_commits(beside.commits)
            return run_round(self._book, http, progress=self._progress, beside=beside)

    def listen(self, pause: Callable[[float], None]) -> Events:
        """Return what waits for the endpoint's events, for a thread of its own. After a round that worked."""
        http = self._http
        if http is None:
            raise RuntimeError("no round has run yet")

        def is_news(space: str, position: int) -> bool:
            try:
                return int(self._book.cursor(SpaceId(space))) < position
            except NotFound:  # a space that no round has brought yet: the round that does will tell
                return True

        return Events(EventLine(http.base_url), lambda: http.token, is_news, pause)

    def invite(self, person: str, role: str, spaces: tuple[str, ...]) -> tuple[str, InvitationView]:
        """Make a single-use invitation and return its text with what it says."""
        http = self._connection()
        if http is None:
            raise no_organisation()
        into = [SpaceId(space) for space in spaces]
        text = Member(self._book, http).invite(person, role, into).text()
        return text, invitation_view(text)

    def tell(self, answer: Callable[[Any, HttpClient | None, Any], T], question: Any) -> T:
        """Let `answer` tell the endpoint what a person asked for; without an organisation it gets no connection."""
        return answer(self._book, self._connection(), question)

    def cut(self) -> None:
        """The book is being locked: whatever the endpoint is waited for, it comes too late. From another thread."""
        self._cut = True
        if self._http is not None:
            self._http.cut()

    def close(self) -> None:
        """Let the connection go."""
        if self._http is not None:
            self._http.close()

    def _connection(self) -> HttpClient | None:
        if self._http is None:
            standing = Standing.of(self._book)
            if standing is None:
                return None
            self._http = HttpClient(standing.membership.endpoint)
            if self._cut:
                self._http.cut()
        return self._http


def no_organisation() -> RefusedInput:
    """Return the refusal for what only a member can do."""
    return RefusedInput(
        Text("Du er ikke med i en organisation endnu.", "You belong to no organisation yet."),
        code="no_organisation",
    )


def invitation_view(untrusted_text: str) -> InvitationView:
    """Return what an invitation says, without asking anybody. Raises RefusedInput."""
    invitation = read_invitation(untrusted_text)
    return InvitationView(
        organisation="",
        role="",
        expires=here(datetime.fromtimestamp(invitation.expires, UTC)),
        words=invitation.words,
        endpoint=invitation.endpoint,
    )
