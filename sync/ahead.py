"""The next page of a large fetch: asked for while the book writes this one, and opened while it waits for the disk.

Nothing is decided here: an answer counts only if the request that would have been made by then is the one that was
made, and a change only if its sealed bytes are those that were opened. Whatever fails is simply asked for again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import msgspec

from local_store.changes import Stored, decode
from local_store.errors import KnownError
from sync import wire
from sync.errors import Untrusted
from sync.http_client import HttpClient
from sync.sealing import Opener

T = TypeVar("T")

_MOST_BYTES = 4 * 1024 * 1024  # inflated: kilobytes may have been megabytes before they were sealed

Unsealed = Mapping[bytes, tuple[bytes, Stored]]  # by a change's id: the sealed bytes it came as, and what they hold


class Beside(Protocol):
    """Does one job at a time beside the round, on a thread that is not ours to have."""

    def begin(self, job: Callable[[], T]) -> Callable[[], T]:
        """Begin a job; what is returned waits for it, and returns or raises as it did."""
        ...

    def may_go_on(self) -> bool:
        """For the job, before each small step: waits for a good moment. False: the round waits, end the job."""
        ...


@dataclass
class Ahead:
    """Of one round. While a request is under way, nobody else uses the line to the endpoint."""

    http: HttpClient
    beside: Beside | None
    unsealed: Unsealed = field(default_factory=dict)  # of the page last taken
    _asked: wire.RoundRequest | None = None
    _wait: Callable[[], tuple[wire.RoundAnswer, Unsealed]] | None = None

    def ask(self, request: wire.RoundRequest, openers: Mapping[bytes, Opener]) -> None:
        """Send a request that pushes nothing; `openers` are of its spaces, and used by nobody else."""
        if self.beside is not None:
            self._asked = request
            self._wait = self.beside.begin(lambda: self._fetch(request, openers))

    def take(self, request: wire.RoundRequest) -> wire.RoundAnswer | None:
        """Return the answer to this very request; None when another was made, none, or no good answer came."""
        asked, wait, self.unsealed = self._asked, self._wait, {}
        self._asked = self._wait = None
        if wait is None:
            return None
        try:
            answer, unsealed = wait()
        except KnownError:
            return None
        if request != asked:
            return None
        self.unsealed = unsealed
        return answer

    def close(self) -> None:
        """Wait for what is under way: the line is the round's alone again."""
        wait, self._asked, self._wait, self.unsealed = self._wait, None, None, {}
        if wait is not None:
            try:
                wait()
            except KnownError:
                return

    def _fetch(
        self, request: wire.RoundRequest, openers: Mapping[bytes, Opener]
    ) -> tuple[wire.RoundAnswer, Unsealed]:
        answer = self.http.post("/v1/round", request, wire.RoundAnswer)
        unsealed: dict[bytes, tuple[bytes, Stored]] = {}
        for page in answer.pages:
            if (opener := openers.get(page.space)) is not None:
                self._unseal(opener, page, unsealed)
        return answer, unsealed

    def _unseal(self, opener: Opener, untrusted_page: wire.Page, into: dict[bytes, tuple[bytes, Stored]]) -> None:
        """Open what verifies, as much as a page honestly holds; what does not is told when the page is taken in."""
        size = 0
        for delivered in untrusted_page.batches:
            try:
                ids = wire.ids_of(wire.decode(delivered.batch.body, wire.Batch).changes)
                for id_, sealed in zip(ids, delivered.sealed, strict=False):
                    if size > _MOST_BYTES or self.beside is None or not self.beside.may_go_on():
                        return  # the round opens the rest itself
                    if sealed:
                        into[id_] = sealed, decode(opener.open(id_, sealed))
                        size += len(into[id_][1].body)
            except Untrusted:
                continue


def next_request(
    request: wire.RoundRequest, pages: Mapping[bytes, wire.Page], head: wire.Head
) -> wire.RoundRequest:
    """Return the request that follows when these pages are in the book, the directory known up to `head`."""
    cursors = tuple(
        msgspec.structs.replace(one, after=pages[one.space].upto) if one.space in pages else one
        for one in request.cursors
    )
    return msgspec.structs.replace(request, head=head, push=(), cursors=cursors)
