"""What a form is called."""

from PySide6.QtCore import QCoreApplication

from local_store.records.declare import Kind
from ui.style import language

translate = QCoreApplication.translate
_NEUTER = frozenset(  # et sted, et notat, et mål
    {
        "place", "hotspot", "round_stop", "logbook_entry", "overall_goal", "sub_goal", "meeting", "agenda_item",
        "consent", "relation_map", "relation_node", "factor_answer",
    }
)  # fmt: skip


def title_of(kind: Kind, *, new: bool, added_to: bool = False) -> str:
    """Ny gruppeobservation, Nyt sted, Ret gruppe, Tilføj til videregivelse."""
    if new and kind.name == "ssp_case":
        return translate("Forms", "Ny indstilling")
    if new and kind.name == "group_membership":
        return translate("Forms", "Ny i gruppen")
    label = kind.label.in_language(language.current())
    if not label[:2].isupper():
        label = label[:1].lower() + label[1:]
    if added_to:
        return translate("Forms", "Tilføj til {kind}").format(kind=label)
    if not new:
        return translate("Forms", "Ret {kind}").format(kind=label)
    pattern = translate("Forms", "Nyt {kind}") if kind.name in _NEUTER else translate("Forms", "Ny {kind}")
    return pattern.format(kind=label)
