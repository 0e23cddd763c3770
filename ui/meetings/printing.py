"""Udskriv (Ctrl+P): which paper, for whom, where the file goes, and that it lies there unencrypted."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui.components.buttons import Button
from ui.meetings.asks import NamedInTexts, PrintPaper
from ui.meetings.paper_names import paper_name
from ui.ports import BookPort
from ui.sending.giving import KIND as GIVING
from ui.shell.navigation import Navigator

translate = QCoreApplication.translate


class PrintButton(Button):
    """Prints a paper of one record; with several it asks which. `owner` is the page that Ctrl+P works on.

    `stays`: the record's only paper is for those who may read it, and is not given away.
    """

    def __init__(
        self, port: BookPort, navigator: Navigator, record: str, papers: Sequence[str], owner: QWidget,
        *, stays: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(translate("Papers", "Udskriv"), icon="printer", keys=("Ctrl", "P"))
        self._port, self._navigator, self._record, self.papers = port, navigator, record, tuple(papers)
        self._stays = stays
        self.menu: QMenu | None = None
        self.dialog: QFileDialog | None = None
        self.setObjectName("print")
        self.clicked.connect(self.choose)
        chord = QShortcut(QKeySequence("Ctrl+P"), owner)
        chord.activated.connect(self.choose)

    def choose(self) -> None:
        """Ask which paper, and whether it stays with those who may read the record anyway."""
        if self._stays:
            self.choose_file(self.papers[0])
            return
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for paper in self.papers:
            self.menu.addAction(paper_name(paper)).triggered.connect(partial(self._chosen, paper))
        self.menu.addSeparator()
        for paper in self.papers:
            name = translate("Papers", "{paper}, der gives videre …").format(paper=paper_name(paper))
            self.menu.addAction(name).triggered.connect(partial(self.give, paper))
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _chosen(self, paper: str, _checked: bool = False) -> None:
        self.choose_file(paper)

    def give(self, paper: str, _checked: bool = False) -> None:
        """Open the sheet for a paper that somebody outside gets: on what basis, and it is written down."""
        self._navigator.edit(self._record, GIVING, paper)

    def choose_file(self, paper: str) -> None:
        """Ask where the file goes; what is behind stays usable."""
        title = translate("Papers", "Udskriv {paper} som PDF").format(paper=paper_name(paper).lower())
        self.dialog = QFileDialog(self.window(), title, str(Path.home() / f"{paper_name(paper)}.pdf"))
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix("pdf")
        self.dialog.setNameFilter("PDF (*.pdf)")
        self.dialog.fileSelected.connect(partial(self.print_to, paper))
        self.dialog.open()

    def print_to(self, paper: str, file: str) -> None:
        """Write the paper there."""
        printed = self._look_through if paper == "anonymous" else self._printed
        self._port.ask(PrintPaper(self._record, paper, file), printed, self._navigator.tell)

    def _look_through(self, file: str) -> None:
        """A paper that is to lead back to nobody: say what was taken out; only a person can judge the rest."""

        def say(named: str) -> None:
            if not named:
                self._printed(file)
                return
            told = translate("Papers", "Læs papiret igennem, før nogen får det. {named}").format(named=named)
            self._navigator.say(told, icon="triangle-alert")

        self._port.ask(NamedInTexts(self._record), say, self._navigator.tell)

    def _printed(self, file: str) -> None:
        told = translate("Papers", "Udskrevet til {file}. Filen er ikke krypteret. Slet den efter brug.")
        self._navigator.say(told.format(file=Path(file).name), icon="printer")
