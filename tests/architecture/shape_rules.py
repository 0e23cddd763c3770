"""Rules about sizes, names, packages and clean text, as pure functions to violations (plain sentences)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

MOST_LINES_A_FILE = 500
MOST_LINES_A_FUNCTION = 60
CODE = frozenset({".py", ".pyi", ".qss", ".typ", ".sh", ".js"})
VAGUE_NAMES = frozenset({"utils", "util", "misc", "helpers", "helper", "common", "logic", "widgets"})

# Written in pieces, so that this file does not hold what it forbids.
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape(left + right)
        for left, right in [
            ("py", "pi.org"),
            ("python", "hosted.org"),
            ("npm", "js.org"),
            ("npm", "js.com"),
            ("yarn", "pkg.com"),
            ("deb.", "debian.org"),
            ("archive.", "ubuntu.com"),
            ("crates", ".io"),
            ("ana", "conda.org"),
            ("un", "pkg.com"),
            ("js", "delivr.net"),
            ("proxy.", "golang.org"),
        ]
    )
    + "|--(?:extra-)?index-"
    + "url[ =]",
    re.IGNORECASE,
)
MACHINE_PATHS = re.compile(
    r"(?<![\w.:/-])/(?:wo" + r"rk|tm" + r"p|ro" + r"ot|ho" + r"me|Us" + r"ers|opt/py" + r"pi[\w-]*)/\w"
    r"|\.\./sha" + r"red\b|\bfile:/" + r"//?\w|\.py" + r"env\b|[A-Z]:\\Us" + r"ers\\"
)


def too_long_files(sources: Mapping[PurePosixPath, str]) -> list[str]:
    """Files of code over 500 lines (data, locks and prose are measured by other yardsticks)."""
    return [
        f"{path} has {lines} lines; the most is {MOST_LINES_A_FILE}"
        for path, source in sources.items()
        if path.suffix in CODE or path.name == "Makefile"
        if (lines := len(source.splitlines())) > MOST_LINES_A_FILE
    ]


def too_long_functions(sources: Mapping[PurePosixPath, str]) -> list[str]:
    """Functions over 60 lines, docstring included, decorators not."""
    return [
        f"{path}:{node.lineno} {node.name}() has {lines} lines; the most is {MOST_LINES_A_FUNCTION}"
        for path, source in sources.items()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_A_FUNCTION
    ]


def vague_names(paths: Iterable[PurePosixPath]) -> list[str]:
    """Modules and packages whose name says nothing about what they hold."""
    return [
        f"{path}: a name like this gathers what belongs elsewhere"
        for path in paths
        if path.suffix == ".py" and VAGUE_NAMES & {*path.parts[:-1], path.stem}
    ]


def misplaced_packages(paths: Iterable[PurePosixPath], listed: Iterable[str], ours: Iterable[str]) -> list[str]:
    """Folders that are packages and should not be, or the reverse, or that pyproject.toml does not know.

    `listed` are the packages of pyproject.toml, `ours` the top-level ones.
    """
    python = [path for path in paths if path.suffix == ".py"]
    packages = {path.parent for path in python if path.name == "__init__.py"}
    tops = {*ours, "tests"}
    holding = {path.parent for path in python if path.parts[0] in tops}
    found = {".".join(folder.parts) for folder in packages if folder.parts and folder.parts[0] in set(ours)}
    known = set(listed)
    return [
        *(f"{folder} holds Python and has no __init__.py" for folder in sorted(holding - packages)),
        *(f"pyproject.toml does not list the package {name}" for name in sorted(found - known)),
        *(f"pyproject.toml lists {name}, which is no package" for name in sorted(known - found)),
        *(["tests/__init__.py is missing: tests/sync would hide sync"] if _tests() not in packages else []),
        *(
            f"{folder}/__init__.py would hide the library of that name"
            for folder in sorted(packages)
            if folder.parts[:1] == ("packaging",)
        ),
    ]


def _tests() -> PurePosixPath:
    return PurePosixPath("tests")


def unclean_text(sources: Mapping[PurePosixPath, str]) -> list[str]:
    """Names of registry hosts and paths of somebody's machine."""
    return [
        f"{path}:{number} names {what}: {found.group()!r}"
        for path, source in sources.items()
        for what, pattern in (("a registry host", REGISTRY_HOSTS), ("a machine's path", MACHINE_PATHS))
        if pattern.search(source)
        for number, line in enumerate(source.splitlines(), 1)
        if (found := pattern.search(line))
    ]


# Where a moment is shown or decides a day, it is Denmark's: `danish_calendar.here`, never the zone of the machine.
IN_DENMARK = ("ui/", "desktop/", "local_store/")
_OF_NO_ZONE = {"astimezone": 1, "now": 1, "fromtimestamp": 2}  # without so many arguments: the machine's zone
_NEVER = frozenset({"date.today", "datetime.today", "datetime.utcnow", "QDate.currentDate", "QTime.currentTime",
                    "QDateTime.currentDateTime", "date.fromtimestamp"})  # fmt: skip


def by_the_machines_zone(sources: Mapping[PurePosixPath, str]) -> list[str]:
    """Calls that read a moment, or today, in the zone the machine happens to be set to."""
    return [
        f"{path}:{node.lineno} asks the machine's zone ({ast.unparse(node)}): use danish_calendar"
        for path, text in sources.items()
        if path.suffix == ".py" and str(path).startswith(IN_DENMARK)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.Call, ast.Attribute)) and _asks_the_machine(node)
    ]


def _asks_the_machine(node: ast.Call | ast.Attribute) -> bool:
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) in _NEVER
    called = node.func
    if not isinstance(called, ast.Attribute) or called.attr not in _OF_NO_ZONE:
        return False
    of_a_moment = called.attr == "astimezone" or ast.unparse(called.value) == "datetime"
    return of_a_moment and len(node.args) + len(node.keywords) < _OF_NO_ZONE[called.attr]
