"""Every building block in every state on one page: ``python -m ui.gallery [--dark] [--png FILE]``.

The page is what tests grab and what a designer looks at. It is Danish only: nobody but us sees it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.components.badges import Badge, LevelBadge, SourceBadge, StatusBadge
from ui.components.buttons import Button, DangerButton, LinkButton, PrimaryButton, paint_box
from ui.components.cards import Card, Divider
from ui.components.chips import Chip, CountBox, FilterChip, Segmented
from ui.components.empty import EmptyState
from ui.components.fence import Fence
from ui.components.fields import TextField
from ui.components.focus import FocusRing, FocusTracker
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.components.timeline import Happening, Timeline, TimelineRow
from ui.components.toast import Toast
from ui.components.voices import VoicePanel
from ui.gallery_screens import ScreenParts
from ui.style import theme
from ui.style.theme import Theme
from ui.style.tokens import ColourName


def _row(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _note(text: str, wrap: bool = False) -> Text:
    return Text(text, "caption", "text_3", wrap=wrap)


def _card(title: str) -> Card:
    card = Card(title, small=True, padding=18)
    card.body.setSpacing(8)
    return card


class Gallery(QWidget):
    """The page. ``pinned`` are the widgets shown as if they had the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.pinned: list[QWidget] = []
        self._rings: list[FocusRing] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 12)
        whole.setSpacing(0)
        whole.addLayout(self._heading())
        whole.addSpacing(16)
        grid = QGridLayout()
        grid.setSpacing(16)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self._fill(grid)
        whole.addLayout(grid)
        whole.addStretch(1)

    def _fill(self, grid: QGridLayout) -> None:
        grid.addWidget(self._buttons(), 0, 0)
        grid.addWidget(self._chips(), 0, 1)
        grid.addWidget(self._fields(), 0, 2)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self._sync())
        left.addWidget(self._sources(), 1)
        grid.addLayout(left, 1, 0, 1, 2)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._levels(), 1)
        right.addWidget(self._status())
        grid.addLayout(right, 1, 2)
        grid.addWidget(self._voices(), 2, 0, 1, 3)
        grid.addWidget(self._fence(), 3, 0)
        grid.addWidget(self._empty(), 3, 1)
        grid.addWidget(self._toasts(), 3, 2)
        grid.addWidget(self._table(), 4, 0, 1, 2)
        grid.addWidget(self._timeline(), 4, 2)
        grid.addWidget(self._colours(), 5, 0, 1, 3)

    def pin(self) -> None:
        """Draw the rings of the widgets shown in focus. Call once the page has its size."""
        for widget in self.pinned:
            widget.setProperty("showFocus", True)
            self._rings.append(FocusRing(widget))

    def _focused(self, widget: QWidget) -> None:
        self.pinned.append(widget)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("book", 24))
        row.addWidget(Text("Feltbog, byggeklodser", "page"))
        row.addStretch(1)
        dress = "mørkt tema" if theme.scheme() == "dark" else "lyst tema"
        row.addWidget(Text(f"{dress} · Inter 14/20 · 4 px gitter", "body", "text_2"))
        return row

    def _buttons(self) -> Card:
        card = _card("Knapper")
        hovered, focused, off = PrimaryButton("Gem"), PrimaryButton("Gem"), PrimaryButton("Gem")
        hovered.setProperty("showHover", True)
        self._focused(focused)
        off.set_unavailable("Skriv et sted først.")
        keyed = PrimaryButton("Gem", keys=("Ctrl", "Enter"))
        card.body.addLayout(_row(keyed, hovered, focused, off))
        card.body.addWidget(_note("normal · under musen · fokus · slået fra"))
        danger = DangerButton("Slet kladde", icon="trash-2")
        card.body.addLayout(_row(Button("Fortryd"), LinkButton("Se alle", size="normal"), danger))
        sizes = (Button("Lille 32", size="small"), Button("Normal 36"), Button("Stor 44", size="large"))
        card.body.addLayout(_row(*sizes))
        card.body.addStretch(1)
        return card

    def _chips(self) -> Card:
        card = _card("Chips")
        on, focused, off = Chip("Skole", "A"), Chip("Skole", "A"), Chip("Skole")
        on.setChecked(True)
        self._focused(focused)
        off.setEnabled(False)
        card.body.addLayout(_row(Chip("Skole", "A"), on, focused, off))
        card.body.addWidget(_note("fra · til · fokus · slået fra. Tasten står i chippen."))
        everything = FilterChip("Alle 34")
        everything.setChecked(True)
        switch = Segmented(("Mine", "Hele teamet"), "Hvis opgaver")
        card.body.addLayout(_row(everything, FilterChip("Kontakter 15"), switch))
        count = CountBox("Hvor mange")
        count.setFixedWidth(52)
        count.set_value(6)
        self._focused(count)
        card.body.addLayout(_row(count, Text("antal: tast cifrene", "small", "text_2")))
        card.body.addStretch(1)
        return card

    def _fields(self) -> Card:
        card = _card("Felter")
        plain, focused = TextField("Sted", placeholder="Skriv eller vælg"), TextField("Sted")
        focused.set_text("Blågårds Pl")
        self._focused(focused.box)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(plain)
        pair.addWidget(focused)
        card.body.addLayout(pair)
        wrong = TextField("Begrundelse for niveau", placeholder="Hvad har du set eller hørt?")
        wrong.set_error("Skriv en kort begrundelse. Kladden er gemt.")
        card.body.addWidget(wrong)
        card.body.addStretch(1)
        return card

    def _sync(self) -> Card:
        card = _card("Sync-mærket, tre tilstande")
        row = QHBoxLayout()
        row.setSpacing(8)
        states: tuple[tuple[str, ColourName, str, str], ...] = (
            ("saved_here", "text", "Gemt her", "4 venter på net"),
            ("sent", "ok", "Sendt", "Intet venter · 14.20"),
            ("needs_you", "warn", "Kræver dit blik", "1 sted"),
        )
        for icon, tone, title, below in states:
            row.addWidget(_SyncSample(icon, tone, title, below))
        card.body.addLayout(row)
        return card

    def _sources(self) -> Card:
        card = _card("Kilde på hver oplysning")
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(20)
        for column, share in ((0, 0), (1, 1), (2, 0), (3, 1)):
            grid.setColumnStretch(column, share)
        rows = (
            ("own", "Egen iagttagelse", "du så eller hørte det"),
            ("young_person", "Den unge selv", "den unge sagde det"),
            ("professional", "Fagperson", "med navn og arbejdssted"),
            ("citizen", "Borger", "nabo, træner, butik"),
            ("unconfirmed", "Ubekræftet", "nogen siger det"),
        )
        for number, (source, word, meaning) in enumerate(rows):
            line, side = divmod(number, 2)
            grid.addWidget(SourceBadge(source, word), line, side * 2, Qt.AlignmentFlag.AlignLeft)  # type: ignore[arg-type]
            grid.addWidget(Text(meaning, "small", "text_2"), line, side * 2 + 1)
        card.body.addLayout(grid)
        note = (
            "Stiplet kant betyder altid ubekræftet, også på relationskortet. "
            "En oplysning uden kilde kan ikke gemmes som færdig."
        )
        card.body.addWidget(_note(note))
        card.body.addStretch(1)
        return card

    def _levels(self) -> Card:
        card = _card("Niveau 1–4")
        card.body.setSpacing(6)
        names = (
            "bekymrende adfærd",
            "førstegangskriminalitet",
            "gentagen alvorlig kriminalitet",
            "personfarlig kriminalitet",
        )
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(0)
        grid.setColumnMinimumWidth(0, 118)
        grid.setColumnStretch(1, 1)
        for level, name in enumerate(names, 1):
            grid.addWidget(LevelBadge(level, f"Niveau {level}"), level, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Text(name, "small", "text_2"), level, 1)
        card.body.addLayout(grid)
        card.body.addWidget(_note("Tal og søjler bærer betydningen, farven støtter."))
        card.body.addStretch(1)
        return card

    def _status(self) -> Card:
        card = _card("Status")
        card.body.addLayout(
            _row(
                StatusBadge("Nået", "ok", "check"),
                StatusBadge("I gang", "accent", "circle-dot"),
                StatusBadge("Venter", "neutral", "circle"),
                StatusBadge("22 timer tilbage", "warn", "deadline"),
            )
        )
        card.body.addLayout(_row(StatusBadge("2 dage over tid", "danger", "overdue")))
        return card

    def _voices(self) -> Card:
        card = _card("Tre stemmer, altid samme tegn")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(
            VoicePanel("fact", "Hvad så og hørte jeg", "Seks drenge på trappen. Musik fra en telefon."), 1
        )
        row.addWidget(VoicePanel("own_words", "De unges eget udsagn", "Vi vil hellere være i klubben."), 1)
        row.addWidget(VoicePanel("assessment", "Min vurdering", "De er klar til at prøve klubben igen."), 1)
        card.body.addLayout(row)
        return card

    def _fence(self) -> Card:
        card = _card("Mistanke i hegn")
        card.body.addWidget(
            Fence(
                "Mistanke · ikke fakta",
                "Kun i SSP Nørrebro",
                "Lokalpolitiet har nogle fra gruppen mistænkt for to gaderøverier i oktober.",
                source_text="Fagperson",
                origin="Peter Vang, politiet · 10. nov.",
            )
        )
        card.body.addWidget(
            _note("Uden adgang vises intet: ingen tom kasse, intet tal, intet søgefund.", wrap=True)
        )
        card.body.addStretch(1)
        return card

    def _empty(self) -> Card:
        card = _card("Tom tilstand")
        card.body.setContentsMargins(18, 0, 18, 8)
        words = "En gruppe opstår, når du skriver din første observation af den."
        action = Button("Ny observation", keys=("Ctrl", "O"))
        card.body.addWidget(EmptyState("groups", "Ingen grupper her endnu", words, action))
        return card

    def _toasts(self) -> Card:
        card = _card("Besked med fortryd")
        card.body.addWidget(Toast("Gemt. 5 venter på net.", "Fortryd"))
        card.body.addWidget(Toast("Sendt retur til Nadia.", "Fortryd", icon="send_back", tone="on_spine_warn"))
        card.body.addWidget(
            _note("8 sekunder, stopper under musen og ved fokus. Ctrl+Z virker også bagefter.", wrap=True)
        )
        card.body.addStretch(1)
        return card

    def _table(self) -> Card:
        card = Card("Tabelrækker, 44 px: normal, valgt, under musen", small=True, padding=0)
        card.header.setContentsMargins(18, 13, 18, 6)
        card.body.setSpacing(0)
        card.body.addWidget(Divider())
        self.rows = RowList(
            RowKind.TABLE, "Tabelrækker", RowModel(table_rows()), opens_on_click=False, fits_content=True
        )
        self.rows.choose(1)
        self.rows.hover_row(2)
        card.body.addWidget(self.rows)
        card.body.addStretch(1)
        return card

    def _timeline(self) -> Card:
        card = _card("Tidslinje")
        line = Timeline()
        for happening in (
            Happening("i dag", "street_contact", "Gadekontakt", "6 unge", tone="accent"),
            Happening("14. nov.", "activity", "Turnering", "9 kom", tone="ok"),
            Happening("10. nov.", "mistanke", "Mistanke", "delt på møde", tone="fence"),
            Happening("4. nov.", "expulsion", "Bortvisning", "14 dage", tone="danger"),
        ):
            line.add(TimelineRow(happening, wide=False))
        card.body.addWidget(line)
        card.body.addStretch(1)
        return card

    def _colours(self) -> Card:
        card = _card("Farver")
        row = QHBoxLayout()
        row.setSpacing(10)
        swatches: tuple[tuple[str, ColourName], ...] = (
            ("flade", "surface"),
            ("bund", "bg"),
            ("linje", "line"),
            ("kant", "line_strong"),
            ("tekst", "text"),
            ("tekst 2", "text_2"),
            ("accent", "accent"),
            ("accent lys", "accent_soft"),
            ("god", "ok"),
            ("pas på", "warn"),
            ("fejl", "danger"),
            ("egne ord", "quote_bar"),
            ("mistanke", "fence"),
            ("kollega", "other"),
            ("ryg", "spine"),
        )
        for word, name in swatches:
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(_Swatch(name))
            column.addWidget(_note(word))
            row.addLayout(column, 1)
        card.body.addLayout(row)
        return card


def table_rows() -> list[ListRow]:
    """The four rows of the picture."""
    here, look = Badge("Gemt her", "neutral", "saved_here"), Badge("Kræver blik", "warn", "needs_you")
    sent, got = Badge("Sendt", "ok", "check"), Badge("Modtaget", "ok", "circle-check")
    return [
        ListRow(1, "Gadekontakt, Blågårds Plads · 6 unge", icon="street_contact", badge=here, right="i dag 21.24"),
        ListRow(2, "Observation, Trappen · ca. 8 unge", icon="observation", badge=look, right="i dag 21.10"),
        ListRow(3, "Klublog, Klub Hjørnet · 31 besøg", icon="club_log", badge=sent, right="17. nov."),
        ListRow(4, "Indstilling, Imran", icon="ssp_case", badge=got, right="i dag 14.02"),
    ]


class _SyncSample(QWidget):
    """The badge's three states on a light ground, as the picture shows them."""

    def __init__(self, icon: str, tone: ColourName, title: str, below: str) -> None:
        super().__init__()
        self.setFixedHeight(50)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(9)
        row.addWidget(Icon(icon, 18, tone))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "label"))
        words.addWidget(Text(below, "caption", "text_2"))
        row.addLayout(words)
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour("line"), 8)


class _Swatch(QWidget):
    """One colour."""

    def __init__(self, name: ColourName) -> None:
        super().__init__()
        self._name: ColourName = name
        self.setFixedHeight(34)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.colour(self._name), theme.colour("line"), 8)


def build() -> Gallery:
    """The page at its own size with its rings, not yet on screen."""
    page = Gallery()
    page.resize(QSize(1280, 1400))
    page.grab()  # lays everything out without opening a window
    page.pin()
    return page


def build_screens() -> ScreenParts:
    """The second page at its own size."""
    page = ScreenParts()
    page.resize(QSize(1280, 1260))
    page.grab()
    return page


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the page, or write it to a picture and go."""
    parser = argparse.ArgumentParser(prog="ui.gallery", description=__doc__)
    parser.add_argument("--dark", action="store_true", help="the dark theme")
    parser.add_argument("--screens", action="store_true", help="the page with the parts of screens")
    parser.add_argument("--png", metavar="FILE", help="write the picture here instead of showing a window")
    chosen = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    theme.apply(app, Theme.DARK if chosen.dark else Theme.LIGHT)
    if chosen.png:
        shown = build_screens() if chosen.screens else build()
        return 0 if shown.grab().save(chosen.png) else 1
    FocusTracker(app)
    page = QScrollArea()
    gallery = ScreenParts() if chosen.screens else Gallery()
    page.setWidgetResizable(True)
    page.setWidget(gallery)
    page.setWindowTitle("Feltbog, byggeklodser")
    page.resize(1296, 900)
    page.show()
    if isinstance(gallery, Gallery):
        gallery.pin()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
