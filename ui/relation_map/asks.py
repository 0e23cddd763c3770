"""What a relation map's page shows. Places on the drawing are shares of its width and height, 0 to 1."""

from dataclasses import dataclass
from datetime import date

from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something. `kind` is ung | voksen_ressource | gruppe | sted_forening."""

    id: str
    kind: str
    name: str
    role: str  # code of node_role; "" when nobody has said
    told: str  # the role in words, or what the drawing shows: a bridge, at the edge
    x: float
    y: float
    centre: bool
    bridge: bool
    edge: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie. `strength` is 1-3, `sign` positiv | neutral | negativ, `words` what binds them."""

    id: str
    one: str
    other: str
    strength: int
    sign: str
    confirmed: bool
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class OtherMap:
    """A map of the same case or meeting drawn on another day."""

    id: str
    on: date


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything on a map's page. An expired map has neither nodes nor ties: it is not shown any more."""

    purpose: str
    as_of: date
    expires_on: date
    expired: bool
    basis: str
    meeting: str  # the record, "" for none
    meeting_title: str
    case: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    others: tuple[OtherMap, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """What has come and gone since the other map, each as a sentence."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare(Ask[Moves]):
    """What moved from the earlier map to the later one."""

    earlier: str
    later: str
