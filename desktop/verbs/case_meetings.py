"""`feltbog case agenda` and `case decide`: a meeting's points and what is decided, as on the meeting's page."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from desktop.verbs import given, inputs
from desktop.verbs.inputs import RECORD
from desktop.verbs.missing import numbered, refuse_all
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put
from desktop.verbs.table_words import words_at
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId

if TYPE_CHECKING:
    from desktop.showing.words import Words
    from ui.meetings.asks import ChangePoint, Decide, Discuss, MeetingView, PointView

_DAY = click.DateTime(["%Y-%m-%d"])
_WHICH = Text(
    "Der er ikke ét møde at vælge. Nævn mødet med --meeting eller dagen med --on.",
    "There is not one meeting to choose. Name the meeting with --meeting or the day with --on.",
)
_SEVERAL = Text("Flere møder den dag: {}. Nævn det med --meeting.", "Several that day: {}. Name it with --meeting.")
_ELSEWHERE = Text(
    "Sagen er behandlet på et andet af dagens møder og bliver stående der.",
    "The case was treated at another of the day's meetings and stays there.",
)
_NO_WAY = Text("Derfra kan sagen ikke komme til “{}” på et møde.", "From there a meeting cannot take it to “{}”.")
_NOTHING = Text("Der er intet at skrive.", "There is nothing to write.")
_POINT = ("minutes", "presented_by", "anonymous_presentation", "decisions", "status", "state", "outcome_level")
_DECISION = ("decision_text", "responsible_name", "responsible_actor", "responsible_unit", "due_on")


@click.command()
@click.argument("record", metavar="[ID]", required=False, type=RECORD)
@click.option("--meeting", type=RECORD, metavar="MEETING", help="Which meeting, by its id.")
@click.option("--on", "day", type=_DAY, metavar="DATE", help="Which meeting, by its day.")
@click.option("--off", is_flag=True, help="Take the point off (ID is its key); its case is not touched.")
@click.option("--end", is_flag=True, help="End the meeting: what was not reached is put off to the next one.")
@of_a_book
@click.pass_obj
def agenda(
    setting: Setting, record: str | None, meeting: str | None, day: datetime | None, off: bool, end: bool
) -> None:
    """Put the case ID on the agenda of a meeting; without ID, list a meeting's points in their order.

    Without --meeting and --on: the next one, of the case's forum and district where a case is named.
    """
    if (off and record is None) or (end and (record is not None or not (meeting or day))):
        raise click.UsageError("--off takes the key of a point, --end a meeting and no ID.")
    with setting.open() as book, book.together():
        words = words_at(setting, book)
        record = book.standing(RecordId(record)) if record else None
        which = _meeting(words, record, meeting, day.date() if day else None)
        if record is None:
            lines = _ended(words, which) if end else _points(words, which)
        elif off:
            lines = [_taken_off(words, which, record)]
        else:
            lines = [_put_on(words, which, record)]
    for line in lines:
        put(line)


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@click.option("--meeting", type=RECORD, metavar="MEETING", help="Which meeting, by its id.")
@click.option("--on", "day", type=_DAY, metavar="DATE", help="Which meeting, by its day; else today's.")
@of_a_book
@click.pass_obj
def decide(setting: Setting, record: str, meeting: str | None, day: datetime | None) -> None:
    """Write what a meeting said and decided of the case ID, from a JSON object on stdin; all of it or nothing.

    {"minutes", "presented_by", "anonymous_presentation", "decisions": [{"decision_text", "responsible_name",
    "responsible_actor", "responsible_unit", "due_on"}], "status", "state", "outcome_level"}, each as needed. Each
    decision becomes the task of a person with a name (or a colleague's id). `status` ends the point: droeftet or
    udsat; `state` is where the case goes then, `outcome_level` how it goes since last time. Refused with all that
    is missing.
    """
    with setting.open() as book, book.together():
        words = words_at(setting, book)
        whole = given.only(inputs.read_all(inputs.stdin()), _POINT)
        if not whole:
            raise RefusedInput(_NOTHING, code="nothing_to_change")
        on = day.date() if day else None if meeting else words.now.date()
        record = book.standing(RecordId(record))
        which = _meeting(words, record, meeting, on)
        told = _decided(words, which, record, whole)
    put(told)


def _meeting(words: "Words", record: str | None, meeting: str | None, day: date | None) -> str:
    """Return the id of the meeting that is meant, "" for the next one of a case. Raises NotFound, RefusedInput."""
    from desktop.showing.meetings import answer_meetings
    from ui.meetings.asks import Meetings

    if meeting is not None:
        return _checked(words, meeting)
    forums = answer_meetings(words, Meetings()).forums
    if day is None:
        if record is not None:
            return ""
        coming = [line for forum in forums for line in forum.coming]
        if not coming:
            raise RefusedInput(_WHICH, field="meeting_id", code="no_meeting")
        return min(coming, key=lambda line: (line.at, line.id)).id
    there = [line.id for forum in forums for line in (*forum.coming, *forum.held) if line.at.date() == day]
    there = [one for one in there if words.book.get(RecordId(one)).fields.get("status") != "aflyst"]
    if record is not None:
        there = [one for one in there if _may_have(words, one, record)]
    if len(there) > 1:
        text = Text(_SEVERAL.da.format(", ".join(there)), _SEVERAL.en.format(", ".join(there)))
        raise RefusedInput(text, field="meeting_id", code="several")
    if not there:
        raise RefusedInput(_WHICH, field="meeting_id", code="no_meeting")
    return there[0]


def _checked(words: "Words", meeting: str) -> str:
    found = words.book.get(RecordId(meeting))
    if found.kind != "meeting":
        raise RefusedInput(_WHICH, field="meeting_id", code="no_meeting")
    return words.book.standing(found.id)


def _may_have(words: "Words", meeting: str, record: str) -> bool:
    """Tell whether that meeting of the day is the one: of the case's forum, or the point is on it."""
    from desktop.showing.agenda_book import table
    from local_store.rules.meetings import same_table
    from local_store.rules.ssp_levels import LEVELS, forum_of

    about, there = words.book.get(RecordId(record)), words.book.get(RecordId(meeting))
    if about.space != there.space:
        return False
    if about.kind != "ssp_case" or about.fields.get("level") not in LEVELS:
        return table(words, meeting).point(record) is not None
    return same_table(there.fields, forum_of(about.fields["level"]), about.fields.get("district"))


def _view(words: "Words", meeting: str) -> "MeetingView":
    from desktop.showing.meetings import view

    return view(words, words.book.get(RecordId(meeting)))


def _points(words: "Words", meeting: str) -> list[dict[str, Any]]:
    seen = _view(words, meeting)
    return [_line(words, meeting, seen, one) for one in seen.points]


def _line(words: "Words", meeting: str, seen: "MeetingView", point: "PointView") -> dict[str, Any]:
    case = words.book.get(RecordId(point.case)).fields if point.case else {}
    optional = {
        "case": point.case, "item": point.item, "level": case.get("level"), "state": case.get("state"),
        "lead": point.lead, "outcome_level": point.outcome,
    }  # fmt: skip
    return {
        "meeting": meeting,
        "starts_at": seen.at.isoformat(),
        "number": point.number,
        "key": point.key,
        "title": point.title,
        "why": point.why,
        "status": point.status,
        "decisions": [one.record for one in point.decisions],
        **{name: value for name, value in optional.items() if value},
        **({"asks_how": True} if point.asks_how else {}),
    }


def _put_on(words: "Words", meeting: str, record: str) -> dict[str, Any]:
    from desktop.doing import meetings, reviewing
    from desktop.showing import review
    from ui.review.asks import PutOn

    if meeting:
        review.at_the_desk(words)
        meetings.put_on_agenda(words, record, meeting)
    else:
        which = meetings.next_meeting_of(words, words.book.get(RecordId(record)))
        reviewing.ANSWERS[PutOn](words, PutOn(record))
        meeting = which.id if which else ""
    stands = [line for line in _points(words, meeting) if line["key"] == record]
    if not stands:  # treated at another of the day's meetings, where it stays
        raise RefusedInput(_ELSEWHERE, field="meeting_id", code="not_allowed")
    return stands[0]


def _taken_off(words: "Words", meeting: str, key: str) -> dict[str, Any]:
    from desktop.doing import meetings, minutes
    from ui.meetings.asks import TakeOff

    about = words.book.get(RecordId(key))
    found = None if meeting else meetings.next_meeting_of(words, about)
    meeting = meeting or (found.id if found else "")
    if not meeting:
        raise RefusedInput(_WHICH, field="meeting_id", code="no_meeting")
    before = [line for line in _points(words, meeting) if line["key"] == key]
    minutes.take_off(words, TakeOff(meeting, key))
    return before[0] | {"status": "taget_af"}


def _ended(words: "Words", meeting: str) -> list[dict[str, Any]]:
    from desktop.doing import minutes
    from ui.meetings.asks import CloseMeeting

    minutes.close(words, CloseMeeting(meeting))
    return _points(words, meeting)


# What is decided


def _decided(words: "Words", meeting: str, case: str, whole: Mapping[str, object]) -> dict[str, Any]:
    """Do it in the order of the page: the minutes, the decisions, how the point ended. Raises RefusedInput."""
    from desktop.doing import minutes

    change, ends = _change(words, meeting, case, whole), _discuss(meeting, case, whole)
    decisions = [_decision(meeting, case, one) for one in given.objects(whole, "decisions")]
    lacking, made = list[RefusedInput](), list[str]()
    for number, one in enumerate(decisions, 1):
        lacks = minutes.lacks(words, one)
        lacking += numbered(lacks, number) if len(decisions) > 1 else lacks
    acts = [*([change] if change else []), *(decisions if not lacking else []), *([ends] if ends else [])]
    for ask in acts:
        try:
            done = minutes.ANSWERS[type(ask)](words, ask)
        except RefusedInput as refused:  # told with the rest; whatever was written by then is not kept
            lacking.append(refused)
            continue
        made += [done.record] if ask in decisions else []
    refuse_all(lacking)
    return _outcome(words, meeting, case, made, given.text(whole, "state"))


def _change(words: "Words", meeting: str, case: str, whole: Mapping[str, object]) -> "ChangePoint | None":
    """Return what is written on the point, None for nothing; minutes are one's own, else the only ones there."""
    from ui.meetings.asks import ChangePoint

    named = {name: given.text(whole, name) for name in _POINT[:3] if whole.get(name) is not None}
    if not named:
        return None
    points = [one for one in _view(words, meeting).points if one.key == case]
    written = points[0].minutes if points else ()
    mine = next((one for one in written if one.mine), written[0] if len(written) == 1 else None)
    hidden = given.one_of(whole, "anonymous_presentation", ("ja", "nej"))
    return ChangePoint(
        meeting, case, hidden == "ja" if hidden else None, named.get("presented_by"), named.get("minutes"),
        mine.record if mine else "", mine.heads if mine else (),
    )  # fmt: skip


def _decision(meeting: str, case: str, one: Mapping[str, object]) -> "Decide":
    from ui.meetings.asks import Decide

    told = {name: given.text(given.only(one, _DECISION), name) for name in _DECISION}
    return Decide(
        meeting, case, told["decision_text"], told["responsible_name"], told["responsible_actor"],
        given.day(one, "due_on"), told["responsible_unit"],
    )  # fmt: skip


def _discuss(meeting: str, case: str, whole: Mapping[str, object]) -> "Discuss | None":
    from ui.meetings.asks import Discuss

    state, outcome = (given.text(whole, name) for name in ("state", "outcome_level"))
    status = given.one_of(whole, "status", ("droeftet", "udsat")) or ("droeftet" if state or outcome else "")
    return Discuss(meeting, case, status, state, outcome) if status else None


def _outcome(words: "Words", meeting: str, case: str, made: list[str], wanted: str) -> dict[str, Any]:
    stands = words.book.get(RecordId(case)).fields.get("state")
    if wanted and stands != wanted:
        text = Text(_NO_WAY.da.format(wanted), _NO_WAY.en.format(wanted))
        raise RefusedInput(text, field="state", code="not_allowed")
    seen = _view(words, meeting)
    point = next(one for one in seen.points if one.key == case)
    tasks = {one.record: one.task for one in point.decisions}
    return {
        "case": case,
        "meeting": meeting,
        "state": stands,
        "status": point.status,
        "decisions": [{"decision": one, "task": tasks[one]} for one in made],
    }
