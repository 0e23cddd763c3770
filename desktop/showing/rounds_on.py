"""The round that is on: its stops as they came and as planned, and what came of it."""

from datetime import datetime

from desktop.showing.words import Words, moment
from local_store.views import Record
from ui.style import dates
from ui.views import RoundView, Stop


def current_round(words: Words) -> RoundView | None:
    """Return the newest round this person is on that has not ended, with its stops as they came and as planned."""
    book = words.book
    for record in book.list("outreach_round", limit=20).records:
        if record.fields.get("ended_at"):
            continue
        staff = record.fields.get("staff_ids") or []
        if record.created.author == book.person or book.person in staff:
            return _round(words, record, staff)
    return None


def _round(words: Words, record: Record, staff: list[str]) -> RoundView:
    contacts = words.book.list("street_contact", where={"round_id": record.id}, limit=200).records
    observed = words.book.list("group_observation", where={"round_id": record.id}, limit=200).records
    met: dict[str, tuple[datetime, int]] = {}
    for one in sorted((*contacts, *observed), key=lambda one: str(one.fields.get("occurred_at"))):
        place = str(one.fields.get("place_ref") or "")
        count = int(one.fields.get("person_count") or 0) if one.kind == "street_contact" else 0
        _, before = met.get(place, (moment(str(one.fields.get("occurred_at"))), 0))
        met[place] = (moment(str(one.fields.get("occurred_at"))), before + count)
    stops = [
        Stop(_place(words, place), "done" if people else "nobody", at, people, place)
        for place, (at, people) in met.items()
    ]
    if stops:
        last = stops[-1]
        stops[-1] = Stop(last.place, "here", last.at, last.young_people, last.ref)
    planned = [place for place in record.fields.get("planned_hotspot_ids") or [] if place not in met]
    stops += [Stop(_place(words, place), "planned", None, 0, place) for place in planned]
    companions = [words.person(one) for one in staff if one != words.book.person]
    written = record.fields.get("companions")
    return RoundView(
        id=record.id,
        started_at=moment(str(record.fields.get("started_at") or record.created.at)),
        companions=tuple(companions) or ((str(written),) if written else ()),
        stops=tuple(stops),
        young_people=sum(people for _, people in met.values()),
        contacts=len(contacts),
        empty_stops=sum(1 for stop in stops if stop.state == "nobody"),
        handover=_handover(words, record.id),
    )


def _place(words: Words, place: str) -> str:
    kind = words.kind("street_contact")
    return words.value(kind.spec("place_ref") if kind else None, place)


def _handover(words: Words, current: str) -> str:
    """Return what the last round that ended left to this one; "" when it left nothing."""
    for record in words.book.list("outreach_round", limit=5).records:
        ended = record.fields.get("ended_at")
        if record.id != current and ended:
            left = str(record.fields.get("handover_text") or "")
            day = dates.near_day(moment(str(ended)).date(), words.now.date(), words.language)
            return f"{dates.capital(day)}: {left}" if left else ""
    return ""
