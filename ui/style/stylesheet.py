"""The one stylesheet. It dresses only what Qt paints itself; our components paint themselves from the tokens."""

from __future__ import annotations

import re
from typing import cast

from ui.style import tokens
from ui.style.tokens import ColourName, Scheme

_SHEET = """
QMainWindow, QDialog { background: @bg; }
QToolTip { background: @spine; color: @spine_text; border: 1px solid @spine_line; padding: 6px 8px; }
QLabel { background: transparent; }
QAbstractScrollArea { border: none; outline: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QTableView { background: transparent; border: none; gridline-color: @line; outline: none;
  selection-background-color: transparent; }
QLineEdit, QPlainTextEdit, QTextEdit { background: transparent; border: none; padding: 0; color: @text;
  placeholder-text-color: @text_3; selection-background-color: @accent; selection-color: @on_accent; }
PlainEditor { placeholder-text-color: transparent; }
QLineEdit { lineedit-password-character: 8226; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: @text_3; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line_strong; border: 3px solid transparent; border-radius: 6px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle { border-radius: 3px; border: none; }
QScrollBar::handle:hover { background: @text_3; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
  border: none; width: 0; height: 0; }
QMenu { background: @surface; color: @text; border: 1px solid @line_strong; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 7px 16px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: @accent_soft; color: @accent_text; }
QMenu::item:disabled { color: @text_3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }
QMenu::icon { padding-left: 8px; }
QComboBox QAbstractItemView, QListView#completions { background: @surface; color: @text;
  border: 1px solid @line_strong; padding: 4px; outline: none;
  selection-background-color: @accent_soft; selection-color: @accent_text; }
QComboBox QAbstractItemView::item, QListView#completions::item { min-height: 32px; padding: 0 8px;
  border-radius: 6px; color: @text; }
QComboBox QAbstractItemView::item:selected, QListView#completions::item:selected { background: @accent_soft;
  color: @accent_text; }
QSplitter::handle { background: @line; }
QFrame#calendar { background: @surface; border: 1px solid @line_strong; border-radius: 12px; }
QFrame#calendar QHeaderView, QFrame#calendar QTableCornerButton::section { background: transparent; border: none; }
QFrame#calendar QHeaderView::section { background: transparent; border: none; padding: 0; color: @text_2;
  font-size: 12px; }
QFrame#calendar QHeaderView::section:vertical { border-right: 1px solid @line; }
"""


def stylesheet(scheme: Scheme, *, strong: bool = False) -> str:
    """The sheet with every ``@name`` replaced by that colour. An unknown name raises KeyError."""

    def named(found: re.Match[str]) -> str:
        return tokens.colour(scheme, cast(ColourName, found.group(1)), strong=strong)

    return re.sub(r"@([a-z_0-9]+)", named, _SHEET)
