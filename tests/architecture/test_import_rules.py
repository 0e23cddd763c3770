"""Who may import whom. Each rule is also shown a violation, so that none can pass by being blind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.architecture import import_rules
from tests.architecture.source_tree import Module, modules_of_ours

Rule = Callable[[import_rules.Modules], list[str]]

RULES: tuple[Rule, ...] = (
    import_rules.forbidden_imports,
    import_rules.endpoint_detours,
    import_rules.threads_outside_desktop,
    import_rules.hidden_imports,
)


def modules(**sources: str) -> dict[str, Module]:
    """Modules from keyword arguments. Two underscores stand for a dot; what has others below is a package."""
    named = {name.replace("__", "."): source for name, source in sources.items()}
    return {
        name: Module(name, source, any(other.startswith(f"{name}.") for other in named))
        for name, source in named.items()
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    found = rule(modules_of_ours())
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("local_store__book", "import sync"),
        ("local_store__book", "from sync.wire import Round"),
        ("local_store__book", "from ui import ports"),
        ("local_store__book", "import requests"),
        ("local_store__book", "import threading"),
        ("local_store__book", "from concurrent.futures import Future"),
        ("local_store__book", "from PySide6.QtCore import QObject"),
        ("local_store__book", "from ..desktop import application"),
        ("sync__round", "import ui.ports"),
        ("sync__round", "from desktop import application"),
        ("sync__round", "import asyncio"),
        ("sync__round", "def later():\n    import PySide6"),
        ("sync__endpoint__serve", "from concurrent.futures import ThreadPoolExecutor"),
        ("sync__endpoint__serve", "from local_store.ids import SpaceId"),
        ("sync__endpoint__serve", "from sync import sealing"),
        ("sync__endpoint__serve", "from .. import keys"),
        ("ui__today", "from local_store import book"),
        ("ui__today", "from local_store.book import FieldBook"),
        ("ui__today", "import local_store"),
        ("ui__today", "from sync import round"),
        ("ui__today", "import sqlite3"),
        ("ui__today", "import requests"),
        (
            "ui__today",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from desktop import application",
        ),
        ("ui__today", "import threading"),
    ],
)
def test_a_forbidden_import_is_found(module: str, source: str) -> None:
    ours = modules(
        **{
            module: source,
            "desktop__application": "",
            "local_store": "",
            "local_store__ids": "",
            "sync": "",
            "sync__keys": "",
            "sync__round": source if module == "sync__round" else "",
            "sync__sealing": "",
            "ui__ports": "",
        }
    )
    assert len(import_rules.forbidden_imports(ours)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "desktop__application",
            "import threading\nfrom ui import today\nimport sync.round, local_store.book",
        ),
        ("sync__round", "from local_store.errors import Text\nfrom . import wire"),
        ("sync__endpoint__serve", "import asyncio, threading\nfrom sync.wire import Round"),
        (
            "ui__today",
            "from local_store.records import declare\nfrom sync.status import SyncStatus\nimport ui.ports",
        ),
        ("local_store__book", "import sqlcipher3\nfrom .errors import Text"),
    ],
)
def test_an_allowed_import_is_left_alone(module: str, source: str) -> None:
    assert import_rules.forbidden_imports(modules(**{module: source})) == []


def test_a_detour_of_the_endpoint_is_found() -> None:
    ours = modules(
        sync="",
        sync__endpoint="from sync import wire",
        sync__wire="from sync.sealing import open_sealed",
        sync__sealing="from local_store import changes",
        local_store="",
        local_store__changes="",
    )
    found = import_rules.endpoint_detours(ours)
    assert [sentence.split()[2] for sentence in found] == [
        "local_store.changes",
        "sync.sealing",
    ]


def test_a_detour_through_the_package_above_the_endpoint_is_found() -> None:
    ours = modules(sync="from sync import keys", sync__endpoint="", sync__keys="")
    assert import_rules.endpoint_detours(ours) == ["sync.endpoint loads sync.keys by a detour"]


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtCore import QThread",
        "from PySide6 import QtCore\nQtCore.QThreadPool.globalInstance()",
        "async def answer(loop, work):\n    await loop.run_in_executor(None, work)",
        "from asyncio import to_thread\nto_thread(print)",
        "import threading\nthreading.Thread(target=print)",
    ],
)
def test_a_thread_outside_the_desktop_is_found(source: str) -> None:
    assert import_rules.threads_outside_desktop(modules(ui__today=source, desktop__store_thread=source))


def test_threads_in_the_desktop_are_allowed() -> None:
    source = "from PySide6.QtCore import QThread"
    assert import_rules.threads_outside_desktop(modules(desktop__store_thread=source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import importlib\nimportlib.import_module('sync')",
        "from importlib import import_module",
        "__import__('sync')",
    ],
)
def test_an_import_by_string_is_found(source: str) -> None:
    assert import_rules.hidden_imports(modules(ui__today=source))
