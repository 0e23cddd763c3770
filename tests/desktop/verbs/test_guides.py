"""What the guides tell people to type can be typed: every verb and flag is there, every link and picture too."""

import re
import shlex
from pathlib import Path

import click
import pytest

from desktop.command_line import LATER, main
from tests.desktop.verbs.test_page import command, every_verb

ROOT = Path(__file__).resolve().parents[3]
ADMIN, USER = ROOT / "docs" / "admin-guide.md", ROOT / "docs" / "user-guide.md"
_LINE = re.compile(r"^    (?:export [^ ]+ [^ ]+ )?(feltbog .+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")
LINES = [found[1] for found in _LINE.finditer(ADMIN.read_text("utf-8"))]


def _typed(line: str) -> tuple[list[str], list[str]]:
    """The words up to a redirection, without those before the verb: the verb's words, then the rest."""
    words = shlex.split(re.split(r" [<>|] ", line)[0])[1:]
    while words and words[0].startswith("--"):
        assert words[0] in ("--book", "--passphrase-file"), line
        words = words[2:]
    verbs = every_verb(main)
    for length in (2, 1):
        if " ".join(words[:length]) in verbs:
            return words[:length], words[length:]
    pytest.fail(f"there is no such verb: {line}")


@pytest.mark.parametrize("line", LINES)
def test_every_line_names_a_verb_and_flags_that_exist(line: str) -> None:
    verb, rest = _typed(line)
    assert verb[0] not in LATER
    found = command(" ".join(verb))
    # Parsed as it stands, not run: a missing flag, a strange one or a wrong choice is refused here.
    context = found.make_context(" ".join(verb), rest, obj=None)
    assert isinstance(context, click.Context)


def test_the_guide_tells_of_all_that_an_administrator_does() -> None:
    verbs = {" ".join(_typed(line)[0]) for line in LINES}
    assert verbs >= {
        "endpoint serve", "org create", "space create", "space admit", "space remove", "invite", "join", "access",
        "revoke", "wipe", "recover", "passphrase change", "sync", "configure", "retention run", "erase", "doctor",
    }  # fmt: skip


@pytest.mark.parametrize("guide", [ADMIN, USER], ids=lambda path: path.stem)
def test_links_and_pictures_lead_somewhere(guide: Path) -> None:
    links = _LINK.findall(guide.read_text("utf-8"))
    assert links
    assert [link for link in links if not (guide.parent / link).exists()] == []
    assert f"docs/{guide.name}" in (ROOT / "README.md").read_text("utf-8")
