"""Page, help and behaviour cannot drift apart."""

import click
import pytest

from desktop.command_line import LATER, VERBS, main
from tests.desktop.verbs.console import Console
from tests.desktop.verbs.page import PAGE, Row, later, rows

EVERYWHERE = {"--book", "--passphrase-file", "--help"}


def command(verb: str) -> click.Command:
    found: click.Command = main
    for word in verb.split():
        assert isinstance(found, click.Group)
        step = found.get_command(click.Context(found), word)
        assert step is not None, f"there is no verb {verb}"
        found = step
    return found


def every_verb(group: click.Group, *before: str) -> set[str]:
    names = set()
    for name in group.list_commands(click.Context(group)):
        step = group.get_command(click.Context(group), name)
        names |= every_verb(step, *before, name) if isinstance(step, click.Group) else {" ".join((*before, name))}
    return names


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.verb} {' '.join(row.arguments)}".strip())
def test_a_verb_takes_what_the_page_says(row: Row) -> None:
    found = command(row.verb)
    options = {name for p in found.params if isinstance(p, click.Option) for name in p.opts}
    required = {name for p in found.params if isinstance(p, click.Option) and p.required for name in p.opts}
    assert options - EVERYWHERE == row.options
    assert required == row.required
    arguments = [p for p in found.params if isinstance(p, click.Argument)]
    names = tuple(p.make_metavar(click.Context(found)).strip("[]") for p in arguments)
    if row.arguments:
        assert names == row.arguments
    else:
        assert not any(p.required for p in arguments)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.verb} {' '.join(row.arguments)}".strip())
def test_help_says_what_the_page_says(row: Row, console: Console) -> None:
    told = console(*row.verb.split(), "--help")
    assert told.code == 0
    for word in (*row.options, *row.arguments, "--help"):
        assert word in told.out
    assert command(row.verb).help


def test_the_page_knows_every_verb_and_no_other() -> None:
    assert every_verb(main) == {row.verb for row in rows()}
    assert set(later()) == set(LATER)
    assert not set(LATER) & set(VERBS)


@pytest.mark.parametrize("verb", LATER)
def test_what_comes_later_refuses_as_wrong_usage(verb: str, console: Console) -> None:
    told = console(verb, "whatever")
    assert (told.code, told.out) == (2, "")
    assert "later" in told.err


def test_a_verb_of_a_book_can_be_told_which(console: Console) -> None:
    bookless = {"demo", "endpoint serve", "kinds"}
    for verb in every_verb(main) - bookless:
        names = {name for p in command(verb).params for name in p.opts}
        assert {"--book", "--passphrase-file"} <= names, verb
        assert "passphrase" not in names


def test_choices_named_on_the_page_are_the_choices() -> None:
    text = PAGE.read_text("utf-8")
    for verb, option in (("space create", "--kind"), ("invite", "--role")):
        (parameter,) = [p for p in command(verb).params if option in p.opts]
        assert isinstance(parameter.type, click.Choice)
        for choice in parameter.type.choices:
            assert choice in text


@pytest.mark.parametrize(
    "words", [["nonsense"], ["list"], ["show", "short"], ["list", "place", "--limit", "0"], ["kinds", "--odd"],
              ["list", "place", "--after", "9" * 30], ["list", "place", "--where", "no-equals-sign"]]
)  # fmt: skip
def test_wrong_usage_is_two_and_leaves_stdout_alone(words: list[str], console: Console) -> None:
    told = console(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err
