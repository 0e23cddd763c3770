"""Invented records in the product's own kinds and codes, about 1 KB of content each; the same for the same seed.

The words follow no real note: sentences of the trade with nouns of the shipped word list put in, few of them often
and most of them seldom, as in real notes. Search therefore meets common words, rare ones and names.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any, NamedTuple

from local_store.book import FieldBook
from local_store.ids import SpaceId

LAST_EVENING = datetime.fromisoformat("2026-11-20T22:15:00+01:00")
_YEARS = timedelta(days=730)
_AT_ONCE = 50  # records of one kind and the other that are written together
_PLACES = (
    "Stjernepladsen", "Trappen ved Lindeparken", "Kiosken på hjørnet", "Boldbanen", "Bænkene ved søen",
    "Skaterbanen", "Klub Hjørnet", "Stationens bagside", "Legepladsen", "Parkeringskælderen",
)  # fmt: skip
_FIRST = (
    "Abdi", "Alma", "Amina", "Anton", "Asger", "Bilal", "Clara", "Ebbe", "Emil", "Farah", "Freja", "Gustav",
    "Ida", "Jonas", "Karla", "Liva", "Malik", "Mathilde", "Noah", "Oskar", "Samira", "Selma", "Thea", "Yasmin",
)  # fmt: skip
_LAST = (
    "Andersen", "Bach", "Christensen", "Dahl", "Eriksen", "Frandsen", "Ghazi", "Holm", "Iversen", "Juhl",
    "Kjeldsen", "Lund", "Mohamud", "Nygaard", "Overgaard", "Poulsen", "Rasmussen", "Skov", "Toft", "Winther",
)  # fmt: skip
_FACTS = (
    "Vi mødte {n} unge ved {a}, og de stod og snakkede om {b}.",
    "Gruppen var rolig, men der var uro omkring {a} tidligere på aftenen.",
    "En beboer kom ned og klagede over larm fra {a} og bad os se på {b}.",
    "To af drengene havde været i slagsmål om {a} og ville ikke tale om det.",
    "Der lå knust glas og en {a} på trappen, som vi ryddede op sammen med dem.",
    "Pigerne sad for sig selv med en {a} og virkede trætte efter skole.",
    "En af de store kørte på knallert mellem {a} og {b}, indtil vi gik derover.",
    "De hørte musik fra en {a}, men skruede ned, da vi bad dem om det.",
    "Vi så en ny voksen, som delte {a} ud, og som gik, da vi hilste.",
)
_WORDS = (
    "»Der sker jo ikke noget her, kun {a} og {b}.«",
    "»Vi vil hellere have en {a} end flere regler.«",
    "»Jeg gider ikke skolen, de taler bare om {a}.«",
    "»Min bror siger, at {a} er for børn.«",
)
_ACTIONS = (
    "Vi talte med dem om {a} og aftalte at ses på onsdag.",
    "Vi fulgte en af dem hjem forbi {a} og ringede til klubben.",
    "Vi gav vores nummer og viste vej til {a}.",
)
_ASSESSMENTS = (
    "Ingen akut bekymring, men vi holder øje med {a} de næste aftener.",
    "De keder sig og savner en {a}; klubben bør spørges.",
    "Stemningen er bedre end i sidste uge, og {a} er ikke længere et problem.",
)


class Invented(NamedTuple):
    """A record before it is written: its kind, and values that validation takes as they are."""

    kind: str
    values: dict[str, Any]


class Writer:
    """Writes notes; one seed, one sequence."""

    def __init__(self, seed: int = 2026) -> None:
        self._random = random.Random(seed)
        self._now = LAST_EVENING
        self._nouns = (files("sync") / "words_da.txt").read_text("utf-8").split()
        random.Random(7).shuffle(self._nouns)

    def notes(self, count: int) -> Iterator[Invented]:
        """Yield contacts, observations and case drafts of about 1 KB, over two years, as the days' work mixes them.

        They come as they were written: each about an evening of the last three days, the newest last.
        """
        makers = (*(self.contact,) * 11, *(self.observation,) * 7, *(self.case,) * 2)
        for number in range(count):
            self._now = LAST_EVENING - _YEARS * (1 - number / count)
            yield self._random.choice(makers)()

    def contact(self) -> Invented:
        pick = self._random.choice
        return Invented("street_contact", {
            **self._seen(), "person_count": self._random.randint(1, 9), "genders": ["dreng"],
            "age_bands": sorted(self._random.sample(("10_12", "13_15", "16_17", "18_25"), 2)),
            "encounter_level": pick(("kort", "samtale", "aftale")), "contact_kind": "gruppe",
            "topics": sorted(self._random.sample(("skole", "familie", "fritid", "job", "trivsel"), 2)),
            "initiated_by": pick(("medarbejder", "ung")), "known_status": pick(("kendt", "ukendt")),
        })  # fmt: skip

    def observation(self) -> Invented:
        pick, least = self._random.choice, self._random.randint(2, 6)
        return Invented("group_observation", {
            **self._seen(), "count_min": least, "count_max": least + self._random.randint(0, 5),
            "age_min": 13, "age_max": 17, "gender_mix": pick(("drenge", "piger", "blandet")),
            "known_share": pick(("faa", "halvdelen", "de_fleste")),
            "behaviour": sorted(self._random.sample(("haenger_ud", "hoej_lyd", "rusmidler", "koersel"), 2)),
            "affected": ["beboere"], "severity": pick(("ro", "opmaerksomhed")), "trend": pick(("ny", "uaendret")),
        })  # fmt: skip

    def case(self) -> Invented:
        return Invented("ssp_case", {
            "heading": self._filled(("Gruppen ved {a}", "Aftenerne omkring {a}")), "place_ref": self._place(),
            "district": "noerrebro", "age_track": "u18", "level": self._random.choice(("1", "2")),
            "raised_at": self._moment(), "state": "kladde", "leader_informed": "ja",
            "concern_text": self._several(_FACTS, 260), "tried_already_text": self._several(_ACTIONS, 130),
            "resources_text": self._filled(_WORDS), "assessment_text": self._filled(_ASSESSMENTS),
        })  # fmt: skip

    def follow_up(self, *, done: bool) -> Invented:
        """A small record: what to do, and by when. One that is not done is due in the weeks ahead."""
        ahead = timedelta(days=self._random.randint(3, 40))
        when = {"due_at": (LAST_EVENING + ahead).isoformat()} if not done else {"due_at": self._moment()}
        what = self._filled(("Ring om {a}", "Spørg klubben om {a}", "Tal med skolen om {a} og {b}"))
        state = {"status": "udfoert", "outcome_level": "uaendret"} if done else {"status": "aaben"}
        return Invented("follow_up", {"what": what, "follow_up_kind": "ring", **state, **when})

    def young_person(self) -> Invented:
        name = f"{self._random.choice(_FIRST)} {self._random.choice(_LAST)}"
        return Invented("young_person", {"name": name, "reason_opened": self._several(_ASSESSMENTS, 120)})

    def _seen(self) -> dict[str, Any]:
        return {
            "occurred_at": self._moment(), "place_ref": self._place(), "source_type": "egen_observation",
            "mood": self._random.choice(("rolig", "livlig", "anspaendt")),
            "fact_text": self._several(_FACTS, self._random.randint(220, 420)),
            "own_words_text": self._filled(_WORDS), "own_action_text": self._filled(_ACTIONS),
            "assessment_text": self._filled(_ASSESSMENTS),
        }  # fmt: skip

    def _moment(self) -> str:
        ago = timedelta(minutes=self._random.randint(0, 3 * 24 * 60))
        return (self._now - ago).isoformat(timespec="seconds")

    def _place(self) -> str:
        return f"{self._random.choice(_PLACES)} {self._random.randint(1, 60)}"

    def _several(self, sentences: Sequence[str], length: int) -> str:
        text = self._filled(sentences)
        while len(text) < length:
            text += " " + self._filled(sentences)
        return text

    def _filled(self, sentences: Sequence[str]) -> str:
        one = self._random.choice(sentences)
        return one.format(a=self._noun(), b=self._noun(), n=self._random.randint(2, 9))

    def _noun(self) -> str:
        """Return a noun, the hundredth as seldom as real words are; now and then put together of two."""
        first = self._nouns[min(int(self._random.paretovariate(0.6)) - 1, len(self._nouns) - 1)]
        return first + self._random.choice(self._nouns) if self._random.random() < 0.1 else first


def texts_of(fields: dict[str, object]) -> str:
    """Return what of a record is words: what the floor puts into its index."""
    names = ("place_ref", "what", "name", "heading")
    return " ".join(str(value) for name, value in fields.items() if name.endswith("_text") or name in names)


def write(book: FieldBook, records: Sequence[Invented], space: SpaceId) -> None:
    """Write the records nearly in their order: a few at a time, each kind of those in one transaction."""
    for start in range(0, len(records), _AT_ONCE):
        by_kind: dict[str, list[dict[str, Any]]] = {}
        for record in records[start : start + _AT_ONCE]:
            by_kind.setdefault(record.kind, []).append(record.values)
        for kind, values in by_kind.items():
            book.add_many(kind, values, space=space)
