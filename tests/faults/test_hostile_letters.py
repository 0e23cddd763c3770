"""What an endpoint gone bad can do to letters: PROTOCOL.md's table holds for them, row by row.

Bo writes to the SSP space; Sara reads it through the endpoint that lies, Tove through the honest one behind it.
"""

from collections.abc import Callable, Iterator

import msgspec
import pytest

from local_store.errors import EndpointUnreachable, KnownError
from sync import wire
from sync.round import RoundResult
from tests.endpoint_process import Endpoint, endpoint
from tests.faults.hostile import HostileEndpoint, Lie, honest
from tests.sync.conftest import laptop, team
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle
from tests.sync.test_letters import Desk

__all__ = ["endpoint", "laptop", "team"]
change = msgspec.structs.replace
Bend = Callable[[wire.LetterPage], wire.LetterPage]


class Post:
    """The desk, one of its readers behind the hostile endpoint, and what has been written to her."""

    def __init__(self, desk: Desk, hostile: HostileEndpoint) -> None:
        self.desk, self.hostile = desk, hostile
        self.written: list[str] = []

    def writes(self, *texts: str) -> None:
        for text in texts:
            self.written.append(text)
            self.desk.write(text)
        self.desk.bo.round()

    def hears(self, lie: Lie) -> RoundResult | KnownError:
        self.hostile.lie = lie
        try:
            return self.desk.sara.round()
        except KnownError as error:
            return error

    @property
    def came(self) -> list[str]:
        return self.headings(self.desk.sara)

    def headings(self, one: Laptop) -> list[str]:
        return sorted(str(case["heading"]) for case in self.desk.came(one))

    @property
    def shown(self) -> set[str]:
        return {refusal.code for refusal in self.desk.sara.book.refusals()}

    def all_comes(self) -> bool:
        """Whatever was told: with an honest endpoint every letter is a record, once, for both readers."""
        sara, tove = self.desk.sara, self.desk.tove
        self.hostile.lie = honest
        settle(sara, tove, sara)
        assert self.came == sorted(self.written) == self.headings(tove)
        return converged(self.desk.ssp, sara, tove) and bool(sara.book.check().sound)


@pytest.fixture
def post(endpoint: Endpoint, team: Team, laptop: MakeLaptop) -> Iterator[Post]:
    desk = Desk(team, laptop)
    with HostileEndpoint(endpoint.url) as hostile:
        desk.sara.meet(hostile.url)
        one = Post(desk, hostile)
        one.writes("Den første")
        settle(desk.sara, desk.tove)
        yield one
        desk.sara.http.close()


def in_letters(bend: Bend) -> Lie:
    """A lie about every page of letters that holds any."""

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if not isinstance(answer, wire.RoundAnswer):
            return None
        return change(answer, letters=tuple(bend(page) if page.letters else page for page in answer.letters))

    return lie


def in_each(bend: Callable[[wire.Signed], wire.Signed]) -> Lie:
    each = lambda one: change(one, letter=bend(one.letter))  # noqa: E731
    return in_letters(lambda page: change(page, letters=tuple(map(each, page.letters))))


def turned(page: wire.LetterPage) -> wire.LetterPage:
    order = zip([one.position for one in page.letters], reversed(page.letters), strict=True)
    return change(page, letters=tuple(change(one, position=at) for at, one in order))


def flipped(bytes_: bytes) -> bytes:
    return bytes_[:-1] + bytes([bytes_[-1] ^ 1])


def test_drops_a_letter_and_is_found_with_the_next(post: Post) -> None:
    post.writes("Holdt tilbage")
    result = post.hears(in_letters(lambda page: change(page, letters=())))
    assert isinstance(result, RoundResult) and post.came == ["Den første"]
    post.writes("Den næste")
    post.hears(in_letters(lambda page: change(page, letters=page.letters[-1:])))
    assert post.came == ["Den første", "Den næste"] and "gap" in post.shown
    assert post.all_comes()


def test_reorders_letters(post: Post) -> None:
    post.writes("To", "Tre")
    post.hears(in_letters(turned))
    assert post.came == ["Den første", "To", "Tre"] and "gap" in post.shown
    assert post.all_comes()


def test_replays_letters(post: Post) -> None:
    post.writes("To")
    post.hears(in_letters(lambda page: change(page, letters=page.letters * 3)))
    assert (post.came, post.shown) == (["Den første", "To"], set())
    assert post.all_comes()


FORGED: dict[str, Callable[[wire.Signed], wire.Signed]] = {
    "another signature": lambda one: change(one, signature=flipped(one.signature)),
    "another body": lambda one: change(one, body=flipped(one.body)),
    "a cut body": lambda one: change(one, body=one.body[:-5]),
    "nothing": lambda one: change(one, body=b""),
    "another sender": lambda one: change(
        one, body=wire.encode(change(wire.decode(one.body, wire.Letter), device=bytes(16)))
    ),
    "another sequence": lambda one: change(
        one, body=wire.encode(change(wire.decode(one.body, wire.Letter), sequence=9))
    ),
}


def test_forges_or_truncates_a_letter(post: Post) -> None:
    post.writes("To")
    for name, bend in FORGED.items():
        assert isinstance(post.hears(in_each(bend)), RoundResult), name
        assert post.came == ["Den første"], name
    assert post.shown == {"forged"}
    assert post.all_comes()


def test_puts_a_letter_of_one_space_into_another(post: Post) -> None:
    """Bo's own team is not read by Sara; what is sealed to it counts in no other space."""
    desk = post.desk
    (there,) = desk.sara.book.list("ssp_case", space=desk.ssp).records
    desk.sara.book.post_letter(there.id, [], to=desk.team.space, sort="receipt", text="Modtaget")
    post.hears(honest)
    team_space, standing = bytes.fromhex(desk.team.space), desk.bo.standing
    stolen: list[wire.DeliveredLetter] = []

    from sync.session import Session

    request = wire.RoundRequest(
        1, standing.organisation, standing.head, (), (), 1, (wire.LetterCursor(team_space, 0),)
    )
    for page in Session(standing, desk.bo.http).post("/v1/round", request, wire.RoundAnswer).letters:
        stolen += page.letters
    assert stolen
    post.writes("To")
    moved = lambda page: change(page, letters=(*page.letters, change(stolen[0], position=page.upto)))  # noqa: E731
    post.hears(in_letters(moved))
    assert post.came == ["Den første", "To"] and "misplaced" in post.shown
    assert post.all_comes()


def test_shows_a_letter_to_one_and_not_to_the_other(post: Post) -> None:
    """Tove makes the letter a record of the space, and so Sara has it too, whatever she is shown of letters."""
    post.writes("Kun til Tove")
    settle(post.desk.tove)
    post.hears(in_letters(lambda page: change(page, letters=())))
    assert post.came == ["Den første", "Kun til Tove"]
    post.writes("Til begge")
    post.hears(in_letters(lambda page: change(page, letters=page.letters[-1:])))
    assert "gap" in post.shown
    assert post.all_comes()


def test_rolls_the_letters_back(post: Post) -> None:
    post.writes("To")
    post.hears(honest)
    for upto in (0, 1):
        result = post.hears(
            lambda _route, _request, answer, upto=upto: (
                change(answer, letters=tuple(change(page, letters=(), upto=upto) for page in answer.letters))
                if isinstance(answer, wire.RoundAnswer)
                else None
            )
        )
        assert isinstance(result, RoundResult) and post.came == ["Den første", "To"]
    assert post.all_comes()


def test_gives_letters_positions_no_book_can_keep(post: Post) -> None:
    post.writes("To")
    for number in (2**63, 2**64 - 1, -1):
        far = lambda one, at=number: change(one, position=at)  # noqa: E731
        for bend in (
            lambda page, far=far: change(page, letters=tuple(map(far, page.letters))),
            lambda page, at=number: change(page, upto=at),
        ):
            result = post.hears(in_letters(bend))
            assert isinstance(result, EndpointUnreachable) and result.code == "not_the_endpoint"
    assert post.all_comes()


def test_always_has_one_more_letter(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.round._MOST_REQUESTS", 20)
    post.writes("To")
    at = 100

    def further(page: wire.LetterPage) -> wire.LetterPage:
        nonlocal at
        at += 10
        return change(page, letters=tuple(change(one, position=at) for one in page.letters), upto=at, more=True)

    before = post.hostile.asked
    post.hears(in_letters(further))
    assert post.hostile.asked - before < 200
    assert post.all_comes()


def _through(post: Post, endpoint: Endpoint, lie: Lie) -> RoundResult | KnownError:
    """Let Bo, who sends, meet the endpoint while it lies."""
    post.desk.bo.meet(post.hostile.url)
    post.hostile.lie = lie
    try:
        return post.desk.bo.round()
    except KnownError as error:
        return error
    finally:
        post.hostile.drop_pushes = False
        post.desk.bo.meet(endpoint.url)


def test_says_a_letter_is_stored_and_stores_nothing(post: Post, endpoint: Endpoint) -> None:
    """What it said is told it again with every round; the honest endpoint lacks it, and gets it."""

    def lie(route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if not isinstance(request, wire.LettersRequest):
            return None
        acks = [wire.LetterAck(one.hash, "stored", sequence=2) for one in request.letters]
        return wire.LettersAnswer(wire.VERSION, tuple(acks))

    post.desk.write("Kvitteret for, men ikke gemt")
    post.written.append("Kvitteret for, men ikke gemt")
    post.hostile.drop_pushes = True
    _through(post, endpoint, lie)
    assert not post.desk.bo.book.letters_waiting()
    settle(post.desk.bo)
    assert post.all_comes()


def test_refuses_every_letter(post: Post, endpoint: Endpoint) -> None:
    """It stays where a person sees it, and goes when the endpoint takes it; nothing is asked for ever."""
    post.desk.write("Vil ikke tages imod")
    post.written.append("Vil ikke tages imod")
    for code in ("not_a_member", "quota", "sequence_taken", "sequence_gap", "old_epoch", "forged"):

        def lie(
            route: str, request: wire.Message | None, answer: wire.Message, code: str = code
        ) -> wire.Message | None:
            if not isinstance(request, wire.LettersRequest):
                return None
            acks = [wire.LetterAck(one.hash, "refused", code, sequence=1) for one in request.letters]
            return wire.LettersAnswer(wire.VERSION, tuple(acks))

        post.hostile.drop_pushes = True
        before = post.hostile.asked
        _through(post, endpoint, lie)
        assert 0 < post.hostile.asked - before < 40
        items = [item for item in post.desk.bo.book.outbox() if item.kind == "ssp_case"]
        assert items, code
        for item in items:
            if item.state == "quarantined":
                post.desk.bo.book.release(item.change)
    settle(post.desk.bo)
    assert post.all_comes()


def test_says_for_ever_that_letters_are_lost(post: Post, endpoint: Endpoint) -> None:
    lost = lambda _route, _request, answer: (  # noqa: E731
        change(answer, letters_lost=True) if isinstance(answer, wire.RoundAnswer) else None
    )
    before = post.hostile.asked
    assert isinstance(_through(post, endpoint, lost), RoundResult)
    assert post.hostile.asked - before < 40
    assert post.all_comes()
