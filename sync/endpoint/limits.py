"""What one endpoint takes from one sender: sizes, counts, times. An administrator's settings, never a protocol rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts and seconds; what exceeds them is refused before it is stored."""

    body_bytes: int = 16 * 1024 * 1024
    sealed_bytes: int = 8 * 1024 * 1024 + 64 * 1024  # a change of 8 MiB, sealed, and no more
    changes_per_batch: int = 2_000
    batches_per_round: int = 256
    page_bytes: int = 4 * 1024 * 1024
    page_changes: int = 2_000
    statement_bytes: int = 64 * 1024
    statements_per_organisation: int = 50_000
    grant_bytes: int = 16 * 1024
    organisation_bytes: int = 20 * 1024**3
    token_seconds: int = 15 * 60
    challenge_seconds: int = 120
    header_seconds: float = 10.0
    request_seconds: float = 60.0
    body_stall_seconds: float = 15.0
    keep_alive_seconds: int = 30
    graceful_seconds: int = 15
