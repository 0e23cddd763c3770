"""The town that referrals are tried in: a team, its tables, the leaders, and who reads what."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.doing import correspondence as letters_back
from desktop.doing.referring import send
from desktop.doing.weighing import weigh
from desktop.showing.words import Words
from local_store.ids import RecordId
from local_store.views import Record
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, Team
from ui.sending.asks import Ground, SendCase, Sent

SECTION = Ground(
    "rpl_115", "Drøftelse i SSP", "De er ude hver nat, og ingen af os kan løse det alene",
    part_of_ssp="ja", fair_and_factual="ja", necessary="ja", not_for_investigation="ja",
)  # fmt: skip
ANONYMOUS = Ground("anonym", "Sparring om en ung")
SECRET = "Kun for teamet: mor har fortalt om sin sygdom"


class Town:
    """Bo's team with a group and a case, and the table in Nørrebro that only Sara can read."""

    def __init__(self, folder: Path, url: str) -> None:
        self.laptops: list[Laptop] = []
        self.url = url
        self.colleagues: dict[str, Laptop] = {}

        def laptop(name: str) -> Laptop:
            self.laptops.append(Laptop(folder / name, url))
            return self.laptops[-1]

        self.team = Team(laptop("anne"), folder / "dele")
        self.bo = self.team.joined(laptop("bo"), "Bo Berg")
        self.ida = self.team.joined(laptop("ida"), "Ida Lund")
        chief = laptop("chief")
        chief.member.join(self.team.anne.member.invite("Chef", "administrator", [self.team.space]).text())
        self.table = chief.member.create_space("SSP Nørrebro", "ssp_local", area="Nørrebro")
        self.leaders = chief.member.create_space("SSP København", "ssp_lead")
        self.valby = chief.member.create_space("SSP Valby", "ssp_local", area="Valby")
        self.sara = laptop("sara")
        self.sara.member.join(chief.member.invite("Sara Skov", "coordinator", [self.table]).text())
        self.chief = chief
        self.bo.round()
        book, home = self.bo.book, self.team.space
        self.place = book.add("place", {"name": "Trappen ved Lindeparken", "district": "noerrebro"}, space=home)
        self.group = book.add(
            "youth_group", {"name": "Trappen", "place_ref": self.place, "count_min": 6, "count_max": 9}, space=home
        )

    def draft(self, **more: Any) -> RecordId:
        values = {
            "group_id": self.group, "place_ref": self.place, "level": "1", "state": "kladde",
            "level_reason": "Larm og utryghed flere aftener", "concern_text": "De har ingen steder at være",
            "raised_by": "Bo Berg, gadeteamet", "journalised_ref": SECRET, "parties": ["klub", "skole"], **more,
        }  # fmt: skip
        wanted = {name: value for name, value in values.items() if value is not None}
        return self.bo.book.add("ssp_case", wanted, space=self.team.space)

    def at_the_table(self, name: str) -> Laptop:
        """Return the laptop of another coordinator of Sara's table, who joins when first asked for."""
        if name not in self.colleagues:
            laptop = Laptop(self.chief.folder.parent / name.split()[0].lower(), self.url)
            self.laptops.append(laptop)
            laptop.member.join(self.chief.member.invite(name, "coordinator", [self.table]).text())
            self.colleagues[name] = laptop
        return self.colleagues[name]

    def at_table(self, case: str) -> list[Record]:
        listed = self.sara.book.list("ssp_case", space=self.table).records
        return [one for one in listed if one.fields.get("origin", {}).get("record") == case]

    def at_the_leaders(self, case: str) -> list[Record]:
        listed = self.chief.book.list("ssp_case", space=self.leaders).records
        return [one for one in listed if one.fields.get("origin", {}).get("record") == case]


@pytest.fixture(scope="module")
def town(endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    made = Town(tmp_path_factory.mktemp("by"), endpoint.url)
    yield made
    for laptop in made.laptops:
        laptop.close()


def words(laptop: Laptop) -> Words:
    return Words(laptop.book, "da", datetime.now().astimezone())


def refer(laptop: Laptop, case: str, ground: Ground = SECTION, to: str = "") -> Sent:
    now = words(laptop)
    weighed = weigh(now, laptop.book.get(RecordId(case)), ground, to)
    return send(now, SendCase(case, ground, weighed.parcel.seal, to))


def told(laptop: Laptop, case: str) -> dict[str, Any]:
    return dict(letters_back.told(words(laptop), laptop.book.get(RecordId(case))))


def disclosures(laptop: Laptop, case: str) -> list[dict[str, Any]]:
    return [dict(one.fields) for one in laptop.book.list("disclosure", where={"case_id": case}).records]
