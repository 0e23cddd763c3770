"""Whom one may look up in the practice book: invented clubs, associations and offers of the district."""

from datetime import datetime, timedelta

from local_store.book import FieldBook

# name, entry_kind, actor, what they can do, youngest and oldest, does outreach, contact, phone, hours, how to begin
# and how many days ago somebody looked after it
_ENTRIES = (
    ("Stjernens Boldklub", "tilbud", "forening", "Fodbold for begyndere på Banen, tirsdag og torsdag 17–19. "
     "Gratis det første halve år.", 10, 18, None, "Omar Said", "35 00 00 11", "tir. og tor. 17–19",
     "Ring først, og følg med den første gang.", 20),
    ("Klub Hjørnet", "aktoer", "klub", "Åben klub med musikrum, køkken og lektiehjælp.", 13, 18, "ja", "Jonas Bech",
     "35 00 00 12", "man.–fre. 15–21", "Kom forbi, når der er åbent. Spørg efter Jonas.", 12),
    ("Klub Parken", "aktoer", "klub", "Værksted og kreative hold.", 10, 15, "nej", "Mette Krog", "35 00 00 13",
     "man.–tor. 14–18", "", 230),
    ("Vejledningen på hjørnet", "tilbud", "uddannelsesvejledning", "Praktik, fritidsjob og vejen tilbage i skole.",
     15, 25, None, "Lise Dam", "35 00 00 14", "ons. 13–17", "Bestil tid, eller mød op onsdag.", 40),
)  # fmt: skip


def fill(book: FieldBook, at: datetime) -> None:
    """Write the directory, each entry looked after so many days before `at`."""
    district = next((one.code for one in book.catalogue.codes("district") if one.code == "noerrebro"), None)
    for name, sort, actor, offer, youngest, oldest, outreach, contact, phone, hours, refer, back in _ENTRIES:
        values = {
            "name": name, "entry_kind": sort, "actor": actor, "offer_text": offer, "age_min": youngest,
            "age_max": oldest, "does_outreach": outreach, "contact_name": contact, "phone": phone,
            "opening_hours": hours, "how_to_refer": refer, "districts": [district] if district else None,
            "updated_on": (at - timedelta(days=back)).date().isoformat(),
        }  # fmt: skip
        book.add("actor", {field: value for field, value in values.items() if value not in (None, "")})
