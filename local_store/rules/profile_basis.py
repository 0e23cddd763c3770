"""On what a profile with a name is kept: R6 asks for an identity and a reason, the form for a legal basis too.

So a profile is never refused for want of one, in the street or anywhere else, and a nickname needs none. A name
without one is said in the form, on the page and in the slip list until somebody has chosen, and no referral with a
name leaves without a basis of its own (`ready`).
"""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values

_NOBODY = "anonym"  # "no personal information" is no basis for a name
_CHOOSE = Text(
    "Her står et navn. Vælg den hjemmel, I skriver på.",
    "There is a name here. Choose the legal basis you write on.",
)


def lacks_basis(person: Values) -> bool:
    """Tell whether a profile has a name and nobody has said on what basis it is kept.

    One that came with a case has the case's (`origin`).
    """
    return (
        not person.get("origin") and bool(person.get("name")) and person.get("legal_basis") in (None, "", _NOBODY)
    )


def _name_has_basis(after: Values, _before: Values) -> tuple[Finding, ...]:
    return (Finding("legal_basis", "no_basis", _CHOOSE, refuses=False),) if lacks_basis(after) else ()


NAME_HAS_BASIS = Rule(_name_has_basis, ("name", "legal_basis"))
