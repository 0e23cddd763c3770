"""More of what an endpoint gone bad can do: several faces, lies to the author too, events, a device said to be out.

Rows of PROTOCOL.md's table, as in `test_hostile_endpoint.py`; and that table is held to the tests it names.
"""

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from local_store.errors import Untrusted
from sync import wire
from sync.event_line import EventLine
from sync.events import Events
from sync.round import RoundResult
from sync.settling import settle as join
from tests.endpoint_process import Endpoint, own_endpoint
from tests.faults.test_hostile_endpoint import Victim, endpoint, honest, in_pages, laptop, team, victim
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle
from tests.sync.wires import OddServer

__all__ = ["endpoint", "laptop", "own_endpoint", "team", "victim"]
ROOT = Path(__file__).resolve().parents[2]
change = msgspec.structs.replace


def test_shows_each_administrator_a_directory_of_their_own(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """Anne and Dan each state to a face of their own. None can tell before they meet; then all can."""
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "dele")
    dan = team.joined(laptop("dan", own_endpoint.url), "Dan", "administrator")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    settle(team.anne, dan, bo)
    own_endpoint.stop()
    shutil.copytree(own_endpoint.data, tmp_path / "other")
    own_endpoint.restart()
    other = Endpoint.start(tmp_path / "other")
    try:
        _two_faces(team, dan, bo, own_endpoint.url, other.url)
    finally:
        other.kill()


def _two_faces(team: Team, dan: Laptop, bo: Laptop, face: str, other: str) -> None:
    dan.meet(other)
    team.anne.member.create_space("Klubben", "club")
    dan.member.create_space("Forum Nord", "forum")
    team.anne.note("Til den ene", team.space)
    dan.note("Til den anden", team.space)
    for one in (team.anne, dan, bo):
        assert one.round().agreed  # each face is whole by itself
    for one, there in ((team.anne, other), (dan, face), (bo, other)):
        one.note(f"{one.folder.name} skriver videre", team.space)
        one.meet(there)
        with pytest.raises(Untrusted) as refusal:
            one.round()
        assert refusal.value.code == "forked" and one.book.unsent_count()[team.space] == 1
    for one in (team.anne, dan, bo):
        one.meet(face)
    with pytest.raises(Untrusted):
        dan.round()
    join(dan.book, dan.http)
    settle(team.anne, bo, dan, team.anne)
    assert len({one.standing.head for one in (team.anne, dan, bo)}) == 1
    written = ["Til den ene", "Til den anden", *(f"{name} skriver videre" for name in ("anne", "dan", "bo"))]
    assert all(one.texts(team.space) == sorted(written) for one in (team.anne, dan, bo))
    assert converged(team.space, team.anne, dan, bo)


def test_says_stored_to_the_author_and_counts_it_in_for_him(victim: Victim) -> None:
    """Bo cannot tell; what he has is sent again as soon as anybody's count is true."""
    digest, victim.hostile.drop_pushes = victim.bo.book.digest(victim.team.space), True
    victim.writes("Kvitteret for, men ikke gemt")
    sums = wire.add_sums(bytes.fromhex(digest.sum), wire.sum_of([bytes.fromhex(_only_unsent(victim))]))

    def lie(_route: str, request: wire.Message | None, answer: wire.Message) -> wire.Message | None:
        if not isinstance(answer, wire.RoundAnswer) or not isinstance(request, wire.RoundRequest):
            return None
        space = bytes.fromhex(victim.team.space)
        pages = (
            change(one, count=digest.count + 1, sum=sums) if one.space == space else one for one in answer.pages
        )
        acks = tuple(wire.Ack(push.batch.hash, "stored") for push in request.push)
        return change(answer, acks=acks, pages=tuple(pages))

    result = victim.hears(lie)
    assert isinstance(result, RoundResult) and result.agreed and not victim.bo.book.outbox()
    victim.hostile.drop_pushes = False
    victim.writes("Den næste")
    victim.hears(honest)
    victim.anne("Annes")
    assert {"Den næste", "Kvitteret for, men ikke gemt"} <= set(victim.team.anne.texts(victim.team.space))
    victim.works_on()


def _only_unsent(victim: Victim) -> str:
    (item,) = victim.bo.book.outbox()
    return item.change


def test_lies_on_the_event_line(victim: Victim) -> None:
    """Positions nobody has, spaces there are not, heads to come, garbage: each at most a round finding nothing."""
    space, nowhere = victim.team.space, "0b" * 16
    forged = [
        b'{"head": 3, "spaces": {}}',
        b'{"head": 9223372036854775807, "spaces": {"%b": 9223372036854775807}}' % space.encode(),
        b'{"head": -1, "spaces": {"%b": 7, "x": 3}, "letters": {"%b": 1}}' % (nowhere.encode(), space.encode()),
        b'{"head": "nej"}',
        b"\xff\xfe" * 40,
    ]
    stream = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    body = b"".join(b"event: new\ndata: " + one + b"\n\n" for one in forged)
    before = victim.bo.book.digest(space), victim.bo.standing.head, victim.texts
    rounds = 0
    with OddServer(stream + body) as liar:
        events = Events(EventLine(liar.url), lambda: "token", lambda _space, _at: True, lambda _: None)
        for number, hint in enumerate(events):
            if hint.spaces:
                rounds += 1
                result = victim.hears(honest)
                assert isinstance(result, RoundResult) and result.agreed and result.requests == 1
            if number > len(forged):
                break
        events.close()
    assert rounds and before == (victim.bo.book.digest(space), victim.bo.standing.head, victim.texts)
    assert not victim.shown
    victim.works_on()


def test_gives_a_second_continuation_of_somebodys_chain(victim: Victim) -> None:
    """It has no key to make one; what it can do is to keep one of two that a laptop put back had signed."""
    victim.anne("To")
    other = lambda one: change(one, batch=change(one.batch, signature=bytes(64)))  # noqa: E731
    victim.hears(in_pages(lambda page: change(page, batches=tuple(map(other, page.batches)))))
    assert (victim.texts, victim.shown) == (["Den første"], {"forged"})
    victim.works_on()


# -- the table --


def _named() -> list[tuple[str, list[str]]]:
    text = (ROOT / "sync/PROTOCOL.md").read_text(encoding="utf-8")
    table = text.split("## What an endpoint gone bad can do")[1].split("\n\n", 2)[2]
    rows = [line for line in table.split("\n\n")[0].splitlines()[2:] if line.startswith("|")]
    return [(row.split("|")[1].strip(), re.findall(r"`(\w+)`", row.split("|")[4])) for row in rows]


def _tests(*files: Path) -> set[str]:
    return {name for file in files for name in re.findall(r"^def test_(\w+)\(", file.read_text("utf-8"), re.M)}


def test_every_row_of_the_table_names_tests_there_are_and_no_test_is_without_a_row() -> None:
    rows = _named()
    assert len(rows) >= 20 and all(names for _, names in rows), [row for row, names in rows if not names]
    here = ROOT / "tests"
    everywhere = _tests(*(here / "faults").glob("test_*.py"), *(here / "sync").glob("test_*.py"))
    named = {name for _, names in rows for name in names}
    assert named <= everywhere, named - everywhere
    hostile = _tests(*(here / "faults").glob("test_hostile_*.py")) - {
        "every_row_of_the_table_names_tests_there_are_and_no_test_is_without_a_row"
    }
    honest_ones = {  # of fetching ahead: the endpoint tells the truth in the midst of it
        "an_epoch_that_begins_between_two_pages_is_learnt",
        "who_is_put_out_between_two_pages_is_out_with_the_next",
        "a_record_erased_between_two_pages_is_gone",
    }
    assert hostile - honest_ones <= named, hostile - honest_ones - named
