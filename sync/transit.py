"""What came is what was sent: every body travels with its digest (RFC 9530), both ways.

TLS sees to that on its part of the way; a proxy that ends TLS, a bad cable behind it or a bad memory do not.
A sealed change damaged on its way in would otherwise be kept by the endpoint, which cannot open it, for good.
"""

import base64
import hashlib

HEADER = "Content-Digest"
_START = "sha-256=:"


def digest_of(body: bytes) -> str:
    """Return the header's value for this body."""
    return f"{_START}{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def arrived_whole(untrusted_header: str | None, untrusted_body: bytes) -> bool:
    """Tell whether the body is the one the header was made for; a sender who gives none is taken at its word."""
    return untrusted_header is None or untrusted_header.strip() == digest_of(untrusted_body)
