"""Reads the source: which files there are, what each module imports, what a module pulls in with it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("desktop", "local_store", "sync", "ui")


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: the most exact module it leads to, and the line that does it."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Module:
    """One module of ours: dotted name, its source, and whether it is a package's __init__."""

    name: str
    source: str
    is_package: bool = False

    def imports(self, known: Iterable[str]) -> list[Import]:
        """Every import anywhere in the module, also inside functions and TYPE_CHECKING.

        `from a import b` leads to `a.b` when that is one of the `known` modules, else to `a`.
        """
        modules = frozenset(known)
        return [found for node in ast.walk(ast.parse(self.source)) for found in self._read(node, modules)]

    def _read(self, node: ast.AST, modules: frozenset[str]) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = self._base(node)
            for alias in node.names:
                exact = f"{base}.{alias.name}"
                yield Import(exact if exact in modules else base, node.lineno)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        kept = parts[: len(parts) - node.level + (1 if self.is_package else 0)]
        return ".".join([*kept, *([node.module] if node.module else [])])


def tracked_files(root: Path = ROOT) -> list[Path]:
    """The project's files: what git tracks or would track; without git, all but hidden and built ones."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        names = listing.stdout.decode("utf-8").split("\0")
        return sorted({root / name for name in names if name and (root / name).is_file()})
    return sorted(path for path in root.rglob("*") if path.is_file() and not _is_built(path.relative_to(root)))


def _is_built(path: Path) -> bool:
    built = {"__pycache__", "build", "dist", "out"}
    return any(
        part in built or part.endswith(".egg-info") or (part.startswith(".") and part != ".ci")
        for part in path.parts[:-1]
    )


def modules_of_ours(root: Path = ROOT, files: Iterable[Path] | None = None) -> dict[str, Module]:
    """Dotted name -> Module, for every Python file of the four packages."""
    found = {}
    for path in tracked_files(root) if files is None else files:
        relative = path.relative_to(root)
        if path.suffix == ".py" and relative.parts[0] in PACKAGES:
            is_package = path.name == "__init__.py"
            name = ".".join(relative.parts[:-1] if is_package else relative.with_suffix("").parts)
            found[name] = Module(name, path.read_text(encoding="utf-8"), is_package)
    return found


def is_within(name: str, *roofs: str) -> bool:
    """Whether `name` is one of `roofs` or a module below one."""
    return any(name == roof or name.startswith(f"{roof}.") for roof in roofs)


def pulled_in(start: str, modules: Mapping[str, Module]) -> set[str]:
    """Every module of ours that is loaded once everything at and below `start` is.

    Packages above a module count too, for Python runs their __init__ first.
    """
    waiting = [name for name in modules if is_within(name, start)]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in reached or name not in modules:
            continue
        reached.add(name)
        waiting.extend(found.target for found in modules[name].imports(modules))
        waiting.extend(name.rsplit(".", steps)[0] for steps in range(1, name.count(".") + 1))
    return reached
