"""What an endpoint gone bad can do to a request that was made ahead: no more than to one made in its turn."""

from collections.abc import Callable, Iterator

import msgspec
import pytest

from desktop.beside import Beside
from local_store.errors import KnownError
from sync import wire
from sync.revoking import revoke
from sync.round import Progress, RoundResult, run_round
from tests.endpoint_process import Endpoint, endpoint
from tests.faults.hostile import HostileEndpoint, honest
from tests.sync.conftest import laptop, team
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle

__all__ = ["endpoint", "laptop", "team"]
change = msgspec.structs.replace
MANY = 60
Lie = Callable[[wire.RoundAnswer], wire.RoundAnswer]


class Fetch:
    """Bo fetches what Anne wrote, some changes at a time, and is lied to from the second page on."""

    def __init__(self, team: Team, bo: Laptop, hostile: HostileEndpoint) -> None:
        self.team, self.bo, self.hostile = team, bo, hostile
        self.ahead = 0  # requests that were made ahead

    def run(
        self, lie: Lie, between: Callable[[], None] = lambda: None, *, honest_pages: int = 1
    ) -> RoundResult | KnownError:
        """`between` happens once, between two pages."""
        pages = 0

        def tell(route: str, _: wire.Message | None, answer: wire.Message) -> wire.Message | None:
            nonlocal pages
            if not isinstance(answer, wire.RoundAnswer) or not any(page.batches for page in answer.pages):
                return None
            pages += 1
            return lie(answer) if pages > honest_pages else None

        done: list[Progress] = []

        def progress(now: Progress) -> None:
            if now.pulled and not done:
                done.append(now)
                between()

        self.hostile.lie = tell
        with Beside() as beside:
            begin = beside.begin

            def counted(job: Callable[[], object]) -> Callable[[], object]:
                self.ahead += 1
                return begin(job)

            beside.begin = counted  # type: ignore[method-assign, assignment]
            self.bo.book.tell_commits(beside.commits)
            try:
                return run_round(self.bo.book, self.bo.http, beside=beside, progress=progress)
            except KnownError as error:
                return error
            finally:
                self.bo.book.tell_commits(lambda _: None)

    def all_comes(self) -> bool:
        """Whatever was told: with an honest endpoint everything is here, once."""
        self.hostile.lie = honest
        settle(self.team.anne, self.bo, self.team.anne)
        texts = self.bo.texts(self.team.space)
        return len(texts) == len(set(texts)) == MANY and converged(self.team.space, self.team.anne, self.bo)


@pytest.fixture
def fetch(endpoint: Endpoint, laptop: MakeLaptop, team: Team, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetch]:
    monkeypatch.setattr("sync.round._PAGE_CHANGES", 10)
    monkeypatch.setattr(wire, "MAX_BATCH_CHANGES", 5)
    bo = team.joined(laptop("bo"), "Bo")
    with HostileEndpoint(endpoint.url) as hostile:
        bo.meet(hostile.url)
        settle(team.anne, bo)
        team.anne.notes(MANY, team.space)
        team.anne.round()
        yield Fetch(team, bo, hostile)
        bo.http.close()


def in_page(one: Callable[[wire.Page], wire.Page]) -> Lie:
    return lambda answer: change(answer, pages=tuple(one(page) if page.batches else page for page in answer.pages))


def forged(page: wire.Page) -> wire.Page:
    bad = lambda one: change(one, sealed=tuple(sealed[:-1] + b"?" for sealed in one.sealed))  # noqa: E731
    return change(page, batches=tuple(map(bad, page.batches)))


def two_as_one(page: wire.Page) -> wire.Page:
    """The right changes under each other's ids."""
    turned = lambda one: change(one, sealed=one.sealed[::-1])  # noqa: E731
    return change(page, batches=tuple(map(turned, page.batches)))


LIES: dict[str, Lie] = {
    "forges": in_page(forged),
    "exchanges": in_page(two_as_one),
    "truncates": in_page(lambda page: change(page, batches=tuple(
        change(one, sealed=one.sealed[:-1]) for one in page.batches))),
    "babbles": in_page(lambda page: change(page, batches=tuple(
        change(one, batch=wire.Signed(b"\xc1", bytes(64))) for one in page.batches))),
    "drops": in_page(lambda page: change(page, batches=())),
    "replays": in_page(lambda page: change(page, batches=page.batches * 3)),
    "goes back": in_page(lambda page: change(page, upto=1)),
    "runs ahead": in_page(lambda page: change(page, upto=page.upto + 10_000)),
    "names another space": lambda answer: change(
        answer, pages=(*answer.pages, wire.Page(b"?" * 16, answer.pages[0].batches, 9, True, 1, bytes(32)))),
    "another directory": lambda answer: change(answer, head=wire.Head(answer.head.number, b"x" * 32)),
    "a directory rolled back": lambda answer: change(answer, head=wire.Head(1, b"x" * 32)),
    "a newer language": lambda answer: change(answer, version=wire.VERSION + 1),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_lie_about_what_was_asked_for_ahead_loses_and_doubles_nothing(fetch: Fetch, lie: Lie) -> None:
    result = fetch.run(lie)
    assert fetch.ahead, "it was asked for ahead"
    assert isinstance(result, KnownError | RoundResult)
    assert fetch.bo.book.check().sound
    assert fetch.all_comes()


def test_more_than_was_asked_for_is_not_held_beside_another_answer(fetch: Fetch) -> None:
    many = in_page(lambda page: change(page, batches=page.batches * 300))
    result = fetch.run(many, honest_pages=0)
    assert isinstance(result, RoundResult) and result.pulled == MANY
    assert not fetch.ahead
    assert fetch.all_comes()


def test_an_epoch_that_begins_between_two_pages_is_learnt(fetch: Fetch, laptop: MakeLaptop) -> None:
    carla = fetch.team.joined(laptop("carla"), "Carla")
    anne, space = fetch.team.anne, bytes.fromhex(fetch.team.space)

    def put_out() -> None:
        revoke(anne.book, anne.http, carla.book.device, "Er stoppet")

    result = fetch.run(lambda answer: answer, put_out)
    assert fetch.ahead and isinstance(result, RoundResult)
    assert fetch.all_comes()
    assert max(fetch.bo.standing.space_keys[space]) == 2


def test_who_is_put_out_between_two_pages_is_out_with_the_next(fetch: Fetch) -> None:
    anne = fetch.team.anne
    device = fetch.bo.book.device
    folder = fetch.bo.folder
    result = fetch.run(
        lambda answer: answer, lambda: revoke(anne.book, anne.http, device, "Har mistet sin pc") and None
    )
    assert fetch.ahead and isinstance(result, KnownError) and result.code == "revoked"
    assert {path.name for path in folder.iterdir()} <= {"wiped", "lock"}


def test_a_record_erased_between_two_pages_is_gone(fetch: Fetch) -> None:
    from sync.erasing import erase

    anne = fetch.team.anne
    records = [one.id for one in anne.book.list("street_contact", limit=MANY, space=fetch.team.space).records]

    def erase_some() -> None:
        for record in records[::20]:
            erase(anne.book, anne.http, record, "Fejl")

    assert isinstance(fetch.run(lambda answer: answer, erase_some), RoundResult)
    settle(fetch.bo, anne)
    assert len(fetch.bo.texts(fetch.team.space)) == MANY - 3
    assert converged(fetch.team.space, anne, fetch.bo)
