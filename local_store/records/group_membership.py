"""That a named young person is with a group for a while, also as a resource in it (R10)."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Sensitivity, Spec, declare
from local_store.rules.order import not_before

_OWN = Sensitivity.PERSONAL


@declare(
    "group_membership",
    label=Text("Med i gruppen", "In the group"),
    plural=Text("Hvem er med", "Who is in it"),
    icon="user-plus",
    spaces=("team", "club", "ssp_local", "ssp_lead", "own"),
    title=("role_note",),
    when="from_on",
    rules=(
        not_before(
            "to_on",
            "from_on",
            Text(
                "Slutdatoen ligger før begyndelsen. Ret en af dem.",
                "It ends before it begins. Mend one of the dates.",
            ),
        ),
    ),
)
class GroupMembership(Declared):
    """Ending it keeps the history; nobody is a member of anything for ever."""

    group_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE,
            Text("Gruppe", "Group"),
            required=True,
            to=("youth_group",),
            missing=Text("Vælg gruppen.", "Choose the group."),
        ),
    ]
    young_person_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE,
            Text("Ung", "Young person"),
            required=True,
            to=("young_person",),
            sensitivity=_OWN,
            missing=Text("Vælg den unge.", "Choose the young person."),
        ),
    ]
    from_on: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Fra", "From"),
            required=True,
            sensitivity=_OWN,
            missing=Text("Siden hvornår? En omtrentlig dato er fin.", "Since when? A rough date is fine."),
        ),
    ]
    to_on: Annotated[str, Spec(FieldType.DATE, Text("Til", "Until"), sensitivity=_OWN)]
    role: Annotated[str, Spec(FieldType.CHOICE, Text("Rolle", "Role"), codes="group_role", sensitivity=_OWN)]
    role_note: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Om rollen", "About the role"),
            help=Text("Fx “har en god indflydelse på gruppen”.", "E.g. “has a good influence on the group”."),
            sensitivity=_OWN,
            voice=parts.Voice.ASSESSMENT,
            search=1,
        ),
    ]
    source_type: Annotated[str, parts.SOURCE]
