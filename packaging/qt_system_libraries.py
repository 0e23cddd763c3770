"""See to the system libraries Qt needs on Linux and does not bring along.

Run by `packaging/bootstrap`. The libraries are tried by loading them, which is right on every
distribution; the names of the packages are Debian's. As root with apt they are installed, else the
one line to run is printed and the exit code is 1. On other systems than Linux there is nothing to do.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

# What every Qt program loads, screen or no screen.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# What a window under X needs besides. Nobody without a display should have to install these.
FOR_A_WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def loads(library: str) -> bool:
    """Whether the dynamic loader finds `library` (a soname) and everything it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def wanted(environment: Mapping[str, str]) -> dict[str, str]:
    """Soname -> Debian package, for a machine with this environment."""
    has_display = bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    return {**ALWAYS, **FOR_A_WINDOW} if has_display else dict(ALWAYS)


def missing(libraries: Mapping[str, str]) -> dict[str, str]:
    """The part of `libraries` that does not load here."""
    return {soname: package for soname, package in libraries.items() if not loads(soname)}


def apt_install(packages: Iterable[str]) -> None:
    """Install with apt, from its present lists if they do, else from fresh ones."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]

    def run(command: list[str]) -> int:
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
        return done.returncode

    if run(install) != 0:
        run(["apt-get", "update"])
        run(install)


def main() -> int:
    """0 when Qt's libraries load (now), 1 when somebody has to install them."""
    if sys.platform != "linux":
        return 0
    absent = missing(wanted(os.environ))
    can_install = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if absent and can_install:
        print(f"Installing Qt's system libraries: {' '.join(absent.values())}", file=sys.stderr)
        apt_install(absent.values())
        absent = missing(absent)
    if not absent:
        return 0
    print("Qt needs system libraries that are not here:", ", ".join(absent), file=sys.stderr)
    print("On Debian and Ubuntu, run this line, then the same command again:", file=sys.stderr)
    print(f"  sudo apt-get install -y {' '.join(absent.values())}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
