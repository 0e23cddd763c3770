"""Stored values as a person reads them, in one language. Looks up records and people in the book once per view."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from local_store.book import FieldBook
from local_store.errors import KnownError, PutAside, Text
from local_store.ids import PersonId, RecordId, is_id
from local_store.records.declare import PERSON, FieldType, Kind, Sensitivity, Spec
from local_store.rules import concerns, identity, raisers
from local_store.rules.danish_calendar import here, typed_here
from local_store.views import Record, Space
from sync.standing import DEVICE_NAME
from ui.style import dates

_OWN_SPACE = Text("Mit eget", "My own")  # the book names it in Danish when it is made
_YES_NO = {"ja": Text("Ja", "Yes"), "nej": Text("Nej", "No"), "ved_ikke": Text("Ved ikke", "Don't know")}
_SHORT = 40  # letters: a list with a longer line is shown line by line
_BEGINNING = here(datetime.fromtimestamp(0, UTC))
_GONE = Text("findes ikke her", "not in this book")
_AWAY = Text("lagt til side", "put away")
_SOMEBODY, _ME = Text("en kollega", "a colleague"), Text("dig", "you")
_THIS_PC = Text("denne pc", "this PC")
_OTHER_PC = Text("en anden pc", "another PC")
_WITH, _AND = Text("med", "with"), Text(" og ", " and ")
_YOUNG = (Text("1 ung", "1 young person"), Text("unge", "young people"))


def moment(text: str) -> datetime:
    """Return a stored moment as it is in Denmark; an unreadable one (a newer peer's) as the beginning of time."""
    try:
        parsed = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return _BEGINNING
    try:
        return here(parsed) if parsed.tzinfo else typed_here(parsed.date(), parsed.time())
    except (OverflowError, ValueError):
        return _BEGINNING


def space_name(space: Space, language: dates.Language) -> str:
    """Return what a space is called; one's own has no name of its own, so it follows the language."""
    return _OWN_SPACE.in_language(language) if space.kind == "own" else space.name


class Words:
    """One language over one book. Made anew for each view, so what it has looked up is never stale."""

    def __init__(self, book: FieldBook, language: dates.Language, now: datetime) -> None:
        self.book = book
        self.language = language
        self.now = now
        self._titles: dict[str, str] = {}
        self._people: dict[str, str] = {}

    def say(self, text: Text) -> str:
        """Return the sentence in this language."""
        return text.in_language(self.language)

    def person(self, person: str) -> str:
        """Return a member's name; a plain word when the directory has not told it yet, "you" for whoever reads."""
        if person not in self._people:
            nameless = _ME if person == self.book.person else _SOMEBODY
            self._people[person] = self.book.person_name(PersonId(person)) or self.say(nameless)
        return self._people[person]

    def person_for_others(self, person: str) -> str:
        """Return a member's name as others read it, on a paper or in what is stored: to them nobody is "you"."""
        return self.book.person_name(PersonId(person)) or self.say(_SOMEBODY)

    def signed(self, person: str) -> str:
        """Return who wrote something; "" for whoever reads while nobody has told their name."""
        known = person != self.book.person or self.book.person_name(PersonId(person))
        return self.person(person) if known else ""

    def lead(self, case: Mapping[str, Any]) -> str:
        """Return a case's lead by name, a colleague or as written; both where two wrote at once, "" without one."""
        colleague, written = case.get("case_lead_id"), str(case.get("lead_party") or "")
        named = self.person(str(colleague)) if colleague else ""
        return " / ".join(dict.fromkeys(one for one in (named, written) if one))

    def device(self, device: str) -> str:
        """Return what a device is called; this PC is just that."""
        if device == self.book.device:
            return self.say(_THIS_PC)
        name = self.book.kept(f"{DEVICE_NAME}{device}")
        known = name.decode() if name else ""
        return self.say(_OTHER_PC) if known in ("", *self.book.people().values()) else known

    def kind(self, name: str) -> Kind | None:
        """Return the declared kind; None for one that only a newer program knows."""
        try:
            return self.book.catalogue.kind(name)
        except KnownError:
            return None

    def kind_label(self, name: str) -> str:
        """Return what the kind is called."""
        kind = self.kind(name)
        return self.say(kind.label) if kind else name

    def record_title(self, record: str) -> str:
        """Return the name of the record with this id, as lists show it."""
        if record not in self._titles:
            self._titles[record] = "…"  # a record that names itself must not look for ever
            try:
                self._titles[record] = self.title(self.book.get(self.book.standing(RecordId(record))))
            except PutAside:
                self._titles[record] = self.say(_AWAY)
            except KnownError:
                self._titles[record] = self.say(_GONE)
        return self._titles[record]

    def title(self, record: Record) -> str:
        """Return the record's name: its first title field that says something, else its kind."""
        if is_suspicion(record):
            return self.say(concerns.FENCED)  # what it says stands inside its fence and nowhere else (R8)
        if record.kind == "outreach_round":
            return self._round(record)
        if record.kind == "young_person":
            return self._young_person(record)
        kind = self.kind(record.kind)
        for name in kind.title if kind else ():
            if (value := record.fields.get(name)) not in (None, "", []):
                return _first_line(self.value(kind.spec(name) if kind else None, value))
        return self.kind_label(record.kind)

    def _young_person(self, record: Record) -> str:
        """Return the nickname, else initials: the name stands on the page, once somebody has said why (R6)."""
        alias = str(record.fields.get("alias") or "").strip()
        letters = initials(str(record.fields.get("name") or ""))
        return _first_line(alias) if alias else letters or self.kind_label(record.kind)

    def _round(self, record: Record) -> str:
        """Return "20. nov. med Sara": when, and who else went."""
        day = moment(str(record.fields.get("started_at") or record.created.at)).date()
        told = dates.near_day(day, self.now.date(), self.language)
        others = [one for one in record.fields.get("staff_ids") or () if one != self.book.person]
        names = [self.person(one).split()[0] for one in others] or [str(record.fields.get("companions") or "")]
        return f"{told} {self.say(_WITH)} {self.say(_AND).join(names)}" if names[0] else told

    def summary(self, record: Record) -> str:
        """Return a few words on what the record says: how many, and the beginning of its text."""
        if is_suspicion(record) or record.kind == "young_person":
            return ""
        parts = []
        people = self.people(record.fields)
        if people is not None:
            parts.append(people)
        kind = self.kind(record.kind)
        used = set(kind.title[:1]) if kind else set()
        for spec in kind.fields if kind else ():
            value = record.fields.get(spec.name)
            if spec.type is FieldType.LONG_TEXT and value and spec.name not in used:
                parts.append(_first_line(str(value)))
                break
        return " · ".join(parts)

    def people(self, fields: Mapping[str, Any]) -> str | None:
        """Return "6 unge" for what was counted; None when nothing was."""
        low, high = fields.get("count_min"), fields.get("count_max")
        count = fields.get("person_count", fields.get("attendance_total"))
        one, many = (self.say(text) for text in _YOUNG)
        if isinstance(low, int) and isinstance(high, int) and low != high:
            return f"{low}–{high} {many}"
        count = next((number for number in (count, high, low) if isinstance(number, int)), None)
        if count is None:
            return None
        return one if count == 1 else f"{count} {many}"

    def value(self, spec: Spec | None, value: Any) -> str:
        """Return a field's value as read; fields nobody here declares are shown as they are."""
        if value is None:
            return ""
        if isinstance(value, list):
            told = [self._one(spec, item) for item in value]
            is_long = spec is not None and spec.open and any(len(one) > _SHORT or "," in one for one in told)
            return ("\n" if is_long else ", ").join(told)
        return self._one(spec, value)

    def _one(self, spec: Spec | None, value: Any) -> str:
        if spec is None:
            return str(value)
        if spec.sensitivity is Sensitivity.IDENTITY:
            return identity.masked(str(value))  # also in the history: shown only to whoever gives a reason
        if spec.type is FieldType.YES_NO:
            return self.say(_YES_NO[value]) if value in _YES_NO else str(value)
        if spec.codes is not None:
            return self.say(self.book.catalogue.label(spec.codes, str(value)))
        if spec.type in (FieldType.REFERENCE, FieldType.REFERENCES, FieldType.PLACE) and is_id(value):
            return self.person(value) if PERSON in spec.to else self.record_title(value)
        if spec.type is FieldType.DATE:
            return self._date(str(value))
        if spec.type is FieldType.MOMENT:
            return dates.near_moment(moment(str(value)), self.now.date(), self.language)
        return raisers.said(str(value), self.language) if spec.name == raisers.FIELD else str(value)

    def _date(self, value: str) -> str:
        try:
            return dates.due_day(date.fromisoformat(value), self.now.date(), self.language)
        except ValueError:
            return value


def is_suspicion(record: Record) -> bool:
    """Tell whether the record is a suspicion, which lists only name (R8)."""
    return concerns.is_fenced(record.kind, record.fields)


def _first_line(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 120 else line[:119] + "…"


def initials(name: str) -> str:
    """Return at most two letters for an avatar: of the first and the last word."""
    words = [word for word in name.split() if word[:1].isalpha()]
    picked = words[:1] + words[1:][-1:]
    return "".join(word[0].upper() for word in picked)
