"""S4 by script alone: a fieldworker refers a group, the coordinator's table treats it, and both see how it went."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.doing import minutes
from desktop.doing.correspondence import told
from desktop.showing import case as case_page
from desktop.showing import meetings, record, review
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.rules.danish_calendar import here
from tests.desktop.verbs.console import Console, Outcome
from tests.desktop.verbs.page import rows
from tests.endpoint_process import Endpoint
from tests.store_fixtures import PASSPHRASE, SetClock
from ui.review.asks import Queue

SECTION = ("--basis", "rpl_115", "--purpose", "Drøftelse", "--necessity", "Ingen kan det alene", "--section-tests")
TABLE = "SSP Nørrebro"
FIRST, SECOND, THIRD = "2026-11-24T09:00:00+01:00", "2026-12-08T09:00:00+01:00", "2027-01-05T09:00:00+01:00"


class Town:
    """Three consoles: Mette, who administers, Jonas of the street team, and Sara, who coordinates the table."""

    def __init__(self, folder: Path, url: str) -> None:
        self.clock = SetClock()
        self.mette, self.jonas, self.sara, self.peter = (
            Console(folder / name, self.clock) for name in ("mette", "jonas", "sara", "peter")
        )
        parts = str(folder / "dele")
        self.mette("org", "create", "--endpoint", url, "--name", "K", "--person", "Mette Krogh",
                   "--recovery-out", parts).done()  # fmt: skip
        self.mette("space", "create", "Team", "--kind", "team").done()
        self.mette("space", "create", TABLE, "--kind", "ssp_local", "--area", "Nørrebro").done()
        for console, name, role, space in (
            (self.jonas, "Jonas Lind", "fieldworker", "Team"), (self.sara, "Sara Skov", "coordinator", TABLE),
            (self.peter, "Peter Vang", "fieldworker", TABLE),
        ):  # fmt: skip
            asked = self.mette("invite", "--person", name, "--role", role, "--space", space).one
            console("join", "-", stdin=str(asked["invitation"])).done()
        self.meetings = [self.meeting(at) for at in (FIRST, SECOND, THIRD)]
        self.group = self.add(self.jonas, "youth_group", {"name": "Trappen"}, "Team")

    def meeting(self, at: str) -> str:
        values = {"starts_at": at, "meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro",
                  "status": "planlagt"}  # fmt: skip
        return self.add(self.sara, "meeting", values, TABLE)

    def add(self, console: Console, kind: str, values: dict[str, Any], space: str) -> str:
        return str(console("add", kind, "--space", space, stdin=values).one["id"])

    def sync(self, *consoles: Console) -> None:
        for console in consoles:
            console("sync").done()

    def refer(self, **more: Any) -> tuple[str, str]:
        """Send a draft of Jonas'; return it and what lies at the table."""
        values = {"group_id": self.group, "level": "1", "level_reason": "Larm flere aftener", "state": "kladde",
                  "concern_text": "De har ingen steder at være", "district": "noerrebro", "raised_by": "Jonas Lind",
                  "parties": ["klub", "skole"], **more}  # fmt: skip
        draft = self.add(self.jonas, "ssp_case", values, "Team")
        before = {one["case"] for one in self.sara("case", "receive").lines}
        self.jonas("case", "submit", draft, *SECTION).done()
        self.sync(self.jonas, self.sara)
        (new,) = [one for one in self.sara("case", "receive").lines if one["case"] not in before]
        return draft, str(new["case"])

    def on(self, day: str) -> None:
        """Let it be that day, at noon."""
        self.clock.now = datetime.fromisoformat(f"{day}T12:00:00+00:00").astimezone(UTC)


@pytest.fixture(scope="module")
def town(endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Town:
    return Town(tmp_path_factory.mktemp("by"), endpoint.url)


@pytest.fixture(autouse=True)
def _today(town: Town) -> None:
    town.on("2026-11-23")


@contextmanager
def app(console: Console) -> Iterator[Words]:
    """The book as the app's pages read it."""
    with FieldBook.open(console.book, PASSPHRASE) as book:
        yield Words(book, "da", here(console.clock()))


def fields_of(console: Console, case: str) -> dict[str, Any]:
    return dict(console("show", case).one["fields"])


def heard(console: Console, draft: str) -> dict[str, Any]:
    """How the raiser's own page has the case, by what came by letter."""
    with app(console) as words:
        return dict(told(words, words.book.get(RecordId(draft))))


def keys_fit(verb: str, outcome: Outcome) -> None:
    (row,) = [one for one in rows() if one.verb == f"case {verb}"]
    for line in outcome.lines:
        assert row.keys <= line.keys() <= row.keys | row.optional_keys, line


def test_s4_from_the_referral_to_the_end_by_script_alone(town: Town) -> None:
    draft, case = town.refer()
    is_taken_in(town, draft, case)
    is_decided(town, draft, case)
    is_followed_up(town, case)
    is_closed(town, draft, case)


def is_taken_in(town: Town, draft: str, case: str) -> None:
    waits = town.sara("case", "receive")
    keys_fit("receive", waits)
    (line,) = [one for one in waits.lines if one["case"] == case]
    assert (line["state"], line["table"], line["by"], line["level"]) == ("indstillet", TABLE, "Jonas Lind", "1")

    town.clock.pass_seconds(60)
    taken = town.sara("case", "receive", case)
    keys_fit("receive", taken)
    assert taken.one["state"] == "modtaget" and taken.one["receipt_number"].startswith("NØR-2026-")
    assert case not in [one["case"] for one in town.sara("case", "receive").lines]
    with app(town.sara) as words:
        assert not [one for one in review.queue(words, Queue(sort="case")).entries if one.record == case]
    town.sync(town.sara, town.jonas)
    assert heard(town.jonas, draft)["receipt_number"] == taken.one["receipt_number"]

    put_on = town.sara("case", "agenda", case)
    keys_fit("agenda", put_on)
    assert (put_on.one["meeting"], put_on.one["state"]) == (town.meetings[0], "paa_dagsorden")
    town.sync(town.sara, town.jonas)
    assert heard(town.jonas, draft)["state"] == "paa_dagsorden"


def is_decided(town: Town, draft: str, case: str) -> None:
    town.on("2026-11-24")
    town.sara("edit", case, stdin={"lead_party": "Sara Skov"}).done()
    decided = town.sara("case", "decide", case, stdin={
        "minutes": "Indsatsen målrettes gruppen.", "status": "droeftet", "state": "handleplan",
        "decisions": [
            {"decision_text": "Planlæg en turnering", "responsible_name": "Jonas Lind", "responsible_actor": "klub",
             "due_on": "2026-12-01"},
            {"decision_text": "Patruljér mere i området", "responsible_name": "Hans Holm",
             "responsible_actor": "politi"},
        ],
    })  # fmt: skip
    keys_fit("decide", decided)
    assert (decided.one["state"], decided.one["status"]) == ("handleplan", "droeftet")
    assert len(decided.one["decisions"]) == 2
    points_fit(town, town.meetings[0], case)
    town.sync(town.sara, town.jonas)
    assert heard(town.jonas, draft)["state"] == "handleplan"
    (task,) = town.jonas("list", "action_item").lines
    assert (task["fields"]["what"], task["fields"]["by_when"]) == ("Planlæg en turnering", "2026-12-01")

    ended = town.sara("case", "agenda", "--meeting", town.meetings[0], "--end")
    assert [one["status"] for one in ended.lines if one["key"] == case] == ["droeftet"]
    assert town.sara("show", town.meetings[0]).one["fields"]["status"] == "afholdt"


def is_followed_up(town: Town, case: str) -> None:
    followed = town.sara("case", "follow-up", case, "--outcome", "forbedret", "--what", "Ringet til klubben",
                         "--text", "De kommer fast", "--next", "2026-12-04")  # fmt: skip
    keys_fit("follow-up", followed)
    planned = followed.one["next"]
    again = town.sara("case", "follow-up", planned, "--outcome", "forbedret")
    keys_fit("follow-up", again)
    assert again.one["case"] == case and fields_of(town.sara, planned)["status"] == "udfoert"

    (point,) = [one for one in town.sara("case", "agenda", "--on", "2026-12-08").lines if one["key"] == case]
    assert (point["why"], point["asks_how"]) == ("opfoelgning", True), "it comes again by itself (R22)"
    town.on("2026-12-08")
    town.sara("case", "decide", case, stdin={"status": "droeftet", "outcome_level": "forbedret"}).done()


def is_closed(town: Town, draft: str, case: str) -> None:
    closed = town.sara("case", "close", case, stdin={
        "close_reason": "naaet", "outcome_level": "forbedret", "outcome_leisure": "forbedret",
        "evaluation_text": "De er i klubben", "feedback_text": "Tak. Det hjalp.",
    })  # fmt: skip
    keys_fit("close", closed)
    assert (closed.one["state"], closed.one["later_status_on"]) == ("afsluttet", "2027-06-08")
    town.sync(town.sara, town.jonas)
    end = heard(town.jonas, draft)
    assert (end["state"], end["outcome_leisure"], end["feedback_text"]) == (
        "afsluttet", "forbedret", "Tak. Det hjalp.",
    )  # fmt: skip
    assert case not in [one["key"] for one in town.sara("case", "agenda", "--on", "2027-01-05").lines]
    with app(town.sara) as words:
        page = case_page.view(words, words.book.get(RecordId(case)))
        assert (page.state, page.steps[-1].code) == ("afsluttet", "afsluttet")
        assert record.view(words, case).fields

    town.on("2027-06-10")
    later = town.sara("case", "follow-up", case, "--outcome", "uaendret", "--next", "2027-12-08")
    keys_fit("follow-up", later)
    assert later.one == {"case": case, "later_outcome": "uaendret", "reviewed_on": "2027-06-10",
                         "later_status_on": "2027-12-08"}  # fmt: skip


def test_a_level_4_case_of_the_leaders_has_names_on_what_it_decides_and_comes_again(town: Town) -> None:
    """S3b 5, 11 and 12: the police raise it at the leaders' own table."""
    leaders = "SSP ledergruppe"
    town.mette("space", "create", leaders, "--kind", "ssp_lead").done()
    person = {"name": "Hamid Nasser", "alias": "Hamid", "birth_date": "2012-04-15", "legal_basis": "rpl_115",
              "reason_opened": "Afhørt efter et røverisk overfald"}  # fmt: skip
    hamid = town.add(town.mette, "young_person", person, leaders)
    days = ("2026-11-26", "2026-12-10")
    for day in days:
        values = {"starts_at": f"{day}T09:00:00+01:00", "meeting_kind": "ssp", "forum": "koordinationsgruppe"}
        town.add(town.mette, "meeting", values | {"status": "planlagt"}, leaders)
    case = town.add(town.mette, "ssp_case", {
        "young_person_id": hamid, "level": "4", "level_reason": "Personfarlig", "concern_text": "Røverisk overfald",
        "raised_by": "Peter Vang, politiet", "parties": ["politi", "skole"], "lead_party": "Mette Krogh",
        "state": "indstillet", "legal_basis": "rpl_115",
    }, leaders)  # fmt: skip
    town.mette("case", "receive", case).done()
    assert town.mette("case", "agenda", case, "--on", days[0]).one["title"] == "Hamid", (
        "his name needs a reason (R6)"
    )

    def decide(name: str) -> Outcome:
        visit = {"decision_text": "Tag på hjemmebesøg", "responsible_actor": "politi", "responsible_name": name}
        said = {"state": "handleplan", "decisions": [visit]}
        return town.mette("case", "decide", case, "--on", days[0], stdin=said)

    unit = decide("Politiet").refused(3, "not_ready")
    assert (unit["field"], unit["message"]) == ("responsible_name", "En enhed er ikke nok. Skriv navnet.")
    assert decide("Hans Holm").one["state"] == "handleplan"
    (point,) = town.mette("case", "agenda", "--on", days[1]).lines
    assert (point["key"], point["why"], point["level"]) == (case, "opfoelgning", "4")


def points_fit(town: Town, meeting: str, case: str) -> None:
    """The verb's points are the meeting page's: the same ones, in its order, with its decisions."""
    lines = town.sara("case", "agenda", "--meeting", meeting).lines
    with app(town.sara) as words:
        page = meetings.view(words, words.book.get(RecordId(meeting)))
    assert [(one["number"], one["key"], one["title"], one["why"], one["status"]) for one in lines] == [
        (one.number, one.key, one.title, one.why, one.status) for one in page.points
    ]
    (point,) = [one for one in page.points if one.key == case]
    assert {(one.who, one.office) for one in point.decisions} == {("Jonas Lind", "Klub"), ("Hans Holm", "Politi")}
    assert point.minutes[0].text == "Indsatsen målrettes gruppen."
    (line,) = [one for one in lines if one["key"] == case]
    assert line["decisions"] == [one.record for one in point.decisions]


def test_a_referral_is_returned_corrected_and_asked_about(town: Town) -> None:
    draft, case = town.refer()
    town.sara("case", "receive", case, "--return", " ").refused(3, "required")
    returned = town.sara("case", "receive", case, "--return", "Skriv, hvor de er").one
    assert returned["state"] == "returneret" and "receipt_number" not in returned
    town.sync(town.sara, town.jonas)
    assert heard(town.jonas, draft)["feedback_text"] == "Skriv, hvor de er"
    assert case not in [one["case"] for one in town.sara("case", "receive").lines]

    town.jonas("case", "correct", draft).done()
    town.jonas("edit", draft, stdin={"concern_text": "De er ved trappen hver aften"}).done()
    town.jonas("case", "submit", draft, *SECTION).done()
    town.sync(town.jonas, town.sara)
    (line,) = [one for one in town.sara("case", "receive").lines if one["case"] == case]
    assert line["corrected"] and line["state"] == "returneret"
    with app(town.sara) as words:
        (entry,) = [one for one in review.queue(words, Queue(sort="case")).entries if one.record == case]
        assert entry.sign is not None and entry.sign.text == "Rettet"
        review.mark(words, review.Mark(case, True))
        assert case in [one.record for one in review.queue(words, Queue(sort="case")).entries], "it still waits"
    assert town.sara("case", "receive", case).one["state"] == "modtaget"
    assert fields_of(town.sara, case)["concern_text"] == "De er ved trappen hver aften"
    town.sara("case", "receive", case).refused(3, "not_allowed")

    town.sara("case", "receive", case, "--ask", "Hvor mange er de?").done()
    town.sync(town.sara, town.jonas)
    (asked,) = [one for one in town.jonas("case", "answers", draft).lines if one["open"]]
    assert asked["text"] == "Hvor mange er de?"
    town.jonas("case", "reply", asked["letter"], "--text", "Otte").done()


def test_who_may_not_is_refused_plainly(town: Town) -> None:
    draft, case = town.refer()
    town.sync(town.peter)
    for console in (town.jonas, town.peter):  # Peter reads the table and does not coordinate it
        console("case", "receive").refused(3, "not_allowed")
    for words in ((case,), (case, "--return", "Nej"), (case, "--ask", "Hvad?")):
        town.peter("case", "receive", *words).refused(3, "not_allowed")
        town.jonas("case", "receive", draft, *words[1:]).refused(3, "not_allowed")
    town.peter("case", "agenda", case, "--meeting", town.meetings[2]).refused(3, "not_allowed")
    town.jonas("case", "agenda", draft).refused(3, "not_allowed")
    closing = {"close_reason": "naaet", "outcome_level": "forbedret"}
    for console, about in ((town.jonas, draft), (town.peter, case), (town.sara, case)):
        assert console("case", "close", about, stdin=closing).refused(3, "not_allowed")["field"] == "state"
        assert console("case", "close", about, stdin={}).refused(3, "not_allowed")["field"] == "state"
    town.jonas("case", "decide", draft, "--meeting", town.meetings[0], stdin={"minutes": "x"}).refused(
        3, "not_found"
    )
    assert fields_of(town.sara, case)["state"] == "indstillet"


def test_the_agenda_takes_points_on_and_off(town: Town) -> None:
    _, case = town.refer()
    assert (
        town.sara("case", "agenda", case, "--on", "2027-01-05")
        .refused(3, "not_allowed")["message"]
        .startswith("Tag sagen imod")
    )
    town.sara("case", "receive", case).done()
    town.sara("case", "agenda", case, "--on", "2026-12-24").refused(3, "no_meeting")
    town.sara("case", "agenda", "--on", "2026-12-24").refused(3, "no_meeting")
    town.sara("case", "agenda", case, "--meeting", case).refused(3, "no_meeting")
    on = town.sara("case", "agenda", case, "--on", "2027-01-05").one
    assert (on["meeting"], on["key"], on["status"]) == (town.meetings[2], case, "planlagt")
    off = town.sara("case", "agenda", case, "--meeting", town.meetings[2], "--off")
    keys_fit("agenda", off)
    assert off.one["status"] == "taget_af"
    assert case not in [one["key"] for one in town.sara("case", "agenda", "--on", "2027-01-05").lines]
    town.sara("case", "agenda", case, "--meeting", town.meetings[2], "--off").refused(3, "not_found")
    town.sara("case", "agenda", case, "--on", "2027-01-05").done()
    said = {"minutes": "Vi tager det op."}
    town.sara("case", "decide", case, "--on", "2027-01-05", stdin=said).done()
    town.sara("case", "agenda", case, "--meeting", town.meetings[2], "--off").refused(3, "not_allowed")
    twice = town.meeting("2027-01-05T13:00:00+01:00")
    assert twice in town.sara("case", "agenda", "--on", "2027-01-05").refused(3, "several")["message"]
    town.sara("case", "agenda", case, "--meeting", twice).refused(3, "not_allowed")
    town.sara("edit", twice, stdin={"status": "aflyst"}).done()
    assert town.sara("case", "agenda").lines[0]["meeting"] in town.meetings


def test_a_decision_is_refused_with_all_that_is_missing_and_nothing_is_written(town: Town) -> None:
    _, case = town.refer()
    town.sara("case", "receive", case).done()
    town.sara("case", "agenda", case, "--on", "2026-12-08").done()

    def decide(**said: Any) -> Outcome:
        return town.sara("case", "decide", case, "--on", "2026-12-08", stdin=said)

    refused = decide(minutes="Vi talte", decisions=[{"responsible_name": "Politiet", "responsible_actor": "politi"},
                                                    {"decision_text": "Ring"}]).refused(3, "not_ready")  # fmt: skip
    for words in ("Beslutning 1: Skriv, hvad der er besluttet.", "Beslutning 1: En enhed er ikke nok.",
                  "Beslutning 2: Sæt navn på", "Beslutning 2: Hvorfra er den ansvarlige?"):  # fmt: skip
        assert words in refused["message"]
    lead = decide(state="handleplan", decisions=[{"decision_text": "Ring"}]).refused(3, "not_ready")
    assert "én tovholder" in lead["message"] and "Hvorfra" in lead["message"]
    decide(state="handleplan").refused(3, "not_ready")
    decide(state="afsluttet").refused(3, "not_allowed")
    decide(status="planlagt").refused(3, "unknown_code")
    decide(decisions=["x"]).refused(3, "wrong_type")
    decide(decisions=[{"due_on": "i morgen"}]).refused(3, "not_a_date")
    decide(minuts="x").refused(3, "unknown_field")
    decide(minutes=7).refused(3, "wrong_type")
    decide(anonymous_presentation="måske").refused(3, "unknown_code")
    decide().refused(3, "nothing_to_change")
    assert fields_of(town.sara, case)["state"] == "paa_dagsorden"
    (point,) = [one for one in town.sara("case", "agenda", "--on", "2026-12-08").lines if one["key"] == case]
    assert (point["status"], point["decisions"]) == ("planlagt", [])
    with app(town.sara) as words:
        page = meetings.view(words, words.book.get(RecordId(town.meetings[1])))
        assert next(one for one in page.points if one.key == case).minutes == ()
    assert town.sara("case", "decide", case, stdin={"minutes": "x"}).refused(3, "no_meeting"), "none today"
    assert decide(status="udsat").one["status"] == "udsat"


def test_what_is_interrupted_in_the_middle_is_as_if_it_was_never_asked(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, case = town.refer()
    town.sara("case", "receive", case).done()
    town.sara("case", "agenda", case, "--on", "2026-12-08").done()
    before = len(town.sara("outbox").lines)
    said = {
        "minutes": "Vi talte", "status": "droeftet",
        "decisions": [{"decision_text": "Ring", "responsible_name": "Lise Holm", "responsible_actor": "klub"}],
    }  # fmt: skip
    with monkeypatch.context() as cut:
        cut.setattr(minutes, "answer", _interrupted)  # after minutes, decision, task and state have been written
        assert town.sara("case", "decide", case, "--on", "2026-12-08", stdin=said).code == 130
    assert len(town.sara("outbox").lines) == before
    assert fields_of(town.sara, case)["state"] == "paa_dagsorden"
    assert town.sara("case", "decide", case, "--on", "2026-12-08", stdin=said).one["state"] == "droeftet"


def _interrupted(*_words: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_a_follow_up_and_the_end_are_refused_with_all_that_is_missing(town: Town) -> None:
    _, case = town.refer()
    town.sara("case", "receive", case).done()
    town.sara("case", "agenda", case, "--on", "2026-12-08").done()
    town.sara("edit", case, stdin={"lead_party": "Sara Skov"}).done()
    town.sara("case", "decide", case, "--on", "2026-12-08", stdin={"state": "handleplan"}).done()
    bare = town.sara("case", "follow-up", case).refused(3, "not_ready")
    assert "forbedret, uændret eller forværret" in bare["message"] and bare["field"] == "what"
    town.sara("case", "follow-up", case, "--outcome", "bedre", "--what", "Ringet").refused(3, "unknown_code")
    town.sara("case", "follow-up", town.meetings[0], "--outcome", "forbedret").refused(3, "not_a_case")
    assert town.sara("case", "follow-up", case, "--next-what", "Ring").code == 2
    alone = town.sara("case", "follow-up", case, "--outcome", "uaendret", "--what", "Ringet")
    assert alone.one["alone"] and "--next" in alone.err
    planned = town.add(town.sara, "follow_up", {"what": "Besøg", "due_at": SECOND, "origin_ref": case}, TABLE)
    assert town.sara("case", "follow-up", planned).refused(3, "not_ready")["field"] == "outcome_level"
    done = town.sara("case", "follow-up", planned, "--outcome", "uaendret", "--text", "Ingen hjemme").one
    assert done["follow_up"] == planned and fields_of(town.sara, planned)["result_text"] == "Ingen hjemme"
    town.sara("case", "follow-up", planned, "--outcome", "uaendret").refused(3, "not_allowed")

    told = town.sara("case", "close", case, stdin={}).refused(3, "not_ready")
    assert "hvorfor sagen lukkes" in told["message"] and "Hvordan er det gået?" in told["message"]
    town.sara("case", "close", case, stdin={"close_reason": "slut"}).refused(3, "unknown_code")
    town.sara("case", "close", planned, stdin={"close_reason": "naaet"}).refused(3, "not_a_case")
    town.sara("case", "close", case, stdin={"state": "afsluttet"}).refused(3, "unknown_field")
    ends = {"close_reason": "naaet", "outcome_level": "uaendret", "later_status_on": None}
    assert "later_status_on" not in town.sara("case", "close", case, stdin=ends).one
    town.sara("case", "follow-up", case, "--outcome", "uaendret").refused(3, "not_allowed")
    town.sara("case", "close", case, stdin=ends).refused(3, "not_allowed")


def test_what_is_said_at_the_table_may_be_written_by_whoever_sits_there(town: Town) -> None:
    _, case = town.refer()
    town.sara("case", "receive", case).done()
    town.sara("case", "agenda", case, "--on", "2027-01-05").done()
    town.sync(town.sara, town.peter)
    assert case in [one["key"] for one in town.peter("case", "agenda", "--on", "2027-01-05").lines]
    said = {"minutes": "Peter var på pladsen.", "presented_by": "Peter Vang", "anonymous_presentation": "ja"}
    town.peter("case", "decide", case, "--on", "2027-01-05", stdin=said).done()
    town.sync(town.peter, town.sara)
    told = {"minutes": "Peter var på pladsen to gange.", "anonymous_presentation": "nej"}
    town.sara("case", "decide", case, "--on", "2027-01-05", stdin=told).done()
    with app(town.sara) as words:
        page = meetings.view(words, words.book.get(RecordId(town.meetings[2])))
    (point,) = [one for one in page.points if one.key == case]
    assert ([one.text for one in point.minutes], point.presented_by, point.anonymous) == (
        ["Peter var på pladsen to gange."], "Peter Vang", False,
    )  # fmt: skip


def test_whoever_reads_english_is_answered_in_english(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    _, case = town.refer()
    monkeypatch.setenv("FELTBOG_LANGUAGE", "en")
    town.sara("case", "agenda", case).refused(3, "not_allowed")
    assert "Accept the case first." in town.sara("case", "agenda", case).err
    town.sara("case", "receive", case).done()
    told = town.sara("case", "follow-up", case).refused(3, "not_ready")["message"]
    assert "How is it going? Choose better, unchanged or worse." in told and "Hvad" not in told


@pytest.mark.parametrize("words", [["receive", "--ask", "Hvad?"], ["agenda", "--off"], ["agenda", "--end"],
                                   ["agenda", "--on", "i morgen"]])  # fmt: skip
def test_wrong_usage_is_two(words: list[str], town: Town) -> None:
    told = town.sara("case", *words)
    assert (told.code, told.out) == (2, "")
