"""What a new form begins with: now, today, me, and the place where I was last."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from local_store.records.declare import FieldType, Kind
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.quick_log.beforehand import Beforehand, MyRound
from ui.views import RecordView, RowPage

translate = QCoreApplication.translate
ASKED_FOR = frozenset({"place_ref", "round_id", "club_unit"})  # what the answers will fill
Fill = Callable[[dict[str, Any]], None]
_ME = ("responsible_id",)
_MANY_ME = ("staff_ids",)
_MY_NAME = ("raised_by", "from_party")
_FIRST = {("follow_up", "status"): "aaben"}
_AHEAD = frozenset({"due_at"})  # a day still to come: now would be a guess
_ABOUT_A_WEEK = frozenset({"young_person_id", "written_on"})
_STREET = frozenset({"group_observation"})  # written on the street, where the quick log knows place and round


def at_once(kind: Kind, port: BookPort, now: datetime) -> dict[str, Any]:
    """Return what is known without asking the book."""
    found: dict[str, Any] = {}
    for spec in kind.fields:
        if spec.name == kind.when and spec.name not in _AHEAD:
            is_day = spec.type is FieldType.DATE
            found[spec.name] = now.date().isoformat() if is_day else now.isoformat(timespec="seconds")
        elif spec.name in _ME:
            found[spec.name] = port.me.id
        elif spec.name in _MANY_ME:
            found[spec.name] = [port.me.id]
        elif spec.name in _MY_NAME:
            found[spec.name] = port.me.name
        elif (kind.name, spec.name) in _FIRST:
            found[spec.name] = _FIRST[kind.name, spec.name]
    return found


def nothing_said(kind: Kind, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what to say, by field, of a new record that holds nothing but what it is about.

    A week's note would keep the book from asking about that week again.
    """
    if kind.name != "logbook_entry" or set(values) - _ABOUT_A_WEEK:
        return {}
    told = translate("Forms", "Hvad er der sket siden sidst? Et tal eller én linje er nok.")
    return {"contact_count": told}


def ask(kind: Kind, port: BookPort, owner: QObject, fill: Fill) -> None:
    """Ask the book for the rest; `fill` is called with each answer as it comes."""
    if kind.name in _STREET:

        def place(here: str | None, _is_stop: bool) -> None:
            if here:
                fill({"place_ref": here})

        def my_round(mine: MyRound) -> None:
            fill({"round_id": mine.id})

        Beforehand(port, owner).ask(lambda _places: None, place, my_round)
    elif kind.name == "club_log":
        _from_the_last(kind, port, owner, ("club_unit",), fill)


def _from_the_last(kind: Kind, port: BookPort, owner: QObject, fields: tuple[str, ...], fill: Fill) -> None:
    """The club is the one of the last log."""

    def rows(page: RowPage) -> None:
        if page.rows:
            port.record(page.rows[0].id, while_alive(owner, record), lambda _problem: None)

    def record(view: RecordView) -> None:
        fill({name: view.values[name] for name in fields if view.values.get(name)})

    port.rows(kind.name, "", None, 1, while_alive(owner, rows))
