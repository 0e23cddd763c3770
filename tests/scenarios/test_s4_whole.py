"""Scenario S4, all twenty steps and its four variants: a group on a staircase, from the first evening to the end.

The steps are those of the demo (`desktop.demo`), played once with the acts of the app; what the table of the
scenario asks of each is asserted right after it, and each is a test here.
"""

from pathlib import Path

import pytest

from desktop.demo import story as told
from desktop.demo.telling import DORTE, JONAS, LENE, METTE, NADIA, PETER
from desktop.printing.papers import print_paper
from desktop.showing import case, conflict, meetings, record
from local_store.errors import DamagedBook, EndpointRefused, NotFound
from local_store.ids import PersonId, RecordId
from local_store.merge import HardConflict
from local_store.rules import raisers
from local_store.rules.age_rules import may_only_end
from sync.admitting import admit
from sync.http_client import HttpClient
from sync.member import Member
from sync.revoking import revoke
from tests.endpoint_process import Endpoint
from tests.scenarios import s4_street_checks, s4_table_checks
from tests.scenarios.telling import Played, play, telling, until
from ui.review.asks import Accept, PutOn
from ui.sending.asks import Ground, Prepare, SendCase

CHECKS = {**s4_street_checks.CHECKS, **s4_table_checks.CHECKS}
NAMES = [check.__name__ for checks in CHECKS.values() for check in checks]


def test_every_row_of_the_table_has_a_check() -> None:
    rows = {f"step_{number:02d}" for number in range(1, 21)}
    assert rows <= set(NAMES)
    assert CHECKS.keys() <= {step.key for step in told.S4}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_table_asks_holds_after_its_step(whole: Played, name: str) -> None:
    if name in whole.failed:
        raise whole.failed[name]


def test_the_club_cannot_open_the_teams_space(whole: Played) -> None:
    names = {space.name for space in whole.story.books[JONAS].spaces()}
    assert names >= {"Klub Hjørnet", "Forum Nørrebro", "Samarbejde gade og klub"}
    assert not names & {"Nørrebro gadeteam", "SSP Nørrebro", "SSP ledergruppe"}


def test_the_club_sees_the_boy_once_it_is_attached_to_the_case(whole: Played) -> None:
    story, imran = whole.story, RecordId(whole.story.known["imran"])
    story.sync(DORTE)
    with pytest.raises(NotFound):
        story.books[DORTE].get(imran)
    with HttpClient(story.url) as http:
        admit(story.books[METTE], http, PersonId(story.person(DORTE)), story.spaces["ssp"])
    story.sync(METTE, DORTE)
    assert story.books[DORTE].get(imran).fields["alias"] == "Imran"
    worry = record.view(story.words(DORTE), story.known["worry"])
    assert {one.name: one.shown for one in worry.fields}["source_text"] == "Lærer i 9. klasse"


def test_variant_a_two_who_write_the_groups_status_at_once_both_keep_their_words(whole: Played) -> None:
    story, group = whole.story, whole.story.known["group"]
    texts = {NADIA: "De spørger efter banen.", JONAS: "To nye er kommet til."}
    for who, text in texts.items():
        story.books[who].edit(group, set={"status_text": text})  # both offline
    story.sync(NADIA, JONAS, NADIA)
    for who in texts:
        (hard,) = [one for one in story.get(who, "group").conflicts if isinstance(one, HardConflict)]
        assert {said.value for said in hard.versions} == set(texts.values())
        shown = repr(conflict.view(story.words(who), group, "status_text"))
        assert all(text in shown for text in texts.values())
    story.books[NADIA].resolve(group, "status_text", value=" ".join(texts.values()))
    story.sync(NADIA, JONAS)
    assert story.get(JONAS, "group").fields["status_text"] == " ".join(texts.values())
    written = {moved.after for entry in story.books[JONAS].history(group) for moved in entry.moved}
    assert written >= set(texts.values())


def test_variant_b_a_lost_laptop_is_shut_out_and_the_draft_survives(tmp_path: Path, endpoint: Endpoint) -> None:
    with telling(tmp_path, endpoint.url) as story:
        play(story, until(told.S4, "s4-06"))
        with HttpClient(story.url) as http:
            revoke(story.books[METTE], http, NADIA, "Pc'en er væk")
        with pytest.raises(EndpointRefused) as refused:
            story.sync(NADIA)
        assert refused.value.code == "revoked"
        with pytest.raises(DamagedBook):
            story.get(NADIA, "draft")
        story.sync(METTE, JONAS)
        for who in (METTE, JONAS):
            draft = story.get(who, "draft").fields
            assert (draft["heading"], draft["raised_by"]) == ("Trappen", raisers.stored([NADIA, JONAS]))
        story.edit(JONAS, "draft", question_to_meeting="Hvem følger dem ind?")  # the work goes on without her
        story.sync(JONAS, METTE)
        assert story.get(METTE, "draft").fields["question_to_meeting"] == "Hvem følger dem ind?"


def test_variant_c_imran_turns_out_to_be_18_and_his_open_case_says_so(whole: Played) -> None:
    story = whole.story
    story.calendar.go_to(0, "")
    again = {
        "young_person_id": story.known["imran"], "district": "noerrebro", "level": "1", "level_reason": "Fravær",
        "concern_text": "Kommer ikke i skole om mandagen.", "legal_basis": "rpl_115", "state": "indstillet",
        "raised_at": story.at(), "raised_by": LENE,
    }  # fmt: skip
    open_case = story.add(LENE, "", "ssp_case", again, space="ssp")
    today = story.calendar.end.date()
    for born, warned in ((today.replace(year=today.year - 15), False), (today.replace(year=today.year - 18), True)):
        story.edit(LENE, "imran", birth_date=born.isoformat())
        story.sync(LENE, METTE)
        view = case.view(story.words(METTE), story.books[METTE].get(open_case))
        assert any("18" in term.what and term.tone != "text" for term in view.terms) is warned
        assert any("aftal overgangen" in text for text, _source in view.hints) is warned
        assert may_only_end(born, today) is warned


def test_variant_d_the_table_hears_of_a_boy_without_a_name(whole: Played, tmp_path: Path) -> None:
    story, words = whole.story, whole.story.words
    story.calendar.go_to(0, "")
    with HttpClient(story.url) as http:
        school = Member(story.books[METTE], http).create_space("Skolen", "team")
        admit(story.books[METTE], http, PersonId(story.person(LENE)), school)
    story.sync(METTE, LENE)
    story.spaces["school"] = school
    boy = {"name": "Imran Yilmaz", "birth_year": 2011, "reason_opened": "Lærerens bekymring"}
    person = story.add(LENE, "boy", "young_person", boy, space="school")
    draft = {
        "young_person_id": person, "district": "noerrebro", "level": "1", "level_reason": "Træt i skolen.",
        "concern_text": "Imran er træt og laver ikke lektier. Imran er holdt op med fodbold.", "raised_by": LENE,
        "parties": ["skole", "klub"], "heading": "Imran", "state": "kladde",
    }  # fmt: skip
    case_id = story.add(LENE, "anonymous", "ssp_case", draft, space="school")
    ground = Ground("anonym", "Sparring om en ung")
    sent = story.ask(LENE, SendCase(case_id, ground, story.ask(LENE, Prepare(case_id, ground)).seal))
    assert (sent.missing, sent.table) == ((), "SSP Nørrebro")
    known = story.books[PETER].count("young_person")
    story.sync(LENE, PETER)
    listed = story.books[PETER].list("ssp_case", space=story.spaces["ssp"]).records
    (there,) = [one for one in listed if one.fields.get("origin", {}).get("record") == case_id]
    assert "Imran" not in repr(there.fields) and "young_person_id" not in there.fields
    story.sync(METTE)
    story.ask(METTE, Accept(there.id))
    story.ask(METTE, PutOn(there.id))
    view = meetings.view(words(METTE), story.get(METTE, "meeting-3"))
    (point,) = [one for one in view.points if one.case == there.id]
    assert (point.anonymous, point.title) == (True, "Anonym sag")
    story.sync(METTE, PETER)
    agenda = print_paper(story.books[PETER], story.known["meeting-3"], tmp_path / "dagsorden.pdf", "agenda")
    assert agenda.read_bytes().startswith(b"%PDF")
    assert story.books[PETER].count("young_person") == known
