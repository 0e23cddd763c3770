"""Which addresses an endpoint may have: https, or plain http to this very machine and nowhere else.

Changes are sealed whatever carries them, but over plain http the token, the ids and who sends how much to whom
would lie open on the way. The endpoint refuses to serve so (`sync.endpoint.serve`); this is its rule on the other
side.
"""

import ipaddress
from urllib.parse import urlsplit

from local_store.errors import EndpointUnreachable, RefusedInput, Text

_NOT_SECURE = Text(
    "Adressen begynder med http:// og er ikke på denne maskine. Så kan andre på nettet følge med. Brug en adresse, "
    "der begynder med https://.",
    "The address begins with http:// and is not on this machine. Others on the network could listen. Use an "
    "address that begins with https://.",
)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine: localhost, 127.0.0.0/8 or ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_here(address: str) -> bool:
    """Tell whether an address is on this machine; False for what is no address."""
    try:
        return is_loopback(urlsplit(address).hostname or "")
    except ValueError:
        return False


def is_secure(address: str) -> bool:
    """Tell whether what goes to the address can be read by nobody on the way; False for what is no address."""
    try:
        parts = urlsplit(address)
        secure = parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False
    return secure or (parts.scheme == "http" and is_here(address))


def check_address(untrusted_address: str) -> None:
    """Raise RefusedInput "not_secure" (field endpoint) unless the address is secure."""
    if not is_secure(untrusted_address):
        raise RefusedInput(_NOT_SECURE, field="endpoint", code="not_secure")


def not_secure_address() -> EndpointUnreachable:
    """Return the error for an address, kept from before, that nothing is sent to."""
    return EndpointUnreachable(
        Text(
            f"{_NOT_SECURE.da} Intet er sendt; dit arbejde er gemt her.",
            f"{_NOT_SECURE.en} Nothing was sent; your work is kept here.",
        ),
        code="not_secure",
    )
