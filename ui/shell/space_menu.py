"""Which space we write in: shown on the spine, chosen from its menu, with the settings at the end."""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from ui.components.spine import Spine
from ui.ports import BookPort
from ui.shell.navigation import Navigator, PageName
from ui.views import SpaceView

translate = QCoreApplication.translate


def colleagues(count: int) -> str:
    """How many share a space, in words."""
    if count == 0:
        return translate("Shell", "Kun dig")
    if count == 1:
        return translate("Shell", "1 kollega")
    return translate("Shell", "{count} kolleger").format(count=count)


class SpaceMenu(QObject):
    """Asks for the spaces, shows the chosen one and offers the others."""

    def __init__(self, port: BookPort, spine: Spine, navigator: Navigator) -> None:
        super().__init__(spine)
        self._port, self._spine, self._navigator = port, spine, navigator
        self._spaces: tuple[SpaceView, ...] = ()
        self._chosen: SpaceView | None = None
        self._show()

    def ask(self) -> None:
        """Ask which spaces there are."""
        self._port.spaces(self._take)

    def chosen_for(self, kind: str) -> str | None:
        """The chosen space's id when records of this kind may live there; None leaves it to the kind."""
        if self._chosen is None or self._chosen.kind not in self._port.catalogue.kind(kind).spaces:
            return None
        return self._chosen.id

    def menu(self) -> QMenu:
        """The spaces, and the settings below."""
        menu = QMenu(self._spine)
        for space in self._spaces:
            action = menu.addAction(f"{space.name} · {colleagues(space.colleagues)}")
            action.setCheckable(True)
            action.setChecked(space == self._shown())
            action.triggered.connect(lambda _on=False, wanted=space: self._choose(wanted))
        menu.addSeparator()
        settings = menu.addAction(translate("Shell", "Indstillinger"))
        settings.triggered.connect(lambda: self._navigator.open(PageName.SETTINGS))
        return menu

    def show_menu(self) -> None:
        """Open the menu under the switcher."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        switcher = self._spine.space
        menu.popup(switcher.mapToGlobal(switcher.rect().bottomLeft()))

    def _take(self, spaces: tuple[SpaceView, ...]) -> None:
        if not isValid(self):
            return
        self._spaces = spaces
        if self._chosen is not None and self._chosen.id not in {space.id for space in spaces}:
            self._chosen = None
        self._show()

    def _choose(self, space: SpaceView) -> None:
        self._chosen = space
        self._show()

    def _shown(self) -> SpaceView | None:
        return self._chosen or (self._spaces[0] if self._spaces else None)

    def _show(self) -> None:
        shown = self._shown()
        if shown is None:
            self._spine.set_space(translate("Shell", "Min egen bog"), translate("Shell", "Kun på denne pc"))
        else:
            self._spine.set_space(shown.name, colleagues(shown.colleagues))
