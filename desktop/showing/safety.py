"""What went wrong for a team on its round goes to its leader (forms 5.1): a line on Today until it is followed up.

Nothing is sent and nothing stored: the round itself says it, in the book of whoever coordinates and reads it.
"""

from collections.abc import Iterable
from datetime import timedelta

from desktop.showing.review import has_desk
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.today.asks import DEADLINE, DueLine

_DAYS = 31  # after a month it is history; nobody is asked about it any more
_MOST = 100
_TITLE = Text("Der var noget med sikkerheden", "There was something about safety")


def safety(words: Words) -> Iterable[DueLine]:
    """Give a line for each round of colleagues where somebody's safety was at stake, to who leads them."""
    if not has_desk(words):
        return
    since = words.now.date() - timedelta(days=_DAYS)
    for walk in words.book.list("outreach_round", where={"safety_incident": "ja"}, limit=_MOST).records:
        if walk.created.author == words.book.person or day_of(str(walk.fields["started_at"])) < since:
            continue
        if not words.book.list("follow_up", where={"origin_ref": walk.id}, limit=1).records:
            yield _line(words, walk)


def _line(words: Words, walk: Record) -> DueLine:
    note = str(walk.fields.get("safety_note") or "").strip().split("\n", 1)[0]
    return DueLine(
        id=walk.id,
        icon="triangle-alert",
        title=words.say(_TITLE),
        subtitle=" · ".join(part for part in (words.title(walk), note) if part),
        due=day_of(str(walk.fields["started_at"])),
        who=words.person(walk.created.author),
        overdue_days=0,
        sort=DEADLINE,
        markable=False,
        near=True,
        over=True,
    )
