"""Whether a young person's network has been looked into (R9): an empty list is not "no network"."""

from local_store.errors import Text
from local_store.rules.findings import Values


def network_state(young_person: Values, relations: int) -> Text:
    """Return the state in words: afdækket with the number, else what was written, else ikke afdækket."""
    if relations:
        return Text(f"Afdækket ({relations})", f"Looked into ({relations})")
    if young_person.get("network_state") == "intet_fundet":
        return Text("Intet netværk fundet", "No network found")
    return Text("Ikke afdækket", "Not looked into")
