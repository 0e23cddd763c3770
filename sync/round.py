"""A round: push, pull, agree. With nothing to do it is one request; whatever cuts it, the next one goes on."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from local_store.errors import RefusedInput, Text
from local_store.ids import SpaceId
from sync import agree, announcements, epochs, erasures, farewell, fetching_back, letters, member, pull, push, wire
from sync.ahead import Ahead, Beside, next_request
from sync.book_port import BookPort
from sync.chains import Chains
from sync.errors import EndpointRefused, untrusted
from sync.http_client import HttpClient
from sync.refusals import refused
from sync.session import Session
from sync.standing import Standing

CLOCK_SECONDS = 600
_PAGE_CHANGES = 2000
_REPAIRS = 2
_STALLS = 2
_MOST_REQUESTS = 2000  # of one exchange: an endpoint that always has more to say is heard on in the next round
_APART = Text(
    "Centralen og bogen er ikke enige om, hvad der er skrevet. Intet er mistet her, og vi prøver igen. "
    "Bliver det ved, så sig det til jeres administrator.",
    "The endpoint and the book do not agree on what has been written. Nothing is lost here, and we will try again. "
    "If it goes on, tell your administrator.",
)


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What a round did. `notice` is for the person (clocks that differ, a space that takes nothing from us)."""

    pushed: int
    pulled: int
    quarantined: int
    agreed: bool
    seconds: float
    bytes_sent: int
    bytes_received: int
    requests: int = 0
    notice: Text | None = None

    @property
    def moved(self) -> bool:
        """Tell whether any change went or came."""
        return self.pushed > 0 or self.pulled > 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: changes sent and fetched, and how many of each are left as far as is known."""

    pushed: int
    to_push: int
    pulled: int
    to_pull: int


def run_round(
    book: BookPort,
    http: HttpClient,
    *,
    progress: Callable[[Progress], None] | None = None,
    beside: Beside | None = None,
) -> RoundResult:
    """Bring book and endpoint together. Raises EndpointUnreachable, EndpointRefused, Untrusted; all work is kept.

    `beside` lends a thread, on which a large fetch is asked for ahead; `http` is used by nobody else meanwhile.
    RefusedInput "no_organisation" when the book belongs to none. EndpointRefused "revoked": the book is no more.
    """
    standing = Standing.of(book)
    if standing is None:
        raise RefusedInput(
            Text(
                "Bogen er ikke med i en organisation endnu. Brug en invitation eller opret en organisation.",
                "The book belongs to no organisation yet. Use an invitation or found an organisation.",
            ),
            code="no_organisation",
        )
    if standing.is_out:  # it was verified in an earlier contact, which was cut short
        raise farewell.obey(standing)
    try:
        return _Round(standing, http, progress or _silent, beside).run()
    except EndpointRefused as error:
        if error.code != "revoked":
            raise
        raise farewell.look_into(standing, http) from error


def _silent(_: Progress) -> None:
    """Nobody is looking."""


@dataclass
class _Round:
    standing: Standing
    http: HttpClient
    progress: Callable[[Progress], None]
    beside: Beside | None = None
    pushed: int = 0
    pulled: int = 0
    quarantined: int = 0
    notice: Text | None = None
    pages: dict[bytes, wire.Page] = field(default_factory=dict)  # the last of each space
    gaps: dict[bytes, int] = field(default_factory=dict)
    blocked: dict[bytes, str] = field(default_factory=dict)
    pace: pull.Pace = field(default_factory=pull.Pace)
    stalled: bool = False  # the endpoint always had more to ask or to say, and nothing came of it

    def run(self) -> RoundResult:
        began = time.perf_counter()
        before = self.http.bytes_sent, self.http.bytes_received, self.http.requests
        self.session, self.ahead = Session(self.standing, self.http), Ahead(self.http, self.beside)
        self.chains = Chains(self.standing.book)
        member.finish_pending(self.session)
        member.hold_recovery(self.standing)
        pull.notice_update(self.standing)
        erasures.obey(self.standing)
        announcements.take(self.standing)
        pull.retry_refused(self.standing)
        letters.send_ahead(self.session)
        fetching_back.begin(self.standing)
        for attempt in range(_REPAIRS + 1):
            self._exchange()
            if fetching_back.begin(self.standing):  # what came wants it
                self._exchange()
            if epochs.begin_due(self.session, self._pulled()):
                self._exchange()
            erasures.name_the_rest(self.session, self._pulled())
            letters.send(self.session)
            apart = self._apart()
            if not apart or attempt == _REPAIRS:
                break
            for space in apart:
                agree.repair(self.session, space, gap_after=self.gaps.pop(space, None))
        if not self.stalled:
            letters.all_taken(self.standing)
        if (apart or self.stalled) and self.notice is None:
            self.notice = _APART
        return RoundResult(
            self.pushed,
            self.pulled,
            self.quarantined,
            not apart and not self.blocked and not self.stalled,
            time.perf_counter() - began,
            self.http.bytes_sent - before[0],
            self.http.bytes_received - before[1],
            self.http.requests - before[2],
            self.notice,
        )

    def _exchange(self) -> None:
        """Ask and answer until neither side has more; stop when several requests in a row move nothing."""
        try:
            self._ask_and_answer()
        finally:
            self.ahead.close()

    def _ask_and_answer(self) -> None:
        stalls = 0
        self.stalled = False
        for _ in range(_MOST_REQUESTS):
            known = bool(self.standing.directory)
            spaces = self.standing.open_spaces() if known else []
            ready = [space for space in spaces if self._takes_from_us(space)]
            self.standing.tell_names()
            prepared = push.prepare(self.standing, self.chains, ready)
            self.quarantined += prepared.quarantined
            request = self._request(spaces, prepared.outgoing)
            answer = self.ahead.take(request) or self.session.post("/v1/round", request, wire.RoundAnswer)
            moved, more = self._take(request, prepared.outgoing, answer)
            if prepared.quarantined and self._left():
                moved = more = True
            if not more:
                return
            stalls = 0 if moved else stalls + 1
            if stalls == _STALLS:
                break
        self.stalled = True

    def _request(self, spaces: list[bytes], outgoing: Sequence[push.Outgoing]) -> wire.RoundRequest:
        standing = self.standing
        cursors = [fetching_back.cursor(standing, self.chains, space) for space in spaces]
        if standing.space_keys.get(standing.organisation):
            epoch = max(standing.space_keys[standing.organisation])
            cursors.append(wire.Cursor(standing.organisation, 0, 0, epoch))
        pushes = tuple(batch.push for batch in outgoing)
        return wire.RoundRequest(
            wire.VERSION,
            standing.organisation,
            standing.head,
            pushes,
            tuple(cursors),
            _PAGE_CHANGES,
            letters.cursors(standing, spaces),
            letters.sent(standing),
        )

    def _take(
        self, request: wire.RoundRequest, outgoing: Sequence[push.Outgoing], answer: wire.RoundAnswer
    ) -> tuple[bool, bool]:
        """Apply an answer. Returns whether it moved anything, and whether there is more to ask for."""
        self._look_at_clock(self.session.checked(answer).server_time)
        head_before, asked = self.standing.head, {cursor.space: cursor.after for cursor in request.cursors}
        more = self.session.take_directory(answer)
        if self.standing.is_out:
            raise farewell.obey(self.standing)
        new_keys = self.standing.learn_grants(
            answer.grants, by=self.standing.pair, to=self.standing.membership.device
        )
        erasures.obey(self.standing)  # with the keys that came along, for its ground may be sealed under a new one
        self.standing.tell_names()
        announcements.take(self.standing)
        sent = push.settle(self.standing, self.chains, outgoing, answer.acks)
        self.pushed += sent.pushed
        self.quarantined += sent.quarantined
        self.gaps.update(sent.gaps)
        self.blocked.update(sent.blocked)
        for code in sent.blocked.values():
            self.notice = refused(code).text
        moved = bool(sent.pushed or sent.quarantined or new_keys) or self.standing.head != head_before
        if not (more or outgoing or new_keys):
            self._ask_ahead(request, answer)
        # a page may hold what only the rest of the directory explains: it is asked for again with that
        for page in () if more else answer.pages:
            more |= page.more and page.space != self.standing.organisation
            moved |= self._take_page(page, asked.get(page.space))
        if new_keys or self.standing.head != head_before:
            more |= pull.try_refused_again(self.standing)
        for letter_page in () if more else answer.letters:
            taken = letters.take(self.standing, letter_page)
            moved |= taken.moved
            more |= taken.moved and (letter_page.more or bool(taken.records))
        if answer.letters_lost:
            letters.again(self.standing)
        left = self._left()
        more |= sent.again or bool(new_keys) or bool(outgoing and left)
        self.progress(Progress(self.pushed, left, self.pulled, self._to_pull()))
        return moved, more

    def _ask_ahead(self, request: wire.RoundRequest, answer: wire.RoundAnswer) -> None:
        """Fetch the rest of a large space while the book writes this page of it.

        Not after more than was asked for: two answers as large as they may be would not fit the memory at once.
        """
        large = [page.space for page in answer.pages if page.more and page.batches]
        held = sum(len(one.sealed) for page in answer.pages for one in page.batches)
        if large and self.beside is not None and held <= request.limit + wire.MAX_BATCH_CHANGES:
            pages = {page.space: page for page in answer.pages}
            following = next_request(request, pages, self.standing.head)
            self.ahead.ask(following, {space: self.standing.opener(space) for space in large})

    def _take_page(self, page: wire.Page, asked: int | None) -> bool:
        if asked is None:
            raise untrusted("malformed", "Svaret kan ikke læses.", "The answer cannot be read.")
        if page.space == self.standing.organisation:
            return False
        if page.upto < asked:  # the endpoint has lost what it gave positions to
            pull.rewind(self.standing, page.space, page.upto)
        self.pulled += pull.apply(self.standing, self.chains, page, self.pace, self.ahead.unsealed)
        self.pages[page.space] = page
        return page.upto != asked

    def _apart(self) -> list[bytes]:
        """Return the spaces in which the endpoint and this book do not hold the same.

        Those in which nothing may be sealed just now are left for when it may.
        """
        apart = [space for space, page in self.pages.items() if page.more or not agree.agrees(self.standing, page)]
        apart += [space for space in self.gaps if space not in apart]
        return [space for space in apart if self.standing.may_seal(space)]

    def _pulled(self) -> set[bytes]:
        """Return the spaces this book is up to date in."""
        mine = set(self.standing.open_spaces())
        return {space for space, page in self.pages.items() if not page.more and space in mine}

    def _takes_from_us(self, space: bytes) -> bool:
        return space not in self.blocked and space not in self.gaps and self.standing.may_seal(space)

    def _left(self) -> int:
        """Return how many changes are still to go out in spaces that take them."""
        counts = self.standing.book.unsent_count()
        mine = {SpaceId(space.hex()) for space in self.standing.open_spaces() if self._takes_from_us(space)}
        return sum(count for space, count in counts.items() if space in mine)

    def _to_pull(self) -> int:
        held = (self.standing.book.digest(SpaceId(space.hex())).count for space in self.pages)
        return max(0, sum(page.count for page in self.pages.values()) - sum(held))

    def _look_at_clock(self, server_time: int) -> None:
        if abs(server_time - time.time()) > CLOCK_SECONDS:
            self.notice = Text(
                "Uret her og uret på centralen viser mere end 10 minutter forskelligt. Det gør ingen skade, "
                "men se efter, om tid og dato passer.",
                "The clock here and the endpoint's differ by more than 10 minutes. It does no harm, but check "
                "that time and date are right.",
            )
