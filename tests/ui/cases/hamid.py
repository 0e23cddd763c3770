"""The second published case as it stands at the table: level 4, a plan in four areas, two cards not yet decided."""

from datetime import datetime, timedelta

from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.views import Space

SPACE = SpaceId("ab" * 16)
_STEPS = ("indstillet", "modtaget", "paa_dagsorden", "droeftet", "handleplan")


def fill(book: FieldBook, *, until: str = "handleplan", space: str = "ssp_lead") -> None:
    """Write the case; `until` is how far it has come, `space` the kind of space it lies in."""
    book.put_space(Space(SPACE, "SSP Koordination", space, "noerrebro"))
    book.put_person(book.person, "Mette Krogh")
    known = {"alias": "Hamid", "birth_date": "2012-05-03", "reason_opened": "Rejst af politiet"}
    person = book.add("young_person", known | {"informed_about_notes": "ja"}, space=SPACE)
    case = book.add("ssp_case", _case(person), space=SPACE)
    for state in _STEPS[: _STEPS.index(until) + 1]:
        book.edit(case, set={"state": state})
    if space != "team":
        _at_the_table(book, case, person)


def _at_the_table(book: FieldBook, case: str, person: str) -> None:
    book.add(
        "concern",
        {"information_class": "mistanke", "fact_text": "Afhørt om røverisk overfald.", "source_type": "fagperson",
         "source_actor": "politi", "young_person_id": person, "told_on": "2026-11-09"},
        space=SPACE,
    )  # fmt: skip
    book.add("overall_goal", {"case_id": case, "goal_text": "Skole og voksne omkring sig"}, space=SPACE)
    for area, goal in (
        ("school", "i skole hver dag"),
        ("leisure", "tilbage i klub"),
        ("home", "forældrene er med"),
    ):
        status = "naaet" if area == "leisure" else "i_gang"
        book.add("sub_goal", {"case_id": case, "area": area, "goal_text": goal, "status": status}, space=SPACE)
    for action in _actions():
        book.add("action_item", {"case_id": case, **action}, space=SPACE)


def _case(person: str) -> dict[str, object]:
    raised = (datetime.now().astimezone() - timedelta(days=10)).isoformat(timespec="seconds")
    return {
        "heading": "Hamid, 14 år", "young_person_id": person, "level": "4", "level_reason": "En person blev truet.",
        "state": "kladde", "raised_by": "politiet", "raised_at": raised, "raised_by_actors": ["politi"],
        "concern_text": "Røverisk overfald sammen med to over 15.", "legal_basis": "rpl_115",
        "lead_party": "Mette Krogh", "background_text": "Ikke i skole længe.", "district": "noerrebro",
        "parties": ["politi", "skole"],
    }  # fmt: skip


def _actions() -> list[dict[str, str]]:
    soon = (datetime.now() + timedelta(days=5)).date().isoformat()
    named = {"responsible_name": "Lene Dahl", "responsible_actor": "skole"}
    return [
        {"what": "Vækning, hvis han ikke er der kl. 8.30", "area": "school", "status": "i_gang", **named,
         "recurrence": "skoledage", "starts_on": "2026-11-16"},
        {"what": "Følges til prøvetræning", "area": "leisure", "status": "aftalt", "by_when": soon, **named},
        {"what": "Ugentligt opkald til mor", "area": "home", "status": "foreslaaet", "by_when": soon},
        {"what": "Aftale om weekender", "area": "crime", "status": "foreslaaet", **named},
    ]  # fmt: skip
