"""Prints a relation map for its meeting: the drawing, how to read it, the same in words, and the day it all goes.

The map ends with its purpose, and the paper must not outlive it unsaid: the day stands on every page.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.printing import paper
from desktop.showing import anonymous
from desktop.showing import relation_map as page
from desktop.showing.agenda_book import table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import KnownError, RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.relation_maps import is_expired
from local_store.views import Record
from ui.relation_map.asks import MapView, Node, Tie
from ui.style import dates
from ui.style.dates import Language

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "ung": "user-round", "voksen_ressource": "heart-handshake", "gruppe": "users",
        "sted_forening": "trophy", "positiv": "plus", "negativ": "zap",
    }
)  # fmt: skip
_TITLE = Text("Relationskort", "Relation map")
_PURPOSE, _MEETING, _WHO = Text("Formål", "Purpose"), Text("Møde", "Meeting"), Text("Deltagere", "Participants")
_BASIS = Text("Hjemmel", "Legal basis")
_DRAWN = Text("Som det så ud {}", "As it was on {}")
_ENDS = Text("Slettes {}: makuleres senest da.", "Will be deleted on {}: shred by then.")
_STRENGTHS = {1: Text("løs", "loose"), 2: Text("jævnlig", "regular"), 3: Text("tæt", "close")}
_MEANINGS = {
    "positiv": Text("god for den unge", "good for the young person"),
    "negativ": Text("konflikt eller pres", "conflict or pressure"),
}
_UNCONFIRMED = Text("ikke bekræftet", "not confirmed")
_COUNTED = Text("Tegning af relationskortet: {} punkter og {} forbindelser.", "{} points and {} ties, drawn.")
_BELOW = Text("Forbindelserne står i ord under tegningen.", "The ties stand in words below the drawing.")
_KINDS = {
    "ung": Text("ung", "young person"),
    "voksen_ressource": Text("voksen ressource", "adult resource"),
    "gruppe": Text("gruppe", "group"),
    "sted_forening": Text("sted eller forening", "place or association"),
}
_KEY = {
    "read": Text("Sådan læser du kortet", "How to read the map"),
    "how_close": Text("Hvor tæt", "How close"),
    "meaning": Text("Hvad forbindelsen betyder", "What the tie means"),
    "neither": Text("hverken eller", "neither"),
    "whom": Text("Hvem", "Who"),
    "ties": Text("Forbindelserne i ord", "The ties in words"),
    "tie": Text("Forbindelse", "Tie"),
    "how": Text("Hvordan", "How"),
    "says": Text("Hvem siger det", "Who says so"),
    "alone": Text("Uden forbindelse", "Without a tie"),
    "empty": Text("Kortet er tomt.", "The map is empty."),
}
OVER = Text("Kortets tid er gået. Det kan ikke udskrives.", "The map's time is over. It cannot be printed.")
NAMELESS = Text(
    "Sagen drøftes uden navn på mødet, og kortet fører tilbage til den unge. Tegn et med dæknavne.",
    "The case is discussed without a name at the meeting, and this map tells who it is. Draw one with pseudonyms.",
)


def print_map(book: FieldBook, relation_map: str, file: Path, language: Language = "da") -> Path:
    """Write the map as PDF/UA-1 and note it in the access log (L8). Raises NotFound, NoRoom.

    RefusedInput when its time is over, and when the meeting discusses the case anonymously while the map tells who
    it is (R33).
    """
    record = book.get(RecordId(relation_map))
    words = paper.words_now(book, language)
    return paper.put(words, record, "relation_map", map_paper(words, record), file)


def map_paper(words: Words, record: Record) -> dict[str, Any]:
    """Return what stands on the map's paper. Raises RefusedInput: over, or not to be told there."""
    if is_expired(record.fields, words.now.date()):
        raise RefusedInput(OVER, field="expires_on", code="over")
    view = page.view(words, record)
    _refuse_a_name(words, record, view)
    centre = next((node.name for node in view.nodes if node.centre), "")
    title = ": ".join(part for part in (words.say(_TITLE), centre) if part)
    head = paper.head(words, record, title, "", paper.OF_A_MEETING)
    ends = words.say(_ENDS).format(dates.full_date(view.expires_on, words.language))
    order = {node.id: number for number, node in enumerate(view.nodes)}
    tied = {end for tie in view.ties for end in (tie.one, tie.other)}
    said = {**_KEY, **_KINDS, **_MEANINGS, **{f"strength_{number}": one for number, one in _STRENGTHS.items()}}
    return {
        **head,
        "printed_line": f"{head['printed_line']}\n{ends}",
        "words": {**head["words"], **{name: words.say(text) for name, text in said.items()},
                  "unconfirmed": words.say(_UNCONFIRMED)},
        "drawn": words.say(_DRAWN).format(dates.full_date(view.as_of, words.language)),
        "ends": ends,
        "facts": _facts(words, record, view),
        "alt": _alternative(words, view),
        "icons": {name: _icon(file) for name, file in ICONS.items()},
        "nodes": [_node(node) for node in view.nodes],
        "lines": [_line(order, tie) for tie in view.ties],
        "ties": in_words(words, view.nodes, view.ties),
        "alone": [" · ".join(part for part in (node.name, node.told) if part)
                  for node in view.nodes if node.id not in tied],
    }  # fmt: skip


def in_words(words: Words, nodes: Sequence[Node], ties: Sequence[Tie]) -> list[dict[str, Any]]:
    """Return each tie as the page's list says it: between whom, how, and who says so."""
    names = {node.id: node.name for node in nodes}
    told = []
    for tie in ties:
        meaning = words.say(_MEANINGS[tie.sign]) if tie.sign in _MEANINGS else ""
        how = (words.say(_STRENGTHS[tie.strength]), tie.words, meaning)
        told.append(
            {
                "between": f"{names[tie.one]} – {names[tie.other]}",
                "how": " · ".join(part for part in how if part),
                "seen": tie.source if tie.confirmed else words.say(_UNCONFIRMED),
                "sign": tie.sign,
                "confirmed": tie.confirmed,
            }
        )
    return told


def _facts(words: Words, record: Record, view: MapView) -> list[dict[str, str]]:
    kind = words.book.catalogue.kind(record.kind)
    there = [words.value(kind.by_name[name], record.fields.get(name)) for name in ("participants", "sectors")]
    named = (
        (_PURPOSE, view.purpose),
        (_MEETING, _meeting(words, view)),
        (_BASIS, view.basis),
        (_WHO, ", ".join(part for part in there if part)),
    )
    return [{"label": words.say(label), "text": text} for label, text in named if text]


def _meeting(words: Words, view: MapView) -> str:
    """Its heading, else its forum, and its day with the year; only that it is gone when it cannot be read here."""
    if not view.meeting:
        return ""
    fields = _found(words, view.meeting)
    if fields is None:
        return view.meeting_title
    forum = paper.label(words, "ssp_forum", fields.get("forum"))
    return " · ".join(
        part for part in (str(fields.get("heading") or forum or view.meeting_title),
                          paper.day(words, fields.get("starts_at"))) if part
    )  # fmt: skip


def _alternative(words: Words, view: MapView) -> str:
    """What is heard in place of the drawing: how much it shows, and who each point is."""
    points = [
        ", ".join(part for part in (node.name, words.say(_KINDS[node.kind]) if node.kind in _KINDS else "",
                                    node.told) if part)
        for node in view.nodes
    ]  # fmt: skip
    counted = words.say(_COUNTED).format(len(view.nodes), len(view.ties))
    return " ".join((counted, *(f"{one}." for one in points), words.say(_BELOW)))


def _node(node: Node) -> dict[str, Any]:
    return {
        "kind": node.kind, "name": node.name, "told": node.told, "x": node.x, "y": node.y,
        "centre": node.centre, "bridge": node.bridge, "unknown": node.role == "ukendt",
    }  # fmt: skip


def _line(order: Mapping[str, int], tie: Tie) -> dict[str, Any]:
    return {
        "one": order[tie.one], "other": order[tie.other], "strength": tie.strength, "sign": tie.sign,
        "confirmed": tie.confirmed,
    }  # fmt: skip


def _icon(name: str) -> str:
    return files("ui.style").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


def _refuse_a_name(words: Words, record: Record, view: MapView) -> None:
    """Nothing on a paper for the meeting leads back to somebody it discusses without a name (R33)."""
    if not view.meeting or not view.case or _found(words, view.meeting) is None:
        return
    found = table(words, RecordId(view.meeting))
    case = found.cases.get(view.case)
    items = [one.fields for one in found.items.values() if one.fields.get("case_id") == view.case]
    if case is None or not any(one.get("anonymous_presentation") == "ja" for one in items):
        return
    texts = (view.purpose, str(record.fields.get("participants") or ""),
             *(node.name for node in view.nodes), *(tie.words for tie in view.ties))  # fmt: skip
    if anonymous.cleaned(texts, anonymous.known_of(words, case)) != texts:
        raise RefusedInput(NAMELESS, field="paper", code="not_allowed")


def _found(words: Words, record: str) -> Mapping[str, Any] | None:
    try:
        return words.book.get(RecordId(record)).fields
    except KnownError:
        return None
