"""How much memory this process has held at most."""

import resource
import sys
from pathlib import Path


def peak_mib() -> float:
    """Return the peak of the resident memory in MiB (VmHWM where the system tells it)."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
