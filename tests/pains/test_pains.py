"""What users of comparable systems suffered, each by the thread it was told in, and what happens here instead.

The pains that other tests already show away are listed in README.md, with those tests.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import EndpointUnreachable, KnownError
from local_store.vault import KdfCost
from sync import push, wire
from sync import round as rounds
from sync.chains import Chains
from sync.session import Session
from tests.endpoint_process import ROOT, Endpoint
from tests.sync.laptops import PASSPHRASE, MakeLaptop, Team, contact, converged, settle


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


def test_primero_login_and_cht_core_10720_a_second_person_ends_and_clears_nothing(tmp_path: Path) -> None:
    """Primero's login cleared the database of the one before; medic/cht-core#10720 ended her session."""
    made = [FieldBook.create(tmp_path / name, PASSPHRASE + name, cost=KdfCost.FOR_TESTS) for name in ("anne", "bo")]
    anne, bo = made
    anne.add("street_contact", contact("Annes"))
    bo.add("street_contact", contact("Bos"))
    assert [record.fields["fact_text"] for record in anne.list("street_contact").records] == ["Annes"]
    assert [record.fields["fact_text"] for record in bo.list("street_contact").records] == ["Bos"]
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
    bo.book.receive(team.space, [first], [], 0)
    assert (bo.book.waiting(), bo.book.get(record).fields["place_ref"]) == ([], "Skolen")


def test_collect_6164_a_create_and_its_update_sent_together_both_arrive(team: Team, laptop: MakeLaptop) -> None:
    """getodk/collect#6164: sent together, the update was lost."""
    bo = team.joined(laptop("bo"), "Bo")
    record = team.anne.note("Først", team.space)
    team.anne.book.edit(record, set={"place_ref": "Kajen"})
    settle(team.anne, bo)
    assert bo.book.get(record).fields["place_ref"] == "Kajen"


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


def test_every_pain_of_the_table_names_tests_that_exist() -> None:
    """README.md cannot rot."""
    table = (ROOT / "tests/pains/README.md").read_text("utf-8")
    named = [part for part in table.split("`") if "::" in part]
    assert len(named) > 20
    for name in named:
        path, test = name.split("::")
        assert f"def {test}(" in (ROOT / path).read_text("utf-8"), name
