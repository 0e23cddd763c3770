"""The small cards of a group's page: needs, what it may be called, how it goes."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.badges import StatusBadge, StatusTone
from ui.components.cards import Card
from ui.components.chip_flow import ChipFlow
from ui.components.text import Icon, Text
from ui.style.tokens import HEIGHT, ColourName
from ui.views import Asked, GroupView

translate = QCoreApplication.translate
_ICONS: dict[str, tuple[str, ColourName]] = {
    "ja": ("check", "text"), "nej": ("x", "text_2"), "ved_ikke": ("minus", "text_2"), "": ("minus", "text_2"),
}  # fmt: skip


def direction_badge(view: GroupView) -> StatusBadge | None:
    """How it goes, in the words of whoever said so; None when nobody has."""
    ways: dict[str, tuple[str, StatusTone, str]] = {
        "falling": (translate("Group", "Uroen falder"), "ok", "trending-down"),
        "rising": (translate("Group", "Uroen stiger"), "warn", "trending-up"),
        "same": (translate("Group", "Uændret"), "neutral", "minus"),
        "new": (translate("Group", "Ny gruppe"), "neutral", "sprout"),
        "better": (translate("Group", "Det går bedre"), "ok", "trending-up"),
        "worse": (translate("Group", "Det går dårligere"), "warn", "trending-down"),
    }
    if view.direction not in ways:
        return None
    words, tone, icon = ways[view.direction]
    badge = StatusBadge(words, tone, icon)
    badge.setToolTip(view.said_by)
    badge.setAccessibleDescription(view.said_by)
    return badge


def needs_card(view: GroupView) -> Card:
    """What the group needs, as chips."""
    card = Card(translate("Group", "Behov"))
    if view.needs:
        card.body.addWidget(ChipFlow([StatusBadge(words, "accent", icon) for icon, words in view.needs],
                                     HEIGHT["badge"]))  # fmt: skip
    else:
        none = translate("Group", "Ingen har skrevet et behov endnu.")
        card.body.addWidget(Text(none, "small", "text_2", wrap=True))
    return card


def resources_card(view: GroupView) -> Card | None:
    """What the group can and who is there for it."""
    if not view.resources:
        return None
    card = Card(translate("Group", "Ressourcer"))
    card.body.addWidget(_with_icon("resource", view.resources))
    return card


def _with_icon(icon: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(icon, 16, "accent_text"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words.replace("\n", "\u2028"), "body", wrap=True), 1)
    return holder


class Question(QWidget):
    """A question asked plainly, with its answer as icon and word."""

    def __init__(self, words: str, answer: str) -> None:
        super().__init__()
        said = {
            "ja": translate("Group", "ja"),
            "nej": translate("Group", "nej"),
            "ved_ikke": translate("Group", "ved ikke"),
        }.get(answer, translate("Group", "ikke spurgt"))
        icon, tone = _ICONS[answer]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(words, "small", wrap=True), 1)
        row.addWidget(Icon(icon, 14, tone))
        told = Text(said, "label", tone)
        told.keep_whole()
        row.addWidget(told)
        self.setAccessibleName(f"{words}: {said}")


def questions_card(view: GroupView) -> Card:
    """Hvad kan vi kalde den: three questions; the label is said only when all three are yes."""
    card = Card(translate("Group", "Hvad kan vi kalde den?"))
    card.body.setSpacing(5)
    for asked in view.questions:
        card.body.addWidget(Question(_question(asked), asked.answer))
    if view.label:
        card.body.addWidget(StatusBadge(view.label, "outline"))
    told = translate("Group", "Kun når alle tre er ja, bruger vi ordet “problemskabende ungegruppering”.")
    card.body.addWidget(Text(told, "caption", "text_2", wrap=True))
    return card


def _question(asked: Asked) -> str:
    return {
        "together_over_3_months": translate("Group", "Sammen i mere end 3 måneder"),
        "meets_mainly_in_street": translate("Group", "Mødes mest på gaden"),
        "illegal_activity_part_of_identity": translate("Group", "Ulovligheder er en del af identiteten"),
    }.get(asked.field, asked.field)
