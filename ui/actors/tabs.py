"""The four that lie within Slå op, as a switch at the top of each."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.components.chips import Segmented
from ui.components.text import Text
from ui.reading.layout import level_head
from ui.shell.navigation import Navigator, PageName

translate = QCoreApplication.translate
_PAGES = (PageName.ACTORS, PageName.GUIDE, PageName.HANDOVER, PageName.DISTRICT)


def look_up_tabs(here: PageName, navigator: Navigator, owner: QObject) -> Segmented:
    """Return the switch, standing on `here`. Choosing another goes there; this page's own stays where it was."""
    names = (
        translate("LookUp", "Aktører og tilbud"),
        translate("LookUp", "Lommebog"),
        translate("LookUp", "Overdragelse"),
        translate("LookUp", "Bydelen"),
    )
    tabs = Segmented(names, translate("LookUp", "Slå op"))
    mine = _PAGES.index(here)
    tabs.set_index(mine)

    def go(number: int) -> None:
        if number != mine:
            tabs.blockSignals(True)
            tabs.set_index(mine)
            tabs.blockSignals(False)
            navigator.open(_PAGES[number])

    tabs.changed.connect(go)
    return tabs


def look_up_head(tabs: Segmented, act: QWidget | None = None) -> QBoxLayout:
    """Return the line at the top of all four: the name, the switch, and what can be done here at the right."""
    head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    head.setSpacing(12)
    level_head(head)
    title = Text(translate("LookUp", "Slå op"), "page")
    title.keep_whole()
    head.addWidget(title)
    head.addWidget(tabs)
    head.addStretch(1)
    if act is not None:
        head.addWidget(act)
    return head
