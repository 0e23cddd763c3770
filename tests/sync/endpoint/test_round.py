"""A round against a running endpoint: what is pushed is kept, comes back, and is counted."""

import secrets

import pytest

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import Engine
from tests.sync.endpoint.laptops import Team, a_team


def test_what_one_pushes_the_other_pulls_unchanged(team: Team) -> None:
    push = team.one.push_of(team.space, 3)
    ack = team.one.round([push]).message.acks[0]
    assert (ack.outcome, ack.batch, ack.sequence) == ("stored", push.batch.hash, 1)
    page = team.two.round(cursors={team.space: 0}).message.pages[0]
    (delivered,) = page.batches
    assert (delivered.batch, delivered.sealed, delivered.position) == (push.batch, push.sealed, 1)
    assert (page.upto, page.more, page.count) == (1, False, 3)
    ids = wire.decode(push.batch.body, wire.Batch).ids()
    assert page.sum == wire.sum_of(ids)


def test_an_empty_round_brings_nothing_and_says_where_everything_stands(team: Team) -> None:
    head = team.office.directory.head
    answer = team.one.round(cursors={team.space: 0}, head=head).message
    assert (answer.acks, answer.statements, answer.head) == ((), (), head)
    assert answer.pages == (wire.Page(team.space, (), 0, False, 0, bytes(32)),)


def test_pushing_the_same_batch_again_is_known_and_doubles_nothing(team: Team) -> None:
    push = team.one.push_of(team.space, 4)
    first = team.one.round([push], {team.space: 0}).message
    again = team.one.round([push, push], {team.space: 0}).message
    assert [ack.outcome for ack in again.acks] == ["known", "known"]
    assert (again.pages[0].count, again.pages[0].sum) == (first.pages[0].count, first.pages[0].sum)
    assert again.pages[0].upto == 1


def test_a_change_that_comes_in_two_batches_is_stored_once_and_delivered_in_both(team: Team) -> None:
    push = team.one.push_of(team.space, 2)
    ids = wire.decode(push.batch.body, wire.Batch).ids()
    team.one.round([push])
    again = wire.Push(team.two.batch(team.space, ids), push.sealed)
    assert team.two.round([again]).message.acks[0].outcome == "stored"
    page = team.office.admin.round(cursors={team.space: 0}).message.pages[0]
    assert page.count == 2
    assert [delivered.sealed for delivered in page.batches] == [push.sealed, push.sealed]


def test_a_device_is_not_sent_its_own_batches_again(team: Team) -> None:
    pushes = [team.one.push_of(team.space) for _ in range(3)]
    page = team.one.round(pushes, {team.space: 0}).message.pages[0]
    assert (page.batches, page.upto) == ((), 3)
    page = team.one.round(cursors={team.space: 0}, own=2).message.pages[0]
    assert [delivered.position for delivered in page.batches] == [3]


def test_a_device_that_lost_its_book_gets_its_own_batches_back(team: Team) -> None:
    push = team.one.push_of(team.space)
    team.one.round([push])
    assert team.one.round(cursors={team.space: 0}).message.pages[0].batches[0].batch == push.batch


@pytest.mark.parametrize("limit", [1, 3, 7, 10_000])
def test_pages_together_hold_everything_once_and_in_order(team: Team, limit: int) -> None:
    pushes = [team.one.push_of(team.space, 1 + number % 3) for number in range(20)]
    team.one.round(pushes)
    after, positions = 0, []
    while True:
        page = team.two.round(cursors={team.space: after}, limit=limit).message.pages[0]
        positions += [delivered.position for delivered in page.batches]
        assert sum(len(delivered.sealed) for delivered in page.batches) <= max(limit, 3)
        assert page.batches or not page.more
        after = page.upto
        if not page.more:
            break
    assert positions == list(range(1, 21))


def test_a_page_ends_when_it_holds_its_bytes(team: Team) -> None:
    pushes = [team.one.push_of(team.space, 1, 900_000) for _ in range(7)]
    team.one.round(pushes)
    page = team.two.round(cursors={team.space: 0}).message.pages[0]
    assert page.more
    assert sum(len(part) for each in page.batches for part in each.sealed) <= wire.MAX_PAGE_BYTES
    rest = team.two.round(cursors={team.space: page.upto}).message.pages[0]
    assert len(page.batches) + len(rest.batches) == 7


def test_a_cursor_beyond_what_is_here_is_told_how_far_it_goes(team: Team) -> None:
    team.one.round([team.one.push_of(team.space)])
    page = team.two.round(cursors={team.space: 40}).message.pages[0]
    assert (page.upto, page.more, page.batches) == (1, False, ())


def test_statements_follow_the_head_that_is_known(team: Team) -> None:
    statements = tuple(team.office.statements)
    assert team.two.round().message.statements == statements
    known = wire.Head(2, statements[1].hash)
    assert team.two.round(head=known).message.statements == statements[2:]
    other = wire.Head(2, secrets.token_bytes(32))
    assert team.two.round(head=other).message.statements == ()


def test_a_member_gives_back_what_the_endpoint_lost(engine: Engine, own_endpoint: Endpoint) -> None:
    team = a_team(own_endpoint.url)
    pushes = [team.one.push_of(team.space, 2) for _ in range(3)]
    team.one.round(pushes)
    own_endpoint.stop()
    engine.lose(own_endpoint)
    own_endpoint.restart()
    assert team.two.round().code == "token"
    assert team.two.ask_token().code == "unknown_organisation"
    assert team.office.send().status == 200
    assert team.two.ask_token().status == 200
    answer = team.two.round(pushes, {team.space: 0}).message  # another's batches, kept by a member
    assert [ack.outcome for ack in answer.acks] == ["stored"] * 3
    assert answer.pages[0].count == 6


def test_a_lost_sealed_change_is_filled_in_again_by_the_same_batch(team: Team) -> None:
    push = team.one.push_of(team.space, 3)
    lacking = wire.Push(push.batch, (push.sealed[0], b"", push.sealed[2]))
    answer = team.two.round([lacking], {team.space: 0}).message
    assert (answer.acks[0].outcome, answer.pages[0].count) == ("stored", 2)
    answer = team.one.round([push], {team.space: 0}, own=1).message
    assert (answer.acks[0].outcome, answer.pages[0].count) == ("known", 3)
    page = team.two.round(cursors={team.space: 0}).message.pages[0]
    assert page.batches[0].sealed == push.sealed


def test_buckets_and_missing_tell_what_is_here(team: Team) -> None:
    push = team.one.push_of(team.space, 40)
    team.one.round([push])
    ids = wire.decode(push.batch.body, wire.Batch).ids()
    request = wire.BucketsRequest(wire.VERSION, team.office.organisation, team.space)
    answer = team.two.post("/v1/buckets", request, wire.BucketsAnswer).message
    expected = [[id_ for id_ in ids if id_[0] == first] for first in range(256)]
    assert answer.buckets == tuple(wire.Bucket(len(each), wire.sum_of(each)) for each in expected)
    assert answer.heads == (wire.ChainHead(team.one.device, 1, push.batch.hash),)
    wanted = bytes({ids[0][0], ids[1][0]})
    missing = wire.MissingRequest(wire.VERSION, team.office.organisation, team.space, wanted)
    found = team.two.post("/v1/missing", missing, wire.MissingAnswer).message
    assert wire.ids_of(found.ids) == sorted(id_ for id_ in ids if id_[0] in wanted)
