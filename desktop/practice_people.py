"""Who is known in the practice book: four young people, what happened around the group, how the places stand."""

from datetime import date, datetime, timedelta
from typing import Any

from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.rules.danish_calendar import week_of

Ids = dict[str, RecordId]
_ASKED = "Har selv bedt om hjælp til at komme tilbage i klubben."
# alias, role, first day and last day in the group as days ago (None: still there)
_MEMBERS = (
    ("Imran", "kerne", 80, 39, ""),
    ("Imran", "ressource", 38, None, "god indflydelse"),
    ("Emil", "kerne", 80, None, ""),
    ("Sami", "kerne", 67, None, ""),
    ("Noah", "rand", 53, 19, ""),
)  # fmt: skip
_EARLIER = ((38, 2), (45, 4), (46, 1), (52, 5), (53, 2), (59, 4), (66, 6), (67, 2), (73, 3), (74, 1))
_EXPULSIONS = ((48, 14, "to drenge", 30), (27, 7, "en dreng", 14))
_SEEN = (
    "Ca. 8 på trappen. Høj lyd, og beboere klagede.",
    "Fem unge på trappen. De hørte musik og gik hjem, da det blev koldt.",
)


def fill(book: FieldBook, places: Ids, groups: Ids, at: datetime) -> None:
    """Write memberships, a logbook, activities, expulsions and decisions about places, counted back from `at`."""
    stairs = groups["Trappen"]
    known = (at - timedelta(days=80)).date().isoformat()
    book.edit(stairs, set={"known_since": known})
    people = _people(book, stairs, at)
    _logbook(book, people["Imran"], at)
    _activities(book, places, stairs, at)
    _earlier(book, places, stairs, at)
    _hotspots(book, places, at)


def _day(at: datetime, back: int) -> str:
    return (at - timedelta(days=back)).date().isoformat()


def _stamp(at: datetime, back: int, hour: int = 21, minute: int = 30) -> str:
    return (at - timedelta(days=back)).replace(hour=hour, minute=minute).isoformat(timespec="seconds")


def _people(book: FieldBook, group: RecordId, at: datetime) -> Ids:
    made: Ids = {}
    for alias, role, first, last, note in _MEMBERS:
        if alias not in made:
            made[alias] = book.add("young_person", _profile(book, alias, at))
        values = {
            "group_id": group, "young_person_id": made[alias], "from_on": _day(at, first), "role": role,
            "to_on": _day(at, last) if last else None, "role_note": note or None,
        }  # fmt: skip
        book.add("group_membership", {name: value for name, value in values.items() if value})
    return made


def _profile(book: FieldBook, alias: str, at: datetime) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if alias == "Imran":
        more = {
            "name": "Imran Hamid", "birth_year": at.year - 15, "school_or_job": "9. klasse", "leisure": "Fodbold",
            "primary_worker_id": book.person,
            "resources": ["Samler de andre til fodbold", "Hans storebror hjælper ham"],
            "legal_basis": "intern_nodvendig", "informed_about_notes": "ja", "status": "aaben",
        }  # fmt: skip
    return {"alias": alias, "reason_opened": _ASKED, **more}


def _logbook(book: FieldBook, person: RecordId, at: datetime) -> None:
    weeks = (
        (8, "bedre", "Mødt fire dage ud af fem.", "Jeg gider godt skolen, når nogen spørger efter mig.",
         "Stod for holdene til turneringen og fik alle med."),
        (15, "uaendret", "Mødt tre dage.", "", "Kom selv og spurgte om praktik."),
        (22, "vaerre", "Har ikke været i skole hele ugen.", "Der er ingen, der lægger mærke til det.", ""),
    )  # fmt: skip
    for back, change, school, words, good in weeks:
        values = {
            "young_person_id": person, "written_on": _day(at, back), "contact_count": 2,
            "school_work_change": change, "school_work_text": school, "young_persons_own_words": words,
            "resources_seen": good, "leisure_friends_change": "bedre", "need": "samtale",
        }  # fmt: skip
        book.add("logbook_entry", {name: value for name, value in values.items() if value})


def _activities(book: FieldBook, places: Ids, group: RecordId, at: datetime) -> None:
    tournament = {
        "what": "Fodboldturnering på Banen", "planned_at": _stamp(at, 7, 15, 0), "activity_kind": "turnering",
        "group_id": group, "place_ref": places["Banen"], "responsible_ids": [book.person], "status": "afholdt",
        "attendance_count": 9, "mood": "rolig",
        "result_text": "De unge samlede selv holdene, og alle blev til sidst.",
    }  # fmt: skip
    trip = {
        "what": "Tur til vandet", "planned_at": _stamp(at, -9, 13, 0), "activity_kind": "tur", "group_id": group,
        "responsible_ids": [book.person], "status": "planlagt",
    }  # fmt: skip
    for one in (tournament, trip):
        book.add("intervention_activity", one)
    talk = {
        "occurred_at": _stamp(at, 24, 14, 0), "from_actor": "gadeplan", "from_party": "Nadia Holm, gadeplan",
        "to_actor": "klub", "to_party": "Jonas, Klub Hjørnet", "group_id": group,
        "purpose_text": "Vejen tilbage i klubben", "outcome_text": "Tages op i lokaludvalget",
    }  # fmt: skip
    book.add("actor_contact", talk)


def _earlier(book: FieldBook, places: Ids, group: RecordId, at: datetime) -> None:
    place = places["Trappen ved Lindeparken"]
    for number, (back, count) in enumerate(_EARLIER):
        seen = {
            "occurred_at": _stamp(at, back), "place_ref": place, "group_id": group, "count_min": count + 2,
            "count_max": count + 4, "behaviour": ["hoej_lyd"], "affected": ["beboere"],
            "fact_text": _SEEN[number % 2],
        }  # fmt: skip
        for again in range(1 + count // 3):
            book.add("group_observation", {**seen, "occurred_at": _stamp(at, back, 20 + again)})
    newest = {
        "occurred_at": _stamp(at, 3, 22, 40), "place_ref": place, "group_id": group, "count_min": 6, "count_max": 8,
        "behaviour": ["haenger_ud"], "trend": "faldende",
        "fact_text": "Roligere end sidste måned. De fleste gik kl. 22.",
    }  # fmt: skip
    book.add("group_observation", newest)
    for back, days, who, readmitted in _EXPULSIONS:
        values = {
            "expelled_on": _day(at, back), "until_on": _day(at, back - days + 1), "reason": _reason(book),
            "club_unit": places["Klub Hjørnet"], "group_id": group, "who_text": who,
            "reason_text": "Råb og skub i døren.",
            "readmitted_on": _day(at, readmitted) if readmitted < 20 else None,
        }  # fmt: skip
        book.add("club_expulsion", {name: value for name, value in values.items() if value})


def _reason(book: FieldBook) -> str:
    return book.catalogue.codes("expulsion_reason")[0].code


def _hotspots(book: FieldBook, places: Ids, at: datetime) -> None:
    today: date = at.date()
    decided = (
        ("Trappen ved Lindeparken", "roed", 21, "Beboere klager hver aften, og der er skubbet i døren."),
        ("Trappen ved Lindeparken", "gul", 0, "Roligere, men gruppen er der stadig de fleste aftener."),
        ("Banen", "groen", 0, ""),
    )
    for place, status, back, reason in decided:
        values = {
            "place_ref": places[place], "status": status, "decided_on": _day(at, back), "reason": reason,
            "valid_week": week_of(today - timedelta(days=back)),
        }  # fmt: skip
        book.add("hotspot", {name: value for name, value in values.items() if value})
