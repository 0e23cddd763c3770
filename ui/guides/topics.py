"""Which pages the pocket guide has. Free of Qt."""

from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from local_store.errors import Text

DUTY = "underretning"
RULES = "dele"  # what everybody confirms having read before a young person's page opens (R89)
TOPICS: Mapping[str, Text] = MappingProxyType(
    {
        "bekymret": Text("Når du er bekymret", "When you are worried"),
        DUTY: Text("Underretning", "Notification"),
        "gaden": Text("På gaden", "On the street"),
        "skriv": Text("Skriv, så det holder", "Write so that it holds"),
        RULES: Text("Hvad må jeg dele?", "What may I share?"),
        "ssp": Text("SSP og niveauerne", "SSP and the levels"),
        "aldre": Text("Aldre, der tæller", "Ages that count"),
        "vink": Text("Radikalisering", "Radicalisation"),
    }
)


def markdown(topic: str, language: str) -> str:
    """Return the page's text; KeyError for a topic there is not."""
    if topic not in TOPICS:
        raise KeyError(topic)
    folder = "en" if language == "en" else "da"
    return resources.files(f"ui.guides.{folder}").joinpath(f"{topic}.md").read_text(encoding="utf-8")
