"""A person's own texts: kept as they are, by name, and refused with a reason."""

from datetime import datetime
from pathlib import Path

import pytest

from desktop.doing.templates import keep, mine
from desktop.showing.words import Words
from local_store.errors import RefusedInput
from tests.store_fixtures import make_book
from ui.templates.asks import MOST, KeepTemplates, Template


def test_they_are_kept_by_name_and_a_bad_one_changes_nothing(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        words = Words(book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))
        given = (Template(" Hvem  vi er ", "Vi er fra gaden.\n"), Template("aftale", "Vi ses."))
        kept = keep(words, KeepTemplates(given))
        assert kept == (Template("aftale", "Vi ses."), Template("Hvem vi er", "Vi er fra gaden.")) == mine(words)
        many = tuple(Template(f"nr. {number}", "x") for number in range(MOST + 1))
        for bad, code in (
            ((Template("", "x"),), "required"), ((Template("x", " "),), "required"),
            ((Template("x" * 61, "x"),), "too_long"), ((Template("x", "x" * 4001),), "too_long"),
            (many, "too_many"),
        ):  # fmt: skip
            with pytest.raises(RefusedInput) as refused:
                keep(words, KeepTemplates(bad))
            assert refused.value.code == code
        assert mine(words) == kept
        assert keep(words, KeepTemplates(())) == ()
