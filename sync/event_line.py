"""The connection on which the endpoint says what is new: one answer that goes on, and that anybody may cut.

Everything on it is bounded: how long nothing may come, how much may come, how long one event may be. It carries no
content, so whatever goes wrong on it costs a poll and nothing else.
"""

import time
from collections.abc import Callable, Iterator

import requests
from urllib3.exceptions import HTTPError

from sync import wire
from sync.addresses import is_here, is_secure, not_secure_address
from sync.cord import Cord, CordedAdapter
from sync.http_client import judged, not_secure, not_the_endpoint, unreachable

ROUTE = "/v1/events"
CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 40.0  # more than two of the endpoint's heartbeats
MOST_BYTES = 8 * 1024 * 1024  # on one connection; the endpoint ends each after some minutes
_EVENT_BYTES = 256 * 1024
_PROBLEM_BYTES = 64 * 1024
_EVENT_STREAM = "text/event-stream"


class EventLine:
    """Belongs to one thread, but `cut` may be called from any. `verify` as of HttpClient."""

    def __init__(
        self,
        base_url: str,
        *,
        verify: bool | str = True,
        connect_seconds: float = CONNECT_SECONDS,
        silence_seconds: float = SILENCE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._url = base_url.rstrip("/") + ROUTE
        self._timeout = (connect_seconds, silence_seconds)
        self._cord = Cord()
        self._session = requests.Session()
        self._session.verify = verify
        self._session.mount("http://", CordedAdapter(self._cord))
        self._session.mount("https://", CordedAdapter(self._cord))
        self._session.headers.update({"Accept-Encoding": "identity", "User-Agent": "Feltbog"})
        if is_here(base_url):
            self._session.trust_env = False  # no proxy stands between a laptop and itself

    def events(self, token: str) -> Iterator[bytes]:
        """Yield the data of each event as it comes, b"" for a heartbeat; ends when the endpoint ends it.

        Raises EndpointUnreachable (unreachable, tls, busy, not_the_endpoint, not_secure), EndpointRefused.
        """
        if not is_secure(self._url):
            raise not_secure_address()
        headers = {"Accept": _EVENT_STREAM, "Authorization": f"Bearer {token}"}
        try:
            response = self._session.get(
                self._url, headers=headers, stream=True, timeout=self._timeout, allow_redirects=False
            )
            with response:
                yield from self._read(response)
        except requests.exceptions.SSLError as error:
            raise not_secure() from error
        except (requests.RequestException, HTTPError, ValueError, OSError) as error:
            raise unreachable() from error
        finally:
            self._cord.let_go()

    def cut(self) -> None:
        """End the connection that is open, whatever it waits for."""
        self._cord.pull()

    def close(self) -> None:
        """Cut, and let everything go."""
        self.cut()
        self._session.close()

    def _read(self, response: requests.Response) -> Iterator[bytes]:
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if response.status_code != 200 or kind != _EVENT_STREAM:
            untrusted_body = response.raw.read1(_PROBLEM_BYTES, decode_content=False)
            judged(response, untrusted_body if kind == wire.PROBLEM_TYPE else b"", wire.Challenge)
            raise not_the_endpoint()  # a message where events were asked for
        waiting, size, heard = b"", 0, self._clock()
        while chunk := response.raw.read1(16 * 1024, decode_content=False):
            size += len(chunk)
            waiting = (waiting + chunk).replace(b"\r\n", b"\n")
            *whole, waiting = waiting.split(b"\n\n")
            if size > MOST_BYTES or len(waiting) > _EVENT_BYTES:
                raise not_the_endpoint()
            if whole:
                heard = self._clock()
            elif self._clock() - heard > self._timeout[1]:  # dripping, so that no read is ever late
                raise unreachable()
            for event in whole:
                yield _data_of(event)


def _data_of(event: bytes) -> bytes:
    parts = [line.removeprefix(b"data:").strip() for line in event.split(b"\n") if line.startswith(b"data:")]
    return b"\n".join(parts)
