"""Scenario S4 as steps over three open books: what each person does, in their own order."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from local_store.book import FieldBook
from local_store.errors import KnownError
from local_store.ids import RecordId, SpaceId
from local_store.merge import HardConflict
from local_store.rules.referral_draft import from_actor_contact
from sync.http_client import HttpClient
from sync.member import Member
from sync.round import RoundResult, run_round

Step = tuple[str, str, Callable[[], str]]

METTE, NADIA, JONAS = "Mette Dam", "Nadia Holm", "Jonas Friis"
_FACT = "Ca. 8 unge på trappen. De larmede en del, og en beboer klagede. Vi snakkede kort med dem."
_NADIAS = (
    "Seks til otte unge på trappen. De sang og spillede musik, og en beboer bad dem skrue ned. Det gjorde de. "
    "Vi snakkede kort med dem, mest om den lukkede klub. To spurgte, hvornår de må komme ind igen."
)
_JONAS = (
    "8 unge på trappen, to af dem nye piger på cirka 14 år. De larmede en del, og en beboer klagede. "
    "En scooter kørte op ad fortovet og væk igen kl. 21.20. Vi snakkede kort med dem. To gik hjem sammen."
)


class Story:
    """One telling. The steps must be taken in order; each returns a few words on how it went."""

    def __init__(self, mette: FieldBook, nadia: FieldBook, jonas: FieldBook, url: str, now: datetime) -> None:
        self.mette, self.nadia, self.jonas = mette, nadia, jonas
        self._url, self._now = url, now
        self._spaces: dict[str, SpaceId] = {}
        self._invited: dict[str, str] = {}
        self.group = self.place = self.seen = self.case = self.asked = RecordId("")

    def steps(self, recovery: Path) -> Iterator[Step]:
        """Give the steps: who, what, and the act itself."""
        yield METTE, "opretter Københavns øvelsesorganisation og fire rum", lambda: self._found(recovery)
        yield METTE, "inviterer Nadia og Jonas", self._invite
        yield NADIA, "bruger invitationen på sin feltpc", lambda: self._join(self.nadia, NADIA, "Gade-pc 1")
        yield JONAS, "bruger invitationen på klubbens pc", lambda: self._join(self.jonas, JONAS, "Klub-pc")
        yield NADIA, "ser en gruppe på trappen, uden net (S4 1)", self._observe
        yield NADIA, "taler med de unge en anden aften, uden net (S4 2-3)", self._talk
        yield NADIA, "prøver at sende, mens der ikke er net", self._try_offline
        yield NADIA, "får net og sender", lambda: self._sync(self.nadia)
        yield JONAS, "henter og skriver klublog med to bortvisninger (S4 5)", self._club_evening
        yield NADIA, "ringer til klubben, uden net (S4 4)", self._call_the_club
        yield NADIA, "retter observationen, uden net", self._nadia_edits
        yield JONAS, "retter den samme observation i klubben, uden net", self._jonas_edits
        yield JONAS, "sender", lambda: self._sync(self.jonas)
        yield NADIA, "får net: én blød og én hård konflikt vises", self._meet
        yield NADIA, "skriver de to tekster sammen", self._settle
        yield NADIA, "skriver indstilling sammen med Jonas, niveau 1 (S4 6)", self._refer
        yield NADIA, "sender indstillingen (S4 7)", lambda: self._sync(self.nadia)
        yield METTE, "henter, læser og kvitterer (S4 8)", self._receive
        yield NADIA, "ser kvitteringen", self._see_receipt
        yield JONAS, "retter gruppen, mens Nadia skriver i den", self._one_more_conflict
        yield NADIA, "går på aftenens runde uden net og skriver videre", self._round

    # The organisation

    def _found(self, recovery: Path) -> str:
        with HttpClient(self._url) as http:
            member = Member(self.mette, http)
            member.found_organisation("Øvelse København", METTE, recovery)
            for name, kind in (
                ("Nørrebro gadeteam", "team"),
                ("Klub Hjørnet", "club"),
                ("Forum Nørrebro", "forum"),
                ("SSP Nørrebro", "ssp_local"),
            ):
                self._spaces[kind] = member.create_space(name, kind, area="Nørrebro")
        return ""

    def _invite(self) -> str:
        with HttpClient(self._url) as http:
            member = Member(self.mette, http)
            into = [self._spaces["team"], self._spaces["forum"]]
            self._invited[NADIA] = member.invite(NADIA, "fieldworker", into).text()
            into = [self._spaces["club"], self._spaces["forum"]]
            made = member.invite(JONAS, "club", into)
            self._invited[JONAS] = made.text()
        return " · ".join(made.words)

    def _join(self, book: FieldBook, name: str, pc: str) -> str:
        with HttpClient(self._url) as http:
            Member(book, http).join(self._invited[name], device_name=pc)
        return _told(self._round_of(book))

    # The street

    def _observe(self) -> str:
        book, forum = self.nadia, self._spaces["forum"]
        self.place = book.add("place", {"name": "Trappen ved Lindeparken"}, space=forum)
        self.group = book.add(
            "youth_group", {"name": "Trappen", "place_ref": self.place, "count_min": 6, "count_max": 9}, space=forum
        )
        self.seen = book.add(
            "group_observation",
            {
                "occurred_at": self._at(hours=-26), "place_ref": self.place, "group_id": self.group,
                "count_min": 8, "count_max": 8, "behaviour": ["haenger_ud", "hoej_lyd", "utryghedsskabende"],
                "fact_text": _FACT, "source_type": "egen_observation",
            },
            space=forum,
        )  # fmt: skip
        return f"{sum(book.unsent_count().values())} venter her, ingen personer"

    def _talk(self) -> str:
        self.nadia.add(
            "street_contact",
            {
                "occurred_at": self._at(hours=-2), "place_ref": self.place, "group_id": self.group,
                "person_count": 8, "genders": ["dreng"], "age_bands": ["13_15", "16_17"],
                "encounter_level": "samtale", "topics": ["fritid", "skole"], "mood": "rolig",
                "fact_text": "Otte unge på trappen. Vi stod der en halv time.",
                "own_words_text": "Vi har ikke nogen steder at gå hen. Vi må ikke komme i klubben, og vi keder os.",
                "assessment_text": "De er klar til at prøve klubben igen. Nogen skal følge dem ind ad døren.",
            },
            space=self._spaces["forum"],
        )  # fmt: skip
        return ""

    def _try_offline(self) -> str:
        with HttpClient("http://127.0.0.1:9") as nowhere:
            try:
                run_round(self.nadia, nowhere)
            except KnownError as error:
                return error.text.da
        return ""

    def _club_evening(self) -> str:
        self._sync(self.jonas)
        book, club = self.jonas, self._spaces["club"]
        book.add(
            "club_log",
            {
                "date": self._now.date().isoformat(), "attendance_total": 31, "new_count": 2, "mood": "livlig",
                "positive_story": "To af de nye lavede mad til alle.",
            },
            space=club,
        )  # fmt: skip
        for days in (16, 4):
            sent_home = {
                "expelled_on": (self._now - timedelta(days=days)).date().isoformat(),
                "reason": book.catalogue.codes("expulsion_reason")[0].code, "group_id": self.group,
                "reason_text": "Uro ved indgangen.", "person_count": 3,
                "until_on": (self._now + timedelta(days=14 - days)).date().isoformat(),
            }  # fmt: skip
            book.add("club_expulsion", sent_home, space=self._spaces["forum"])
        return self._sync(book)

    def _call_the_club(self) -> str:
        self.asked = self.nadia.add(
            "actor_contact",
            {
                "occurred_at": self._at(hours=-1), "from_party": NADIA, "to_party": JONAS,
                "group_id": self.group, "place_ref": self.place,
                "purpose_text": "Hvorfor må gruppen ikke komme i klubben?",
                "fact_text": "Klubben har måttet bortvise nogle fra gruppen flere gange på grund af uro.",
                "outcome_text": "Vi tager det op på SSP lokaludvalgets møde.",
                "record_refs": [self.seen],
            },
            space=self._spaces["forum"],
        )  # fmt: skip
        return ""

    # Two people, one observation

    def _nadia_edits(self) -> str:
        self.nadia.edit(self.seen, set={"fact_text": _NADIAS, "mood": "livlig"})
        return ""

    def _jonas_edits(self) -> str:
        self.jonas.edit(self.seen, set={"fact_text": _JONAS, "trend": "ny"}, add={"affected": ["beboere"]})
        return ""

    def _meet(self) -> str:
        self._sync(self.nadia)
        item = next(one for one in self.nadia.conflicts() if one.record == self.seen)
        soft = ", ".join(sorted(item.soft.fields)) if item.soft else "ingen"
        return f"hård: {', '.join(hard.field for hard in item.hard)}; blød: {soft}"

    def _settle(self) -> str:
        together = f"{_NADIAS} {_JONAS.split('. ', 2)[2]}"
        self.nadia.resolve(self.seen, "fact_text", value=together)
        left = [one for one in self.nadia.get(self.seen).conflicts if isinstance(one, HardConflict)]
        return "begge udgaver er i historikken" if not left else f"{len(left)} tilbage"

    # The referral

    def _refer(self) -> str:
        contact = self.nadia.get(self.asked)
        draft = from_actor_contact(contact.fields, self.asked) | {
            "heading": "Trappen", "level": "1", "state": "indstillet", "raised_at": self._at(),
            "level_reason": "Bekymrende adfærd: uro og larm sent om aftenen over flere uger. Ingen kriminalitet.",
            "tried_already_text": "Samtaler på gaden og med klubben.",
            "resources_text": "De passer på hinanden, og flere spiller fodbold.",
            "young_person_view": "Vi har ikke nogen steder at gå hen.",
            "question_to_meeting": "Hvordan får vi dem ind i klubben igen?",
            "parties_reason": "Drøftes i lokaludvalget.", "lead_party": METTE, "legal_basis": "anonym",
        }  # fmt: skip
        self.case = self.nadia.add("ssp_case", draft, space=self._spaces["team"])
        return "emnet er gruppen, ingen person"

    def _receive(self) -> str:
        self._sync(self.mette)
        number = f"NB-{self._now.year}-0001"
        self.mette.edit(
            self.case, set={"state": "modtaget", "receipt_number": number, "received_at": self._at(minutes=1)}
        )
        self._sync(self.mette)
        return f"kvittering {number}"

    def _see_receipt(self) -> str:
        self._sync(self.nadia)
        fields = self.nadia.get(self.case).fields
        return f"{fields['state']}, {fields['receipt_number']}"

    # What the app opens on

    def _round(self) -> str:
        book, team = self.nadia, self._spaces["team"]
        stops = [
            book.add("place", {"name": name}, space=self._spaces["forum"])
            for name in ("Stjernepladsen", "Banen", "Kiosken på hjørnet")
        ]
        night = book.add(
            "outreach_round",
            {
                "started_at": self._at(minutes=-110), "staff_ids": [book.person], "companions": "Sara",
                "planned_hotspot_ids": [*stops, self.place],
            },
            space=team,
        )  # fmt: skip
        for minutes, place, count in ((-100, stops[0], 4), (-60, stops[1], 0), (-12, self.place, 6)):
            book.add(
                "street_contact",
                {"occurred_at": self._at(minutes=minutes), "place_ref": place, "round_id": night,
                 "person_count": count},
                space=team,
            )  # fmt: skip
        for what, days, sort in (
            ("Ring til Emils mor", -2, "ring"),
            ("Er fodboldbanen fri på onsdag?", 0, "indfri_loefte"),
            ("Tal med Jonas om bortvisningen", 1, "samtale"),
        ):
            book.add(
                "follow_up",
                {"what": what, "due_at": self._at(hours=24 * days), "follow_up_kind": sort, "status": "aaben",
                 "responsible_id": book.person, "group_id": self.group},
                space=team,
            )  # fmt: skip
        return f"{sum(book.unsent_count().values())} venter her"

    def _one_more_conflict(self) -> str:
        self._sync(self.jonas)
        self.nadia.edit(self.group, set={"status_text": "De spørger efter klubben og holder sig i ro."})
        self.jonas.edit(self.group, set={"status_text": "To nye piger er kommet til. Ingen uro i denne uge."})
        self._sync(self.jonas)
        return self._sync(self.nadia)

    # Meeting

    def _sync(self, book: FieldBook) -> str:
        return _told(self._round_of(book))

    def _round_of(self, book: FieldBook) -> RoundResult:
        with HttpClient(self._url) as http:
            return run_round(book, http)

    def _at(self, *, hours: int = 0, minutes: int = 0) -> str:
        return (self._now + timedelta(hours=hours, minutes=minutes)).isoformat(timespec="seconds")


def _told(result: RoundResult) -> str:
    agreed = "enige" if result.agreed else "ikke enige endnu"
    return f"{result.pushed} sendt, {result.pulled} hentet, {agreed}"
