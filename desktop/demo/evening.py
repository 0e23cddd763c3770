"""What the app opens on: a round under way, things to do, two who wrote at once, a map and a new observation."""

from desktop.demo.street import SECTION_115
from desktop.demo.telling import JONAS, METTE, NADIA, Step, Telling
from ui.handover.asks import Offer
from ui.rounds.asks import Arrive, StartRound, Told
from ui.sending.asks import Prepare, SendCase

_TO_DO = (
    ("Ring til Emils mor", -2, "ring"),
    ("Er fodboldbanen fri på onsdag?", 0, "indfri_loefte"),
    ("Tal med Jonas om turen i foråret", 1, "samtale"),
)


def _new_for_the_desk(story: Telling) -> str:
    story.sync(NADIA, JONAS)
    story.add(
        JONAS, "tonight", "group_observation",
        {
            "occurred_at": story.at(minutes=-40), "place_ref": story.known["square"], "count_min": 4,
            "count_max": 5, "mood": "rolig",
            "fact_text": "Fire-fem unge på Stjernepladsen. De hilste og gik videre.",
            "source_type": "egen_observation",
        },
    )  # fmt: skip
    twin = {"name": "Stjerneplads", "district": "noerrebro", "place_kind": "plads"}
    story.add(JONAS, "same-place", "place", twin)
    return story.sync(JONAS, METTE)


def _new_case(story: Telling) -> str:
    """The club raises a case of its own: what the coordinator's desk has to answer."""
    group = story.add(
        JONAS, "kiosk-group", "youth_group",
        {
            "name": "Kiosken", "place_ref": story.known["kiosk"], "district": "noerrebro", "count_min": 4,
            "count_max": 6, "resources_text": "To af dem har fritidsjob.",
        },
    )  # fmt: skip
    case = {
        "heading": "Kiosken", "group_id": group, "district": "noerrebro", "level": "1", "state": "kladde",
        "level_reason": "Bekymrende adfærd: butikstyverier og råb efter kunder.", "raised_by": JONAS,
        "raised_by_actors": ["klub"], "raised_at": story.at(), "parties": ["gadeplan", "skole"],
        "concern_text": "Fire-seks unge hænger ud ved kiosken efter skole og kommer ikke i klubben mere.",
        "question_to_meeting": "Hvem kan tale med dem efter skole?", "lead_party": JONAS,
    }  # fmt: skip
    record = story.add(JONAS, "kiosk-case", "ssp_case", case, space="club")
    seal = story.ask(JONAS, Prepare(record, SECTION_115)).seal
    story.ask(JONAS, SendCase(record, SECTION_115, seal))
    return story.sync(JONAS, METTE)


def _new_draft(story: Telling) -> str:
    """Another group, and a referral begun on it: what sending looks like before anything has left."""
    group = story.add(
        NADIA, "benches", "youth_group",
        {
            "name": "Bænkene", "place_ref": story.known["pitch"], "district": "noerrebro", "count_min": 3,
            "count_max": 5, "resources_text": "De hjælper træneren med de små.",
        },
    )  # fmt: skip
    case = {
        "heading": "Bænkene", "group_id": group, "place_ref": story.known["pitch"], "district": "noerrebro",
        "level": "2", "level_reason": "Hærværk på klubhuset to gange i denne måned.", "state": "kladde",
        "raised_by": NADIA, "raised_by_actors": ["gadeplan"], "raised_at": story.at(),
        "concern_text": "Tre-fem unge ved bænkene sent om aftenen. To ruder slået ind.",
        "tried_already_text": "Talt med dem tre gange.", "parties": ["klub", "skole"],
        "question_to_meeting": "Hvem kender dem i forvejen?",
    }  # fmt: skip
    story.add(NADIA, "new-draft", "ssp_case", case, space="team")
    return "kladden bliver her, til hun indstiller"


def _map(story: Telling) -> str:
    """A relation map for the leading group: no names, and a day it ends."""
    drawn = {
        "purpose": "Hvem støtter Hamid?", "as_of": story.day(-5), "expires_on": story.day(60), "mode": "enkel",
        "case_id": story.known["level-4"], "participants": "Skole, politi, Socialforvaltningen",
    }  # fmt: skip
    whole = story.add(METTE, "map", "relation_map", drawn, space="leaders")
    nodes = {
        name: story.add(
            METTE, "", "relation_node",
            {"map_id": whole, "node_kind": sort, "pseudonym": name, "role": role}, space="leaders",
        )
        for name, sort, role in (
            ("H", "ung", "centrum"), ("Træneren", "voksen_ressource", "ressource"), ("Storebror", "ung", "bro"),
            ("Ven A", "ung", "kerne"), ("Ven B", "ung", "kerne"), ("Klassen", "gruppe", "rand"),
        )
    }  # fmt: skip
    for one, other, relation, strength, sign in (
        ("H", "Træneren", "stoetteperson", "jaevnlig", "positiv"), ("H", "Storebror", "familie", "taet", "neutral"),
        ("Storebror", "Ven A", "venskab", "taet", "negativ"), ("Ven A", "Ven B", "venskab", "taet", "neutral"),
        ("H", "Klassen", "skole", "perifer", "positiv"),
        ("Storebror", "Ven B", "faerdes_sammen", "jaevnlig", "negativ"),
    ):  # fmt: skip
        tie = {
            "map_id": whole, "from_node_id": nodes[one], "to_node_id": nodes[other], "relation": relation,
            "strength": strength, "sign": sign, "source_type": "fagperson", "last_confirmed_on": story.day(-5),
        }  # fmt: skip
        story.add(METTE, "", "relation_edge", tie, space="leaders")
    return f"{len(nodes)} punkter uden navne"


def _both_write(story: Telling) -> str:
    story.sync(JONAS, NADIA)
    story.edit(NADIA, "group", status_text="De spørger efter klubben og holder sig i ro.", gender_mix="blandet")
    story.edit(JONAS, "group", status_text="To nye piger er kommet til. Ingen uro i denne uge.", age_max=18)
    task = {
        "what": "Bestil banen til forårets turnering", "due_at": story.at(hours=24 * 5), "status": "aaben",
        "responsible_id": story.person(JONAS), "group_id": story.known["group"],
    }  # fmt: skip
    left = story.add(JONAS, "left", "follow_up", task, space="both")
    story.ask(JONAS, Offer(story.person(JONAS), story.person(NADIA), (left,), "orlov"))
    story.sync(JONAS)
    return story.sync(NADIA, METTE)


def _round(story: Telling) -> str:
    known = story.known
    values = {"started_at": story.at(minutes=-110), "staff_ids": [story.person(NADIA)], "companions": "Sara"}
    route = (known["square"], known["pitch"], known["kiosk"], known["place"])
    night = story.ask(NADIA, StartRound(values, route, space=story.spaces["team"])).record
    for minutes, place, count in ((-100, "square", 4), (-60, "pitch", 0), (-12, "place", 6)):
        at = story.at(minutes=minutes)
        story.ask(NADIA, Arrive(night, known[place], at, Told(count=count or None, nobody=not count)))
        if count:
            contact = {"occurred_at": at, "place_ref": known[place], "round_id": night, "person_count": count}
            story.add(NADIA, "", "street_contact", contact, space="team")
    for what, days, sort in _TO_DO:
        task = {
            "what": what, "due_at": story.at(hours=24 * days), "follow_up_kind": sort, "status": "aaben",
            "responsible_id": story.person(NADIA), "group_id": known["group"],
        }  # fmt: skip
        story.add(NADIA, "", "follow_up", task, space="team")
    return f"{story.waiting(NADIA)} venter her"


STEPS = (
    Step("map", METTE, "tegner et relationskort til ledergruppen", -5, "14:00", _map),
    Step("new", JONAS, "ser nogen på Stjernepladsen", -1, "20:30", _new_for_the_desk),
    Step("new-case", JONAS, "indstiller en anden gruppe; den venter på Mette", -1, "20:40", _new_case),
    Step("new-draft", NADIA, "begynder en ny indstilling", -1, "20:50", _new_draft),
    Step("both", JONAS, "retter gruppen, mens Nadia skriver i den", -1, "21:00", _both_write),
)
# The app opens on this one: it is played at the story's own end.
ROUND = Step("round", NADIA, "går på aftenens runde uden net og skriver videre", 0, "", _round)
