"""How often one address may ask without a token: enough for a whole municipality behind one, not for a guesser.

Each address has so many requests at once, and gets new ones steadily. Addresses are remembered in memory only, by
each process for itself, and only so many: the one not heard of for longest is forgotten. Requests from this machine
are not counted: they come from a proxy in front, which knows the true addresses and has to do this itself.
"""

import ipaddress
import math
import threading
from collections import OrderedDict
from collections.abc import Callable

from sync.endpoint.limits import Limits

REMEMBERED = 20_000  # addresses


class Patience:
    """Safe from any thread. `clock` gives seconds; a clock that jumps back gives nothing new for that long."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._at_once = float(limits.strangers_at_once)
        self._a_second = limits.strangers_a_second
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = (
            OrderedDict()
        )  # address: requests left, and when that was

    def wait(self, untrusted_address: str) -> int:
        """Count a request from the address; return 0, or after how many whole seconds it may ask again."""
        address = _network(untrusted_address)
        if address is None:
            return 0
        with self._lock:
            now = self._clock()
            left, then = self._left.pop(address, (self._at_once, now))
            left = min(self._at_once, left + max(0.0, now - then) * self._a_second)
            served = left >= 1
            self._left[address] = (left - served, max(now, then))
            if len(self._left) > REMEMBERED:
                self._left.popitem(last=False)
        return 0 if served else max(1, math.ceil((1 - left) / self._a_second))


def _network(address: str) -> str | None:
    """Return what counts as one asker: an IPv4 address, an IPv6 /64. None: this machine, or no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    if found.is_loopback:
        return None
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))
