"""Lists: one row a record, newest first; or what a search finds."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from desktop.showing import two_sides, voices, without_letter
from desktop.showing.correspondence import row_line
from desktop.showing.words import Words, is_suspicion, moment
from local_store.merge import HardConflict
from local_store.views import ConflictItem, Record
from ui.style import dates
from ui.views import Kept, Row, RowPage

_EVERY_KIND_PAGE = 30
# What somebody wrote down of a day. Places are where, follow-ups are ahead, groups and young people have pages of
# their own, and what belongs to a page (a stop, a membership, a tie) stands there: none is an entry in the book.
ENTRIES = (
    "street_contact", "group_observation", "outreach_round", "club_log", "club_incident", "club_expulsion",
    "actor_contact", "intervention_activity", "logbook_entry", "concern", "ssp_case", "meeting", "decision",
    "disclosure", "handover",
)  # fmt: skip


class Rows:
    """Makes rows of these records in one language; where they are is asked for all of them at once."""

    def __init__(self, words: Words, records: Iterable[Record]) -> None:
        self._words = words
        ids = {record.id for record in records}
        self._unsent = words.book.unsent_records(ids)
        self._troubled = words.book.quarantined_records(self._unsent)

    def of(self, record: Record) -> Row:
        """Return the row of a record."""
        words = self._words
        kind = words.kind(record.kind)
        title, label = words.title(record), words.kind_label(record.kind)
        return Row(
            id=record.id,
            kind=record.kind,
            icon="shield-alert" if is_suspicion(record) else kind.icon if kind else "file",
            title=label if title == label else f"{label} · {title}",
            subtitle=self._subtitle(record),
            at=when(words, record),
            by=words.person(record.created.author),
            kept=self.kept(record),
        )

    def _subtitle(self, record: Record) -> str:
        """A few words; of a case first where it stands, as its table has told."""
        said = voices.in_a_line(self._words, record) or self._words.summary(record)
        if record.kind != "ssp_case":
            return " · ".join(part for part in (without_letter.mark(self._words, record), said) if part)
        side = two_sides.mark(self._words, record)
        return " · ".join(part for part in (side, row_line(self._words, record), said) if part)

    def kept(self, record: Record) -> Kept:
        """Return where the record is; what needs a person wins, then what has not left."""
        if any(isinstance(one, HardConflict) for one in record.conflicts) or record.id in self._troubled:
            return Kept.NEEDS_YOU
        return Kept.SAVED_HERE if record.id in self._unsent else Kept.SENT


def when(words: Words, record: Record) -> datetime:
    """Return the moment the record is about: its kind's own, else when it was written."""
    kind = words.kind(record.kind)
    told = record.fields.get(kind.when) if kind and kind.when else None
    return moment(str(told)) if told else moment(record.created.at)


def page(words: Words, kind: str, text: str, after: str | None, limit: int) -> RowPage:
    """Return rows of one kind ("" = all), or what `text` finds among them. Raises RefusedInput (unknown kind)."""
    if text.strip():
        return _found(words, kind, text, limit)
    if kind:
        listed = words.book.list(kind, limit=limit, after=after)
        rows = _rows(words, listed.records)
        total = _total(words, kind) if after is None else None
        return RowPage(rows, listed.after, total)
    return _every_kind(words, after)


def _total(words: Words, kind: str) -> int:
    """Return how many there are; a referral and the table's case of it are one."""
    return words.book.count(kind) - (two_sides.pairs(words) if kind == "ssp_case" else 0)


def _found(words: Words, kind: str, text: str, limit: int) -> RowPage:
    kinds = [kind] if kind else None
    # A suspicion is found on its case, never by searching (R8).
    found = [pair for pair in words.book.found(text, kinds=kinds, limit=limit) if not is_suspicion(pair[0])]
    make = Rows(words, [record for record, _ in found])
    return RowPage(
        tuple(
            _with_snippet(make.of(record), snippet, without_letter.mark(words, record)) for record, snippet in found
        ),
        None,
    )


def _with_snippet(row: Row, snippet: str, lacks: str) -> Row:
    # What a young person is found by stands on the page that is opened for a reason, not in a list.
    found = bool(snippet) and snippet not in row.title and row.kind != "young_person"
    told = " · ".join(part for part in (lacks, snippet) if part) if found else row.subtitle
    return Row(row.id, row.kind, row.icon, row.title, told, row.at, row.by, row.kept)


def _every_kind(words: Words, after: str | None) -> RowPage:
    """Merge the entries by moment. The cursor holds one per kind; a kind that has ended is left out of it."""
    known = {kind.name for kind in words.book.catalogue.kinds()}
    entries = [name for name in ENTRIES if name in known]
    cursors: dict[str, str | None] = json.loads(after) if after else dict.fromkeys(entries)
    total = None if after else sum(_total(words, name) for name in entries)
    pages = {name: words.book.list(name, limit=_EVERY_KIND_PAGE, after=cursor) for name, cursor in cursors.items()}
    stamped = [(when(words, record), name, record) for name, one in pages.items() for record in one.records]
    stamped.sort(key=lambda item: item[0], reverse=True)
    ends = {name: one.after for name, one in pages.items() if one.after}
    if not ends:
        return RowPage(_rows(words, [record for _, _, record in stamped]), None, total)
    # Only what is newer than the oldest of every unfinished page is sure to be in order; the rest comes next time.
    horizon = max(when(words, pages[name].records[-1]) for name in ends)
    shown = [item for item in stamped if item[0] >= horizon]
    left: dict[str, str | None] = {}
    for name, one in pages.items():
        mine = [record for _, owner, record in shown if owner == name]
        if len(mine) < len(one.records):
            left[name] = mine[-1].id if mine else cursors[name]
        elif one.after:
            left[name] = one.after
    return RowPage(_rows(words, [record for _, _, record in shown]), json.dumps(left) if left else None, total)


def _rows(words: Words, records: Sequence[Record]) -> tuple[Row, ...]:
    make = Rows(words, records)
    return tuple(make.of(record) for record in records)


def conflict_rows(words: Words, items: Sequence[ConflictItem]) -> tuple[Row, ...]:
    """Return a row for each record with a conflict, with the fields it is about."""
    records = [words.book.get(item.record) for item in items]
    make = Rows(words, records)
    rows = []
    for item, record in zip(items, records, strict=True):
        kind = words.kind(item.kind)
        fields = [hard.field for hard in item.hard] or sorted(item.soft.fields if item.soft else ())
        labels = [words.say(kind.spec(name).label) if kind and name in kind.by_name else name for name in fields]
        row = make.of(record)
        at = moment(record.updated.at)
        rows.append(
            Row(row.id, row.kind, row.icon, row.title, ", ".join(labels), at, row.by, Kept.NEEDS_YOU
                if item.hard else row.kept, detail="hard" if item.hard else "soft")
        )  # fmt: skip
    return tuple(rows)


def shown_moment(words: Words, at: datetime) -> str:
    """Return a moment as the right end of a row shows it."""
    return dates.list_moment(at, words.now.date(), words.language)
