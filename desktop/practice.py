"""The practice book: an invented part of a city with rounds, groups and a case, to learn on (R81)."""

from datetime import datetime, timedelta
from typing import Any

from desktop import practice_directory, practice_people
from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.rules.danish_calendar import now_here


def fill(book: FieldBook, now: datetime | None = None) -> None:
    """Write five rounds, two groups and a case into a new book, as if they had happened these last weeks."""
    at = (now or now_here()).replace(second=0, microsecond=0)
    book.put_person(book.person, "Nadia Holm")
    places = _places(book)
    groups = _groups(book, places)
    for weeks in range(5):
        _round(book, places, groups, at - timedelta(days=7 * weeks, hours=1), going=weeks == 0)
    _club(book, places, groups, at)
    practice_people.fill(book, places, groups, at)
    _case(book, places, groups, at)
    _to_remember(book, groups, at)
    practice_directory.fill(book, at)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _places(book: FieldBook) -> dict[str, RecordId]:
    named = ("Stjernepladsen", "Trappen ved Lindeparken", "Banen", "Kiosken på hjørnet", "Klub Hjørnet")
    district = _code(book, "district", "nørrebro")
    return {name: book.add("place", _only(book, "place", name=name, district=district)) for name in named}


def _groups(book: FieldBook, places: dict[str, RecordId]) -> dict[str, RecordId]:
    stairs = {
        "name": "Trappen", "place_ref": places["Trappen ved Lindeparken"], "count_min": 6, "count_max": 9,
        "age_min": 13, "age_max": 17, "together_over_3_months": "ja", "meets_mainly_in_street": "ja",
        "illegal_activity_part_of_identity": "nej", "district": _code(book, "district", "nørrebro"),
        "case_lead_id": book.person, "needs": ["fritid", "oeget_samarbejde", "aftale"],
        "resources_text": "De passer på hinanden, og flere spiller fodbold.",
    }  # fmt: skip
    benches = {"name": "Bænkene", "place_ref": places["Banen"], "count_min": 3, "count_max": 5}
    return {
        "Trappen": book.add("youth_group", _only(book, "youth_group", **stairs)),
        "Bænkene": book.add("youth_group", _only(book, "youth_group", **benches)),
    }


_NIGHTS = (
    (6, "Seks drenge på trappen, rolige, musik fra en telefon. De rykkede sig uden brok for en beboer.",
     "Vi vil hellere være i klubben, men vi ved ikke, om vi må.", "De er klar til at prøve klubben igen.", "rolig"),
    (4, "Fire unge ved bænkene. Snakkede om praktik og om en kammerat, der er flyttet.",
     "Der sker jo ikke noget her.", "God stemning, de kendte os fra sidst.", "livlig"),
    (8, "Otte på trappen. Højt lydniveau, en beboer bad dem skrue ned. Det gjorde de.",
     "Vi må ikke komme nogen steder.", "De keder sig. Klubben er det, de spørger efter.", "anspaendt"),
)  # fmt: skip


def _round(
    book: FieldBook, places: dict[str, RecordId], groups: dict[str, RecordId], at: datetime, *, going: bool
) -> None:
    start = at - timedelta(hours=2)
    ended = {} if going else {
        "ended_at": _stamp(at), "handover_text": "Bænkene gik hjem kl. 23. Trappen spurgte efter banen på onsdag.",
    }  # fmt: skip
    stops = [places[name] for name in ("Stjernepladsen", "Trappen ved Lindeparken", "Banen", "Kiosken på hjørnet")]
    night = book.add(
        "outreach_round",
        _only(book, "outreach_round", started_at=_stamp(start), staff_ids=[book.person], companions="Sara",
              lone_work_reason="", planned_hotspot_ids=stops, **ended),
    )  # fmt: skip
    for number, (count, fact, words, assessment, mood) in enumerate(_NIGHTS[: 2 if going else 3]):
        moment = _stamp(start + timedelta(minutes=25 + 35 * number))
        contact = {
            "occurred_at": moment, "place_ref": stops[number], "round_id": night, "person_count": count,
            "genders": ["dreng"], "age_bands": ["13_15", "16_17"], "encounter_level": "samtale",
            "topics": ["fritid", "skole"], "mood": mood, "fact_text": fact, "own_words_text": words,
            "assessment_text": assessment, "group_id": groups["Trappen" if number != 1 else "Bænkene"],
        }  # fmt: skip
        book.add("street_contact", _only(book, "street_contact", **contact))
    if not going:
        seen = {
            "occurred_at": _stamp(start + timedelta(minutes=110)), "place_ref": stops[1], "round_id": night,
            "group_id": groups["Trappen"], "count_min": 7, "count_max": 8, "mood": "livlig",
            "behaviour": ["haenger_ud", "hoej_lyd"],
            "fact_text": "Ca. 8 unge på trappen. De larmede en del, og en beboer klagede. Vi talte med dem.",
        }  # fmt: skip
        book.add("group_observation", _only(book, "group_observation", **seen))


def _club(book: FieldBook, places: dict[str, RecordId], groups: dict[str, RecordId], at: datetime) -> None:
    for days in (2, 9):
        evening = at - timedelta(days=days)
        log = {
            "date": evening.date().isoformat(), "club_unit": places["Klub Hjørnet"], "attendance_total": 31 - days,
            "new_count": 2, "mood": "livlig", "group_ids": [groups["Trappen"]],
            "positive_story": "To af de nye lavede mad til alle.",
            "message_to_next_shift": "Husk at spørge til banen på onsdag.",
        }  # fmt: skip
        book.add("club_log", _only(book, "club_log", **log))
    sent_home = {
        "expelled_on": (at - timedelta(days=16)).date().isoformat(),
        "reason": _code(book, "expulsion_reason", "uro"), "club_unit": places["Klub Hjørnet"],
        "group_id": groups["Trappen"], "person_count": 3, "reason_text": "Uro ved indgangen to aftener i træk.",
        "until_on": (at + timedelta(days=12)).date().isoformat(),
    }  # fmt: skip
    book.add("club_expulsion", _only(book, "club_expulsion", **sent_home))


def _case(book: FieldBook, places: dict[str, RecordId], groups: dict[str, RecordId], at: datetime) -> None:
    case = {
        "heading": "Trappen", "group_id": groups["Trappen"], "place_ref": places["Trappen ved Lindeparken"],
        "level": "1", "raised_at": _stamp(at - timedelta(days=1)), "state": "kladde",
        "concern_text": "Gruppen samles sent hver aften og larmer, så beboere klager. De har ingen steder at være.",
        "tried_already_text": "Samtaler på gaden hver uge siden september.",
        "resources_text": "De passer på hinanden, og flere spiller fodbold.",
    }  # fmt: skip
    book.add("ssp_case", _only(book, "ssp_case", **case))


def _to_remember(book: FieldBook, groups: dict[str, RecordId], at: datetime) -> None:
    todo = (
        ("Ring til Emils mor", -2, "ring"),
        ("Er fodboldbanen fri på onsdag?", 0, "indfri_loefte"),
        ("Tal med Jonas om bortvisningen", 0, "samtale"),
        ("Sig hej til de nye i parken", 1, "samtale"),
        ("Status på gruppen ved bænkene", 3, "moede"),
    )
    for what, days, sort in todo:
        due = (at + timedelta(days=days)).replace(hour=12, minute=0)
        row = {
            "what": what, "due_at": _stamp(due), "follow_up_kind": sort, "status": "aaben",
            "responsible_id": book.person, "group_id": groups["Trappen"],
        }  # fmt: skip
        book.add("follow_up", _only(book, "follow_up", **row))


def _only(book: FieldBook, kind: str, **values: Any) -> dict[str, Any]:
    """Leave out what is empty."""
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _code(book: FieldBook, table: str, wanted: str) -> str | None:
    """Return the code whose Danish label begins so; None when the organisation has no such one."""
    codes = book.catalogue.tables().get(table, ())
    return next((one.code for one in codes if one.label.da.casefold().startswith(wanted)), None)
