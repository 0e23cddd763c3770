"""One tie of a young person's family or private network (R9): a resource, a worry, or both. No name is kept."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Sensitivity, Spec, Voice, declare

_OWN = Sensitivity.PERSONAL


@declare(
    "network_relation",
    label=Text("Relation", "Relation"),
    plural=Text("Familie og netværk", "Family and network"),
    icon="heart-handshake",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    title=("relation_text",),
)
class NetworkRelation(Declared):
    """A kind of its own, so that two people adding a relation each never conflict."""

    young_person_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE, Text("Ung", "Young person"), required=True, to=("young_person",), sensitivity=_OWN
        ),
    ]
    relation_type: Annotated[
        str,
        Spec(
            FieldType.CHOICE,
            Text("Hvem er det", "Who is it"),
            required=True,
            codes="network_relation_type",
            sensitivity=_OWN,
            missing=Text(
                "Hvem er det for den unge? Vælg en relation.", "Who is it to the young person? Choose a relation."
            ),
        ),
    ]
    relation_text: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Nærmere", "More precisely"),
            help=Text("Fx “storebror”. Navnet er ikke nødvendigt.", "E.g. “older brother”. No name is needed."),
            sensitivity=_OWN,
            search=1,
        ),
    ]
    value: Annotated[
        str,
        Spec(
            FieldType.CHOICE,
            Text("Ressource eller bekymring", "Resource or worry"),
            codes="network_value",
            sensitivity=_OWN,
        ),
    ]
    custody_holder: Annotated[
        str, Spec(FieldType.YES_NO, Text("Har forældremyndighed?", "Has custody?"), sensitivity=_OWN)
    ]
    may_contact: Annotated[
        str,
        Spec(
            FieldType.YES_NO,
            Text("Må vi tage kontakt?", "May we make contact?"),
            help=Text(
                "Ved mistanke om æresrelateret konflikt eller social kontrol: stop, og spørg din leder først.",
                "Where honour-related conflict or social control is suspected: stop and ask your manager first.",
            ),
            sensitivity=_OWN,
        ),
    ]
    note: Annotated[
        str,
        Spec(FieldType.LONG_TEXT, Text("Note", "Note"), sensitivity=_OWN, voice=Voice.ASSESSMENT, search=1),
    ]
    source_type: Annotated[str, parts.SOURCE]
