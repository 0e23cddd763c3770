"""Words of the door that are made from values: roles, and how strong a passphrase is."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
LEAST = 12  # characters
_GOOD, _STRONG = 16, 24


def role_word(role: str) -> str:
    """The role as it stands in a sentence."""
    return {
        "fieldworker": translate("Door", "gadeplansmedarbejder"),
        "club": translate("Door", "klubmedarbejder"),
        "coordinator": translate("Door", "koordinator"),
        "administrator": translate("Door", "administrator"),
    }.get(role, role)


def strength(passphrase: str) -> int:
    """0 (too short) to 3, by length alone: length is what holds, and the only thing that can be judged fairly."""
    length = len(passphrase.strip())
    return (length >= LEAST) + (length >= _GOOD) + (length >= _STRONG)


def strength_word(passphrase: str) -> str:
    """The strength in words, with what to do while it is too short."""
    lacking = LEAST - len(passphrase.strip())
    if lacking == 1:
        return translate("Door", "Ét tegn mere")
    if lacking > 0:
        return translate("Door", "{count} tegn mere").format(count=lacking)
    return (
        translate("Door", "Lang nok"),
        translate("Door", "God"),
        translate("Door", "Stærk"),
    )[strength(passphrase) - 1]
