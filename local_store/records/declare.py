"""How a kind of record is declared: once, as a typed class whose fields carry everything the product needs.

From one declaration come validation, the projection's columns, the generated form, the printed form, the
export, the search index and the merge rule of each field (R70, R78). Values are plain JSON values:

    text, long_text   str, NFC           integer      int
    date              "YYYY-MM-DD"       moment       ISO 8601 with offset, to the second
    choice            a code             choices      a set of codes, kept sorted; of an open list also own words
    reference         a record id        references   a set of record ids, kept sorted
    place             a place record's id, or free text
    yes_no            "ja" | "nej" | "ved_ikke"
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, get_type_hints

from local_store.errors import Text
from local_store.rules.findings import Rule


class FieldType(StrEnum):
    """The eleven types a field can have; the value is what `feltbog kinds` prints."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DATE = "date"
    MOMENT = "moment"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    REFERENCES = "references"
    PLACE = "place"
    YES_NO = "yes_no"


SET_TYPES = frozenset({FieldType.CHOICES, FieldType.REFERENCES})

PERSON = "person"  # in `to`: the id is of a person in the organisation's directory, not of a record


class Sensitivity(StrEnum):
    """Who may see a field beyond the record's space, and what a print or export must mask."""

    PLAIN = "plain"
    PERSONAL = "personal"  # tells who somebody is, or about one person
    IDENTITY = "identity"  # CPR number: masked everywhere, never searched, never in logs (L6)
    CRIMINAL = "criminal"  # offences and suspicion: own access and log (L3, R8)


class Voice(StrEnum):
    """Whose words a text holds; shown apart everywhere (R3)."""

    FACT = "fact"  # Hvad så og hørte jeg
    OWN_WORDS = "own_words"  # De unges eget udsagn
    ASSESSMENT = "assessment"  # Min vurdering
    NONE = "none"


class Apart(StrEnum):
    """What stands when two wrote a moment or a day without knowing of each other."""

    ASK = "ask"  # a person decides
    EARLIEST = "earliest"  # what happened once happened the first time somebody wrote it
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code table. `key` is the letter of the quick log's zone, if it has one.

    A retired code is not offered any more but keeps its label for the records that hold it. A code with
    `spaces` may only be written in spaces of those kinds (a suspicion: R8).
    """

    code: str
    label: Text
    key: str = ""
    retired: bool = False
    spaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """What a field carries. `name` and `kind` are filled in when the kind is declared."""

    type: FieldType
    label: Text
    required: bool = False
    help: Text | None = None
    codes: str | None = None  # name of the code table, for choice and choices
    open: bool = False  # of choices: a list of short lines, where the table's codes are only suggestions
    to: tuple[str, ...] = ()  # kinds a reference may point at; empty = any
    sensitivity: Sensitivity = Sensitivity.PLAIN
    voice: Voice = Voice.NONE
    search: int = 0  # 0 not searched, 1 text, 2 weighs more, 3 a name (trigram as well)
    minimum: int | None = None
    maximum: int | None = None
    group: str = ""  # section of the form, a code of the table form_section; "" = the first, without heading
    missing: Text | None = None  # said when the field is required and empty, instead of the general sentence
    retention: str | None = None  # KLE code overriding the kind's
    apart: Apart = Apart.ASK  # only of moments and days; everything else is asked about
    by_act: bool = False  # written by something one does (slå sammen), never typed: on no form, in no import
    name: str = ""
    kind: str = ""

    @property
    def is_set(self) -> bool:
        """Sets merge per element; everything else merges as one value."""
        return self.type in SET_TYPES


@dataclass(frozen=True, slots=True)
class Kind:
    """A declared kind: its names, its fields in order, where its records may live and how long."""

    name: str
    label: Text
    plural: Text
    icon: str
    fields: tuple[Spec, ...]
    spaces: tuple[str, ...]  # kinds of space its records may live in; the first is the default
    retention: str = "P365D"
    title: tuple[str, ...] = ()  # fields a list shows as the record's name, first non-empty wins
    when: str = ""  # the field that dates the record in lists; "" = its creation
    rules: tuple[Rule, ...] = ()  # what must hold between fields
    anonymous: bool = False  # no person belongs in its texts: a possible name is pointed out
    part_of: str = (
        ""  # field that points at the record it is a part of; shown there rather than in a list of its own
    )
    by_name: dict[str, Spec] = field(default_factory=dict, compare=False)
    single: frozenset[str] = field(default=frozenset(), compare=False)  # the names of fields with one value
    sets: frozenset[str] = field(default=frozenset(), compare=False)  # the others

    def spec(self, name: str) -> Spec:
        """Return the field of that name; KeyError when the kind has none."""
        return self.by_name[name]


class Declared:
    """Base of every kind's class: `class StreetContact(Declared): occurred_at: Annotated[str, Spec(...)]`."""

    KIND: ClassVar[Kind]


def declare(
    name: str,
    *,
    label: Text,
    plural: Text,
    icon: str,
    spaces: tuple[str, ...],
    retention: str = "P365D",
    title: tuple[str, ...] = (),
    when: str = "",
    rules: tuple[Rule, ...] = (),
    anonymous: bool = False,
    part_of: str = "",
) -> Any:
    """Return a class decorator that reads the Annotated fields into `cls.KIND`; ValueError when ill declared."""

    def read(cls: type[Declared]) -> type[Declared]:
        specs = []
        for attribute, hint in get_type_hints(cls, include_extras=True).items():
            for extra in getattr(hint, "__metadata__", ()):
                if isinstance(extra, Spec):
                    values = {slot: getattr(extra, slot) for slot in Spec.__slots__}
                    specs.append(Spec(**{**values, "name": attribute, "kind": name}))
        _check(name, specs, (*title, *filter(None, (when, part_of)), *(f for rule in rules for f in rule.reads)))
        cls.KIND = Kind(
            name=name,
            label=label,
            plural=plural,
            icon=icon,
            fields=tuple(specs),
            spaces=spaces,
            retention=retention,
            title=title,
            when=when,
            rules=rules,
            anonymous=anonymous,
            part_of=part_of,
            by_name={spec.name: spec for spec in specs},
            single=frozenset(spec.name for spec in specs if not spec.is_set),
            sets=frozenset(spec.name for spec in specs if spec.is_set),
        )
        return cls

    return read


def _check(kind: str, specs: list[Spec], named: tuple[str, ...]) -> None:
    names = {spec.name for spec in specs}
    for wanted in named:
        if wanted not in names:
            raise ValueError(f"{kind} names the field {wanted}, which it has not")
    for spec in specs:
        if (spec.type in (FieldType.CHOICE, FieldType.CHOICES)) != (spec.codes is not None):
            raise ValueError(f"{kind}.{spec.name}: code table and type do not fit")
        if spec.open and spec.type is not FieldType.CHOICES:
            raise ValueError(f"{kind}.{spec.name}: only a set of choices takes own words as well")
        if spec.apart is not Apart.ASK and spec.type not in (FieldType.MOMENT, FieldType.DATE):
            raise ValueError(f"{kind}.{spec.name}: only a moment or a day is earlier than another")
