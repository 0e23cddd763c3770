"""What the import page shows and may ask. A table is read once and handed on from step to step as it was read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from local_store.errors import Text
from ui.asks import Acted, Ask

KINDS = (
    "street_contact", "group_observation", "club_log", "youth_group", "place", "actor", "follow_up",
    "logbook_entry", "outreach_round", "club_incident", "concern",
)  # fmt: skip
LISTED = 50  # troubles that are listed; of the rest only how many there are
FORMULA = "\ufffc="  # what a cell begins with whose value is a formula: nobody but its program knows what it says


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read from a file: texts only. `lines` are the rows' numbers in the file, `digest` its SHA-256.

    `told` is what was done to it that the rows do not show, `examples` the first that each column says.
    """

    name: str
    digest: str
    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    lines: tuple[int, ...]
    told: tuple[Text, ...] = ()
    examples: tuple[str, ...] = ()


Mapping = tuple[str, ...]  # for each column the field it fills, "" for none


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: what it seems to hold, how its columns seem to fit, and whether it came in before."""

    table: Table
    kind: str
    mapping: Mapping
    before: str = ""  # "Bragt ind 12. nov. kl. 9.14, 34 rækker", "" when it never was


@dataclass(frozen=True, slots=True)
class Trouble:
    """One cell that cannot be taken: the row's number in the file, the column's heading ("" the whole row)."""

    line: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """How some of the rows will be: the first ones as they will read, and the troubles (`more`: not listed).

    `next` asks for the rows after them, None at the end. `share` is how far it has come, 0 to 1.
    """

    mapping: Mapping
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    troubles: tuple[Trouble, ...]
    more: int
    bad: int  # rows with trouble
    total: int
    next: "LookThrough | None" = None
    share: float = 1.0
    duty: int = 0  # rows that say a notification is needed


@dataclass(frozen=True, slots=True)
class ReadFile(Ask[Table]):
    """Read a CSV or XLSX file. KnownError when it is none, too large, or holds nothing. Needs no book."""

    aside = True
    path: str


@dataclass(frozen=True, slots=True)
class Recognise(Ask[Opened]):
    """What the table seems to hold, and whether it came in before."""

    table: Table


@dataclass(frozen=True, slots=True)
class Guess(Ask[Mapping]):
    """How the columns fit another kind."""

    table: Table
    kind: str


@dataclass(frozen=True, slots=True)
class LookThrough(Ask[Looked]):
    """Check some of the rows, from `start`; nothing is written. `known`: what was looked up for those before."""

    table: Table
    kind: str
    mapping: Mapping
    start: int = 0
    known: object = field(default=None, compare=False, repr=False)


def new_batch() -> str:
    """Return the name of what is to be kept as one: 32 lower-case hex digits."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Ready:
    """Some of the rows are staged, by these changes; nothing is kept. `next` makes those after them ready.

    `left`: how many of them were left in because they had been changed.
    """

    changes: tuple[str, ...]
    next: "MakeReady | MakeReadyOut | MakeReadyAway | MakeReadyBack | ClearAway | None"
    share: float
    left: int = 0


@dataclass(frozen=True, slots=True)
class MakeReady(Ask[Ready]):
    """Make some of the rows ready, from `start`. Raises RefusedInput with `line` the row in the file.

    `batch` names the whole of it (`new_batch`); when one part fails, all of it is given up. `space` "" leaves the
    space to the kind.
    """

    batch: str
    table: Table
    kind: str
    mapping: Mapping
    space: str = ""
    start: int = 0
    known: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BringIn(Ask[Acted]):
    """Keep all that was made ready, in one transaction, or none of it: the `changes` of every part, in order.

    `name` and `digest` are the file's. `batch` names the import from now on.
    """

    batch: str
    digest: str
    changes: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class MakeReadyOut(Ask[Ready]):
    """Make the withdrawal of some of the rows ready; `acted` is what brought them in."""

    batch: str
    acted: Acted
    start: int = 0


@dataclass(frozen=True, slots=True)
class TakeOut(Ask[Acted]):
    """Fortryd of a whole import: every row is withdrawn as it was made ready, in one transaction, or none."""

    batch: str
    acted: Acted
    imported: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearAway(Ask[Ready]):
    """Give up what was made ready, and delete it some at a time, in pauses."""

    patient = True
    batch: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An import of before: the file's name, "i går kl. 9.14 · 34 rækker · Gadekontakter · Nørrebro", how it stands.

    `out`: "Taget ud igen 22. nov.", "" while it is in. `why_not`: why it cannot be taken out here and now, "" when
    it can. Where all of it is out, neither is asked for: `is_over`.
    """

    imported: str
    name: str
    words: str
    out: str = ""
    why_not: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class EarlierImports(Ask[tuple[Earlier, ...]]):
    """What came in on this PC before and is still known record by record, newest first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How some records of an import stand, counted; `next` weighs those after them.

    `same` would go; `changed` say something else now; `joined` stand under others; `withdrawn` are out already.
    `total` is how many came in.
    """

    total: int
    same: int
    changed: int
    joined: int
    withdrawn: int
    next: "Weigh | None" = None
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Weigh(Ask[Weighed]):
    """What would happen if an import was taken out now; nothing is written. Raises NotFound: nothing is left."""

    imported: str
    after: int | None = None


@dataclass(frozen=True, slots=True)
class MakeReadyAway(Ask[Ready]):
    """Make ready that some of an import goes; with `changed` also what somebody has changed since."""

    batch: str
    imported: str
    changed: bool
    after: int | None = None


@dataclass(frozen=True, slots=True)
class TakeAway(Ask[Acted]):
    """Take an import out: what was made ready goes in one transaction, or none of it.

    Without `changed` what somebody changed meanwhile stays, and is not among the changes of the answer. `left` is
    how many were left in because they had been changed.
    """

    batch: str
    imported: str
    changes: tuple[str, ...]
    changed: bool
    left: int = 0


@dataclass(frozen=True, slots=True)
class MakeReadyBack(Ask[Ready]):
    """Make ready that some of what `acted` took out is put back."""

    batch: str
    acted: Acted
    start: int = 0


@dataclass(frozen=True, slots=True)
class PutInAgain(Ask[Acted]):
    """Fortryd of having taken an import out: all of it comes back in one transaction, or nothing."""

    batch: str
    imported: str
    changes: tuple[str, ...]
