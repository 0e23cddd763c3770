"""The words that stand on papers beside what the records say, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from local_store.errors import Text

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "page": Text("Side", "Page"),
        "of": Text("af", "of"),
        "suspicion": Text("Mistanke · ikke fakta", "Suspicion · not fact"),
        "suspicion_stays": Text(
            "Må kun læses i dette SSP-rum. Smitter ikke af på nogen anden.",
            "May be read in this SSP space only. It does not rub off on anybody else.",
        ),
        "nothing_written": Text("Der er ikke skrevet noget i sagen endnu.", "Nothing has been written yet."),
        "what": Text("Hvad", "What"),
        "who": Text("Hvem", "Who"),
        "by_when": Text("Senest", "By"),
        "status": Text("Status", "Status"),
        "ongoing": Text("løbende", "ongoing"),
        "no_day": Text("ingen dato", "no date"),
        "lacks": Text("Hvad mangler", "What is missing"),
        "goals": Text("Overordnede mål", "Overall goals"),
        "no_goal": Text("Der er ikke sat et overordnet mål.", "No overall goal has been set."),
        "own_wish": Text("Den unges eget ønske", "The young person's own wish"),
        "not_relevant": Text("Ikke relevant", "Not relevant"),
        "no_sub_goal": Text(
            "Der er hverken delmål eller en grund til, at der ikke er.", "Neither a sub-goal nor a reason why not."
        ),
        "action": Text("Handling", "Action"),
        "other_actions": Text("Andre handlinger", "Other actions"),
        "points": Text("Punkter", "Points"),
        "no": Text("Nr.", "No."),
        "point": Text("Punkt", "Point"),
        "level": Text("Niveau", "Level"),
        "why": Text("Hvorfor", "Why"),
        "anonymous": Text("Drøftes anonymt", "Discussed anonymously"),
        "still_open": Text("Åbne aftaler", "Open agreements"),
        "no_points": Text("Der er ingen punkter på dagsordenen.", "There are no points on the agenda."),
        "no_decisions": Text("Mødet har ingen punkter.", "The meeting has no points."),
        "decided": Text("Besluttet", "Decided"),
        "nothing_decided": Text("Ingen beslutning.", "No decision."),
        "who_does_what": Text("Hvem gør hvad", "Who does what"),
        "number": Text("Kvitteringsnummer", "Receipt number"),
        "no_number": Text("Sagen har ikke fået et nummer endnu", "The case has no number yet"),
        "deadlines": Text("Frister", "Deadlines"),
        "no_deadlines": Text("Ingen frister løber.", "No deadlines run."),
        "open_tasks": Text("Åbne opgaver", "Open tasks"),
        "no_open_tasks": Text("Ingen åbne opgaver.", "No open tasks."),
        "what_now": Text("Hvad sker der nu", "What happens now"),
    }
)
