"""What a verb that lets something leave asks for: the basis it leaves on, as the app's form does."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from desktop.verbs.inputs import WRITTEN
from ui.sending.asks import Ground

BASES = ("anonym", "rpl_115", "samtykke", "underretning", "intern_nodvendig", "andet")


def on_a_ground(*, required: bool) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Give a verb the options that make up a basis, which it gets as `ground`; it may be empty unless required."""

    def decorate(verb: Callable[..., object]) -> Callable[..., object]:
        @wraps(verb)
        def call(
            *args: Any, basis: str | None, purpose: str | None, necessity: str, law: str, section_tests: bool,
            condition_met: bool, same_authority: bool, **rest: Any,
        ) -> object:  # fmt: skip
            yes = "ja" if section_tests else ""
            ground = Ground(
                basis or "", purpose or "", necessity, law, yes, yes, yes, yes, condition_met, same_authority
            )
            return verb(*args, ground=ground, **rest)

        decorated: Callable[..., object] = call
        for option in reversed(_options(required)):
            decorated = option(decorated)
        return decorated

    return decorate


def _options(required: bool) -> tuple[Callable[[Callable[..., object]], Callable[..., object]], ...]:
    return (
        click.option(
            "--basis", required=required, type=click.Choice(BASES), metavar="BASIS",
            help=f"One of {', '.join(BASES)}.",
        ),
        click.option(
            "--purpose", required=required, type=WRITTEN, metavar="TEXT", help="What the information is for."
        ),
        click.option("--necessity", default="", type=WRITTEN, metavar="TEXT", help="Why it is necessary."),
        click.option("--law", default="", type=WRITTEN, metavar="TEXT", help="Law and section, for andet."),
        click.option(
            "--section-tests", is_flag=True,
            help="Section 115: it is part of SSP, fair and factual, necessary, and outside any investigation.",
        ),
        click.option("--condition-met", is_flag=True, help="What the consent is tied to has come about."),
        click.option("--same-authority", is_flag=True, help="Everybody who gets it is in the same authority."),
    )  # fmt: skip
