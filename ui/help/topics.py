"""Which help pages there are, and which one belongs to a form or a page. Free of Qt."""

from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from local_store.errors import Text

TOPICS: Mapping[str, Text] = MappingProxyType(
    {
        "index": Text("Det vigtigste", "The essentials"),
        "keys": Text("Tasterne", "The keys"),
        "today": Text("I dag", "Today"),
        "street_contact": Text("Gadekontakt", "Street contact"),
        "group_observation": Text("Gruppeobservation", "Group observation"),
        "club_log": Text("Klublog", "Club log"),
        "round": Text("Runden", "The round"),
        "club": Text("Aftenen i klubben", "The evening in the club"),
        "ssp_case": Text("SSP-indstilling", "SSP referral"),
        "sending": Text("Indstil", "Refer"),
        "form": Text("Skriv og ret", "Write and edit"),
        "record": Text("En side i bogen", "A page in the book"),
        "case": Text("Sagens side", "The page of a case"),
        "relation_map": Text("Relationskortet", "The relation map"),
        "lists": Text("Lister og søgning", "Lists and search"),
        "review": Text("Gennemsyn", "Review"),
        "meetings": Text("Møder", "Meetings"),
        "overview": Text("Frister og tal", "Deadlines and figures"),
        "conflict": Text("Konflikter", "Conflicts"),
        "duplicates": Text("Dubletter", "Duplicates"),
        "importing": Text("Hent fra fil", "Bring in from a file"),
        "retention": Text("Sletning", "Deletion"),
        "templates": Text("Tekstskabeloner", "Text templates"),
        "outbox": Text("Udbakken", "The outbox"),
        "settings": Text("Indstillinger", "Settings"),
        "directory": Text("Registeret", "The directory"),
        "slips": Text("Ingen må falde imellem", "Nobody may fall between"),
        "actors": Text("Aktører og tilbud", "Actors and offers"),
        "guide": Text("Lommebogen", "The pocket guide"),
        "district": Text("Bydelen", "The district"),
        "handover": Text("Overdragelse", "Handover"),
    }
)


def topic_for(wanted: str, kinds: frozenset[str] = frozenset()) -> str:
    """Return the page of that name; a kind of record without its own reads how all forms work."""
    if wanted in TOPICS:
        return wanted
    return "form" if wanted in kinds else "index"


def markdown(topic: str, language: str) -> str:
    """Return the page's text; KeyError for a topic there is not."""
    if topic not in TOPICS:
        raise KeyError(topic)
    folder = "en" if language == "en" else "da"
    return resources.files(f"ui.help.{folder}").joinpath(f"{topic}.md").read_text(encoding="utf-8")
