"""What an endpoint gone bad can do, and what a laptop makes of it: names it, works on, and loses nothing.

PROTOCOL.md's table "What an endpoint gone bad can do" has a row for each; the last step of every test is an honest
endpoint again, at which all come together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from local_store.errors import EndpointRefused, EndpointUnreachable, KnownError, Untrusted
from sync import directory, keys, wire
from sync.round import RoundResult
from sync.session import Session
from tests.endpoint_process import Endpoint, endpoint
from tests.faults.hostile import HostileEndpoint, Lie, honest
from tests.sync.conftest import laptop
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle

__all__ = ["endpoint", "laptop"]
change = msgspec.structs.replace


@dataclass
class Victim:
    """Bo, who meets the endpoint through the hostile one; Anne meets it honestly."""

    team: Team
    bo: Laptop
    hostile: HostileEndpoint
    written: list[str] = field(default_factory=list)

    def anne(self, text: str) -> None:
        """Anne writes and sends: one batch."""
        self.written.append(text)
        self.team.anne.note(text, self.team.space)
        self.team.anne.round()

    def writes(self, text: str) -> None:
        self.written.append(text)
        self.bo.note(text, self.team.space)

    def hears(self, lie: Lie) -> RoundResult | KnownError:
        """Have Bo meet the endpoint while it lies."""
        self.hostile.lie = lie
        try:
            return self.bo.round()
        except KnownError as error:
            return error

    @property
    def shown(self) -> set[str]:
        """The codes of what Bo is shown as not trusted."""
        return {refusal.code for refusal in self.bo.book.refusals()}

    @property
    def texts(self) -> list[str]:
        return self.bo.texts(self.team.space)

    def works_on(self) -> None:
        """Whatever was told: Bo writes, and once the endpoint is honest, all is everywhere, once."""
        self.writes("Skrevet bagefter")
        assert "Skrevet bagefter" in self.texts
        self.hostile.lie = honest
        settle(self.bo, self.team.anne)
        assert self.texts == sorted(self.written) == self.team.anne.texts(self.team.space)
        assert converged(self.team.space, self.bo, self.team.anne)
        assert self.bo.book.check().sound


@pytest.fixture
def victim(endpoint: Endpoint, laptop: MakeLaptop, team: Team) -> Iterator[Victim]:
    bo = team.joined(laptop("bo"), "Bo")
    with HostileEndpoint(endpoint.url) as hostile:
        bo.meet(hostile.url)
        settle(team.anne, bo)
        one = Victim(team, bo, hostile)
        one.anne("Den første")
        bo.round()
        yield one
        bo.http.close()


@pytest.fixture
def team(laptop: MakeLaptop, tmp_path) -> Team:  # type: ignore[no-untyped-def]
    return Team(laptop("anne"), tmp_path / "recovery")


def in_pages(change_page) -> Lie:  # type: ignore[no-untyped-def]
    """A lie about every page that holds something."""

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if not isinstance(answer, wire.RoundAnswer):
            return None
        return change(answer, pages=tuple(change_page(page) if page.batches else page for page in answer.pages))

    return lie


def in_round(**instead: object) -> Lie:
    """A lie in the same attributes of every round's answer."""
    return lambda _route, _request, answer: (
        change(answer, **instead) if isinstance(answer, wire.RoundAnswer) else None
    )


# -- drops --


def test_drops_changes_and_is_found_by_the_count(victim: Victim) -> None:
    victim.anne("Holdt tilbage")
    result = victim.hears(in_pages(lambda page: change(page, batches=())))
    assert isinstance(result, RoundResult) and not result.agreed
    assert result.notice is not None and "ikke enige" in result.notice.da
    victim.works_on()


def test_drops_changes_and_hides_it_until_the_devices_next_batch(victim: Victim) -> None:
    """Nobody can see that an endpoint keeps quiet about news; the next batch of the same device tells."""
    digest = victim.bo.book.digest(victim.team.space)
    count, sum_ = digest.count, bytes.fromhex(digest.sum)
    victim.anne("Holdt tilbage")
    result = victim.hears(in_pages(lambda page: change(page, batches=(), count=count, sum=sum_)))
    assert isinstance(result, RoundResult) and result.agreed
    victim.anne("Den næste")
    victim.hears(honest)
    assert "gap" in victim.shown
    victim.works_on()


def test_says_stored_and_stores_nothing(victim: Victim) -> None:
    """The acknowledgement is a lie, the count of what it holds is not: sent again."""
    before = victim.hostile.behind

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if isinstance(answer, wire.RoundAnswer) and isinstance(request, wire.RoundRequest):
            acks = tuple(wire.Ack(push.batch.hash, "stored") for push in request.push)
            return change(answer, acks=acks)
        return None

    victim.writes("Kvitteret for, men ikke gemt")
    victim.hostile.drop_pushes = True
    result = victim.hears(lie)
    assert isinstance(result, RoundResult) and not result.agreed and result.notice is not None
    victim.hostile.drop_pushes = False
    assert victim.hostile.behind == before
    victim.works_on()


# -- reorders, replays, truncates --


def test_reorders_batches(victim: Victim) -> None:
    victim.anne("To")
    victim.anne("Tre")

    def reversed_(page: wire.Page) -> wire.Page:
        positions = [one.position for one in page.batches]
        turned = zip(positions, reversed(page.batches), strict=True)
        return change(page, batches=tuple(change(one, position=at) for at, one in turned))

    result = victim.hears(in_pages(reversed_))
    assert isinstance(result, RoundResult) and result.agreed
    assert "gap" in victim.shown
    assert victim.texts == ["Den første", "To", "Tre"]
    victim.works_on()


def test_replays_batches(victim: Victim) -> None:
    victim.anne("To")
    result = victim.hears(in_pages(lambda page: change(page, batches=page.batches * 3)))
    assert isinstance(result, RoundResult) and result.agreed
    assert (victim.texts, victim.shown) == (["Den første", "To"], set())
    victim.works_on()


def test_truncates_what_a_batch_holds(victim: Victim) -> None:
    victim.anne("To")
    cut = lambda one: change(one, sealed=one.sealed[:-1])  # noqa: E731
    victim.hears(in_pages(lambda page: change(page, batches=tuple(map(cut, page.batches)))))
    assert (victim.texts, victim.shown) == (["Den første"], {"misplaced"})
    victim.works_on()


def test_truncates_an_answer(victim: Victim) -> None:
    result = victim.hears(lambda _route, _request, answer: wire.encode(answer)[:-3])
    assert isinstance(result, EndpointUnreachable) and result.code == "not_the_endpoint"
    victim.works_on()


# -- forges --


def test_forges_a_change(victim: Victim) -> None:
    victim.anne("To")
    other = lambda one: change(one, sealed=(b"\x01\x00\x00\x00\x00\x01" + bytes(80),))  # noqa: E731
    victim.hears(in_pages(lambda page: change(page, batches=tuple(map(other, page.batches)))))
    assert (victim.texts, victim.shown) == (["Den første"], {"forged"})
    victim.works_on()


def test_forges_a_batch(victim: Victim) -> None:
    """A device's batch with other changes in it: there is no signature for that."""
    victim.anne("To")

    def forged(one: wire.Delivered) -> wire.Delivered:
        body = wire.encode(change(wire.decode(one.batch.body, wire.Batch), changes=bytes(32)))
        return change(one, batch=change(one.batch, body=body))

    victim.hears(in_pages(lambda page: change(page, batches=tuple(map(forged, page.batches)))))
    assert (victim.texts, victim.shown) == (["Den første"], {"forged"})
    victim.works_on()


def test_puts_a_change_of_one_space_into_another(victim: Victim) -> None:
    other = victim.team.anne.member.create_space("Team Syd", "team")
    victim.team.anne.note("Ikke for Bo", other)
    victim.team.anne.round()
    asked = victim.team.anne.standing
    cursor = wire.Cursor(bytes.fromhex(other), 0, 0, 1)
    request = wire.RoundRequest(1, asked.organisation, asked.head, (), (cursor,), 100)
    stolen = Session(asked, victim.team.anne.http).post("/v1/round", request, wire.RoundAnswer).pages
    anne_own = tuple(page for page in stolen if page.space == cursor.space)
    assert anne_own
    victim.anne("To")
    taken = anne_own[0].batches or (wire.Delivered(1, wire.Signed(b"", bytes(64)), ()),)
    victim.hears(in_pages(lambda page: change(page, batches=page.batches + taken)))
    assert "Ikke for Bo" not in victim.texts
    assert victim.shown
    victim.works_on()


def test_forges_a_statement(victim: Victim) -> None:
    """It signs with a key of its own that it is an administrator's device."""
    known = victim.bo.standing.known
    what = wire.Admitted(bytes.fromhex(victim.bo.book.person), known.organisation)
    admin = next(iter(known.devices))
    forged = directory.state(known, what, by=admin, key=Ed25519PrivateKey.generate(), at=1)
    head = wire.Head(known.number + 1, forged.hash)
    result = victim.hears(in_round(statements=(forged,), head=head))
    assert isinstance(result, Untrusted) and result.code == "forged"
    assert victim.bo.standing.head == known.head
    victim.works_on()


def test_drops_reorders_replays_or_truncates_statements(victim: Victim) -> None:
    """Each is told by the number and hash of the one before it, and nothing of such an answer is learnt."""
    anne = victim.team.anne.member
    for name in ("Øst", "Vest", "Midt"):
        anne.create_space(name, "team")
    known = victim.bo.standing.head
    victim.writes("Undervejs")
    cut = lambda one: change(one, body=one.body[:-3])  # noqa: E731
    for bend in (
        lambda told: told[:1] + told[2:],
        lambda told: told[::-1],
        lambda told: told * 2,
        lambda told: (cut(told[0]), *told[1:]),
        lambda told: (change(told[0], signature=told[1].signature), *told[1:]),
    ):

        def lie(
            _route: str,
            _request: wire.Message | None,
            answer: wire.Message,
            bend: Callable[[Any], Any] = bend,
        ) -> wire.Message | None:
            if not isinstance(answer, wire.RoundAnswer) or len(answer.statements) < 2:
                return None
            return change(answer, statements=bend(answer.statements))

        result = victim.hears(lie)
        assert isinstance(result, Untrusted) and result.code in (
            "gap",
            "forked",
            "forged",
            "malformed",
            "rolled_back",
        )
        assert victim.bo.standing.head == known  # all of what comes with a bad link is left
    victim.works_on()
    assert victim.bo.standing.head == victim.team.anne.standing.head


def test_forges_a_grant(victim: Victim) -> None:
    """A key it knows, sealed to Bo's device, for a space he is let into: it does not fit the commitment."""
    other = bytes.fromhex(victim.team.anne.member.create_space("Team Syd", "team"))
    standing = victim.bo.standing
    device = standing.known.devices[standing.membership.device]
    slipped = keys.grant(standing.organisation, other, 1, bytes(32), device.id, device.hpke_key)
    known = keys.grant(
        standing.organisation, bytes.fromhex(victim.team.space), 2, bytes(32), device.id, device.hpke_key
    )
    victim.hears(in_round(grants=(slipped, known)))
    held = victim.bo.standing.space_keys
    assert other not in held and set(held[bytes.fromhex(victim.team.space)]) == {1}
    victim.works_on()


# -- rolls back, shows different histories --


def test_rolls_everything_back(victim: Victim) -> None:
    """It shows an empty directory and empty spaces: what it is given back it denies again."""
    victim.writes("Før tilbagerulningen")

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if isinstance(answer, wire.RoundAnswer):
            empty = tuple(change(one, batches=(), upto=0, count=0, sum=bytes(32)) for one in answer.pages)
            return change(answer, head=wire.Head(0, wire.NO_HASH), statements=(), acks=(), pages=empty)
        return None

    result = victim.hears(lie)
    assert isinstance(result, KnownError) or not result.agreed
    victim.works_on()


def test_rolls_the_directory_back_under_the_hands_of_an_administrator(victim: Victim, laptop: MakeLaptop) -> None:
    """She is told so in the end, instead of giving back for ever."""
    anne = victim.team.anne
    behind = anne.http.base_url
    anne.meet(victim.hostile.url)
    victim.hostile.lie = in_round(head=wire.Head(0, wire.NO_HASH), statements=())
    with pytest.raises((Untrusted, EndpointRefused)):
        anne.member.invite("Carla", "fieldworker", [victim.team.space])
    anne.meet(behind)
    victim.works_on()


def test_shows_a_history_to_one_and_another_to_the_other(
    victim: Victim, laptop: MakeLaptop, endpoint: Endpoint
) -> None:
    """Carla gets Anne's second batch and Bo does not; with Anne's third, Bo knows that one is kept from him."""
    carla = victim.team.joined(laptop("carla"), "Carla")
    victim.bo.round()
    digest = victim.bo.book.digest(victim.team.space)
    victim.anne("Kun til Carla")
    carla.round()
    hidden = in_pages(lambda page: change(page, batches=(), count=digest.count, sum=bytes.fromhex(digest.sum)))
    victim.hears(hidden)
    victim.anne("Til begge")

    def without_second(page: wire.Page) -> wire.Page:
        return change(page, batches=page.batches[-1:])

    victim.hears(in_pages(without_second))
    assert "Kun til Carla" in carla.texts(victim.team.space)
    assert "gap" in victim.shown
    victim.works_on()


def test_shows_another_directory(victim: Victim) -> None:
    """Same length, other statements: nothing more is sent."""
    number = victim.bo.standing.head.number
    victim.writes("Sendes ikke til den")
    result = victim.hears(in_round(head=wire.Head(number, b"x" * 32), statements=()))
    assert isinstance(result, Untrusted) and result.code == "forked"
    victim.works_on()


# -- refuses, babbles, never ends --


@pytest.mark.parametrize("code", ["not_a_member", "quota", "sequence_taken", "sequence_gap", "too_large", "forged"])
def test_refuses_every_push(victim: Victim, code: str) -> None:
    victim.writes("Vil ikke tages imod")

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if not isinstance(answer, wire.RoundAnswer) or not isinstance(request, wire.RoundRequest):
            return None
        return change(answer, acks=tuple(wire.Ack(push.batch.hash, "refused", code) for push in request.push))

    victim.hostile.drop_pushes = True
    result = victim.hears(lie)
    victim.hostile.drop_pushes = False
    assert isinstance(result, KnownError) or not result.agreed or result.quarantined
    waiting = victim.bo.book.outbox()
    assert len(waiting) == 1
    for item in waiting:
        if item.state == "quarantined":
            victim.bo.book.release(item.change)
    victim.works_on()


@pytest.mark.parametrize("garbage", [b"", b"\xc1", b"\x97" * 1000, b"<html>", bytes(200_000)])
def test_answers_garbage(victim: Victim, garbage: bytes) -> None:
    result = victim.hears(lambda _route, _request, _answer: garbage)
    assert isinstance(result, EndpointUnreachable) and result.code == "not_the_endpoint"
    victim.works_on()


@pytest.mark.parametrize("number", [2**63, 2**64 - 1, -1])
def test_answers_numbers_no_book_can_keep(victim: Victim, number: int) -> None:
    """A position that large would otherwise end in the database."""
    victim.anne("To")
    for lie in (
        in_pages(lambda page: change(page, upto=number)),
        in_pages(lambda page: change(page, batches=tuple(change(one, position=number) for one in page.batches))),
        in_round(head=wire.Head(number, b"x" * 32)),
    ):
        result = victim.hears(lie)
        assert isinstance(result, EndpointUnreachable) and result.code == "not_the_endpoint"
    victim.works_on()


def test_always_has_more_to_say(victim: Victim, monkeypatch: pytest.MonkeyPatch) -> None:
    """It moves the position on for ever: the round ends all the same, and the person is told."""
    monkeypatch.setattr("sync.round._MOST_REQUESTS", 20)
    at = 0

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        nonlocal at
        if not isinstance(answer, wire.RoundAnswer):
            return None
        at += 1000
        return change(answer, pages=tuple(change(page, upto=at, more=True) for page in answer.pages))

    victim.writes("Undervejs")
    result = victim.hears(lie)
    assert isinstance(result, RoundResult) and not result.agreed and result.notice is not None
    assert victim.hostile.asked < 200
    victim.works_on()


def test_claims_more_than_there_is(victim: Victim) -> None:
    """A count that nothing comes for: not agreed, and said so; nothing is fetched for ever."""

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if not isinstance(answer, wire.RoundAnswer):
            return None
        return change(answer, pages=tuple(change(page, count=page.count + 5) for page in answer.pages))

    result = victim.hears(lie)
    assert isinstance(result, RoundResult) and not result.agreed and result.notice is not None
    victim.works_on()
