"""Counts and durations in Prometheus' text format: routes, codes, sizes. Never an id, an address or a name."""

import threading
from collections import Counter

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 10.0)  # seconds


class Metrics:
    """What this process has done since it started; safe to count from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str]] = Counter()
        self._durations: Counter[float] = Counter()
        self._seconds = 0.0
        self._refusals: Counter[str] = Counter()
        self._amounts: Counter[str] = Counter()

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count one answered request. `route` is the template, never the path as asked for."""
        with self._lock:
            self._requests[route, str(status)] += 1
            self._seconds += seconds
            for bound in BUCKETS:
                if seconds <= bound:
                    self._durations[bound] += 1

    def refusal(self, code: str) -> None:
        """Count one refusal by its stable code."""
        with self._lock:
            self._refusals[code] += 1

    def amount(self, name: str, value: int) -> None:
        """Add to one of the plain totals: changes_stored, batches_stored, bytes_received, bytes_sent."""
        with self._lock:
            self._amounts[name] += value

    def as_text(self) -> str:
        """Return everything in Prometheus' text exposition format, version 0.0.4."""
        with self._lock:
            lines = ["# TYPE feltbog_requests_total counter"]
            lines += [
                f'feltbog_requests_total{{route="{route}",status="{status}"}} {count}'
                for (route, status), count in sorted(self._requests.items())
            ]
            lines += self._histogram()
            lines.append("# TYPE feltbog_refusals_total counter")
            lines += [
                f'feltbog_refusals_total{{code="{code}"}} {count}' for code, count in sorted(self._refusals.items())
            ]
            for name, value in sorted(self._amounts.items()):
                lines += [f"# TYPE feltbog_{name}_total counter", f"feltbog_{name}_total {value}"]
        return "\n".join(lines) + "\n"

    def _histogram(self) -> list[str]:
        name = "feltbog_request_seconds"
        total = sum(self._requests.values())
        buckets = [f'{name}_bucket{{le="{bound}"}} {self._durations[bound]}' for bound in BUCKETS]
        return [
            f"# TYPE {name} histogram",
            *buckets,
            f'{name}_bucket{{le="+Inf"}} {total}',
            f"{name}_sum {self._seconds:.6f}",
            f"{name}_count {total}",
        ]
