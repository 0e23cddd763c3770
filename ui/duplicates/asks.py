"""What the duplicates page shows and may ask."""

from dataclasses import dataclass, field
from datetime import datetime

from local_store.errors import Text
from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, who wrote it and when, where it is kept and how much hangs on it."""

    id: str
    title: str
    by: str
    at: datetime
    space: str
    linked: int  # records that point at it


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both, side by side. `match` is same | alike | differs | one; `name` "" cannot be taken over.

    What tells who a young person is stands here only as whether it agrees: the texts are empty then.
    """

    name: str
    label: str
    left: str
    right: str
    match: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be the same, or (`crossed`) that two people merged in opposite directions.

    `left` was written first. `score` is 0 to 1, `reasons` say why they are shown.
    """

    kind: str
    kind_label: str
    icon: str
    left: Side
    right: Side
    score: float
    reasons: tuple[Text, ...]
    crossed: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A merge that stands: `other` is shown under `keep`."""

    keep: str
    keep_title: str
    other: str
    other_title: str
    kind_label: str
    icon: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DuplicatesView:
    """What waits for a decision and what has been merged, the newest first. Not `whole`: the look still goes on."""

    pairs: tuple[Pair, ...]
    joined: tuple[Joined, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class LookForPairs(Ask[bool]):
    """Go on looking through the book for a moment; True when every pair is known. Other questions go between."""

    patient = True


@dataclass(frozen=True, slots=True)
class Suggestions(Ask[DuplicatesView]):
    """The pairs to decide about; `kind` "" asks for every kind. Their lines come with `OnePair`."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class OnePair(Ask[Pair]):
    """Two records of one kind side by side, field by field."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Similar:
    """A record that resembles what is being written. `title` as lists show it."""

    id: str
    title: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class SimilarTo(Ask[tuple[Similar, ...]]):
    """Records that may be the same as one with these values; of a `record` that is saved they are its changes."""

    kind: str
    values: dict[str, object] = field(default_factory=dict)
    record: str = ""


@dataclass(frozen=True, slots=True)
class Same(Ask[Acted]):
    """A person says they are the same: `keep` stands. `take` are fields whose words come from the other."""

    keep: str
    other: str
    take: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotSame(Ask[Acted]):
    """A person says they are not the same; nobody is asked again."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Apart(Ask[Acted]):
    """A merge of long ago is ended: the record stands by itself again."""

    other: str
