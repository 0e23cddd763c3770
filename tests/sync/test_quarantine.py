"""One change that cannot be sent is set aside, seen, and the rest goes on (dimagi/commcare-android#1823)."""

import os
from pathlib import Path

import pytest

from sync import wire
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, contact


def noise(kilobytes: int) -> str:
    """Text that no dictionary makes smaller."""
    return os.urandom(kilobytes * 512).hex()


def test_a_change_too_large_for_any_endpoint_is_set_aside(
    team: Team, laptop: MakeLaptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = team.joined(laptop("bo"), "Bo")
    team.anne.note("Før", team.space)
    large = team.anne.note(noise(40), team.space)
    team.anne.note("Efter", team.space)
    monkeypatch.setattr(wire, "MAX_SEALED_BYTES", 10_000)
    result = team.anne.round()
    assert (result.pushed, result.quarantined, result.agreed) == (2, 1, True)
    bo.round()
    assert bo.texts(team.space) == ["Efter", "Før"]
    (item,) = team.anne.book.outbox()
    assert (item.record, item.state) == (large, "quarantined")
    assert item.reason is not None
    assert "for stor" in item.reason.da
    assert team.anne.book.get(large)


def test_a_change_only_the_endpoint_finds_too_large_is_set_aside(team: Team, laptop: MakeLaptop) -> None:
    """A program with other limits than the endpoint's: what it blames is set aside, the rest is cut anew."""
    from sync import push
    from sync.chains import Chains

    anne = team.anne
    for text in ("Før", "For stor", "Efter"):
        anne.note(text, team.space)
    standing, space = anne.standing, bytes.fromhex(team.space)
    chains = Chains(anne.book)
    (out,) = push.prepare(standing, chains, [space]).outgoing
    blamed = wire.RefusedChange(bytes.fromhex(out.changes[1]), "too_large")
    ack = wire.Ack(out.push.batch.hash, "refused", "too_large", (blamed,))
    sent = push.settle(standing, chains, [out], [ack])
    assert (sent.pushed, sent.quarantined, sent.again) == (0, 1, True)
    assert anne.round().pushed == 2
    bo = team.joined(laptop("bo"), "Bo")
    bo.round()
    assert bo.texts(team.space) == ["Efter", "Før"]


def test_an_endpoint_without_room_keeps_nothing_back_for_good(tmp_path: Path, laptop: MakeLaptop) -> None:
    """Nothing is set aside for want of room: it all waits, and is said."""
    with Endpoint.start(tmp_path / "small", "--limit", "organisation_bytes=3000") as endpoint:
        team = Team(laptop("anne", endpoint.url), tmp_path / "recovery")
        team.anne.note(noise(40), team.space)
        team.anne.note("Efter", team.space)
        result = team.anne.round()
        assert (result.pushed, result.quarantined, result.agreed) == (0, 0, False)
        assert result.notice is not None
        assert "plads" in result.notice.da
        assert team.anne.book.unsent_count()[team.space] == 2


def test_a_quarantined_change_can_be_sent_again(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    anne: Laptop = team.anne
    anne.note(noise(40), team.space)
    with monkeypatch.context() as patched:
        patched.setattr(wire, "MAX_SEALED_BYTES", 10_000)
        assert anne.round().quarantined == 1
    (item,) = anne.book.outbox()
    anne.book.release(item.change)
    assert anne.round().pushed == 1
    assert anne.book.outbox() == []


def test_batches_stay_below_a_megabyte(team: Team) -> None:
    team.anne.book.add_many("street_contact", [contact(noise(50)) for _ in range(50)], space=team.space)
    assert team.anne.round().pushed == 50
    assert len(list(team.anne.book.batches(team.space))) > 1
