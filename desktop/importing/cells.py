"""What a cell says, as a field holds it: dates as Danes write them, codes by their words, records by their names.

`NotTaken` carries the sentence for the person; it is caught row by row and never leaves this package.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from rapidfuzz import fuzz, process

from desktop.importing.encodings import LOST
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.records.declare import PERSON, FieldType, Spec
from local_store.rules.danish_calendar import here, typed_here
from local_store.rules.danish_sound import words
from ui.importing.asks import FORMULA

_MONTHS = (
    ("januar", "january"), ("februar", "february"), ("marts", "march"), ("april", "april"), ("maj", "may"),
    ("juni", "june"), ("juli", "july"), ("august", "august"), ("september", "september"),
    ("oktober", "october"), ("november", "november"), ("december", "december"),
)  # fmt: skip
# A year after a space alone is of four digits: two might be the hour.
_NUMBERS = re.compile(
    r"(?<!\d)(\d{1,4})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(?=\d)|\s+(?=(?:19|20)\d\d(?!\d)))(\d{2,4})(?!\d)"
)
_WORDS = re.compile(r"(?<!\d)(\d{1,2})[.\s-]*([^\W\d_]{3,9})[.\s-]*(\d{2,4})(?!\d)")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?![\d./-])(?:[+Z].*)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_YES_NO = {
    "ja": "ja", "yes": "ja", "j": "ja", "y": "ja", "x": "ja", "sand": "ja", "true": "ja", "1": "ja",
    "nej": "nej", "no": "nej", "n": "nej", "falsk": "nej", "false": "nej", "0": "nej",
    "ved ikke": "ved_ikke", "dont know": "ved_ikke", "don t know": "ved_ikke", "unknown": "ved_ikke",
}  # fmt: skip
_SEVERAL = re.compile(r"[;,/|\n]")


class NotTaken(Exception):
    """The cell cannot be taken."""

    def __init__(self, da: str, en: str) -> None:
        super().__init__(da)
        self.text = Text(da, en)


class Cells:
    """Reads cells for one book: names are looked up in it, each once."""

    def __init__(self, book: FieldBook) -> None:
        self._book = book
        self._known: dict[tuple[str, ...], dict[str, list[str]]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def value(self, spec: Spec, text: str) -> Any:
        """Return the field's value, None for nothing written. Raises NotTaken."""
        if not text:
            return None
        if LOST in text:
            raise NotTaken(
                f"Der er tegn i “{_short(text)}”, der ikke kan læses. Skriv dem igen, og gem filen som UTF-8.",
                f"There are signs in “{_short(text)}” that cannot be read. Write them anew and save as UTF-8.",
            )
        if FORMULA in text:
            raise NotTaken(
                "Cellen er en formel. Sæt værdien ind i stedet.",
                "The cell is a formula. Put the value there instead.",
            )
        read: Callable[[Spec, str], Any] | None = {
            FieldType.DATE: _date, FieldType.MOMENT: _moment, FieldType.INTEGER: _number,
            FieldType.YES_NO: _yes_no, FieldType.CHOICE: self._choice, FieldType.CHOICES: self._choices,
            FieldType.REFERENCE: self._reference, FieldType.REFERENCES: self._references,
            FieldType.PLACE: self._place,
        }.get(spec.type)  # fmt: skip
        return read(spec, text) if read is not None else text

    # Codes

    def _choice(self, spec: Spec, text: str) -> str:
        table = self._table(spec)
        code = table.get(_plain(text))
        if code is not None:
            return code
        close = process.extractOne(_plain(text), list(table), scorer=fuzz.WRatio, score_cutoff=70)
        catalogue = self._book.catalogue
        likely = catalogue.label(spec.codes or "", table[close[0]]) if close else None
        raise NotTaken(
            f"“{_short(text)}” er ikke et af svarene." + (f" Mener du “{likely.da}”?" if likely else ""),
            f"“{_short(text)}” is none of the answers." + (f" Do you mean “{likely.en}”?" if likely else ""),
        )

    def _choices(self, spec: Spec, text: str) -> list[str]:
        if spec.open:
            return sorted({self._table(spec).get(_plain(one), one) for one in _items(text)})
        if (whole := self._table(spec).get(_plain(text))) is not None:
            return [whole]
        return sorted({self._choice(spec, part.strip()) for part in _SEVERAL.split(text) if part.strip()})

    def _table(self, spec: Spec) -> Mapping[str, str]:
        name = spec.codes or ""
        if name not in self._codes:
            table: dict[str, str] = {}
            for code in self._book.catalogue.codes(name):
                for said in (code.label.en, code.label.da, code.code):
                    table[_plain(said)] = code.code
            self._codes[name] = table
        return self._codes[name]

    # Records and people

    def _reference(self, spec: Spec, text: str) -> str:
        found = self._names(spec).get(_plain(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise NotTaken(
                f"Flere hedder “{_short(text)}”. Giv dem hver sit navn først.",
                f"Several are called “{_short(text)}”. Give each its own name first.",
            )
        raise NotTaken(
            f"“{_short(text)}” findes ikke i bogen. Skriv den ind først, eller lad cellen være tom.",
            f"“{_short(text)}” is not in the book. Write it there first, or leave the cell empty.",
        )

    def _references(self, spec: Spec, text: str) -> list[str]:
        return sorted({self._reference(spec, part.strip()) for part in _SEVERAL.split(text) if part.strip()})

    def _place(self, spec: Spec, text: str) -> str:
        """A place the book knows by that name, else the words as they stand."""
        found = self._names(spec).get(_plain(text), [])
        return found[0] if len(found) == 1 else text

    def _names(self, spec: Spec) -> Mapping[str, list[str]]:
        if spec.to not in self._known:
            names: dict[str, list[str]] = {}
            for key, name in self._named(spec.to):
                names.setdefault(_plain(name), []).append(key)
            self._known[spec.to] = names
        return self._known[spec.to]

    def _named(self, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        if PERSON in kinds:
            return [(str(key), name) for key, name in self._book.people().items()]
        found, after = list[tuple[str, str]](), None
        for kind in kinds:
            declared = self._book.catalogue.kind(kind)
            names = [name for name in declared.title if not declared.by_name[name].codes]
            while True:
                page = self._book.list(kind, limit=1000, after=after)
                for record in page.records:
                    title = next((str(record.fields[name]) for name in names if record.fields.get(name)), "")
                    if title:
                        found.append((record.id, title))
                if (after := page.after) is None:
                    break
        return found


def _items(text: str) -> list[str]:
    """Lines and semicolons part free words; a comma does where nothing else is there and it is no sentence."""
    parts = re.split(r"[;\n]", text)
    if len(parts) == 1 and not re.search(r"[.!?]", text):
        parts = text.split(",")
    return [one for one in (" ".join(part.split()) for part in parts) if one]


def _plain(text: str) -> str:
    return " ".join(words(text.replace("_", " ")))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


# Days, clocks, numbers


def _date(_spec: Spec, text: str) -> str:
    return _day(text)[0].isoformat()


def _moment(_spec: Spec, text: str) -> str:
    if _ISO.fullmatch(text):
        try:
            read = datetime.fromisoformat(text.replace(" ", "T", 1))
        except ValueError:
            raise _no_day(text) from None
        return (here(read) if read.tzinfo else typed_here(read.date(), read.time())).isoformat(timespec="seconds")
    day, rest = _day(text)
    clock = _clock(rest.strip(" ,·-"))
    return typed_here(day, clock).isoformat(timespec="seconds")


def _day(text: str) -> tuple[date, str]:
    """Return the day a text begins with (after its weekday) and what follows."""
    for pattern in (_NUMBERS, _WORDS):
        if met := pattern.search(text):
            first, middle, last = met.groups()
            month = int(middle) if middle.isdecimal() else _month(middle, text)
            year, day = (first, last) if len(first) == 4 else (last, first)
            try:
                return date(_year(int(year), year), month, int(day)), text[met.end() :]
            except ValueError:
                raise _no_day(text) from None
    raise _no_day(text)


def _year(number: int, written: str) -> int:
    """Two digits are this century's, but for those no sheet can mean yet."""
    if len(written) == 4:
        return number
    return 2000 + number if number < 70 else 1900 + number


def _month(word: str, text: str) -> int:
    wanted = word.casefold()
    for number, names in enumerate(_MONTHS, start=1):
        if any(name.startswith(wanted) for name in names):
            return number
    raise _no_day(text)


def _clock(text: str) -> time:
    """Return the clock; midnight when none was written, which lists show as the day alone."""
    text = re.sub(r"^kl\.?\s*", "", text, flags=re.IGNORECASE)
    if not text:
        return time(0)
    met = _CLOCK.fullmatch(text)
    hour, minute = (int(met[1]), int(met[2])) if met else (int(text), 0) if text.isdecimal() else (99, 0)
    if hour > 23 or minute > 59:
        raise NotTaken(f"“{_short(text)}” er ikke et klokkeslæt.", f"“{_short(text)}” is not a time of day.")
    return time(hour, minute)


def _no_day(text: str) -> NotTaken:
    return NotTaken(
        f"“{_short(text)}” er ikke en dag. Skriv fx 20-11-2026.",
        f"“{_short(text)}” is not a day. Write e.g. 20-11-2026.",
    )


def _number(_spec: Spec, text: str) -> int:
    plain = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", text).removesuffix(",0").removesuffix(",00")
    if not re.fullmatch(r"-?[0-9]{1,9}", plain):
        raise NotTaken(f"“{_short(text)}” er ikke et helt tal.", f"“{_short(text)}” is not a whole number.")
    return int(plain)


def _yes_no(_spec: Spec, text: str) -> str:
    found = _YES_NO.get(_plain(text))
    if found is None:
        raise NotTaken(
            f"“{_short(text)}” er hverken ja, nej eller ved ikke.",
            f"“{_short(text)}” is neither yes, no nor don't know.",
        )
    return found
