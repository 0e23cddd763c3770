"""One connection to the endpoint: kept alive, bounded in time and size, counted both ways, and suspicious.

A hotel's login page, a proxy's error, a torn answer and a server that drips for hours are all the same thing to
the worker: the endpoint is not there right now, and the work is kept here.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import requests
from urllib3.exceptions import HTTPError

from sync import transit, wire
from sync.addresses import is_here, is_secure, not_secure_address
from sync.cord import Cord, CordedAdapter
from sync.errors import EndpointUnreachable, Text, Untrusted
from sync.refusals import refused

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0  # between two reads
WHOLE_SECONDS = 180.0  # one answer
_CHUNK = 256 * 1024
_PROBLEM_BYTES = 64 * 1024
_BUSY = frozenset({429, 502, 503, 504})

Answer = TypeVar("Answer", bound=wire.Message)


class HttpClient:
    """Talks to one endpoint. Only `cut` is for other threads. `verify`: True, or the certificates to trust."""

    def __init__(
        self,
        base_url: str,
        *,
        verify: bool | str = True,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
        whole_seconds: float = WHOLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.bytes_sent = 0  # bodies and heads; the heads by their text
        self.bytes_received = 0
        self.requests = 0
        self.token: str | None = None
        self._timeout = (connect_seconds, read_seconds)
        self._whole_seconds = whole_seconds
        self._clock = clock
        self._cord = Cord()
        self._session = requests.Session()
        self._session.verify = verify
        self._session.mount("http://", CordedAdapter(self._cord))
        self._session.mount("https://", CordedAdapter(self._cord))
        self._session.headers.update({"Accept-Encoding": "identity", "User-Agent": "Feltbog"})
        if is_here(self.base_url):
            self._session.trust_env = False  # no proxy stands between a laptop and itself

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()
        self._cord.let_go()

    def cut(self) -> None:
        """End what is waited for, and ask nothing more: from another thread, when nobody wants the answer."""
        self._cord.snap()

    def __enter__(self) -> "HttpClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, route: str, answer: type[Answer]) -> Answer:
        """Ask. Raises EndpointUnreachable ("not_secure": plain http beyond this machine) or EndpointRefused."""
        return self._ask("GET", route, None, answer)

    def post(self, route: str, message: wire.Message, answer: type[Answer]) -> Answer:
        """Send and return the answer; with the token, when there is one. Raises as `get`."""
        return self._ask("POST", route, wire.encode(message), answer)

    def _ask(self, method: str, route: str, body: bytes | None, answer: type[Answer]) -> Answer:
        if not is_secure(self.base_url):
            raise not_secure_address()
        if self._cord.snapped:
            raise unreachable()
        headers = {"Accept": wire.CONTENT_TYPE}
        if body is not None:
            headers["Content-Type"] = wire.CONTENT_TYPE
            headers[transit.HEADER] = transit.digest_of(body)
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            request = self._session.prepare_request(
                requests.Request(method, self.base_url + route, headers=headers, data=body)
            )
            settings = self._session.merge_environment_settings(request.url, {}, True, None, None)
            with self._session.send(request, timeout=self._timeout, allow_redirects=False, **settings) as response:
                self._count(request, response)
                untrusted_body = self._read(response, wire.answer_limit(answer))
        except requests.exceptions.SSLError as error:
            raise not_secure() from error
        except (requests.RequestException, HTTPError, ValueError, OSError) as error:
            self._cord.pull()
            raise unreachable() from error
        if not transit.arrived_whole(response.headers.get(transit.HEADER), untrusted_body):
            raise unreachable()
        return judged(response, untrusted_body, answer)

    def _count(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        self.requests += 1
        self.bytes_sent += len(request.body or b"") + 30 + len(request.path_url) + _head_bytes(request.headers)
        self.bytes_received += 20 + _head_bytes(response.headers)

    def _read(self, response: requests.Response, most: int) -> bytes:
        """Read at most what an answer may hold, in the time an answer may take."""
        limit = most if response.status_code == 200 else _PROBLEM_BYTES
        until = self._clock() + self._whole_seconds
        parts: list[bytes] = []
        size = 0
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            parts.append(chunk)
            size += len(chunk)
            self.bytes_received += len(chunk)
            if size > limit or self._clock() > until:
                response.close()
                self._cord.pull()
                raise not_the_endpoint() if size > limit else unreachable()
        expected = response.headers.get("Content-Length", "")
        if expected.isdigit() and int(expected) != size:
            raise unreachable()
        return b"".join(parts)


def _head_bytes(headers: object) -> int:
    items = dict(headers).items()  # type: ignore[call-overload]
    return sum(len(str(name)) + len(str(value)) + 4 for name, value in items) + 2


def judged(response: requests.Response, untrusted_body: bytes, answer: type[Answer]) -> Answer:
    """Return the message of an answer. Raises EndpointUnreachable or EndpointRefused for what is none."""
    kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if response.status_code == 200 and kind == wire.CONTENT_TYPE:
        try:
            return wire.decode(untrusted_body, answer)
        except Untrusted as error:
            raise not_the_endpoint() from error
    if response.status_code >= 400 and kind == wire.PROBLEM_TYPE:
        try:
            problem = wire.decode_problem(untrusted_body)
        except Untrusted as error:
            raise not_the_endpoint() from error
        if response.status_code in _BUSY:
            raise EndpointUnreachable(
                Text(
                    "Centralen har travlt. Dit arbejde er gemt her, og vi prøver igen.",
                    "The endpoint is busy. Your work is kept here, and we will try again.",
                ),
                code="busy",
            )
        if problem.code == "torn":  # our request was damaged on its way: the same as not having arrived
            raise unreachable()
        raise refused(problem.code)
    if response.status_code >= 500:
        raise unreachable()
    raise not_the_endpoint()


def unreachable() -> EndpointUnreachable:
    """Return the error for no answer, a torn one or one that takes too long."""
    return EndpointUnreachable(
        Text(
            "Der er ikke forbindelse til centralen. Dit arbejde er gemt her og sendes, når der er net.",
            "The endpoint cannot be reached. Your work is kept here and is sent when there is a network.",
        )
    )


def not_the_endpoint() -> EndpointUnreachable:
    """Return the error for an answer that no endpoint gives."""
    return EndpointUnreachable(
        Text(
            "Noget andet end centralen svarede – måske et net, hvor man skal logge ind i browseren først. "
            "Dit arbejde er gemt her.",
            "Something other than the endpoint answered – perhaps a network that wants a login in the browser "
            "first. Your work is kept here.",
        ),
        code="not_the_endpoint",
    )


def not_secure() -> EndpointUnreachable:
    """Return the error for a certificate that does not fit."""
    return EndpointUnreachable(
        Text(
            "Forbindelsen til centralen er ikke sikker (certifikatet passer ikke). Intet er sendt; "
            "dit arbejde er gemt her. Se efter, om pc’ens dato passer.",
            "The connection to the endpoint is not secure (its certificate does not fit). Nothing was sent; "
            "your work is kept here. Check that this PC has the right date.",
        ),
        code="tls",
    )
