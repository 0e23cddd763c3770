"""A book whose organisation has an SSP table: one case is ready to be sent, one of level 3 is not."""

from collections.abc import Callable
from pathlib import Path

from local_store.book import FieldBook
from sync.http_client import HttpClient
from sync.member import Member

CASE = {
    "level": "1", "state": "kladde", "heading": "Trappen",
    "level_reason": "Larm og utryghed flere aftener om ugen",
    "concern_text": "De har ingen steder at være efter klubben lukker. To er begyndt at blive væk fra skole.",
    "tried_already_text": "Samtaler på gaden og med klubben", "resources_text": "De passer på hinanden",
    "young_person_view": "Vi har ikke nogen steder at gå hen.", "question_to_meeting": "Hvem kan åbne et sted?",
    "raised_by": "Nadia Holm, Nørrebro gadeteam", "lead_party": "Mette Dam", "parties": ["klub", "skole"],
    "journalised_ref": "Internt: 26-0012", "district": "noerrebro",
}  # fmt: skip


def with_a_table(url: str, recovery: Path) -> Callable[[FieldBook], None]:
    """Return what fills a book: an organisation, a team and a table, a group and its cases."""

    def fill(book: FieldBook) -> None:
        with HttpClient(url) as http:
            member = Member(book, http)
            member.found_organisation("Kommunen", "Nadia Holm", recovery)
            team = member.create_space("Nørrebro gadeteam", "team", area="Nørrebro")
            member.create_space("SSP Nørrebro", "ssp_local", area="Nørrebro")
            member.create_space("SSP København", "ssp_lead")
        group = book.add("youth_group", {"name": "Trappen", "count_min": 6, "count_max": 9}, space=team)
        serious = {**CASE, "group_id": group, "level": "3", "raised_at": "2026-10-01T12:00:00+02:00"}
        book.add("ssp_case", serious, space=team)
        book.add("ssp_case", {**CASE, "group_id": group, "raised_at": "2026-11-21T12:00:00+01:00"}, space=team)

    return fill
