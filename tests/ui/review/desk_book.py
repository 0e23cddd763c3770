"""A coordinator's book as one finds it on a Tuesday morning: what came by letter, what the team wrote, a pair."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from local_store.book import FieldBook
from local_store.ids import DeviceId, LetterId, PersonId, RecordId, SpaceId
from local_store.letters import Arrived, Content
from local_store.views import Space

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
TEAM = Space(SpaceId("7e" * 16), "Gadeteam Nørrebro", "team", "Nørrebro")
NADIA, SARA, JONAS = (PersonId(two * 16) for two in ("a1", "b2", "c3"))
NAMES = {NADIA: "Nadia Holm", SARA: "Sara Lund", JONAS: "Jonas Bech"}
_PC = DeviceId("d4" * 16)


def fill(book: FieldBook) -> None:
    """Write it, counted back from now."""
    now = datetime.now().astimezone().replace(microsecond=0)
    book.put_person(book.person, "Mette Krag")
    for space in (SSP, TEAM):
        book.put_space(space)
    for person, name in NAMES.items():
        book.put_person(person, name)
    me = book.person
    notes = _notes(book, now)
    _cases(book, notes, now)
    book.set_identity(me)


def _as(book: FieldBook, person: PersonId, kind: str, values: dict[str, Any], space: Space = TEAM) -> RecordId:
    book.set_identity(person)
    return book.add(kind, values, space=space.id)


def _at(now: datetime, hours: float) -> str:
    return (now - timedelta(hours=hours)).isoformat()


def _notes(book: FieldBook, now: datetime) -> dict[str, RecordId]:
    place = {
        name: _as(book, SARA, "place", {"name": name, "district": district})
        for name, district in (
            ("Hans Tavsens Park", "noerrebro"), ("Stefansgade", "noerrebro"), ("Trappen", "noerrebro"),
            ("Mimersparken", "bispebjerg"), ("Klub Hjørnet", "noerrebro"), ("Valbyparken", "valby"),
        )
    }  # fmt: skip
    group = _as(book, SARA, "youth_group", {"name": "Bænkene", "place_ref": place["Hans Tavsens Park"]})
    _as(book, SARA, "group_observation", {
        "occurred_at": _at(now, 1), "place_ref": place["Hans Tavsens Park"], "group_id": group, "count_min": 5,
        "count_max": 5, "fact_text": "Fem unge, stille. To nye ansigter.", "source_type": "egen_observation",
        "own_words_text": "Vi venter bare på bussen.", "assessment_text": "Rolig aften. Vi kommer igen torsdag.",
    })  # fmt: skip
    seen = _as(book, NADIA, "street_contact", {
        "occurred_at": _at(now, 62), "place_ref": place["Trappen"], "person_count": 4,
        "fact_text": "Snakkede om skolen og om at komme tilbage til fodbold.",
    })  # fmt: skip
    for hours, where, count in ((75, "Stefansgade", 4), (80, "Mimersparken", 3), (99, "Valbyparken", 2)):
        _as(book, NADIA, "street_contact", {
            "occurred_at": _at(now, hours), "place_ref": place[where], "person_count": count,
            "fact_text": "Kort snak. De kendte os fra sidst.",
        })  # fmt: skip
    _as(book, JONAS, "club_log", {
        "date": (now - timedelta(days=2)).date().isoformat(), "club_unit": place["Klub Hjørnet"],
        "attendance_total": 31, "fact_text": "En bortvisning ophævet. God stemning hele aftenen.",
    })  # fmt: skip
    told = _as(book, NADIA, "actor_contact", {
        "occurred_at": _at(now, 240), "from_actor": "skole", "from_party": "Lærer i 9.b",
        "to_party": "Nadia, gadeteam", "purpose_text": "Lærer: træt, laver ikke lektier",
        "place_ref": place["Trappen"],
    })  # fmt: skip
    _as(book, SARA, "concern", {
        "information_class": "mistanke", "source_type": "fagperson", "source_actor": "politi",
        "who_text": "gruppen",
        "fact_text": "Politiet har gruppen mistænkt for to gaderøverier.", "place_ref": place["Trappen"],
        "observed_on": (now - timedelta(days=1)).date().isoformat(),
    }, SSP)  # fmt: skip
    return {"seen": seen, "told": told}


def _cases(book: FieldBook, notes: dict[str, RecordId], now: datetime) -> None:
    sent = {
        "heading": "Imran, 9. klasse", "level": "1", "level_reason": "Uro i skolen", "district": "noerrebro",
        "group_id": "ab" * 16, "legal_basis": "rpl_115", "parents_informed": "ja", "state": "indstillet",
        "parents_informed_on": (now - timedelta(days=4)).date().isoformat(),
        "concern_text": "Træt i skolen, væk fra fodbold efter skaden. Set på Trappen 9 gange siden september, "
        "oftest efter kl. 21.",
        "young_person_view": "Jeg gider ikke sidde derhjemme, når de andre er ude. "
        "Hvis knæet holdt, var jeg på banen.",
        "resources_text": "God til at samle andre. Savner fodbolden. Storesøster hjælper med lektier.",
    }  # fmt: skip
    case = letter(book, sent, now - timedelta(hours=1.2))
    book.set_identity(SARA)
    book.edit(case, set={"assessment_text": "En dreng med meget at give. Der skal en voksen på skolen."},
              add={"origin_refs": sorted([*notes.values(), RecordId("ef" * 16)])})  # fmt: skip
    for number, name in ((1, "Bænkene"), (2, "Skaterampen")):
        at = now + timedelta(days=2)
        meeting = {"starts_at": at.replace(hour=9, minute=0).isoformat(), "meeting_kind": "ssp",
                   "forum": "lokaludvalg", "district": "noerrebro", "status": "planlagt"}  # fmt: skip
        if number == 1:
            _as(book, SARA, "meeting", meeting, SSP)
        about = {"heading": name, "group_id": f"{number}b" * 16, "level": "2", "level_reason": "Hærværk",
                 "district": "noerrebro", "concern_text": f"Larm ved {name.lower()}"}  # fmt: skip
        old = _as(book, SARA, "ssp_case", {**about, "state": "indstillet"}, SSP)
        book.edit(old, set={"state": "modtaget"})
    for name in ("Drengene ved søen", "Drengene fra søen"):
        _as(book, NADIA if "ved" in name else JONAS, "youth_group", {"name": name, "district": "noerrebro"})


def letter(book: FieldBook, fields: dict[str, Any], at: datetime, sender: PersonId = NADIA) -> RecordId:
    """Take in a referral as sync does, from a team this person does not sit in."""
    content = Content("ssp_case", "9c" * 16, "referral", "", fields, "", at.isoformat())
    body = msgspec.msgpack.encode(content)
    taken = book.take_letter(Arrived(LetterId("1b" * 32), SSP.id, SpaceId("6d" * 16), sender, _PC, body))
    assert taken is not None
    return taken
