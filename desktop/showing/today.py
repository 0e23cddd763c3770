"""I dag: the round, what is due, what waits for this person, what has not left."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.showing import due, waiting
from desktop.showing.rounds_on import current_round
from desktop.showing.rows import Rows
from desktop.showing.words import Words, moment
from local_store.views import OutboxItem
from ui.asks import WORDS
from ui.views import DraftView, TodayView

_ELSEWHERE = ("send/", WORDS)  # begun on a referral's basis, or in words on a page: found again there


def view(words: Words, mine_only: bool) -> TodayView:
    """Return everything on Today; `mine_only` leaves out what others are responsible for."""
    book = words.book
    outbox = book.outbox()
    newest = _newest(outbox, 6)
    records = [book.get(item.record) for item in newest]
    rows = Rows(words, records)
    return TodayView(
        today=words.now.date(),
        round=current_round(words),
        due=due.lines(words, mine_only),
        waiting=waiting.lines(words),
        unsent=tuple(
            replace(rows.of(record), at=moment(item.at)) for item, record in zip(newest, records, strict=True)
        ),
        unsent_total=max(len(outbox), sum(book.unsent_count().values())),
        drafts=tuple(
            DraftView(one.key, one.kind, one.values, moment(one.at))
            for one in book.drafts()
            if not one.key.startswith(_ELSEWHERE)
        ),
    )


def _newest(outbox: Sequence[OutboxItem], limit: int) -> list[OutboxItem]:
    """Return each record's newest change that has not left. Its moment is when it was written."""
    seen: dict[str, OutboxItem] = {}
    written = sorted(outbox, key=lambda item: item.at)
    for item in reversed(written):  # not sorted backwards: of one second's the last written comes first
        seen.setdefault(item.record, item)
    return list(seen.values())[:limit]
