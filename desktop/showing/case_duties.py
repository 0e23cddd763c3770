"""What a table's case asks by its level, its age and its meetings, and when that is over time: F11, F12, F18, F19.

Unlike the deadlines that a day on a record starts (`running_deadlines`), these follow from the organisation's own
table of levels, from a birthday, and from the meetings that were held.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from desktop.showing.agenda_book import fields_of, meetings_of
from desktop.showing.happened import linked
from desktop.showing.words import Words, moment
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import age_rules, level_frames, meetings
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.danish_calendar import end_of, months_after
from local_store.rules.level_frames import LevelDuty
from local_store.rules.named import is_agreed
from local_store.rules.ssp_levels import LEVELS, forum_of
from local_store.views import Record
from ui.style import dates
from ui.today.asks import DEADLINE, DueLine

OF_LEVEL = "F12."  # and the place of the row in the level's table
_AGES = ("F18", "F19")
_PAST = timedelta(days=30)  # so long after a birthday it is listed; later the case itself says so
_OFF = frozenset({"bortfaldet", "ikke_muligt"})
_LEVEL = Text("Niveau {}", "Level {}")
_TURNED = Text("{}: {} fyldte {} {}", "{}: {} turned {} on {}")


def over_time(words: Words, case: Record, held: "Held") -> Iterator[DueLine]:
    """Give what is over time of an open case at a table; nothing of a draft or one that has ended."""
    if state_of(case.fields) in ENDED | DRAFT_STATES:
        return
    today = words.now.date()
    for place, duty in enumerate(duties(words, case)):
        if duty.due_at is not None and duty.due_at < words.now and not is_in_hand(words, case, duty):
            level = words.say(_LEVEL).format(case.fields["level"])
            role = words.say(duty.role)
            line = _line(words, case, f"{OF_LEVEL}{place}", words.say(duty.action), duty.due_at.date(), role)
            yield replace(line, subtitle=f"{level} · {line.subtitle}", markable=True)
    again = held.missed(case, today)
    if again is not None:
        rule = words.book.in_force.set.rules["F11"]
        yield _line(words, case, "F11", words.say(rule.what), again, words.say(rule.owner_text))
    yield from _ages(words, case, today)


def duties(words: Words, case: Record) -> tuple[LevelDuty, ...]:
    """Return what the organisation's table asks of a case of this level, from the day the level was set (R14)."""
    table, level = words.book.catalogue.levels, str(case.fields.get("level") or "")
    rows = table.get(level, ())
    at_least = min((row.days for row in rows if row.days is not None), default=None)
    rule = words.book.in_force.set.rules["F12"]
    if not rule.on or at_least is None:
        return ()
    if moment(case.created.at) + timedelta(days=at_least) > words.now:
        return ()  # the level was set later than the case was made: nothing can be over, and no history is read
    changed = [entry.at for entry in words.book.history(case.id) for one in entry.moved if one.field == "level"]
    return level_frames.duties(table, level, moment(changed[-1] if changed else case.created.at))


def is_in_hand(words: Words, case: Record, duty: LevelDuty) -> bool:
    """Tell whether somebody has agreed to do what the level asks: an action of the case in the table's words."""
    wanted = {duty.action.da.casefold(), duty.action.en.casefold()}
    actions = (one.fields for one in linked(words, "action_item", "case_id", case.id))
    return any(
        str(one.get("what")).casefold() in wanted and is_agreed(one) and one.get("status") not in _OFF
        for one in actions
    )


def _ages(words: Words, case: Record, today: date) -> Iterator[DueLine]:
    person = case.fields.get("young_person_id")
    born = _born(words, str(person)) if person else None
    for name in _AGES if born is not None else ():
        rule = words.book.in_force.set.rules[name]
        if born is None or not rule.on or rule.amount is None:
            continue
        birthday = months_after(born, 12 * rule.amount)
        if birthday < today <= birthday + _PAST:
            on = dates.short_date(birthday, words.language, today)
            who = words.record_title(str(person))
            said = words.say(_TURNED).format(words.say(rule.what), who, rule.amount, on)
            yield _line(words, case, name, said, birthday, words.say(rule.owner_text))


def _born(words: Words, person: str) -> date | None:
    try:
        return age_rules.birth_day(words.book.get(RecordId(person)).fields)
    except KnownError:
        return None  # not in this book


class Held:
    """The meetings of the tables, and which of them a case was left out of (F11)."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._of: dict[str, dict[str, Record]] = {}

    def missed(self, case: Record, today: date) -> date | None:
        """Return the day of the meeting that was to take the case up again and did not; None when there is none."""
        words = self._words
        if not words.book.in_force.set.rules["F11"].on or case.fields.get("level") not in LEVELS:
            return None
        if case.space not in self._of:
            self._of[case.space] = meetings_of(words, case.space)
        here = self._of[case.space]
        items = [one.fields for one in linked(words, "agenda_item", "case_id", case.id)] if here else []
        on = [words.book.standing(RecordId(str(one["meeting_id"]))) for one in items if _is_on(one)]
        treated = [moment(str(here[one].fields["starts_at"])) for one in on if one in here]
        if not treated:
            return None
        district = case.fields.get("district")
        forum = forum_of(case.fields["level"])
        last = end_of(max(treated).date())  # of two meetings that day a case stands on one
        following = meetings.next_meeting(fields_of(here), last, forum, str(district) if district else None)
        day = moment(str(here[following].fields["starts_at"])).date() if following is not None else None
        return day if day is not None and day < today else None


def _is_on(item: Mapping[str, object]) -> bool:
    return item.get("status") != "taget_af"


def _line(words: Words, case: Record, rule: str, title: str, due: date, who: str) -> DueLine:
    return DueLine(
        id=f"{case.id}/{rule}",
        icon="circle-alert",
        title=title,
        subtitle=words.title(case),
        due=due,
        who=who,
        overdue_days=max(0, (words.now.date() - due).days),
        sort=DEADLINE,
        markable=False,
        over=True,
    )
