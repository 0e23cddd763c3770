"""The errors both sides of a round speak; apart, so that the endpoint imports nothing but its protocol."""

from local_store.errors import EndpointRefused, EndpointUnreachable, KnownError, Text, Untrusted

__all__ = ["EndpointRefused", "EndpointUnreachable", "KnownError", "Text", "Untrusted", "untrusted"]


def untrusted(code: str, da: str, en: str) -> Untrusted:
    """Return the error for bytes from outside that do not verify; `code` is stable."""
    return Untrusted(Text(da, en), code=code)
