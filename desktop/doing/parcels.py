"""What a referral is made of when it leaves: a letter for whom it is about, the case, and what is planned.

Only what `minimise` allows is in it. Ids of this side mean nothing to the table, so a reference goes as the id that
the letter's record gets there, and a place as its name. The preview shows a parcel and sending posts the same one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop.showing.without_letter import proven_answers
from desktop.showing.words import Words
from local_store import letters
from local_store.errors import KnownError, Text
from local_store.homes import record_of
from local_store.ids import LetterId, RecordId, SpaceId, is_id
from local_store.records.declare import FieldType, Spec
from local_store.rules import age_rules, anonymise, correspondence, minimise
from local_store.rules.findings import Values
from local_store.rules.sending import Table
from local_store.rules.ssp_levels import LEVELS, needs_standard_form
from local_store.rules.text_checks import possible_names
from local_store.views import Record

_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PLACE)
PLAN_KINDS = ("overall_goal", "sub_goal", "action_item")
SUBJECTS = ("group_id", "young_person_id")
# Of a young person nobody may recognise these leave; place, group, raiser and family do not (R33).
_OF_NOBODY = frozenset(
    {
        "heading", "age_track", "district", "level", "level_characteristics", "level_reason", "concern_text",
        "tried_already_text", "resources_text", "young_person_view", "question_to_meeting", "wished_outcome",
        "legal_basis", "necessity_text", "state",
    }
)  # fmt: skip
TAKEN_OUT = Text("Taget ud af indstillingen", "Taken out of the referral")
_A_YOUNG_PERSON = Text("En ung", "A young person")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One letter: the record it is of and exactly the fields in it, with the values they have there.

    Without any, `text` says that what went along before is taken out of the referral. `opens`: the same fields go
    by that name as well, which makes the table's record where nobody has sent one before. `emptied`: what stood in
    the record once and was emptied, for a table that has it.
    """

    record: Record
    fields: Mapping[str, Any]
    once: str
    about: str = ""
    text: str = ""
    here: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of a reference that leaves: to what here
    opens: str = ""
    emptied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """All letters of one sending, in the order they go. `taken_out`: what anonymity took out of the texts."""

    enclosed: tuple[Enclosed, ...] = ()
    taken_out: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()  # words that may be names; only a person can tell
    naming: tuple[str, ...] = ()  # identifiers that a group's texts hold though nobody is the subject
    young_person: Record | None = None
    seal: str = field(default="", compare=False)

    @property
    def leaving(self) -> tuple[tuple[str, Values], ...]:
        """Kind and fields of each letter."""
        return tuple((one.record.kind, one.fields) for one in self.enclosed)


def subject_once(case: str, mark: str) -> str:
    """Return what the letter about whom a case is about is called, sent with it or with its correction.

    Each case has its own: of two colleagues' cases about the same group neither takes the place of the other's.
    """
    return f"{correspondence.SUBJECT}\0{case}\0{mark}"


def subject_of(words: Words, case: Values) -> Record | None:
    """Return the group or young person a case is about, None when it is not in this book."""
    return record_here(words, case.get("group_id") or case.get("young_person_id"))


def pack(words: Words, case: Record, table: Table, ground: Mapping[str, str]) -> Parcel:
    """Return what would leave for the table; nothing when the case lies in the table's own space.

    `ground` has the fields of a legal_basis record; the basis and why it is necessary go along with the case.
    """
    if case.space == table.space:
        return Parcel(young_person=_person(words, case))
    return _Packing(words, case, table, ground).parcel()


class _Packing:
    """One parcel being made."""

    def __init__(self, words: Words, case: Record, table: Table, ground: Mapping[str, str]) -> None:
        self._words, self._case, self._table, self._ground = words, case, table, ground
        anonymous = ground.get("basis") == "anonym"
        self._anonymous = anonymous
        self._subject = subject_of(words, case.fields)
        self._known = identifiers_of(words, self._subject)
        self._nobody = anonymous and self._subject is not None and self._subject.kind == "young_person"
        self._taken: list[str] = []
        self._there: dict[str, str] = {}  # id here -> id at the table
        self._again = ""  # what the letters of a correction are called after

    def parcel(self) -> Parcel:
        case = self._case
        mark, about = self._returned_there()
        once = f"referral\0{mark}"
        self._there[case.id] = about or self._at_table(case, once)
        self._again = f"\0{mark}" if about else ""
        subject = self._subject_letter(mark)  # first: the case names whom it is about as the table knows them
        told = self._case_fields(mark if about else "")
        gone = self._emptied(case, told) if about else ()
        enclosed = [*subject, Enclosed(case, told, once, about, here=self._here(case, told), emptied=gone)]
        plan = [one for kind in PLAN_KINDS for one in self._planned(kind)]
        for one in plan:
            self._there[one.id] = self._at_table(one, correspondence.PLAN)
        enclosed += [self._enclosed(one, correspondence.PLAN) for one in plan]
        enclosed += self._taken_out()
        said = [text for one in enclosed for text in texts_of(one.fields)]
        perhaps = [name for text in said for name in possible_names(text)] if self._anonymous else []
        naming = [] if self._anonymous else [one for text in said for one in anonymise.leaks(text, self._known)]
        sealed = [(e.record.id, sorted(e.fields.items()), e.emptied) for e in enclosed]
        seal = hashlib.sha256(msgspec.msgpack.encode(sealed))
        return Parcel(
            tuple(enclosed),
            tuple(dict.fromkeys(self._taken)),
            tuple(dict.fromkeys(perhaps)),
            tuple(dict.fromkeys(naming)),
            _person(self._words, case),
            seal.hexdigest(),
        )

    def _returned_there(self) -> tuple[str, str]:
        """Return the mark of the return that this sending answers, and the table's record if this table sent it.

        A case of a table's own that was passed on is not made a draft: it answers the return that is open.
        """
        letters = proven_answers(self._words, self._case.id)
        back = correspondence.open_return(self._case.fields, [one.fields for one in letters])
        mark = str((back or self._case.fields).get(correspondence.RETURN_MARK) or "")
        for answer in reversed(letters):
            origin = correspondence.origin_of(answer.fields)
            returned = answer.fields.get("state") == correspondence.RETURNED
            same = mark and correspondence.is_same_word(answer.fields.get(correspondence.RETURN_MARK), mark)
            if returned and same and origin.get("space") == self._table.space:
                return mark, str(origin["record"])
        return mark, ""

    def _at_table(self, record: Record, once: str) -> str:
        if record.space == self._table.space:
            return record.id
        letter = letters.letter_id(record.id, SpaceId(self._table.space), once)
        return record_of(LetterId(letter), SpaceId(self._table.space), record.kind)

    def _subject_letter(self, mark: str) -> list[Enclosed]:
        """Whom it is about goes along each time: what was written since is word on the record the table has."""
        subject = self._subject
        if subject is None or self._nobody:
            return []
        self._there[subject.id] = there = self._at_table(subject, correspondence.SUBJECT)
        if subject.space == self._table.space:
            return []
        fields = self._fields(subject)
        once, here = subject_once(self._case.id, mark), self._here(subject, fields)
        gone = self._emptied(subject, fields)
        return [Enclosed(subject, fields, once, there, here=here, opens=correspondence.SUBJECT, emptied=gone)]

    def _enclosed(self, record: Record, part: str) -> Enclosed:
        """What went along with the case before goes with a correction as word on the table's record of it."""
        fields = self._fields(record)
        here = self._here(record, fields)
        if self._again and record.id in self._sent():
            gone = self._emptied(record, fields)
            return Enclosed(record, fields, part + self._again, self._there[record.id], here=here, emptied=gone)
        return Enclosed(record, fields, part, here=here)

    def _emptied(self, record: Record, leaving: Values) -> tuple[str, ...]:
        """Return what may leave, stood in the record once, and was emptied."""
        empty = [name for name in minimise.ALLOWED.get(record.kind, ())
                 if name not in leaving and record.fields.get(name) in (None, "", [])]  # fmt: skip
        if self._nobody:
            empty = [name for name in empty if name in _OF_NOBODY]
        history = [one.change for one in self._words.book.changes_of(record.id)] if empty else []
        return tuple(name for name in empty if any(one.set.get(name) or one.add.get(name) for one in history))

    def _here(self, record: Record, leaving: Values) -> dict[str, tuple[str, ...]]:
        """Return what the references that leave point to on this side: only what the letter really names."""
        kind, found = self._words.book.catalogue.kind(record.kind), dict[str, tuple[str, ...]]()
        for name in leaving:
            spec, value = kind.spec(name), record.fields.get(name)
            if name == "earlier_case_ids":
                found[name] = tuple(one for one in value or () if self._earlier(str(one)))
            elif spec.type is FieldType.REFERENCES:
                found[name] = tuple(one for one in value or () if one in self._there)
            elif spec.type is FieldType.REFERENCE:
                found[name] = (str(value),)
        return found

    def _taken_out(self) -> Iterator[Enclosed]:
        """Give what is planned no more: a correction takes it out at the table as well."""
        for sent in sorted(self._sent()) if self._again else ():
            record = record_here(self._words, sent)
            if record is not None and record.kind in PLAN_KINDS and record.withdrawn:
                there, text = self._at_table(record, correspondence.PLAN), self._words.say(TAKEN_OUT)
                yield Enclosed(record, {}, correspondence.PLAN + self._again, there, text)

    def _sent(self) -> frozenset[str]:
        """Return what has left for a table with this case before, as its disclosures say (R34)."""
        found = self._words.book.list("disclosure", where={"case_id": self._case.id}, limit=200).records
        shared = [one.fields for one in found if one.fields.get("outcome") == "delt"]
        return frozenset(ref for one in shared for ref in one.get("record_refs") or ())

    def _planned(self, kind: str) -> tuple[Record, ...]:
        level = self._case.fields.get("level")
        if level not in LEVELS or not needs_standard_form(level):
            return ()
        found = self._words.book.list(kind, where={"case_id": self._case.id}, limit=200).records
        return tuple(sorted(found, key=lambda one: one.id))

    def _case_fields(self, mark: str) -> dict[str, Any]:
        fields = self._fields(self._case) | {"state": correspondence.REFERRED}
        told = {"legal_basis": self._ground.get("basis"), "necessity_text": self._ground.get("necessity_text")}
        fields |= {name: self._clean(text) for name, text in told.items() if text}
        if self._nobody:
            fields = {name: value for name, value in fields.items() if name in _OF_NOBODY}
            fields.setdefault("heading", self._band())
        elif self._subject is not None and self._subject.kind == "youth_group":
            fields.setdefault("heading", self._clean(self._words.title(self._subject)))
        return fields | {correspondence.RETURN_MARK: mark} if mark else fields

    def _band(self) -> str:
        """Return "En ung, 13-15 år": all that is said of who it is."""
        words, person = self._words, self._subject
        born = age_rules.birth_day(person.fields) if person is not None else None
        age = age_rules.age_on(born, words.now.date()) if born else None
        band = anonymise.age_band(age)
        label = words.book.catalogue.label("age_band", band).da if band else ""
        return f"{_A_YOUNG_PERSON.da}, {label}" if label else _A_YOUNG_PERSON.da

    def _fields(self, record: Record) -> dict[str, Any]:
        kind = self._words.book.catalogue.kind(record.kind)
        allowed = minimise.minimised(record.kind, record.fields, anonymous=self._nobody)
        made = {name: self._value(kind.spec(name), value) for name, value in allowed.items()}
        if record.fields.get("responsible_id") and "responsible_name" not in made:
            made["responsible_name"] = self._words.person_for_others(str(record.fields["responsible_id"]))
        return {name: value for name, value in made.items() if value not in (None, "", [])}

    def _value(self, spec: Spec, value: Any) -> Any:
        if spec.name == "earlier_case_ids":
            return sorted(one for case in value if (one := self._earlier(str(case))))
        if spec.type is FieldType.PLACE and is_id(value):
            place = record_here(self._words, value)
            return self._clean(self._words.title(place)) if place is not None else None
        if spec.type is FieldType.REFERENCE:
            return self._there.get(str(value))
        if spec.type is FieldType.REFERENCES:
            return sorted(self._there[one] for one in value if one in self._there)
        if spec.open:
            return sorted({self._clean(str(one)) for one in value})
        return self._clean(value) if spec.type in _TEXTS and isinstance(value, str) else value

    def _earlier(self, case: str) -> str | None:
        """Return an earlier case as the table knows it: its own, or what became of one sent there before."""
        record = record_here(self._words, case)
        if record is None or record.space == self._table.space:
            return case if record is not None else None
        origins = [correspondence.origin_of(one.fields) for one in proven_answers(self._words, record.id)]
        return next((str(one["record"]) for one in origins if one.get("space") == self._table.space), None)

    def _clean(self, text: str) -> str:
        if not self._anonymous:
            return text
        self._taken += anonymise.leaks(text, self._known)
        return anonymise.cleaned(text, self._known)


def identifiers_of(words: Words, subject: Record | None) -> tuple[str, ...]:
    """Return what tells who the young person is, or who anybody known to be in the group is."""
    if subject is None:
        return anonymise.identifiers({})
    if subject.kind == "young_person":
        near = [{"name": _capitals(one.fields.get("relation_text"))} for one in relations_of(words, subject)]
        return anonymise.identifiers(subject.fields, near)
    listed = words.book.list("group_membership", where={"group_id": subject.id}, limit=500).records
    return anonymise.identifiers(
        {}, _fields_of(record_here(words, one.fields.get("young_person_id")) for one in listed)
    )


def texts_of(fields: Values) -> list[str]:
    """Return the texts among the values; the digits of an id are nobody's telephone number."""
    return [value for value in fields.values() if isinstance(value, str) and not is_id(value)]


def relations_of(words: Words, person: Record) -> tuple[Record, ...]:
    """Return who is around a young person, as far as it is written here."""
    return words.book.list("network_relation", where={"young_person_id": person.id}, limit=200).records


def _capitals(text: object) -> str:
    """What may be a name in "storebror Ali"; the relation itself names nobody."""
    return " ".join(word for word in str(text or "").split() if word[:1].isupper())


def _fields_of(records: Iterable[Record | None]) -> list[Values]:
    return [one.fields for one in records if one is not None]


def _person(words: Words, case: Record) -> Record | None:
    return record_here(words, case.fields.get("young_person_id"))


def record_here(words: Words, record: object) -> Record | None:
    """Return the record, None for a reference to what is not here."""
    if not is_id(record):
        return None
    try:
        return words.book.get(RecordId(str(record)))
    except KnownError:
        return None
