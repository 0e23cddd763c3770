"""What a round's page says, from its view: pure functions to figures, stops and sentences."""

from PySide6.QtCore import QCoreApplication

from ui.components.steps import StopState, TrackStop
from ui.rounds.asks import RoundPageView, StopLine
from ui.style import dates
from ui.style.dates import Language
from ui.today import lines as today

translate = QCoreApplication.translate
_STATES: dict[str, StopState] = {"done": "done", "nobody": "nobody", "here": "here", "planned": "planned"}
_ICONS = {"done": "circle-check", "nobody": "circle-minus", "here": "circle-dot", "planned": "circle"}


def duration(minutes: int) -> str:
    """45 min; 2 t; 3 t 10 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("Rounds", "{minutes} min").format(minutes=rest)
    if not rest:
        return translate("Rounds", "{hours} t").format(hours=hours)
    return translate("Rounds", "{hours} t {minutes} min").format(hours=hours, minutes=rest)


def facts(view: RoundPageView, language: Language) -> str:
    """fredag 20. november · kl. 19.30–22.40. Who went stands in the title."""
    parts = [dates.long_date(view.started_at.date(), language)]
    began = dates.clock(view.started_at, language)
    if view.ended_at is None:
        parts.append(translate("Rounds", "siden {clock}").format(clock=began))
    else:
        parts.append(f"{began}–{dates.clock(view.ended_at, language, with_word=False)}")
    return " · ".join(parts)


def figures(view: RoundPageView) -> list[tuple[str, str]]:
    """The round in numbers. Zero is a finding, so each of them always stands there."""
    one = view.contacts == 1
    return [
        (str(view.contacts), translate("Today", "kontakt") if one else translate("Today", "kontakter")),
        (str(view.contacts_new), translate("Rounds", "heraf nye")),
        (str(view.young_people), translate("Rounds", "unge")),
        (str(len(view.stops) - view.unreached), translate("Rounds", "stop")),
        (str(view.empty_stops), translate("Rounds", "uden nogen")),
        (
            duration(view.minutes),
            translate("Rounds", "i alt") if view.ended_at else translate("Rounds", "indtil nu"),
        ),
    ]


def track(view: RoundPageView, language: Language) -> list[TrackStop]:
    """The stops as the card on Today draws them."""
    return [TrackStop(one.place, _below(one, view, language), _STATES[one.state]) for one in view.stops]


def _below(stop: StopLine, view: RoundPageView, language: Language) -> str:
    clock = dates.clock(stop.at, language, with_word=False) if stop.at else ""
    if stop.state == "planned":
        return translate("Rounds", "ikke nået") if view.ended_at else translate("Today", "ikke endnu")
    if stop.state == "here":
        return translate("Today", "{clock} · her nu").format(clock=clock)
    if stop.state == "nobody":
        return translate("Today", "{clock} · ingen").format(clock=clock)
    return " · ".join(part for part in (clock, _count(stop)) if part)


def _count(stop: StopLine) -> str:
    return "" if stop.young_people is None else today.young_people(stop.young_people)


def stop_state(stop: StopLine, *, ended: bool) -> tuple[str, str]:
    """The icon and the word at the right of a stop's row."""
    if stop.state == "planned":
        word = translate("Rounds", "ikke nået") if ended else translate("Today", "ikke endnu")
    elif stop.state == "nobody":
        word = translate("Rounds", "ingen")
    elif stop.state == "here":
        word = translate("Rounds", "her nu")
    else:
        word = _count(stop) or translate("Rounds", "ikke talt")
    return _ICONS[stop.state], word


def stop_facts(stop: StopLine) -> str:
    """The second line of a stop's row: how many, the mood, what was written there."""
    if stop.state == "planned":
        return translate("Rounds", "På ruten")
    written = ""
    if stop.written:
        one = stop.written == 1
        said = translate("Rounds", "1 notat") if one else translate("Rounds", "{count} notater")
        written = said.format(count=stop.written)
    count = _count(stop) if stop.state == "here" else ""
    return " · ".join(part for part in (count, stop.mood, written) if part)


def stop_times(stop: StopLine, language: Language) -> str:
    """21.10–21.35; only the first while nobody wrote when they left."""
    if stop.at is None:
        return ""
    came = dates.clock(stop.at, language, with_word=False)
    if stop.left is None or stop.left == stop.at:
        return came
    return f"{came}–{dates.clock(stop.left, language, with_word=False)}"
