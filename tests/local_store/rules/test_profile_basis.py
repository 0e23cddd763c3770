"""A name is kept on a legal basis: never refused for want of one, and never left unsaid."""

from datetime import date
from typing import Any

import pytest

from local_store.records.catalogue import standard
from local_store.records.validation import clean, noticed
from local_store.rules import ready
from local_store.rules.profile_basis import lacks_basis
from local_store.rules.slips import SAID, Gap, Watched, slips

HELD: dict[str, Any] = {"primary_worker_id": "0a" * 16}
WHY = {"reason_opened": "Har bedt om hjælp"}


@pytest.mark.parametrize(
    ("profile", "lacks"),
    [
        ({"alias": "Bold"}, False), ({"name": "Imran"}, True), ({"name": "Imran", "alias": "Bold"}, True),
        ({"name": "Imran", "legal_basis": "anonym"}, True), ({"name": "Imran", "legal_basis": "rpl_115"}, False),
        ({"name": "Imran", "origin": "{}"}, False),
    ],
)  # fmt: skip
def test_a_name_without_a_basis_is_taken_pointed_out_and_on_the_slip_list(
    profile: dict[str, Any], lacks: bool
) -> None:
    assert lacks_basis(profile) is lacks
    told = {name: value for name, value in profile.items() if name != "origin"}
    if told == profile:
        clean("young_person", standard(), {**profile, **WHY})  # R6: identity and one reason are all it takes
        said = [one for one in noticed("young_person", standard(), {**profile, **WHY}) if one.code == "no_basis"]
        assert [(one.field, one.text.da) for one in said] == (
            [("legal_basis", "Her står et navn. Vælg den hjemmel, I skriver på.")] if lacks else []
        )
    held = Watched("a", "young_person", {**profile, **HELD}, ({},), ("2026-11-20",))
    assert [slip.gaps for slip in slips([held], date(2026, 11, 21))] == ([(Gap.NO_BASIS,)] if lacks else [])
    assert SAID[Gap.NO_BASIS].da == "Hjemmel mangler"


def test_no_referral_with_a_name_leaves_without_a_basis() -> None:
    case = {"young_person_id": "0a" * 16, "level": "2", "level_reason": "Uro", "concern_text": "Ude hver nat"}
    blocking = {lack.field for lack in ready.lacks(case) if lack.blocks}
    assert "legal_basis" in blocking
    assert "legal_basis" not in {lack.field for lack in ready.lacks({**case, "legal_basis": "rpl_115"})}
