"""Whatever can be done with a book has a way back, or says here why there is none: no act is left out."""

import ast
import importlib
import pkgutil
import typing
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import desktop.doing
from ui import ports
from ui.asks import Acted, Ask
from ui.today.asks import Finished

UI = Path(ports.__file__).parent
ROOT = UI.parent

# Acts whose toast has no Fortryd; what docs/assumptions.md says of it is quoted.
NO_WAY_BACK = {
    "EraseDue": "it is what erasing means: asked first (docs: 'It is erased with a tick and a ground')",
    "SendCase": "a letter may be on its way (docs: 'A letter that waits cannot be called back')",
    "Reply": "a letter may be on its way (docs: 'A letter that waits cannot be called back')",
    "GivePaper": "a paper that was printed is out of hand; that it was given is written down",
    "PrintNotification": "a paper that was printed is out of hand",
}
# What undoes something itself, or changes no record of anybody's.
NOTHING_TO_TAKE_BACK = {
    "TakeBack", "TakeOut", "MakeReady", "MakeReadyOut",
    "Recognise", "Guess", "LookThrough", "ClearAway", "MyTemplates", "WhoAdministers",
    "EarlierImports", "Weigh", "MakeReadyAway", "MakeReadyBack", "PutInAgain",
    "PutAway", "Recall", "Sweep",  # what left this laptop by itself comes back whole when it is kept or written on
    "KeepWorkplace", "NoteCopied", "LookedAtRefusals",
}  # fmt: skip
OTHERWISE = {
    "KeepTemplates": "the templates as they were before are kept again by Fortryd",
    "Correct": "a returned case opens for correction and is said nothing of yet; its form can be left as it was",
}

READS = {
    "catalogue", "me", "is_practice", "on_moved", "on_status", "spaces", "today", "rows", "count", "record",
    "open_identity", "choices", "titles", "conflicts", "conflict", "outbox", "draft", "settings",
}  # fmt: skip
PORT = {
    "ask": "every act of a room: the tables above",
    "add": "Fortryd withdraws it", "edit": "Fortryd puts it back", "undo": "Fortryd of Fortryd, and the history",
    "resolve": "both versions stay in the history, and Fortryd", "reviewed": "only that somebody has seen it",
    "send_again": "what was not taken in waits again", "keep_draft": "is the way back itself",
    "drop_draft": "after the words were saved, when there are none any more, or thrown away with Fortryd",
    "save_settings": "chosen anew", "change_passphrase": "asks for the old one, and is changed anew",
    "invite": "revoked by whoever administers", "sync_now": "sends what was saved to be sent", "lock": "unlocked",
}  # fmt: skip


@cache
def _acts() -> dict[str, type[Ask[object]]]:
    """Every act of every room."""
    found = {}
    for module in pkgutil.iter_modules(desktop.doing.__path__):
        answers = getattr(importlib.import_module(f"desktop.doing.{module.name}"), "ANSWERS", {})
        found.update({ask.__name__: ask for ask in answers})
    return found


def _answer_of(ask: type[Ask[object]]) -> object:
    bases = getattr(ask, "__orig_bases__", ())
    return next(typing.get_args(base)[0] for base in bases if typing.get_origin(base) is Ask)


WITH_FORTRYD = sorted({*_acts()} - {*NO_WAY_BACK} - NOTHING_TO_TAKE_BACK - {*OTHERWISE})


def test_every_act_is_accounted_for_once() -> None:
    said = " ".join((ROOT / "docs" / "assumptions.md").read_text("utf-8").split())
    quoted = [why.split("'")[1] for why in NO_WAY_BACK.values() if "docs:" in why]
    assert quoted and all(quote in said for quote in quoted)
    tables = [{*NO_WAY_BACK}, NOTHING_TO_TAKE_BACK, {*OTHERWISE}]
    assert set().union(*tables) <= {*_acts()}, "a table names what is no act any more"
    assert sum(map(len, tables)) == len(set().union(*tables))


@pytest.mark.parametrize("name", WITH_FORTRYD)
def test_an_act_can_be_taken_back_and_its_screen_offers_it(name: str) -> None:
    """It answers with its changes, which TakeBack undoes; where it is asked for, Fortryd is in the toast."""
    assert _answer_of(_acts()[name]) in (Acted, Finished)
    rooms = {file.parent for file in _files() if name in _made_in(file)}
    assert rooms, "nobody can do it"
    for room in rooms:
        assert any(_offers(file) for file in room.glob("*.py")), room


@cache
def _files() -> tuple[Path, ...]:
    return tuple(UI.rglob("*.py"))


@cache
def _made_in(file: Path) -> frozenset[str]:
    """What is named in a file beyond its imports and its own classes."""
    tree = ast.parse(file.read_text("utf-8"))
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    plain = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    within = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}  # asks.Decide
    return frozenset(plain | within) - own


@cache
def _offers(file: Path) -> bool:
    tree = ast.parse(file.read_text("utf-8"))
    given = {word.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords}
    return "undo" in given or "Acting" in _made_in(file)


def test_every_way_into_the_book_is_accounted_for() -> None:
    asked = {name for name in vars(ports.BookPort) if not name.startswith("_")}
    assert asked == READS | {*PORT}


def test_what_a_form_saves_is_taken_back_by_fortryd_wherever_it_is_saved() -> None:
    """Whoever calls `add` or `edit` on the port offers Fortryd, or is named here with why not."""
    adds_only = {
        "ui/forms/making.py": "a group made beside the form one is writing: withdrawn from its own page",
    }
    lacking = {
        str(file.relative_to(ROOT)): sorted(names)
        for file, names in _port_calls()
        if names & {"add", "edit", "resolve"} and not any(_offers(one) for one in _beside(file))
    }
    assert set(lacking) <= set(adds_only), lacking


def _beside(file: Path) -> list[Path]:
    """The file, and those of its room that are asked to say what was saved."""
    return [file, *file.parent.glob("*saving.py")]


def _port_calls() -> Iterator[tuple[Path, set[str]]]:
    for file in _files():
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = ast.unparse(node.func.value)
                if owner.split(".")[-1] in ("port", "_port"):
                    found["port"].add(node.func.attr)
        if found:
            yield file, found["port"]
