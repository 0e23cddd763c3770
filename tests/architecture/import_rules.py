"""The import rules of the architecture, as pure functions from modules to violations (plain sentences)."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.architecture.source_tree import PACKAGES, Module, is_within, pulled_in

Modules = Mapping[str, Module]

THREADS = ("threading", "_thread", "concurrent", "asyncio", "multiprocessing", "anyio", "trio")
QT_THREADS = frozenset({"QThread", "QThreadPool", "QRunnable", "QtConcurrent"})
THREAD_CALLS = frozenset({"to_thread", "run_in_executor", "run_sync", "Thread", "Timer"})
NETWORK = ("requests", "socket", "http", "urllib.request", "urllib3", "httpx", "litestar", "uvicorn")
SQL = ("sqlite3", "sqlcipher3", "sqlite_utils", "sqlalchemy")
QT = ("PySide6", "shiboken6")


@dataclass(frozen=True, slots=True)
class Room:
    """What the modules at and below `name` may import: `ours` of our own, anything foreign but `never`."""

    name: str
    ours: tuple[str, ...]
    never: tuple[str, ...]

    def allows(self, target: str) -> bool:
        """Whether an import of `target` (a dotted module name) is allowed here."""
        if is_within(target, *PACKAGES):
            return is_within(target, self.name, *self.ours)
        return not is_within(target, *self.never)


# The first room that fits is the module's, so the strictest come first.
ROOMS = (
    Room(
        "sync.endpoint",
        ours=("sync.wire", "sync.directory", "sync.errors", "sync.transit", "local_store.errors"),
        # The server's own library runs it on threads: it may lock and await, but start none (see below).
        never=(*QT, "_thread", "concurrent", "multiprocessing", "trio"),
    ),
    Room("sync", ours=("local_store",), never=(*QT, *THREADS)),
    Room("local_store", ours=(), never=(*QT, *THREADS, *NETWORK)),
    Room(
        "ui",
        ours=("local_store.records", "local_store.rules", "local_store.errors", "sync.status"),
        never=(*THREADS, *NETWORK, *SQL, "PySide6.QtSql", "PySide6.QtNetwork"),
    ),
    Room("desktop", ours=("ui", "sync", "local_store"), never=()),
)
# What the endpoint may carry with it, so that it cannot read a record even by a detour. `local_store.errors` is the
# house's words for sentences and faults and holds no record; everybody may use it.
ENDPOINT = "sync.endpoint"
ENDPOINT_MAY_LOAD = (
    "sync.endpoint",
    "sync.wire",
    "sync.wire_statements",
    "sync.wire_letters",
    "sync.directory",
    "sync.directory_checks",
    "sync.directory_joining",
    "sync.directory_moves",
    "sync.errors",
    "sync.transit",
    "local_store.errors",
)


def room_of(module: str) -> Room | None:
    """The room a module lives in."""
    return next((room for room in ROOMS if is_within(module, room.name)), None)


def forbidden_imports(modules: Modules) -> list[str]:
    """Imports that cross from one room into another that it may not know."""
    return [
        f"{module.name}:{found.line} imports {found.target}, which {room.name} may not"
        for module in modules.values()
        if (room := room_of(module.name)) is not None
        for found in module.imports(modules)
        if not room.allows(found.target)
    ]


def endpoint_detours(modules: Modules) -> list[str]:
    """Modules that come along with the endpoint though it must not be able to read what they read.

    The package `sync` itself comes along with everything below it, so its __init__ is in the walk too.
    """
    return [
        f"{ENDPOINT} loads {name} by a detour"
        for name in sorted(pulled_in(ENDPOINT, modules))
        if name not in ("sync", "local_store") and not is_within(name, *ENDPOINT_MAY_LOAD)
    ]


def threads_outside_desktop(modules: Modules) -> list[str]:
    """Threads started, by Qt or by Python, outside `desktop` (imports of thread modules: see the rooms)."""
    return [
        f"{module.name}:{line} uses {name}; threads live in desktop only"
        for module in modules.values()
        if not is_within(module.name, "desktop")
        for name, line in _thread_names(module)
    ]


def _thread_names(module: Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(module.source)):
        if isinstance(node, ast.ImportFrom):
            yield from ((a.name, node.lineno) for a in node.names if a.name in QT_THREADS)
        elif isinstance(node, ast.Attribute) and node.attr in QT_THREADS:
            yield node.attr, node.lineno
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in THREAD_CALLS:
                yield name, node.lineno


def hidden_imports(modules: Modules) -> list[str]:
    """Imports by string, which no rule here could see through."""
    return [
        f"{module.name}:{node.lineno} imports by string; write an import statement"
        for module in modules.values()
        for node in ast.walk(ast.parse(module.source))
        if isinstance(node, ast.Name | ast.Attribute | ast.alias)
        and (_name(node) in ("import_module", "__import__"))
    ]


def _name(node: ast.Name | ast.Attribute | ast.alias) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else node.name
