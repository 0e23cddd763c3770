"""What one endpoint takes: bytes, counts, seconds. Its own settings; the protocol's limits are in sync.wire."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from sync import wire


@dataclass(frozen=True, slots=True)
class Limits:
    """What exceeds them is refused before it is stored; a body before it is read."""

    body_bytes: int = wire.MAX_REQUEST_BYTES
    small_body_bytes: int = 4096  # where the request has a fixed, small size
    round_pushes: int = 1000
    round_changes: int = 20_000
    commit_bytes: int = 2 * 1024 * 1024  # of a round's batches in one transaction: how long others wait for it
    page_changes: int = 2000  # at most, whatever the device asks for
    page_bytes: int = wire.MAX_PAGE_BYTES
    organisations: int = 1000
    organisation_bytes: int = 20 * 1024**3
    statements: int = 50_000
    challenge_seconds: int = 300
    token_seconds: int = 3600
    header_seconds: float = 10.0
    body_stall_seconds: float = 15.0
    request_seconds: float = 60.0
    keep_alive_seconds: int = 75
    graceful_seconds: int = 15
    requests_at_once: int = 128
    strangers_at_once: int = 2000  # requests without a token from one address; a municipality may have only one
    strangers_a_second: float = 20.0  # and how many more as time goes
    streams_at_once: int = 2000  # of events; who is one too many asks from time to time instead
    streams_of_a_device: int = 4
    stream_seconds: float = 900.0
    heartbeat_seconds: float = 15.0
    light_body_bytes: int = 64 * 1024  # a body up to this size waits for no other
    members_bytes: int = 48 * 1024 * 1024  # of larger bodies at the same time, of devices with a token
    strangers_bytes: int = 16 * 1024 * 1024  # and of anybody else
    heavy_wait_seconds: float = 10.0  # then: busy
    sweep_seconds: float = 60.0  # between two looks whether pages hold what was erased

    def with_settings(self, settings: Iterable[str]) -> "Limits":
        """Return limits with some replaced, each given as NAME=NUMBER. Raises ValueError on anything else."""
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        chosen: dict[str, int | float] = {}
        for setting in settings:
            name, _, number = setting.partition("=")
            if name not in kinds:
                raise ValueError(f"no such limit: {name} (there are: {', '.join(kinds)})")
            chosen[name] = kinds[name](number)
            if chosen[name] <= 0:
                raise ValueError(f"a limit is above zero: {setting}")
        return replace(self, **chosen)  # type: ignore[arg-type]
