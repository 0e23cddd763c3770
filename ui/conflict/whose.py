"""Words about whose words they are."""

from PySide6.QtCore import QCoreApplication

from ui.style import language
from ui.views import ConflictView, Version

translate = QCoreApplication.translate
_HISSES = ("s", "x", "z")


def possessive(name: str) -> str:
    """Saras, Jonas'; Sara's, Jonas' in English."""
    hisses = name.lower().endswith(_HISSES)
    if language.current() == "en":
        return f"{name}'" if hisses else f"{name}'s"
    return f"{name}'" if hisses else f"{name}s"


def is_empty(version: Version) -> bool:
    """Whether this version says nothing: the field was emptied."""
    return version.value in (None, "", [])


def version_title(version: Version) -> str:
    """Din udgave, Saras udgave."""
    if version.mine:
        return translate("Conflict", "Din udgave")
    return translate("Conflict", "{whose} udgave").format(whose=possessive(version.first_name))


def legend(version: Version) -> str:
    """Dine ord, Saras ord."""
    if version.mine:
        return translate("Conflict", "Dine ord")
    return translate("Conflict", "{whose} ord").format(whose=possessive(version.first_name))


def keep(version: Version) -> str:
    """Behold min, Behold Saras."""
    if version.mine:
        return translate("Conflict", "Behold min")
    return translate("Conflict", "Behold {whose}").format(whose=possessive(version.first_name))


def whole(version: Version) -> str:
    """Hele min, Hele Saras."""
    if version.mine:
        return translate("Conflict", "Hele min")
    return translate("Conflict", "Hele {whose}").format(whose=possessive(version.first_name))


def stands_now(version: Version) -> str:
    """What the toast says when one version was kept."""
    if version.mine:
        return translate("Conflict", "Din udgave gælder nu.")
    return translate("Conflict", "{whose} udgave gælder nu.").format(whose=possessive(version.first_name))


def heading(view: ConflictView) -> str:
    """Nobody is to read "you" where two others met."""
    if any(version.mine for version in view.versions):
        if len(view.versions) > 2:
            return translate("Conflict", "I har alle rettet det samme")
        return translate("Conflict", "I har begge rettet det samme")
    *first, last = (version.first_name for version in view.versions)
    names = translate("Conflict", "{names} og {last}").format(names=", ".join(first), last=last)
    return translate("Conflict", "{names} har rettet det samme").format(names=names)


def leads(view: ConflictView, version: Version) -> bool:
    """Whether this version has the first mark: mine, or the first of two others'. The text together marks it so."""
    if any(one.mine for one in view.versions):
        return version.mine
    return version is view.versions[0]


def before(view: ConflictView) -> str:
    """What the line above says of the text they started from."""
    if any(version.mine for version in view.versions):
        return translate("Conflict", "Før jeres rettelser")
    return translate("Conflict", "Før rettelserne")


def stays(view: ConflictView) -> str:
    """Both versions stay, and who will see it."""
    others = [version.first_name for version in view.versions if not version.mine]
    if len(view.versions) > 2:
        return translate("Conflict", "Alle udgaver bliver i historikken, uanset hvad du vælger.")
    words = translate("Conflict", "Begge udgaver bliver i historikken, uanset hvad du vælger.")
    if len(others) == 1:
        words += " " + translate("Conflict", "{name} ser det, når I har sendt.").format(name=others[0])
    return words
