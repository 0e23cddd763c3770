"""Prints what a meeting needs: the agenda beforehand, the list of decisions afterwards (R22, R27)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.printing import paper
from desktop.showing import anonymous, meetings
from desktop.showing.agenda_book import Table, table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.views import Record
from ui.meetings.asks import DecisionLine, MeetingView, PointView, TaskLine
from ui.style import dates
from ui.style.dates import Language

_AGENDA, _DECISIONS = Text("Dagsorden", "Agenda"), Text("Beslutningsliste", "List of decisions")
_WHEN, _WHERE, _CHAIR = Text("Hvornår", "When"), Text("Hvor", "Where"), Text("Mødeleder", "Chair")
_INVITED, _PRESENT = Text("Inviteret", "Invited"), Text("Til stede", "Present")
_CUSTODY = Text("Indehavere af forældremyndighed", "Holders of custody")
_NEXT = Text("Næste møde", "Next meeting")
_CAME = Text("Fremmøde", "Attendance")
_QUESTION, _WISHED = Text("Spørgsmål", "Question"), Text("Ønsket udbytte", "Wished outcome")
_PRESENTED = Text("Lægges frem af", "Presented by")
_MINUTES_OF = Text("Skrevet af {}", "Written by {}")
_COUNTED = Text("{} gange gjort, {} mangler", "{} times done, {} missing")


def print_agenda(book: FieldBook, meeting: str, file: Path, language: Language = "da") -> Path:
    """Write the agenda as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    words, record = paper.words_now(book, language), book.get(RecordId(meeting))
    return paper.put(words, record, "agenda", agenda(words, record), file)


def agenda(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the agenda's paper."""
    view = _open(words, record)
    facts = _facts(words, record, view)
    if view.invited:
        facts.append(_fact(words, _INVITED, view.invited))
    return {
        **paper.head(words, record, words.say(_AGENDA), _subtitle(words, record, view), paper.OF_A_MEETING),
        "facts": facts,
        "points": [_point(words, one) for one in view.points],
    }


def print_decisions(book: FieldBook, meeting: str, file: Path, language: Language = "da") -> Path:
    """Write the list of decisions as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom."""
    words, record = paper.words_now(book, language), book.get(RecordId(meeting))
    return paper.put(words, record, "decisions", decisions(words, record), file)


def decisions(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the list of decisions."""
    view = _open(words, record)
    facts = _facts(words, record, view)
    present = ", ".join(part for part in (*view.present, view.sectors) if part)
    facts += [
        _fact(words, _PRESENT, present),
        _fact(words, _CAME, view.came),
        _fact(words, _NEXT, view.next_meeting),
    ]
    return {
        **paper.head(words, record, words.say(_DECISIONS), _subtitle(words, record, view), paper.OF_A_MEETING),
        "facts": [fact for fact in facts if fact["text"]],
        "points": [_decided(words, one) for one in view.points],
        "people": _people(words, view),
    }


def _open(words: Words, record: Record) -> MeetingView:
    view, found = meetings.view(words, record), table(words, record.id)
    return replace(view, points=tuple(_kept_secret(words, found, one) for one in view.points))


def _kept_secret(words: Words, found: Table, point: PointView) -> PointView:
    """Return an anonymous point with every text cleaned of who it is: nothing on paper leads back (R33)."""
    if not point.anonymous or point.case not in found.cases:
        return point
    known = anonymous.known_of(words, found.cases[point.case])

    def clean(text: str) -> str:
        return anonymous.cleaned((text,), known)[0]

    return replace(
        point,
        minutes=tuple(replace(one, text=clean(one.text)) for one in point.minutes),
        decisions=tuple(replace(one, text=clean(one.text)) for one in point.decisions),
        open_tasks=tuple(replace(one, what=clean(one.what)) for one in point.open_tasks),
    )


def _fact(words: Words, label: Text, text: str) -> dict[str, str]:
    return {"label": words.say(label), "text": text}


def _facts(words: Words, record: Record, view: MeetingView) -> list[dict[str, str]]:
    language = words.language
    day = f"{dates.capital(dates.long_date(view.at.date(), language))} {view.at.year}"
    chair = record.fields.get("chair_id")
    facts = [
        _fact(words, _WHEN, f"{day}, {_clock(view.at, view.ends, language)}"),
        _fact(words, _WHERE, view.where),
        _fact(words, _CHAIR, words.person(str(chair)) if chair else ""),
        _fact(words, _CUSTODY, view.custody),
    ]
    return [fact for fact in facts if fact["text"]]


def _clock(start: datetime, end: datetime | None, language: Language) -> str:
    begins = dates.clock(start, language)
    told = f"{begins}–{dates.clock(end, language, with_word=False)}" if end else begins
    return told.replace(" ", "\N{NO-BREAK SPACE}")


def _subtitle(words: Words, record: Record, view: MeetingView) -> str:
    kind = paper.label(words, "meeting_kind", record.fields.get("meeting_kind"))
    parts = (view.forum or kind, str(record.fields.get("heading") or ""))
    return " · ".join(part for part in parts if part)


def _point(words: Words, point: PointView) -> dict[str, Any]:
    named = ((_QUESTION, point.question), (_WISHED, point.wished), (_PRESENTED, point.presented_by))
    lines = [_fact(words, label, text) for label, text in named if text]
    still = [_task(words, one) for one in point.open_tasks]
    return {**_heading(point), "why": point.why_label, "lines": lines, "tasks": still, "more": bool(lines or still)}


def _heading(point: PointView) -> dict[str, Any]:
    return {
        "number": point.number,
        "title": point.title,
        "level": point.level,
        "level_label": point.level_label,
        "anonymous": point.anonymous,
    }


def _task(words: Words, task: TaskLine) -> dict[str, Any]:
    counted = words.say(_COUNTED).format(task.done, task.missing) if task.recurring else ""
    return {
        "what": task.what, "note": " · ".join(part for part in (task.recurring, counted) if part),
        "who": task.who, "office": task.office, "when": paper.day(words, task.by_when),
        "overdue": task.overdue, "unnamed": False, "status": task.status_label, "ongoing": bool(task.recurring),
    }  # fmt: skip


def _decided(words: Words, point: PointView) -> dict[str, Any]:
    several = len(point.minutes) > 1
    by = [words.say(_MINUTES_OF).format(one.who) if several else "" for one in point.minutes]
    minutes = [{"text": one.text, "who": name} for one, name in zip(point.minutes, by, strict=True)]
    outcome = point.state_label if point.status == "droeftet" and point.state_label else point.status_label
    if point.outcome_label:  # how it goes since last time (R56)
        outcome = f"{outcome} · {point.outcome_label}"
    decided = [_decision(words, one) for one in point.decisions]
    return {**_heading(point), "outcome": outcome, "minutes": minutes, "tasks": decided}


def _decision(words: Words, line: DecisionLine) -> dict[str, Any]:
    return {
        "what": line.text, "note": "", "who": line.who, "office": line.office, "when": paper.day(words, line.due),
        "overdue": False, "unnamed": False, "status": line.status_label,
    }  # fmt: skip


def _people(words: Words, view: MeetingView) -> list[Mapping[str, Any]]:
    """Return everybody with what they said yes to, in the order of their names."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for point in view.points:
        for one in point.decisions:
            task = {"what": one.text, "when": paper.day(words, one.due)}
            found.setdefault((one.who, one.office), []).append(task)
    ordered = sorted(found.items(), key=lambda item: (item[0][0].casefold(), item[0][1]))
    return [{"who": name, "office": unit, "tasks": some} for (name, unit), some in ordered]
