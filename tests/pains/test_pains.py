"""What users of comparable systems suffered, each by the thread it was told in, and what happens here instead.

The pains that other tests already show away are listed in README.md, with those tests.
"""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.showing import outbox
from desktop.showing.handover import leaving
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import EndpointRefused, EndpointUnreachable, KnownError
from local_store.vault import KdfCost
from sync import push, wire
from sync import round as rounds
from sync.chains import Chains
from sync.revoking import revoke
from sync.session import Session
from tests.endpoint_process import ROOT, Endpoint
from tests.sync.laptops import PASSPHRASE, Laptop, MakeLaptop, Team, converged, settle
from ui.handover.asks import WhatIsLeft


@pytest.fixture
def readers(team: Team, laptop: MakeLaptop) -> tuple[Team, Laptop]:
    """A team of two, for all examples of a property."""
    return team, team.joined(laptop("bo"), "Bo")


def test_primero_508_the_same_field_edited_on_two_offline_devices_keeps_both(
    team: Team, laptop: MakeLaptop
) -> None:
    """primeroIMS/primero#508: the last PATCH silently won."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Først", team.space)
    settle(team.anne, bo)
    team.anne.book.edit(record, set={"place_ref": "Parken"})
    bo.book.edit(record, set={"place_ref": "Kajen"})
    settle(team.anne, bo)
    for one in (team.anne, bo):
        (item,) = one.book.conflicts()
        assert {said.value for said in item.hard[0].versions} == {"Parken", "Kajen"}
    hard = bo.book.conflicts()[0].hard[0]
    bo.book.resolve(record, hard.field, take=hard.versions[0].change)
    settle(bo, team.anne)
    assert not team.anne.book.conflicts()
    values = [repr(entry) for entry in team.anne.book.history(record)]
    assert any("Parken" in value for value in values) and any("Kajen" in value for value in values)


def test_primero_en_yml_2775_locking_offline_loses_nothing_and_opens_again(
    team: Team, own_endpoint: Endpoint
) -> None:
    """Primero en.yml:2775: "Any changes you made while offline will be lost", and no way in again offline."""
    anne = team.anne
    anne.meet(own_endpoint.url)
    own_endpoint.kill()
    anne.note("Skrevet uden net", team.space)
    anne.book.close()
    anne.book = FieldBook.open(anne.folder, PASSPHRASE)
    assert "Skrevet uden net" in anne.texts(team.space)
    assert anne.book.unsent_count()[team.space] == 1


def test_primero_login_and_cht_core_10720_a_second_person_ends_and_clears_nothing(
    team: Team, laptop: MakeLaptop
) -> None:
    """Primero's login cleared the database and the unsent queue of the one before; medic/cht-core#10720 ended her
    session."""
    anne, bo = team.anne, team.joined(laptop("bo"), "Bo")
    written = [anne.note("Annes", team.space), anne.note("Kun her", anne.book.spaces()[0].id)]
    bo.note("Bos", team.space)
    bo.book.close()
    bo.book = FieldBook.open(bo.folder, PASSPHRASE)
    bo.meet(anne.http.base_url)
    bo.round()
    assert {item.record for item in anne.book.outbox()} == {*written}
    anne.note("Skrevet, mens den anden var på", team.space)
    assert anne.round().pushed == 3
    settle(bo, anne)
    assert anne.texts(team.space) == bo.texts(team.space) == ["Annes", "Bos", "Skrevet, mens den anden var på"]


def test_primero_login_one_persons_passphrase_opens_no_other_book(tmp_path: Path) -> None:
    made = [FieldBook.create(tmp_path / name, PASSPHRASE + name, cost=KdfCost.FOR_TESTS) for name in ("anne", "bo")]
    for book in made:
        book.close()
    with pytest.raises(KnownError):
        FieldBook.open(tmp_path / "anne", PASSPHRASE + "bo")


def test_getodk_central_669_and_698_updates_out_of_order_wait_and_are_applied(
    team: Team, laptop: MakeLaptop
) -> None:
    """getodk/central#669, #698: updates that came before what they followed broke records."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Først", team.space)
    for place in ("Parken", "Kajen", "Skolen"):
        team.anne.book.edit(record, set={"place_ref": place})
    first, *later = team.anne.book.unsent(team.space, 10)
    bo.book.receive(team.space, later[::-1], [], 0)
    assert len(bo.book.waiting()) == 3
    shown = outbox.lines(Words(bo.book, "da", datetime.now(UTC)))
    assert [one.state for one in shown] == ["missing_parents"] * 3 and all(one.reason for one in shown)
    bo.book.receive(team.space, [first], [], 0)
    assert (bo.book.waiting(), bo.book.get(record).fields["place_ref"]) == ([], "Skolen")


def test_collect_6164_a_create_and_its_update_sent_together_both_arrive(team: Team, laptop: MakeLaptop) -> None:
    """getodk/collect#6164: sent together, the update was lost."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Først", team.space)
    team.anne.book.edit(record, set={"place_ref": "Kajen"})
    settle(team.anne, bo)
    assert bo.book.get(record).fields["place_ref"] == "Kajen"


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=9), st.integers(1, 4))
def test_collect_6164_however_creates_and_updates_are_cut_into_batches_all_arrive(
    readers: tuple[Team, Laptop], acts: list[tuple[int, bool]], size: int
) -> None:
    """Written and sent in any order, in batches of any size: the other book has the last word of each."""
    team, bo = readers
    place = team.space
    records = [team.anne.note("Først", place) for _ in range(3)]
    written = dict.fromkeys(records, "Først")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(wire, "MAX_BATCH_CHANGES", size)
        for number, (which, sends) in enumerate(acts):
            written[records[which]] = f"Nr. {number}"
            team.anne.book.edit(records[which], set={"fact_text": f"Nr. {number}"})
            if sends:
                team.anne.round()
        team.anne.round()
    settle(bo)
    assert {record: bo.book.get(record).fields["fact_text"] for record in records} == written
    assert converged(place, team.anne, bo)


def test_kobocat_470_and_collect_3517_retries_double_nothing(team: Team, laptop: MakeLaptop) -> None:
    """kobotoolbox/kobocat#470, getodk/collect#3517: a retry after a lost answer made a duplicate."""
    bo = team.joined(laptop("bo"), "Bo")
    team.anne.note("Sendt tre gange", team.space)
    standing = team.anne.standing
    outgoing = push.prepare(standing, Chains(team.anne.book), [bytes.fromhex(team.space)]).outgoing
    pushes = tuple(one.push for one in outgoing)
    request = wire.RoundRequest(1, standing.organisation, standing.head, pushes, (), 1)
    for _ in range(2):
        Session(standing, team.anne.http).post("/v1/round", request, wire.RoundAnswer)
    settle(team.anne, bo)
    assert bo.texts(team.space) == ["Sendt tre gange"]
    assert converged(team.space, team.anne, bo)


def test_getodk_1017_nothing_leaves_the_outbox_before_it_is_durable_elsewhere(
    team: Team, own_endpoint: Endpoint
) -> None:
    """getodk/getodk#1017: deleted here although sending had failed."""
    team.anne.note("Stadig her", team.space)
    own_endpoint.kill()
    here = team.anne.http.base_url
    team.anne.meet(own_endpoint.url)
    with pytest.raises(EndpointUnreachable):
        team.anne.round()
    assert team.anne.book.unsent_count()[team.space] == 1
    team.anne.meet(here)
    team.anne.round()
    assert team.space not in team.anne.book.unsent_count()


def test_tool_suite_x_109_who_overwrote_what_stays_in_history(team: Team, laptop: MakeLaptop) -> None:
    """odk-x/tool-suite-X#109: no record of which rows conflicted or who overwrote."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Annes ord", team.space)
    settle(team.anne, bo)
    bo.book.edit(record, set={"fact_text": "Bos ord"})
    settle(bo, team.anne)
    told = [repr(entry) for entry in team.anne.book.history(record)]
    assert "Annes ord" in told[-1] and "Bos ord" in told[-1] and str(bo.book.person) in told[-1]


def test_cht_core_10719_no_session_expires_offline(team: Team) -> None:
    """medic/cht-core#10719: the session ran out offline and the worker was locked out."""
    team.anne.book.forget("sync/token")
    team.anne.meet(team.anne.http.base_url)
    team.anne.note("Et år senere", team.space)
    assert team.anne.round().agreed


def test_cht_core_6194_and_4149_wrong_clocks_decide_nothing(team: Team, laptop: MakeLaptop) -> None:
    """medic/cht-core#6194, #4149: false clock warnings, and a server 13 days off."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Rigtigt ur", team.space)
    settle(team.anne, bo)
    bo.close()
    bo.book = FieldBook.open(bo.folder, PASSPHRASE, clock=lambda: datetime.now(UTC) - timedelta(days=800))
    bo.meet(team.anne.http.base_url)
    bo.book.edit(record, set={"fact_text": "Skrevet senere med et ur, der går 800 dage bagud"})
    settle(bo, team.anne)
    assert team.anne.texts(team.space) == ["Skrevet senere med et ur, der går 800 dage bagud"]
    assert not team.anne.book.conflicts()


def test_securedrop_client_1007_a_first_sync_goes_on_where_it_was_cut(
    team: Team, laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """freedomofpress/securedrop-client#1007, #1025: 1,000 sources never finished, for each try began anew."""
    monkeypatch.setattr(rounds, "_PAGE_CHANGES", 20)
    bo = team.joined(laptop("bo"), "Bo")
    for _ in range(5):
        team.anne.notes(20, team.space)
        team.anne.round()
    standing, space = bo.standing, bytes.fromhex(team.space)
    cursor = wire.Cursor(space, 0, 0, 1)
    request = wire.RoundRequest(1, standing.organisation, standing.head, (), (cursor,), 20)
    answer = Session(standing, bo.http).post("/v1/round", request, wire.RoundAnswer)
    from sync import pull

    pull.apply(standing, Chains(bo.book), answer.pages[0])
    here = len(bo.texts(team.space))
    assert 0 < here < 100
    assert bo.round().pulled == 100 - here


def test_securedrop_client_1009_what_comes_is_written_in_large_transactions(team: Team, laptop: MakeLaptop) -> None:
    """freedomofpress/securedrop-client#1009: 300 took 57 s, 37 s of it in local writes, one by one."""
    bo = team.joined(laptop("bo"), "Bo")
    bo.round()
    team.anne.notes(600, team.space)
    team.anne.round()
    commits: list[str] = []
    connection = bo.book._database._connection
    connection.set_trace_callback(lambda said: commits.append(said) if said.startswith("COMMIT") else None)
    assert bo.round().pulled == 600
    connection.set_trace_callback(None)
    assert 0 < len(commits) < 60, "not a transaction for each"


def test_securedrop_client_1457_what_arrived_without_an_answer_is_never_called_failed(
    team: Team, laptop: MakeLaptop
) -> None:
    """securedrop-client#1457, #1420: messages shown as failed had arrived. Until that is known, it waits."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Nåede frem", team.space)
    standing = team.anne.standing
    outgoing = push.prepare(standing, Chains(team.anne.book), [bytes.fromhex(team.space)]).outgoing
    request = wire.RoundRequest(1, standing.organisation, standing.head, tuple(one.push for one in outgoing), (), 1)
    Session(standing, team.anne.http).post("/v1/round", request, wire.RoundAnswer)  # and its answer is lost
    bo.round()
    assert bo.texts(team.space) == ["Nåede frem"]
    assert [(item.record, item.state) for item in team.anne.book.outbox()] == [(record, "waiting")]
    team.anne.round()
    assert team.anne.book.outbox() == []


def test_commcare_android_1823_and_1807_one_bad_form_blocks_no_other(
    team: Team, laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """dimagi/commcare-android#1823, #1807: one bad form blocked all sending."""
    import secrets

    monkeypatch.setattr(wire, "MAX_SEALED_BYTES", 20_000)
    bo = team.joined(laptop("bo"), "Bo")
    team.anne.note("Før", team.space)
    team.anne.note(secrets.token_hex(25_000), team.space)
    team.anne.note("Efter", team.space)
    settle(team.anne, bo)
    assert bo.texts(team.space) == ["Efter", "Før"]
    (item,) = [one for one in team.anne.book.outbox() if one.state == "quarantined"]
    assert item.reason is not None and item.reason.da


def test_commcare_a_new_passphrase_locks_no_unsent_work_away(team: Team) -> None:
    """CommCare: after a password change unsent forms needed the old one."""
    team.anne.note("Skrevet før skiftet", team.space)
    team.anne.book.change_passphrase(PASSPHRASE, "en ny og lang sætning")
    team.anne.book.close()
    team.anne.book = FieldBook.open(team.anne.folder, "en ny og lang sætning")
    team.anne.round()
    assert team.space not in team.anne.book.unsent_count()


def test_commcare_a_personal_draft_outlives_the_laptop_it_was_written_on(team: Team, laptop: MakeLaptop) -> None:
    """CommCare: drafts died with the phone. What is written in one's own space is on one's next laptop, and nowhere
    else."""
    own = team.anne.book.spaces()[0].id
    second = laptop("anne-2")
    second.member.join(team.anne.member.invite("Anne", "administrator", [team.space, own], own_device=True).text())
    bo = team.joined(laptop("bo"), "Bo")
    draft = team.anne.note("Kladde kun til mig selv", own)
    team.anne.round()
    team.anne.book.close()
    shutil.rmtree(team.anne.folder)
    settle(second, bo)
    assert second.book.get(draft).fields["fact_text"] == "Kladde kun til mig selv"
    assert own not in {space.id for space in bo.book.spaces()}
    second.book.edit(draft, set={"fact_text": "Skrevet færdig"})
    assert second.round().pushed == 1


def test_cht_core_7709_a_handover_says_what_only_this_laptop_has(team: Team, laptop: MakeLaptop) -> None:
    """medic/cht-core#7709: replacing a user stranded unsent work. Here both sides are told."""
    bo = team.joined(laptop("bo"), "Bo")
    bo.note("Sendt", team.space)
    settle(bo, team.anne)
    bo.note("Ikke sendt", team.space)
    words = Words(bo.book, "da", datetime.now(UTC))
    assert leaving(words, WhatIsLeft()).unsent == 1
    told = revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    assert (bo.book.device, team.space, 1) in [(one.device, one.space, one.sequence) for one in told.known]
    with pytest.raises(EndpointRefused) as refusal:
        bo.round()
    assert "1 ændring var ikke sendt" in refusal.value.text.da


PAINS = Path(__file__).with_name("README.md")
ROWS = (
    "primero#508", "en.yml:2775", "cht-core#10720", "Primero pilot", "central#669", "#705, #832, #699, #688",
    "collect#6164", "kobocat#470, getodk/collect#3517", "getodk#1017", "tool-suite-X#109", "cht-core#10719",
    "cht-core#7709", "#10408, #6246, #10256, #2126", "#6194, #4149", "#1007, #1025, #1009", "#1476, #733", "#3203",
    "#1457, #1420, #3713, #3540", "#1823, #1807", "CommCare: ", "tella-app.org", "CHT documentation",
)  # fmt: skip


def test_every_pain_has_a_row_and_every_row_names_a_test() -> None:
    """None of the complaints we know of may drop out of README.md, and none may stand there with words alone."""
    rows = [row for row in PAINS.read_text("utf-8").splitlines() if row.startswith("| ")][1:]
    assert len(rows) == len(ROWS)
    for row, pain in zip(rows, ROWS, strict=True):
        told, kept_away_by = row.split(" | ", 1)
        assert pain in told, (pain, told)
        assert ".py::test_" in kept_away_by, row


def test_every_pain_of_the_table_names_tests_that_exist() -> None:
    """README.md cannot rot."""
    table = PAINS.read_text("utf-8")
    named = re.findall(r"`(tests/[^`]+)`", table)
    assert len(named) > 20
    for name in named:
        path, _, test = name.partition("::")
        text = (ROOT / path).read_text("utf-8")
        assert "def test_" in text if not test else f"def {test}(" in text, name
