"""What Today says, from its views: pure functions to rows, stops and sentences."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from ui.components.rows import ListRow
from ui.components.steps import StopState, TrackStop
from ui.components.text import Run
from ui.style import dates, language
from ui.style.tokens import ColourName
from ui.today.asks import DEADLINE, DueLine, SlipLine
from ui.views import DraftView, Due, RoundView, Stop, TodayView, Waiting, WaitingKind

translate = QCoreApplication.translate
_STATES: dict[str, StopState] = {"done": "done", "nobody": "nobody", "here": "here", "planned": "planned"}
_WAITING: dict[WaitingKind, tuple[str, ColourName]] = {
    WaitingKind.CONFLICT: ("conflict", "warn"),
    WaitingKind.QUESTION: ("question", "accent"),
    WaitingKind.HANDOVER: ("reply", "accent"),
    WaitingKind.RETENTION: ("trash-2", "text_2"),
    WaitingKind.RECEIPT: ("receipt", "ok"),
}


def date_line(view: TodayView) -> str:
    """fredag 20. november · uge 47 · du er på runde med Sara."""
    now = language.current()
    parts = [dates.long_date(view.today, now), dates.week(view.today, now)]
    if view.round is not None and view.round.left_open is None:
        with_whom = people(view.round.companions)
        if with_whom:
            parts.append(translate("Today", "du er på runde med {people}").format(people=with_whom))
        else:
            parts.append(translate("Today", "du er på runde"))
    return " · ".join(parts)


def people(names: tuple[str, ...]) -> str:
    """Sara; Sara og Ali; Sara, Ali og Omar. Members by their first name, anything else as it is written."""
    short = [_first_name(name) for name in names if name.strip()]
    if len(short) < 2:
        return "".join(short)
    return translate("Today", "{names} og {last}").format(names=", ".join(short[:-1]), last=short[-1])


def _first_name(name: str) -> str:
    words = name.split()
    return words[0] if all(word[:1].isupper() for word in words) else name


def stops(view: RoundView) -> list[TrackStop]:
    """The round's stops with what is said below each."""
    told: list[TrackStop] = []
    for stop in view.stops:
        first_planned = stop.state == "planned" and not any(one.state == "planned" for one in told)
        told.append(TrackStop(stop.place, _below(stop, first_planned), _STATES.get(stop.state, "planned")))
    return told


def _below(stop: Stop, first_planned: bool) -> str:
    clock = dates.clock(stop.at, language.current(), with_word=False) if stop.at else ""
    if stop.state == "here":
        return translate("Today", "{clock} · her nu").format(clock=clock)
    if stop.state == "nobody":
        return translate("Today", "{clock} · ingen").format(clock=clock)
    if stop.state == "done":
        return f"{clock} · {young_people(stop.young_people)}"
    return translate("Today", "næste") if first_planned else translate("Today", "ikke endnu")


def young_people(count: int) -> str:
    """1 ung, 4 unge."""
    if count == 1:
        return translate("Today", "1 ung")
    return translate("Today", "{count} unge").format(count=count)


def round_figures(view: RoundView) -> list[list[Run]]:
    """10 unge mødt, 3 kontakter, 1 stop uden nogen; the last only when there was one."""
    met = translate("Today", "ung mødt") if view.young_people == 1 else translate("Today", "unge mødt")
    talked = translate("Today", "kontakt") if view.contacts == 1 else translate("Today", "kontakter")
    figures = [(view.young_people, met), (view.contacts, talked)]
    if view.empty_stops:
        one = view.empty_stops == 1
        empty = translate("Today", "stop uden nogen", "one") if one else translate("Today", "stop uden nogen")
        figures.append((view.empty_stops, empty))
    return [[Run(str(count), 600, "text"), Run(f" {words}")] for count, words in figures]


def due_row(due: Due, today: date) -> ListRow:
    """A line of what to remember: who and when always at the right."""
    now = language.current()
    who = _first_name(due.who) if not isinstance(due, DueLine) or due.sort != DEADLINE else due.who
    late = bool(due.overdue_days) or (isinstance(due, DueLine) and due.over)
    if late and due.due is not None:
        below = f"{who} · {dates.short_date(due.due, now, today)}"
        return ListRow(due.id, due.title, due.subtitle, icon=due.icon, icon_tone="danger", right=_over(due),
                       right_tone="danger", right_below=below)  # fmt: skip
    near = isinstance(due, DueLine) and due.near
    tone: ColourName = "warn" if near else "text_2"
    right_tone: ColourName = "warn" if near else "text"
    return ListRow(due.id, due.title, due.subtitle, icon=due.icon, icon_tone=tone, right=_when_due(due, today),
                   right_tone=right_tone, right_below=who)  # fmt: skip


def _over(due: Due) -> str:
    if due.overdue_days == 0:
        return translate("Today", "over tid")
    if due.overdue_days == 1:
        return translate("Today", "1 dag over tid")
    return translate("Today", "{count} dage over tid").format(count=due.overdue_days)


def _when_due(due: Due, today: date) -> str:
    now = language.current()
    if isinstance(due, DueLine) and due.unset:
        return translate("Today", "Tidsramme er ikke fastsat")
    if isinstance(due, DueLine) and due.at is not None:
        return dates.near_moment(due.at, today, now)  # where hours count, the clock is said
    return dates.due_day(due.due, today, now) if due.due else translate("Today", "uden dato")


def slip_row(slip: SlipLine, today: date) -> ListRow:
    """A line of who may slip: what is missing, what to do, and since when nothing was written."""
    silent = (today - slip.last).days if slip.last else None
    if silent is None:
        right = translate("Today", "aldrig")
    else:
        right = dates.near_day(today - timedelta(days=silent), today, language.current())
    return ListRow(slip.record, slip.title, " · ".join((*slip.missing, slip.todo)), icon=slip.icon, right=right,
                   right_below=translate("Today", "sidst skrevet"))  # fmt: skip


def short_slip_row(slip: SlipLine) -> ListRow:
    """The same in little room: what is missing; what to do about it is read aloud."""
    missing = " · ".join(slip.missing)
    return ListRow(slip.record, slip.title, missing, icon=slip.icon, spoken=f"{slip.title}, {missing}, {slip.todo}")


def waiting_row(waiting: Waiting) -> ListRow:
    """A line of what waits; the key is what to open: kind, record, field."""
    icon, tone = _WAITING[waiting.kind]
    key = (waiting.kind, waiting.record, waiting.field)
    return ListRow(key, waiting.title, waiting.subtitle, icon=icon, icon_tone=tone, chevron=True)


def draft_row(draft: DraftView, label: str) -> ListRow:
    """Kladde: gadekontakt kl. 21.47."""
    clock = dates.clock(draft.at, language.current())
    words = translate("Today", "Kladde: {kind} {clock}").format(kind=label.lower(), clock=clock)
    return ListRow(draft.key, words, icon="voice_assessment", right=translate("Today", "Skriv videre"))
