"""New records made on the spot from a picker: a group that was not in the book yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from local_store.records.declare import Spec
from ui.duplicates import hint
from ui.forms import form_saving
from ui.forms.reference_entries import Making
from ui.ports import BookPort
from ui.shell.navigation import Navigator
from ui.views import Saved

translate = QCoreApplication.translate
# Kinds that are whole with a name alone.
_BY_NAME = {"youth_group": "name"}


def making_for(spec: Spec, port: BookPort, navigator: Navigator, space: str | None) -> Making | None:
    """Return how to make what the field points at; None when it takes more than a name."""
    kind = spec.to[0] if len(spec.to) == 1 else ""
    field = _BY_NAME.get(kind)
    if field is None:
        return None

    def make(words: str, then: Callable[[str], None]) -> None:
        def saved(result: Saved) -> None:
            then(result.record)
            made = translate("Forms", "Gruppen “{name}” er oprettet.").format(name=words)
            hint.after_saving(
                port,
                kind,
                result.record,
                lambda more: navigator.say(form_saving.said(result, f"{made} {more}".strip())),
            )

        # A group may live wherever a record may that points at one.
        port.add(kind, {field: words}, space, saved, navigator.tell)

    return Making(lambda words: translate("Forms", "Opret gruppen “{name}”").format(name=words), make)
