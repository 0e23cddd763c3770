"""What a raiser writes of a record the table has, taken in on the table's own: group or person, plan, case.

Each letter says all there is to say at its time, so what is new in one is what it says otherwise than the raiser's
words heard before. That is written on the table's record; where somebody at the table has written their own there
meanwhile, or two raisers say different things, both stand as a conflict until a person settles it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.doing.parcels import SUBJECTS, record_here, subject_once
from desktop.showing.words import Words
from local_store.changes import Stored
from local_store.errors import RefusedInput
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId
from local_store.letters import letter_id
from local_store.merge import HardConflict, Said
from local_store.projections import WITHDRAWN
from local_store.records.declare import FieldType
from local_store.rules import anonymise, correspondence
from local_store.rules.correspondence import said_of
from local_store.rules.findings import Values
from local_store.views import Record


@dataclass(frozen=True, slots=True)
class _Word:
    """What the raiser had said of a record before a letter, and what is new in it."""

    letter: Record
    told: Values  # the letter's own fields
    before: Values
    ever: tuple[Values, ...]  # every word of the raiser that is heard, this one's too
    later: tuple[Values, ...]  # heard already, though written after this one
    elsewhere: frozenset[str]  # fields whose last word came from another laptop

    @property
    def new(self) -> dict[str, Any]:
        return {name: value for name, value in self.told.items() if not _is_same(self.before.get(name), value)}


def _is_same(before: object, now: object) -> bool:
    """Tell whether somebody said this before; also when it was said with the names that anonymity takes out."""
    if not (isinstance(before, str) and isinstance(now, str) and anonymise.MARK in now):
        return before == now
    whole = ".+".join(re.escape(part) for part in now.split(anonymise.MARK))
    return re.fullmatch(whole, before, re.DOTALL) is not None


def hear_subject(words: Words, case: Record) -> list[ChangeId]:
    """Take in what came with the case about the group or person it is about; return the changes.

    Nothing when it says no more than was heard. What stands as a conflict is among them: Fortryd of what was done
    with the case takes that back as well (`unsaying`). Raises RefusedInput.
    """
    letters = [case.fields, words.book.changes_of(case.id)[0].change.set]
    letters += [one.fields for one in words.book.answers(case.id)]
    subjects = {str(one[name]) for one in letters for name in SUBJECTS if one.get(name)}
    marks = {str(one.get(correspondence.RETURN_MARK) or "") for one in letters}
    raised = str(correspondence.origin_of(case.fields).get("record") or "")
    once = {subject_once(raised, mark) for mark in marks}
    once |= {f"{correspondence.SUBJECT}\0{mark}" for mark in marks if mark}  # as they were called at first
    changes = []
    for subject in sorted(subjects):
        record = record_here(words, subject)
        if record is not None and record.space == case.space and raised:
            changes += hear(words, record, once)
    return changes


def hear(words: Words, record: Record, once: Collection[str]) -> list[ChangeId]:
    """Take in the newest of the letters about a record that are called one of `once`; return the changes.

    Of two that were merged the one that stands gets the words. Raises RefusedInput.
    """
    letters = _named(words, record, once)
    if not letters:
        return []
    if len(twins := twins_of(letters[-1], letters)) > 1:
        first = _first(words, record)
        opened = any(said_of(one.kind, one.fields) == first for one in twins)
        for letter in twins:
            hear_apart(words, letter, opened=opened)
        return []
    said, changes = _against(words, record, letters[-1]), list[ChangeId]()
    if said.new:
        changes += _write(words, words.book.get(words.book.standing(record.id)), said)
        if len(words.book.changes_of(said.letter.id)) == 1:
            words.book.reviewed(RecordId(said.letter.id))  # that it is heard, everybody at the table knows
    return changes


def twins_of(letter: Record, letters: Iterable[Record]) -> list[Record]:
    """Return the letters of that name, itself among them: colleagues sent them apart, each with their own words."""
    return [one for one in letters if _name_of(one) == _name_of(letter)]


def _is_again(letter: Record) -> bool:
    return bool(correspondence.origin_of(letter.fields).get(correspondence.AGAIN))


def hear_apart(words: Words, letter: Record, *, opened: bool = False) -> None:
    """Let what a colleague of the raiser sent apart, with other words, stand beside what came; once.

    Where only one of them had anything to say, that stands; where both had, a person settles it. It is no act of
    whoever takes it in, so nobody takes it back. `opened`: the other's opened the record here, so nobody knows
    what stood before either wrote. What says it came by letter and did not is left to people. Raises RefusedInput.
    """
    record = record_here(words, correspondence.about(letter.fields))
    heard = len(words.book.changes_of(letter.id)) > 1 or words.book.lacks_letter(letter)
    if record is None or heard or record.withdrawn or correspondence.is_answer(record.fields):
        return
    record = words.book.get(words.book.standing(record.id))
    said = _against(words, record, letter, heard_all=record.kind not in correspondence.SUBJECT_KINDS)
    opened = opened or _name_of(letter) == _opened_by(record)
    before = {} if opened else said.before
    new = {name: value for name, value in said.told.items() if before.get(name) != value}
    new = {name: value for name, value in new.items() if record.fields.get(name) != value}
    kind = words.book.catalogue.kind(record.kind)
    sets = {name: new.pop(name) for name in [*new] if kind.spec(name).is_set}
    plain = {name: value for name, value in new.items() if record.fields.get(name) == before.get(name)}
    if opened:
        plain |= _with_theirs(words, record, letter, new)
    _stand_beside(words, record, {name: value for name, value in new.items() if name not in plain})
    add, remove = _moves(record, before, sets)
    if plain or add or remove:
        words.book.edit(record.id, set=plain, add=add, remove=remove)
    words.book.reviewed(RecordId(letter.id))  # that it is heard, everybody at the table knows


def _with_theirs(words: Words, record: Record, letter: Record, new: Values) -> dict[str, Any]:
    """Return the long texts that stand as they came, with the other's below: they have no ground in common."""
    kind, first = words.book.catalogue.kind(record.kind), _first(words, record)
    who = words.person(str(correspondence.origin_of(letter.fields).get("person") or ""))
    return {
        name: f"{record.fields[name]}\n\n{who}: {value}"
        for name, value in new.items()
        if kind.spec(name).type is FieldType.LONG_TEXT
        and first.get(name)
        and record.fields.get(name) == first[name]
    }


def apart_of(words: Words, record: Record) -> list[Record]:
    """Return the letters that colleagues sent apart with other words than what opened the record here."""
    return [one for one in _from_raiser(words, record) if _is_again(one) and _name_of(one) == _opened_by(record)]


def _opened_by(record: Record) -> str:
    return str(correspondence.origin_of(record.fields).get("letter") or "")


def _name_of(letter: Record) -> str:
    """Return the letter's name: of one with other words than a colleague's the name that both have."""
    origin = correspondence.origin_of(letter.fields)
    return str(origin.get(correspondence.AGAIN) or origin.get("letter"))


def versions(words: Words, record: Record, hard: HardConflict) -> tuple[Said, ...]:
    """Return the words of a conflict, each with whose it is: what a letter brought is its writer's."""
    if not correspondence.origin_of(record.fields) or words.book.lacks_letter(record):
        return hard.versions
    history = words.book.changes_of(record.id)
    brought = {one.id for one in history if one.change.parents == (history[0].id,)}
    letters, came = _from_raiser(words, record), history[0].change.set
    return tuple(
        _as_sent(said, record) if _stood_as_it_came(history, said, came.get(hard.field))
        else _as_brought(said, hard.field, letters) if said.change in brought else said
        for said in hard.versions
    )  # fmt: skip


def _stood_as_it_came(history: Sequence[Stored], said: Said, came: object) -> bool:
    """Tell whether a version is what the record came with: said here only so that another's stands beside it."""
    change = next((one.change for one in history if one.id == said.change), None)
    return came is not None and said.value == came and change is not None and bool(change.parents)


def _as_sent(said: Said, record: Record) -> Said:
    return _by(said, correspondence.origin_of(record.fields))


def _by(said: Said, came: Values) -> Said:
    person, device = PersonId(str(came.get("person"))), DeviceId(str(came.get("device")))
    return Said(said.value, said.change, person, device, str(came.get("at")))


def _as_brought(said: Said, field: str, letters: Sequence[Record]) -> Said:
    letter = next((one for one in reversed(letters) if one.fields.get(field) == said.value), None)
    if letter is None:
        return said
    return _by(said, correspondence.origin_of(letter.fields))


def news(words: Words, record: Record, letter: Record) -> dict[str, Any]:
    """Return what a letter says otherwise than those before it."""
    return _against(words, record, letter, heard_all=True).new


def correct(words: Words, record: Record, once: str) -> list[ChangeId]:
    """Write what a correction says otherwise of a part of the plan; return the changes. Raises RefusedInput.

    What the raiser has taken out is taken out here, and is back when a later letter says so.
    """
    named = _named(words, record, {once})
    if not named:
        return []
    letter = named[-1]
    changes = _correct(words, record, letter)
    for one in twins_of(letter, named):
        if one is not letter:
            hear_apart(words, one)
    return changes


def _correct(words: Words, record: Record, letter: Record) -> list[ChangeId]:
    if not said_of(letter.kind, letter.fields):
        return [] if record.withdrawn else [words.book.undo(words.book.changes_of(record.id)[0].id)]
    letters = _from_raiser(words, record)
    before = letters[letters.index(letter) - 1] if letters.index(letter) else None
    changes = []
    if record.withdrawn and before is not None and not said_of(before.kind, before.fields):
        withdrawals = [one.id for one in words.book.changes_of(record.id) if one.change.set.get(WITHDRAWN)]
        changes.append(words.book.undo(withdrawals[-1]))
    return [*changes, *write_news(words, words.book.get(record.id), letter)]


def write_news(words: Words, record: Record, letter: Record, **more: Any) -> list[ChangeId]:
    """Write what a letter says otherwise than those before it, and `more`. Raises RefusedInput."""
    return _write(words, record, _against(words, record, letter, heard_all=True), more)


def _from_raiser(words: Words, record: Record) -> list[Record]:
    """Return the letters that say what the record is, oldest first: from whoever it came from."""
    came = correspondence.origin_of(record.fields)
    letters = ((one, correspondence.origin_of(one.fields)) for one in words.book.answers(record.id))
    return [
        one
        for one, said in letters
        if said.get("sort") == correspondence.REFERRAL
        and not words.book.lacks_letter(one)
        and (said.get("space"), said.get("record")) == (came.get("space"), came.get("record"))
    ]


def _named(words: Words, record: Record, once: Collection[str]) -> list[Record]:
    """Return the letters of these names, oldest first: two of one name where colleagues sent apart."""
    came = correspondence.origin_of(record.fields)
    if not came:
        return []
    ids = {letter_id(RecordId(str(came["record"])), SpaceId(record.space), one) for one in once}
    return [one for one in _from_raiser(words, record) if _name_of(one) in ids]


def _against(words: Words, record: Record, letter: Record, *, heard_all: bool = False) -> _Word:
    """Hold a letter against what is heard of the raiser. Of a plan or a case all that is older is heard."""
    before = _first(words, record)
    by = dict.fromkeys(before, correspondence.origin_of(record.fields).get("device"))
    device = correspondence.origin_of(letter.fields).get("device")
    ever, later, past = [dict(before)], [], False
    for one in _from_raiser(words, record):
        told = said_of(one.kind, one.fields)
        if one.id == letter.id:
            past = True
        elif _name_of(one) == _name_of(letter):
            continue  # neither of the two who sent apart knew the other's
        elif (heard_all and not past) or len(words.book.changes_of(one.id)) > 1:
            ever.append(told)
            if past:
                later.append(told)
            else:
                changed = {name: value for name, value in told.items() if before.get(name) != value}
                by |= dict.fromkeys(changed, correspondence.origin_of(one.fields).get("device"))
                before |= told
    told = said_of(letter.kind, letter.fields)
    elsewhere = frozenset(name for name, who in by.items() if who != device)
    return _Word(letter, told, before, (*ever, told), tuple(later), elsewhere)


def _first(words: Words, record: Record) -> dict[str, Any]:
    """Return what the record came with."""
    kind = words.book.catalogue.kind(record.kind)
    first = words.book.changes_of(record.id)[0].change.set
    return {name: value for name, value in first.items() if name in kind.by_name and name != correspondence.ORIGIN}


def _write(words: Words, record: Record, said: _Word, more: Mapping[str, Any] = {}) -> list[ChangeId]:
    kind, torn = words.book.catalogue.kind(record.kind), _torn(record)
    new = {name: value for name, value in said.new.items()
           if record.fields.get(name) != value and value not in torn.get(name, ())}  # fmt: skip
    sets = {name: new.pop(name) for name in [*new] if kind.spec(name).is_set}
    whole = {name: value for name, value in said.told.items() if not kind.spec(name).is_set}
    apart = {name: value for name, value in new.items() if _is_apart(record, said, name)}
    beside: list[ChangeId] = []
    if apart:
        try:
            beside = _stand_beside(words, record, apart)
        except RefusedInput:  # by itself it goes with nothing; the raiser's words together do
            beside = _stand_beside(words, record, whole)
    plain = {name: value for name, value in new.items() if name not in apart}
    add, remove = _moves(record, said.before, sets)
    if not (plain or more or add or remove):
        return beside
    try:
        return [*beside, words.book.edit(record.id, set={**plain, **more}, add=add, remove=remove)]
    except RefusedInput:
        if not plain:
            raise
        beside += _stand_beside(words, words.book.get(record.id), whole)
        rest = bool(more or add or remove)
        return [*beside, *([words.book.edit(record.id, set=more, add=add, remove=remove)] if rest else [])]


def _is_apart(record: Record, said: _Word, name: str) -> bool:
    """Tell whether a person has to choose: the table has its own word, or two raisers do not say the same."""
    now, new = record.fields.get(name), said.told[name]
    own = all(one.get(name) != now for one in said.ever) if now is not None else said.before.get(name) is not None
    contradicted = any(one.get(name, new) != new for one in said.later)
    stale = name in said.elsewhere and any(one.get(name) == new for one in said.ever[:-1])
    return own or contradicted or stale


def _stand_beside(words: Words, record: Record, theirs: Mapping[str, Any]) -> list[ChangeId]:
    """Write values as by somebody who knew only how the record came, so that the table's own stand beside them.

    Return the changes. Raises RefusedInput.
    """
    torn = _torn(record)
    said = {name: value for name, value in theirs.items() if value not in torn.get(name, ())}
    if all(record.fields.get(name) == value for name, value in said.items()):
        return []
    history = words.book.changes_of(record.id)
    changes = [words.book.edit(record.id, set=said, seen=(history[0].id,))]
    came = {name: record.fields[name] for name, value in said.items()
            if record.fields.get(name) not in (None, value) and not _is_set(history, name)}  # fmt: skip
    if came:
        # It stood as it came. Said by the table it is a word of its own, which the other does not follow upon.
        changes.append(words.book.edit(record.id, set=came, seen=record.heads))
    return changes


def _torn(record: Record) -> dict[str, list[Any]]:
    """Return what is said in each field that somebody has to settle."""
    hard = (one for one in record.conflicts if isinstance(one, HardConflict))
    return {one.field: [said.value for said in one.versions] for one in hard}


def _is_set(history: Sequence[Stored], name: str) -> bool:
    return any(name in one.change.set for one in history[1:])


def _moves(record: Record, before: Values, sets: Values) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return which elements the raiser has put to a set and taken from it; the table's own stay."""
    add, remove = dict[str, list[str]](), dict[str, list[str]]()
    for name, value in sets.items():
        here, had, said = set(record.fields.get(name) or ()), set(before.get(name) or ()), set(value or ())
        if put := sorted(said - had - here):
            add[name] = put
        if taken := sorted((had - said) & here):
            remove[name] = taken
    return add, remove
