"""Two versions of the organisation's directory: looking at both, and stating that both hold."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import astuple
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.rounds import no_organisation
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput, Text
from local_store.rules.danish_calendar import here
from sync.http_client import HttpClient
from sync.settling import Said, administrators, look, settle
from ui.asks import Ask
from ui.settings.directory_asks import CompareDirectory, DirectoryView, JoinDirectory, SaidView, WhoAdministers

_SAID_SINCE = Text(
    "Der er kommet mere til, siden du så efter. Se det igennem igen; intet er samlet endnu.",
    "More has been said since you looked. Look it through again; nothing is joined yet.",
)


def compare(book: FieldBook, http: HttpClient | None, _ask: CompareDirectory) -> DirectoryView:
    """Return both versions; without an organisation there is none. Raises what a round raises."""
    if http is None:
        return DirectoryView(member=False)
    found = look(book, http)
    return _view(found.said, found.hindrance.text if found.hindrance else None)


def join(book: FieldBook, http: HttpClient | None, ask: JoinDirectory) -> DirectoryView:
    """State that both hold, and note it. Raises RefusedInput "said_since" and as `sync.settling.settle`."""
    if http is None:
        raise no_organisation()
    said = look(book, http).said
    if said and _name_of(said) != ask.seen:
        raise RefusedInput(_SAID_SINCE, code="said_since")
    settle(book, http, said or None)
    book.note_access("settle", detail=f"{len(said)} statements")
    return _view(said, None)


def who(words: Words, _ask: WhoAdministers) -> tuple[str, ...]:
    """Return who can join them."""
    return administrators(words.book)


def _view(said: tuple[Said, ...], hindrance: Text | None) -> DirectoryView:
    ours, theirs = (
        tuple(
            SaidView(one.sort, one.by, one.about, one.where, here(datetime.fromisoformat(one.at)))
            for one in said
            if one.branch == branch
        )
        for branch in ("here", "endpoint")
    )
    return DirectoryView(True, ours, theirs, _name_of(said), hindrance)


def _name_of(said: tuple[Said, ...]) -> str:
    return hashlib.sha256(repr([astuple(one) for one in said]).encode()).hexdigest()


ONLINE: Mapping[type[Ask[Any]], Callable[[Any, HttpClient | None, Any], Any]] = MappingProxyType(
    {CompareDirectory: compare, JoinDirectory: join}
)
ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({WhoAdministers: who})
