"""What a version of the directory says, in words; what only follows from the rest (keys) is counted."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.components.moments import local_now
from ui.settings.directory_asks import SaidView
from ui.style import dates, language

translate = QCoreApplication.translate
_UNREAD = "?"
_KEYS = frozenset({"epoch", "letter_key", "vouched", "settled"})


def is_key(said: SaidView) -> bool:
    """Whether it only follows from something else: a key, or somebody's own space when they came in."""
    return said.sort in _KEYS or (said.sort == "space" and said.where == "own")


def told(said: Sequence[SaidView]) -> list[tuple[str, str]]:
    """Return what happened and when, in order, and at the end how many keys go with it."""
    now, today = language.current(), local_now().date()
    lines = [(sentence(one), dates.near_moment(one.at, today, now)) for one in said if not is_key(one)]
    keys = sum(map(is_key, said))
    if keys == 1:
        lines.append((translate("Directory", "Én nøgle, som følger med"), ""))
    elif keys:
        lines.append((translate("Directory", "{count} nøgler, som følger med").format(count=keys), ""))
    return lines


def sentence(said: SaidView) -> str:
    """Return what one of them says."""
    device = said.sort == "revoked" and bool(said.where)
    words = {
        "space": translate("Directory", "{by} oprettede rummet {about}"),
        "admitted": translate("Directory", "{by} tog {about} med i {where}"),
        "removed": translate("Directory", "{by} tog {about} ud af {where}"),
        "invited": translate("Directory", "{by} inviterede {about}"),
        "joined": translate("Directory", "{about} kom med, på pc’en {where}"),
        "revoked": translate("Directory", "{by} lukkede {about} ude"),
        "device": translate("Directory", "{by} lukkede pc’en {where} ude ({about})"),
        "erased": translate("Directory", "{by} slettede et notat i {where}"),
        "told": translate("Directory", "{by} ændrede jeres egne ord og frister"),
    }.get("device" if device else said.sort, translate("Directory", "{by} ændrede noget, et nyere program kender"))
    somebody = translate("Directory", "nogen")
    somewhere = translate("Directory", "et rum, du ikke kan læse navnet på")
    return words.format(
        by=_read(said.by, somebody),
        about=_read(said.about, somewhere if said.sort == "space" else somebody),
        where=_read(said.where, somewhere),
    )


def _read(name: str, instead: str) -> str:
    return instead if name in ("", _UNREAD) else name
