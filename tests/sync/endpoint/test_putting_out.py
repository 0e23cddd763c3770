"""Who is put out, what is erased, letters: on both engines the endpoint obeys what is stated, and only that."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import requests

from local_store.errors import EndpointRefused
from sync import wire
from sync.agree import resend
from sync.erasing import erase
from sync.http_client import HttpClient
from sync.revoking import revoke
from sync.session import Session
from tests.endpoint_process import Endpoint
from tests.sync.endpoint.engines import Engine
from tests.sync.laptops import Laptop, Team, converged, settle


@pytest.fixture
def laptops(endpoint: Endpoint, tmp_path: Path) -> Iterator[tuple[Team, Laptop]]:
    anne, bo = Laptop(tmp_path / "anne", endpoint.url), Laptop(tmp_path / "bo", endpoint.url)
    team = Team(anne, tmp_path / "recovery")
    team.joined(bo, "Bo")
    yield team, bo
    for one in (anne, bo):
        one.close()


def rows(engine: Engine, endpoint: Endpoint, table: str, column: str) -> set[bytes]:
    return {bytes(row[0]) for row in engine.rows(endpoint, f"SELECT {column} FROM {table}")}


def test_erased_changes_leave_the_database_and_are_taken_from_nobody(
    engine: Engine, endpoint: Endpoint, laptops: tuple[Team, Laptop]
) -> None:
    team, bo = laptops
    record = bo.note("Skal væk", team.space)
    bo.note("Bliver", team.space)
    settle(bo, team.anne)
    ids = {bytes.fromhex(change.id) for change in bo.book.changes_of(record)}
    kept = dict(bo.book.bodies([change.id for change in bo.book.changes_of(record)]))
    assert ids <= rows(engine, endpoint, "sealed_change", "change")
    erase(bo.book, bo.http, record, "Fejl")
    assert not ids & rows(engine, endpoint, "sealed_change", "change")
    assert ids <= rows(engine, endpoint, "erased_change", "change")

    # a program that does not obey sends the same batches again, with the erased change sealed anew
    real = team.anne.book.bodies
    team.anne.book.bodies = lambda wanted: {**real(wanted), **kept}  # type: ignore[method-assign]
    space = bytes.fromhex(team.space)
    resend(Session(team.anne.standing, team.anne.http), space, lambda _: True)
    team.anne.book.bodies = real  # type: ignore[method-assign]
    assert not ids & rows(engine, endpoint, "sealed_change", "change")
    settle(team.anne, bo)
    assert converged(team.space, team.anne, bo)
    resend(Session(bo.standing, bo.http), space, lambda _: True)  # and its own device, which has it no more
    assert bo.round().agreed


def test_a_revoked_device_is_refused_at_once_even_with_the_token_it_has(
    endpoint: Endpoint, laptops: tuple[Team, Laptop]
) -> None:
    team, bo = laptops
    bo.round()
    standing, session = bo.standing, Session(bo.standing, bo.http)
    session.authenticate()
    token = bo.http.token
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    request = wire.RoundRequest(1, standing.organisation, standing.head, (), (), 1)
    with HttpClient(endpoint.url) as http:
        http.token = token
        with pytest.raises(EndpointRefused) as refusal:
            http.post("/v1/round", request, wire.RoundAnswer)
        assert refusal.value.code == "revoked"
        http.token = None
        challenge = http.get("/v1/challenge", wire.Challenge).challenge
        signature = standing.pair.sign(
            wire.FOR_FAREWELL, challenge + standing.organisation + standing.membership.device
        )
        ask = wire.FarewellRequest(
            1, standing.organisation, standing.membership.device, challenge, signature, standing.head
        )
        answer = http.post("/v1/farewell", ask, wire.FarewellAnswer)
        last = standing.known.extended(answer.statements)
        assert last.revoked == {standing.membership.device: last.number}
        with pytest.raises(EndpointRefused) as again:
            http.post("/v1/farewell", ask, wire.FarewellAnswer)
        assert again.value.code == "challenge"


def test_the_stream_a_device_holds_open_ends_when_it_is_put_out_and_no_new_one_begins(
    endpoint: Endpoint, laptops: tuple[Team, Laptop]
) -> None:
    team, bo = laptops
    bo.round()
    headers = {"Authorization": f"Bearer {bo.http.token}"}
    with requests.get(endpoint.url + "/v1/events", headers=headers, stream=True, timeout=60) as held:
        said = (line for line in held.iter_lines(chunk_size=1) if line.startswith(b"data: "))
        first = msgspec.json.decode(next(said)[6:])
        revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
        team.anne.note("Efter Bo", team.space)
        team.anne.round()
        later = [msgspec.json.decode(line[6:]) for line in said]  # to its end: it is closed, not kept waiting
    assert team.space in first["spaces"]
    assert not any(event["spaces"] or event.get("letters") for event in later)
    with requests.get(endpoint.url + "/v1/events", headers=headers, timeout=60) as again:
        assert (again.status_code, again.json()["code"]) == (403, "revoked")


def test_who_is_not_out_is_told_nothing_by_the_farewell(endpoint: Endpoint, laptops: tuple[Team, Laptop]) -> None:
    _, bo = laptops
    standing = bo.standing
    with HttpClient(endpoint.url) as http:
        challenge = http.get("/v1/challenge", wire.Challenge).challenge
        for purpose, code in ((wire.FOR_TOKEN, "signature"), (wire.FOR_FAREWELL, "not_allowed")):
            signed = challenge + standing.organisation + standing.membership.device
            ask = wire.FarewellRequest(
                1, standing.organisation, standing.membership.device, challenge,
                standing.pair.sign(purpose, signed), standing.head,
            )  # fmt: skip
            with pytest.raises(EndpointRefused) as refusal:
                http.post("/v1/farewell", ask, wire.FarewellAnswer)
            assert refusal.value.code == code


def test_letters_take_room_and_wait_where_there_is_none(engine: Engine, tmp_path: Path) -> None:
    with engine.start("--limit", "organisation_bytes=6000") as endpoint:
        anne = Laptop(tmp_path / "anne", endpoint.url)
        team = Team(anne, tmp_path / "recovery")
        club = anne.member.create_space("Klub Syd", "club")
        record = anne.note("Ved klubben " + 300 * "langt ", team.space)
        anne.round()
        for _ in range(3):
            anne.book.post_letter(record, ["fact_text"], to=club)
            anne.round()
        waiting = len(anne.book.letters_waiting())
        assert 1 <= waiting < 3
        (stored,) = engine.rows(endpoint, "SELECT sum(length(body)) FROM letter")
        (counted,) = engine.rows(endpoint, "SELECT sum(stored_bytes) FROM counter")
        assert stored[0] < counted[0] <= 6000
        assert not [item for item in anne.book.outbox() if item.state == "quarantined"]
        anne.close()


def test_letters_are_kept_once_and_sealed(engine: Engine, endpoint: Endpoint, laptops: tuple[Team, Laptop]) -> None:
    team, bo = laptops
    club = team.anne.member.create_space("Klub Syd", "club")
    bo.round()
    record = bo.note("Ved klubben", team.space)
    bo.book.post_letter(record, ["fact_text"], to=club)
    before = len(engine.rows(endpoint, "SELECT position FROM letter"))
    for _ in range(2):
        bo.round()
        bo.book.letters_again()
    assert len(engine.rows(endpoint, "SELECT position FROM letter")) == before + 1
    assert all(b"Ved klubben" not in body for body in rows(engine, endpoint, "letter", "body"))
    settle(team.anne)
    assert team.anne.texts(club) == ["Ved klubben"]
