"""The rows of the coordinator's queue: what is unread, what still waits for an answer, pairs and conflicts."""

from collections.abc import Iterable
from datetime import UTC, datetime

from desktop.doing import hearing
from desktop.doing.unread import SORT_OF, TABLES, Item, Unread, arrived_at
from desktop.showing import on_the_way, without_letter
from desktop.showing.duplicates import suggestions
from desktop.showing.happened import linked
from desktop.showing.without_letter import writer_of
from desktop.showing.words import Words, is_suspicion, moment, space_name
from local_store import case_gates
from local_store.errors import NotFound, Text
from local_store.ids import RecordId
from local_store.merge import HardConflict
from local_store.rules import correspondence, danish_calendar
from local_store.rules.case_states import state_of
from local_store.rules.findings import Values
from local_store.views import ConflictItem, Record
from ui.duplicates.asks import Pair
from ui.review.asks import Entry, Sign

MOST_PAIRS = 60
_REFERRAL = Text("Indstilling: {}", "Referral: {}")
_MAYBE = Text("Måske den samme: {}", "Maybe the same: {}")
_MADE_BY = Text("Skrevet af {} og {}", "Written by {} and {}")
_MADE_TWICE = Text("Skrevet to gange af {}", "Written twice by {}")
_TWO_WORDS = Text("To har rettet: {}", "Two people edited: {}")
_ASKED, _DUPLICATE_TEXT = Text("Spurgt", "Asked"), Text("Dublet?", "Duplicate?")
_CONFLICT, _CORRECTED = Text("Konflikt", "Conflict"), Text("Rettet", "Corrected")
_BROKEN = Text("Går ikke sammen", "Does not add up")
_ANSWERED, _ONLY_IN = Text("Svar", "Answer"), Text("Kun i {}", "Only in {}")
_ICONS = {
    "ssp_case": "ssp_case", "group_observation": "observation", "street_contact": "street_contact",
    "club_log": "club_log", "club_expulsion": "expulsion", "actor_contact": "handshake",
}  # fmt: skip
_TONES = {
    "returneret": "warn", "afvist": "neutral", "afsluttet": "neutral", "modtaget": "ok", "paa_dagsorden": "ok",
}  # fmt: skip


class EntryMaker:
    """Makes rows of records in one language."""

    def __init__(self, words: Words, unread: Unread) -> None:
        self._words, self._unread = words, unread

    def of(self, record: Record, is_unread: bool, item: Item | None = None) -> Entry:
        """Return the row of a record."""
        words = self._words
        item = item or self._unread.item_of(record)
        return Entry(
            key=record.id,
            sort=SORT_OF[record.kind],
            record=record.id,
            icon=icon_of(words, record),
            title=title_of(words, record),
            subtitle=_below(words, record),
            by=words.person(writer_of(words, record)),
            at=danish_calendar.here(datetime.fromtimestamp(arrived_at(words, record), UTC)),
            district=item.district,
            unread=is_unread,
            level=level_of(record),
            sign=self._sign(record),
        )

    def _sign(self, record: Record) -> Sign | None:
        words = self._words
        if record.kind == "ssp_case":
            said = sign_of_case(words, record)
            if said is not None:
                return said
        return Sign(words.say(_ASKED), "other", "reply") if asked_of(words, record) else None


def icon_of(words: Words, record: Record) -> str:
    """Return the icon of the entry's kind; a suspicion has its own."""
    if is_suspicion(record):
        return "mistanke"
    kind = words.kind(record.kind)
    return _ICONS.get(record.kind) or (kind.icon if kind else "file-text")


def title_of(words: Words, record: Record) -> str:
    """Return what the queue calls an entry: "Indstilling: Imran", "Gadekontakt, Stefansgade"."""
    name, label = words.title(record), words.kind_label(record.kind)
    if is_suspicion(record):
        return name
    if record.kind == "ssp_case":
        return words.say(_REFERRAL).format(name)
    if record.kind == "group_observation":
        group, place = (_named(words, record, field) for field in ("group_id", "place_ref"))
        return ", ".join(dict.fromkeys(part for part in (group, place) if part)) or name
    place = _named(words, record, "club_unit" if record.kind == "club_log" else "place_ref")
    return f"{label}, {place}" if place else (label if name == label else f"{label}: {name}")


def _named(words: Words, record: Record, field: str) -> str:
    kind = words.kind(record.kind)
    return words.value(kind.by_name.get(field) if kind else None, record.fields.get(field))


def _below(words: Words, record: Record) -> str:
    """A few words on what it says; nothing of a suspicion (R8)."""
    if is_suspicion(record):
        names = {space.id: space_name(space, words.language) for space in words.book.spaces()}
        return words.say(_ONLY_IN).format(names.get(record.space, ""))
    if record.kind == "ssp_case":
        told = record.fields.get("concern_text") or record.fields.get("level_reason")
        return str(told or "").strip().split("\n", 1)[0]
    return words.summary(record)


def level_of(record: Record) -> int:
    """Return the level 1 to 4; 0 for none."""
    level = str(record.fields.get("level") or "")
    return int(level) if level in ("1", "2", "3", "4") else 0


def sign_of_case(words: Words, record: Record) -> Sign | None:
    """Return the badge of a case: corrected, asked, answered, else its state; None while it only has come."""
    heard = words.book.answers(record.id)
    if any(words.book.lacks_letter(one) for one in (record, *heard)):
        return Sign(words.say(without_letter.MARK), "warn", "mail")
    if case_gates.broken(words.book, record, words.now.date()):
        return Sign(words.say(_BROKEN), "warn", "triangle-alert")
    answers = [one.fields for one in heard]  # all of them came by letter
    if correspondence.correction(record.fields, answers) is not None:
        return Sign(words.say(_CORRECTED), "accent", "check")
    asked = open_question(record, answers)
    if asked:
        return Sign(words.say(_ASKED), "other", "reply")
    state = state_of(record.fields)
    newest = correspondence.in_order(answers)[-1:]
    if newest and correspondence.origin_of(newest[0]).get("sort") == correspondence.ANSWER:
        return Sign(words.say(_ANSWERED), "other", "reply")
    if state == "indstillet":
        silent = on_the_way.silent_days(words, record)
        return Sign(words.say(on_the_way.WAITS), "warn", "timer") if silent else None
    return Sign(words.say(words.book.catalogue.label("case_state", state)), _TONES.get(state, "accent"))


def open_question(record: Record, answers: Iterable[Values]) -> str:
    """Return what the table asked about its case and nobody has answered; "" for nothing."""
    asked, at = record.fields.get("feedback_text"), record.fields.get("feedback_at")
    if not asked or not at or state_of(record.fields) in ("returneret", "afvist", "afsluttet"):
        return ""
    later = any(
        moment(str(correspondence.origin_of(one).get("at"))) >= moment(str(at)).replace(microsecond=0)
        for one in answers
        if correspondence.origin_of(one).get("sort") in (correspondence.ANSWER, correspondence.REFERRAL)
    )
    return "" if later else str(asked)


def asked_of(words: Words, record: Record) -> str:
    """Return this person's question about a note, while it is open."""
    if record.kind == "ssp_case":
        return open_question(record, [one.fields for one in words.book.answers(record.id)])
    for task in linked(words, "follow_up", "origin_ref", record.id, limit=20):
        mine = task.created.author == words.book.person and task.fields.get("responsible_id") != words.book.person
        if mine and task.fields.get("status") == "aaben":
            return str(task.fields.get("what"))
    return ""


def waiting_cases(words: Words) -> list[Record]:
    """Return the cases that nobody of their table has accepted or returned yet, read or not; corrected ones too."""
    tables = [space.id for space in words.book.spaces() if space.kind in TABLES]
    return [
        record
        for space in tables
        for state in (correspondence.REFERRED, correspondence.RETURNED)
        for record in words.book.list("ssp_case", where={"state": state}, space=space, limit=200).records
        if state == correspondence.REFERRED or is_corrected(words, record)
    ]


def is_corrected(words: Words, case: Record) -> bool:
    """Tell whether a returned case has come again, corrected, and is to be accepted."""
    heard = (one.fields for one in without_letter.proven_answers(words, case.id))
    return correspondence.correction(case.fields, heard) is not None


# Pairs and conflicts


def pair_key(pair: Pair) -> str:
    """Return what names a possible pair, whichever of the two was written first."""
    return "+".join(sorted((pair.left.id, pair.right.id)))


def pairs(words: Words) -> dict[str, Pair]:
    """Return the pairs somebody should decide about, by key."""
    return {pair_key(pair): pair for pair in suggestions(words, MOST_PAIRS)}


def entry_of_pair(words: Words, key: str, pair: Pair, district: str, is_unread: bool) -> Entry:
    """Return the row of a possible pair."""
    who = [pair.left.by, pair.right.by]
    text = words.say(_MADE_TWICE).format(who[0]) if who[0] == who[1] else words.say(_MADE_BY).format(*who)
    at = max(pair.left.at, pair.right.at)
    sign = Sign(words.say(_DUPLICATE_TEXT), "warn")
    title = words.say(_MAYBE).format(pair.left.title)
    return Entry(key, "duplicate", pair.left.id, "copy", title, text, "", at, district, is_unread,
                 sign=sign, other=pair.right.id)  # fmt: skip


def conflict_key(item: ConflictItem, hard: HardConflict) -> str:
    """Return what names a conflict of one field."""
    return f"{item.record}!{hard.field}"


def conflict_about(hard: HardConflict) -> str:
    """Return what it is about now: another version makes it another conflict to look at."""
    return "/".join(sorted(said.change[:12] for said in hard.versions))


def conflicts(words: Words) -> dict[str, tuple[ConflictItem, HardConflict]]:
    """Return the hard conflicts, by key."""
    return {
        conflict_key(item, hard): (item, hard) for item in words.book.conflicts(MOST_PAIRS) for hard in item.hard
    }


def entry_of_conflict(
    words: Words, key: str, found: tuple[ConflictItem, HardConflict], district: str, is_unread: bool
) -> Entry:
    """Return the row of a conflict."""
    item, hard = found
    record, kind = words.book.get(item.record), words.kind(item.kind)
    label = words.say(kind.spec(hard.field).label) if kind and hard.field in kind.by_name else hard.field
    latest = max(hearing.versions(words, record, hard), key=lambda said: moment(said.at))
    return Entry(key, "conflict", item.record, "conflict", title_of(words, record) if item.kind in SORT_OF
                 else words.title(record), words.say(_TWO_WORDS).format(label), words.person(latest.author),
                 moment(latest.at), district, is_unread, sign=Sign(words.say(_CONFLICT), "warn", "needs_you"),
                 field=hard.field)  # fmt: skip


def here(words: Words, record: str) -> Record | None:
    """Return a record that is still here and not taken back."""
    try:
        found = words.book.get(RecordId(record))
    except NotFound:
        return None
    return None if found.withdrawn or found.kind not in SORT_OF else found
