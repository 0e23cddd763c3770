"""What a lying or muddled endpoint hands on: the good is kept, the bad is shown, and nothing is blocked by it."""

from dataclasses import replace

import msgspec
import pytest

from local_store.changes import encode
from local_store.ids import DeviceId, PersonId, SpaceId
from sync import pull, wire
from sync.chains import Chains
from sync.session import Session
from tests.sync.laptops import Laptop, MakeLaptop, Team


class Tampered:
    """Anne's batches as the endpoint would deliver them to Bo, and a way to deliver something else."""

    def __init__(self, team: Team, bo: Laptop) -> None:
        self.team, self.bo = team, bo
        self.space = bytes.fromhex(team.space)
        self.batches: list[wire.Delivered] = []

    def anne_writes(self, *texts: str) -> None:
        """Write and send a batch; keep what the endpoint got."""
        from sync import push

        for text in texts:
            self.team.anne.note(text, self.team.space)
        chains = Chains(self.team.anne.book)
        (out,) = push.prepare(self.team.anne.standing, chains, [self.space]).outgoing
        self.team.anne.book.acknowledge(out.kept.space, out.changes, out.kept)
        self.batches.append(wire.Delivered(len(self.batches) + 1, out.push.batch, out.push.sealed))

    def deliver(self, *batches: wire.Delivered) -> int:
        numbered = tuple(msgspec.structs.replace(b, position=at) for at, b in enumerate(batches, 1))
        page = wire.Page(self.space, numbered, len(numbered), False, 0, bytes(32))
        return pull.apply(self.bo.standing, Chains(self.bo.book), page)

    @property
    def texts(self) -> list[str]:
        return self.bo.texts(self.team.space)

    @property
    def codes(self) -> list[str]:
        return sorted(refusal.code for refusal in self.bo.book.refusals())


@pytest.fixture
def wires(team: Team, laptop: MakeLaptop) -> Tampered:
    bo = team.joined(laptop("bo"), "Bo")
    team.anne.round()
    return Tampered(team, bo)


def test_in_order_all_is_taken_and_nothing_shown(wires: Tampered) -> None:
    wires.anne_writes("en", "to")
    wires.anne_writes("tre")
    assert wires.deliver(*wires.batches) == 3
    assert (wires.texts, wires.codes) == (["en", "to", "tre"], [])


def test_replayed_batches_double_nothing(wires: Tampered) -> None:
    wires.anne_writes("en", "to")
    wires.deliver(*wires.batches, *wires.batches)
    assert wires.deliver(*wires.batches) == 0
    assert (wires.texts, wires.codes) == (["en", "to"], [])


def test_reordered_batches_are_shown_and_still_taken(wires: Tampered) -> None:
    for text in ("en", "to", "tre"):
        wires.anne_writes(text)
    wires.deliver(*reversed(wires.batches))
    assert wires.texts == ["en", "to", "tre"]
    assert set(wires.codes) == {"gap"}


def test_a_withheld_batch_is_noticed_with_the_next(wires: Tampered) -> None:
    wires.anne_writes("en")
    wires.anne_writes("to")
    wires.deliver(wires.batches[1])
    assert (wires.texts, wires.codes) == (["to"], ["gap"])


def test_a_damaged_change_is_refused_and_the_rest_of_its_batch_kept(wires: Tampered) -> None:
    wires.anne_writes("en", "to", "tre")
    (good,) = wires.batches
    damaged = bytearray(good.sealed[1])
    damaged[-1] ^= 1
    bad = msgspec.structs.replace(good, sealed=(good.sealed[0], bytes(damaged), good.sealed[2]))
    wires.deliver(bad)
    assert (wires.texts, wires.codes) == (["en", "tre"], ["forged"])
    pull.rewind(wires.bo.standing, wires.space, 0)
    wires.deliver(good)
    assert wires.texts == ["en", "to", "tre"]
    assert pull.refused_ids(wires.bo.standing, wires.space) == set()


def test_changes_in_each_others_place_are_refused(wires: Tampered) -> None:
    wires.anne_writes("en", "to")
    (good,) = wires.batches
    wires.deliver(msgspec.structs.replace(good, sealed=good.sealed[::-1]))
    assert (wires.texts, wires.codes) == ([], ["forged", "forged"])


def test_a_forged_batch_is_refused_and_the_next_ones_are_not(wires: Tampered) -> None:
    wires.anne_writes("en")
    forged = msgspec.structs.replace(wires.batches[0], batch=wire.Signed(wires.batches[0].batch.body, bytes(64)))
    wires.deliver(forged)
    assert (wires.texts, wires.codes) == ([], ["forged"])
    wires.anne_writes("to")
    wires.deliver(forged, *wires.batches)
    assert wires.texts == ["en", "to"]


def test_a_lost_change_is_left_to_agree(wires: Tampered) -> None:
    wires.anne_writes("en", "to")
    wires.deliver(msgspec.structs.replace(wires.batches[0], sealed=(wires.batches[0].sealed[0], b"")))
    assert (wires.texts, wires.codes) == (["en"], [])


@pytest.mark.parametrize("wrong", ["author", "device", "space"])
def test_a_member_who_signs_for_another_is_refused(wires: Tampered, wrong: str) -> None:
    """Bo's device signs a change that says it is Anne's, from her device, or for another space."""
    wires.anne_writes("en")
    anne, bo = wires.team.anne, wires.bo
    record = bo.note("to", wires.team.space)
    (stored,) = bo.book.unsent(wires.team.space, 10)
    other = {
        "author": PersonId(anne.book.person),
        "device": DeviceId(anne.book.device),
        "space": SpaceId(anne.book.spaces()[0].id),
    }[wrong]
    lie = encode(msgspec.structs.replace(stored.change, **{wrong: other}))
    standing = bo.standing
    sealer = standing.sealer(wires.space)
    id_ = bytes.fromhex(lie.id)
    body = wire.encode(
        wire.Batch(1, standing.organisation, wires.space, bytes.fromhex(bo.book.device), 1, wire.NO_HASH, id_)
    )
    signed = wire.Signed(body, standing.pair.sign(wire.FOR_BATCH, body))
    page = wire.Page(
        wires.space, (wire.Delivered(1, signed, (sealer.seal(id_, lie.body),)),), 1, False, 0, bytes(32)
    )
    assert pull.apply(anne.standing, Chains(anne.book), page) == 0
    assert [refusal.code for refusal in anne.book.refusals()] == ["misplaced"]
    assert record not in {r.id for r in anne.book.list("street_contact").records}


def test_two_continuations_of_one_device_are_shown_and_both_kept(wires: Tampered) -> None:
    wires.anne_writes("en")
    wires.deliver(*wires.batches)
    standing = wires.team.anne.standing
    stored = encode(
        msgspec.structs.replace(
            wires.bo.book.unsent(wires.team.space, 1)[0].change
            if wires.bo.book.unsent(wires.team.space, 1)
            else _first_change(wires),
            salt=b"x" * 16,
        )
    )
    id_ = bytes.fromhex(stored.id)
    body = wire.encode(
        wire.Batch(1, standing.organisation, wires.space, standing.membership.device, 1, wire.NO_HASH, id_)
    )
    other = wire.Delivered(
        2,
        wire.Signed(body, standing.pair.sign(wire.FOR_BATCH, body)),
        (standing.sealer(wires.space).seal(id_, stored.body),),
    )
    wires.deliver(wires.batches[0], other)
    assert wires.codes == ["forked"]
    assert wires.bo.book.digest(wires.team.space).count == 2


def _first_change(wires: Tampered):
    from local_store.changes import decode

    (batch,) = wires.batches
    (id_,) = wire.decode(batch.batch.body, wire.Batch).ids()
    return decode(wires.team.anne.standing.opener(wires.space).open(id_, batch.sealed[0])).change


def test_a_refused_change_does_not_keep_the_two_from_agreeing(wires: Tampered) -> None:
    """It counts as known, so that a round does not fetch it over and over."""
    from sync.agree import agrees

    wires.anne_writes("en", "to")
    (good,) = wires.batches
    bad = msgspec.structs.replace(good, sealed=(good.sealed[0], b"x" * 60))
    wires.deliver(bad)
    ids = wire.decode(good.batch.body, wire.Batch).ids()
    page = wire.Page(wires.space, (), 1, False, 2, wire.sum_of(ids))
    assert agrees(wires.bo.standing, page)
    assert not agrees(wires.bo.standing, msgspec.structs.replace(page, count=3))
    assert replace(wires.bo.book.digest(wires.team.space), count=1)


def test_what_came_damaged_once_comes_whole_with_a_later_round(team: Team, laptop: MakeLaptop) -> None:
    """The endpoint's answer is fetched again, ever more rarely, from where the damaged change stood."""
    bo = team.joined(laptop("bo"), "Bo")
    team.anne.round()
    bo.round()
    wires = Tampered(team, bo)
    at = pull.cursor_of(bo.standing, wires.space)
    team.anne.notes(3, team.space)
    team.anne.round()
    standing = bo.standing
    request = wire.RoundRequest(
        1, standing.organisation, standing.head, (), (wire.Cursor(wires.space, at, 0, 1),), 100
    )
    answer = Session(standing, bo.http).post("/v1/round", request, wire.RoundAnswer)
    (page,) = answer.pages
    bad = [msgspec.structs.replace(one, sealed=(bytes(60), *one.sealed[1:])) for one in page.batches]
    pull.apply(standing, Chains(bo.book), msgspec.structs.replace(page, batches=tuple(bad)))
    assert len(wires.texts) == 2
    rounds = [bo.round() for _ in range(4)]
    assert len(wires.texts) == 3
    assert (rounds[-1].agreed, rounds[-1].requests, pull.refused_ids(bo.standing, wires.space)) == (True, 1, set())
    assert not bo.book.kept_names("sync/retry/")


def test_changes_that_inflate_come_in_parts(wires: Tampered) -> None:
    """A batch larger inside than one transaction takes is applied all the same, and kept once it is complete."""
    wires.anne_writes(*("ord " * 16_000 + str(number) for number in range(40)))
    assert wires.deliver(*wires.batches) == 40
    assert len(wires.texts) == 40
    assert len([*wires.bo.book.batches(wires.team.space, wires.team.anne.book.device)]) == 1
