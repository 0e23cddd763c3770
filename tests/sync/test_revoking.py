"""Whoever is put out gets nothing new, whatever they kept and whoever helps; whoever stays reads everything."""

from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import DamagedBook, EndpointRefused, KnownError, NotFound, RefusedInput, Untrusted
from local_store.ids import PersonId
from sync import directory as rules
from sync import keys, pull, push, wire
from sync.chains import Chains
from sync.http_client import HttpClient
from sync.revoking import remove, revoke
from sync.round import run_round
from sync.sealing import Opener
from sync.session import Session
from tests.endpoint_process import Endpoint
from tests.sync.laptops import PASSPHRASE, Laptop, MakeLaptop, Team, converged, settle


@pytest.fixture
def bo(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("bo"), "Bo")


@pytest.fixture
def carla(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("carla"), "Carla")


def sealed_changes(laptop: Laptop, space: bytes) -> list[tuple[bytes, bytes]]:
    """Everything the endpoint holds of a space, as a member that pulls from the beginning is handed it."""
    laptop.standing  # noqa: B018
    from sync.session import Session

    session = Session(laptop.standing, laptop.http)
    cursor = wire.Cursor(space, 0, 0, 0)
    request = wire.RoundRequest(1, laptop.standing.organisation, laptop.standing.head, (), (cursor,), 2000)
    (page,) = session.post("/v1/round", request, wire.RoundAnswer).pages
    return [
        (id_, sealed)
        for delivered in page.batches
        for id_, sealed in zip(wire.decode(delivered.batch.body, wire.Batch).ids(), delivered.sealed, strict=True)
    ]


def test_the_endpoint_refuses_a_revoked_device_at_once_and_its_book_is_gone_at_the_next_contact(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    bo.note("Det første", team.space)
    settle(bo, team.anne, carla)
    unsent = bo.note("Aldrig sendt", team.space)
    bo.book.post_letter(unsent, ["fact_text"], to=carla.book.spaces()[0].id, text="Heller ikke")
    told = revoke(team.anne.book, team.anne.http, "Bo", "Har mistet sin pc")
    assert [(one.space, one.sequence) for one in told.known if one.space == team.space] == [(team.space, 1)]
    assert told.devices == (bo.book.device,)

    folder = bo.folder
    with pytest.raises(EndpointRefused) as refusal:
        bo.round()
    with pytest.raises(DamagedBook) as after:
        bo.book.count("street_contact")  # whoever still holds the open book is told as plainly
    assert after.value.code == "wiped"
    assert refusal.value.code == "revoked"
    assert "2 ændringer var ikke sendt" in refusal.value.text.da  # the record and the letter about it
    assert not (folder / "slots.json").exists()
    assert not (folder / "book.db").exists()
    assert {path.name for path in folder.iterdir()} <= {"wiped", "lock"}
    with pytest.raises(DamagedBook) as gone:
        FieldBook.open(folder, PASSPHRASE)
    assert gone.value.code == "wiped"

    carla.note("Efter Bo", team.space)
    settle(carla, team.anne)
    assert converged(team.space, carla, team.anne)
    assert team.anne.texts(team.space) == ["Det første", "Efter Bo"]


def test_a_lying_endpoint_cannot_make_a_laptop_destroy_anything(team: Team, bo: Laptop) -> None:
    bo.note("Mit arbejde", team.space)
    other = Team(Laptop(bo.folder.parent / "eva", bo.http.base_url), bo.folder.parent / "dele")
    stranger = other.anne.standing.statements()
    other.anne.close()
    for statements in ((), tuple(stranger)):
        with SayingRevoked(statements) as url:
            bo.meet(url)
            with pytest.raises(KnownError) as refusal:
                bo.round()
            assert refusal.value.code in ("unproven", "rolled_back", "other_organisation", "forked", "gap")
    forged = rules.sign_statement(
        wire.Statement(
            1,
            bo.standing.organisation,
            bo.standing.head.number + 1,
            bo.standing.head.hash,
            bytes.fromhex(team.anne.book.device),
            0,
            wire.Revoked(bytes.fromhex(bo.book.person), b"", b"w", ()),
        ),
        keys.new_pair().signing,
    )
    with SayingRevoked((forged,)) as url:
        bo.meet(url)
        with pytest.raises(Untrusted) as refusal:
            bo.round()
        assert refusal.value.code == "forged"
    assert bo.texts(team.space) == ["Mit arbejde"]
    bo.meet(team.anne.http.base_url)
    assert bo.round().pushed == 1


def test_a_removed_device_with_its_old_keys_and_the_endpoints_help_reads_nothing_new(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    carla.note("Før", team.space)
    settle(carla, team.anne, bo)
    kept_keys = dict(bo.standing.space_keys[bytes.fromhex(team.space)])
    pair, directory = bo.standing.pair, bo.standing.known
    revoke(team.anne.book, team.anne.http, bo.book.device, "Er stoppet")
    carla.round()
    carla.note("Efter", team.space)
    carla.round()

    # the endpoint gives him all it has: every sealed change, every grant
    space = bytes.fromhex(team.space)
    opener = Opener(directory.organisation, space, kept_keys)
    read, closed = [], 0
    for id_, sealed in sealed_changes(carla, space):
        try:
            read.append(opener.open(id_, sealed))
        except Untrusted:
            closed += 1
    assert (len(read), closed) == (1, 1)
    for grant in team.anne.standing.grants_for_all():
        if grant.epoch == 2:
            assert grant.to != bytes.fromhex(bo.book.device)
            with pytest.raises(Untrusted):
                check = team.anne.standing.known.spaces[grant.space].key_checks[2]
                keys.open_grant(directory.organisation, grant, pair, check)
    # new names are closed to him as well
    name = team.anne.standing.sealed_name(space, _named("Ny kollega"))
    assert bo.standing.name(space, name).name == "?"


def test_what_a_removed_device_signs_later_is_not_believed(team: Team, bo: Laptop, carla: Laptop) -> None:
    bo.note("Ægte", team.space)
    settle(bo, team.anne)
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    carla.round()
    standing = bo.standing
    space, device = bytes.fromhex(team.space), bytes.fromhex(bo.book.device)

    def batch(sequence: int, previous: bytes) -> wire.Signed:
        body = wire.encode(wire.Batch(1, standing.organisation, space, device, sequence, previous, b"x" * 32))
        return wire.Signed(body, standing.pair.sign(wire.FOR_BATCH, body))

    with pytest.raises(Untrusted) as refusal:
        rules.open_batch(carla.standing.known, batch(2, b"p" * 32))
    assert refusal.value.code == "not_a_member"
    assert rules.open_batch(carla.standing.known, batch(1, wire.NO_HASH)).sequence == 1
    statement = rules.state(
        carla.standing.known, wire.Admitted(bytes.fromhex(bo.book.person), space), by=device,
        key=standing.pair.signing, at=0,
    )  # fmt: skip
    with pytest.raises(Untrusted) as refusal:
        carla.standing.known.extended([statement])
    assert refusal.value.code == "revoked"


def test_a_page_with_what_a_removed_device_wrote_later_is_shown_and_not_kept(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    bo.note("Ægte", team.space)
    settle(bo, team.anne, carla)
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    bo.note("Falsk", team.space)  # his program does not ask, and the endpoint helps him
    standing, space = bo.standing, bytes.fromhex(team.space)
    forged = push.prepare(standing, Chains(bo.book), [space]).outgoing[0].push
    carla.round()
    digest = carla.book.digest(team.space)
    page = wire.Page(space, (wire.Delivered(99, forged.batch, forged.sealed),), 99, False, 0, bytes(32))
    assert pull.apply(carla.standing, Chains(carla.book), page) == 0
    assert carla.texts(team.space) == ["Ægte"]
    assert carla.book.digest(team.space) == digest
    assert "not_a_member" in {refusal.code for refusal in carla.book.refusals()}
    with pytest.raises(EndpointRefused):
        bo.round()


def test_a_newcomer_reads_what_was_sealed_before_and_by_whom_has_left(
    team: Team, bo: Laptop, laptop: MakeLaptop
) -> None:
    bo.note("Bos gamle", team.space)
    settle(bo, team.anne)
    waiting = team.anne.member.invite("Dan", "fieldworker", [team.space])
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    team.anne.note("Annes nye", team.space)
    team.anne.round()
    dan = laptop("dan")
    dan.member.join(waiting.text())  # invited before, joining after
    eva = team.joined(laptop("eva"), "Eva")
    settle(dan, eva)
    assert dan.texts(team.space) == eva.texts(team.space) == ["Annes nye", "Bos gamle"]
    assert converged(team.space, dan, eva, team.anne)
    assert {device.name for device in dan.member.devices()} == {"Anne", "Dan", "Eva"}
    assert "Bo" in dan.book.people().values()  # who wrote what is there stays known


def test_a_space_the_administrator_is_not_in_is_closed_by_its_first_member_to_come_by(
    team: Team, laptop: MakeLaptop
) -> None:
    chief = laptop("chief")
    chief.member.join(team.anne.member.invite("Chef", "administrator", [team.space]).text())
    club = chief.member.create_space("Klub Nord", "club")
    bo, carla = laptop("bo"), laptop("carla")
    for one, name in ((bo, "Bo"), (carla, "Carla")):
        one.member.join(chief.member.invite(name, "coordinator", [club]).text())
    bo.note("Sag", club)
    settle(bo, carla, chief)
    revoke(team.anne.book, team.anne.http, "Bo", "Nyt job")
    assert club not in {space.id for space in team.anne.book.spaces()}
    space = bytes.fromhex(club)
    carla.note("Efter", club)
    carla.round()
    entry = carla.standing.known.spaces[space]
    assert (entry.epoch, entry.due) == (2, False)
    settle(chief, carla)
    assert chief.texts(club) == ["Efter", "Sag"]
    assert converged(club, chief, carla)
    epochs = {int.from_bytes(sealed[2:6], "big") for _, sealed in sealed_changes(carla, space)}
    assert epochs == {1, 2}, "Carla did not know yet when she sent, and was told to seal anew"


def test_removal_from_one_space_leaves_the_rest(team: Team, bo: Laptop) -> None:
    club = team.anne.member.create_space("Klub Syd", "club")
    from sync.session import Session
    from sync.stating import state

    session = Session(team.anne.standing, team.anne.http)
    person = bytes.fromhex(bo.book.person)
    state(session, lambda: [wire.Admitted(person, bytes.fromhex(club))])
    session.give(team.anne.standing.grants_for_all())
    settle(bo)
    bo.note("I klubben", club)
    settle(bo, team.anne)
    remove(team.anne.book, team.anne.http, PersonId(bo.book.person), club)
    team.anne.note("Kun klubben", club)
    bo.note("I teamet", team.space)
    settle(team.anne, bo, team.anne)
    assert bo.texts(club) == ["I klubben"]
    assert team.anne.texts(club) == ["I klubben", "Kun klubben"]
    assert converged(team.space, bo, team.anne)
    with pytest.raises(NotFound):
        remove(team.anne.book, team.anne.http, PersonId(bo.book.person), club)


def test_what_came_too_late_to_count_is_forgotten_with_the_endpoint_that_held_it(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was refused and counted as held by the endpoint; once that has lost it, both sides agree without it."""
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "dele")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    carla = team.joined(laptop("carla", own_endpoint.url), "Carla")
    settle(team.anne, bo, carla)
    bo.note("I samme øjeblik", team.space)
    bo.round()
    append = Session.append
    with monkeypatch.context() as carelessly:  # as an endpoint would that does not hold it against the statement
        carelessly.setattr("sync.revoking.run_round", lambda *_: None)
        carelessly.setattr(Session, "append", lambda *given, fresh: append(*given))
        revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    assert team.anne.round().agreed
    assert "not_a_member" in {refusal.code for refusal in team.anne.book.refusals()}
    own_endpoint.stop()
    for path in own_endpoint.data.iterdir():
        path.unlink()
    own_endpoint.restart()
    settle(team.anne, carla)
    assert team.anne.round().agreed and carla.round().agreed
    assert converged(team.space, team.anne, carla)


def test_what_somebody_sent_while_being_put_out_is_with_everybody_who_stays(
    team: Team, bo: Laptop, carla: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else those who had fetched it in time would keep it, and the others refuse it, for good."""
    settle(team.anne, bo, carla)
    looked: list[str] = []

    def look(book: FieldBook, http: HttpClient) -> None:
        run_round(book, http)
        if not looked:
            bo.note("I samme øjeblik", team.space)
            bo.round()
            carla.round()
        looked.append("med Bos" if team.anne.texts(team.space) else "uden Bos")

    monkeypatch.setattr("sync.revoking.run_round", look)
    revoke(team.anne.book, team.anne.http, "Bo", "Er stoppet")
    assert looked == ["uden Bos", "med Bos"]  # he was out between the two, and nobody's note could be sealed
    assert not team.anne.standing.known.spaces[bytes.fromhex(team.space)].due
    assert team.anne.standing.known.ends[bytes.fromhex(bo.book.device + team.space)] == 1
    with pytest.raises(EndpointRefused):
        bo.round()
    settle(carla, team.anne)
    assert converged(team.space, carla, team.anne)
    assert team.anne.texts(team.space) == carla.texts(team.space) == ["I samme øjeblik"]
    assert team.anne.book.refusals() == carla.book.refusals() == []


def test_what_somebody_had_sent_before_leaving_counts_until_the_next_key_says_how_far(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    settle(team.anne, bo, carla)
    bo.note("Det sidste", team.space)
    bo.round()
    remove(bo.book, bo.http, PersonId(bo.book.person), team.space)
    carla.round()  # hears of it, fetches the note and begins the next key, all at once
    settle(team.anne, carla)
    assert team.anne.texts(team.space) == carla.texts(team.space) == ["Det sidste"]
    assert converged(team.space, carla, team.anne)
    assert team.anne.standing.known.leaving == frozenset()


def test_what_only_a_colleague_had_of_who_is_out_is_vouched_for_when_the_endpoint_has_lost_it(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "dele")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    carla = team.joined(laptop("carla", own_endpoint.url), "Carla")
    settle(team.anne, bo, carla)
    carla.note("Kun Bo nåede at få det", team.space)
    carla.round()
    bo.round()
    own_endpoint.stop()
    for path in own_endpoint.data.iterdir():
        path.unlink()
    own_endpoint.restart()
    revoke(team.anne.book, team.anne.http, "Carla", "Er stoppet")
    settle(bo, team.anne, bo)
    assert team.anne.texts(team.space) == ["Kun Bo nåede at få det"]
    assert converged(team.space, bo, team.anne)
    assert team.anne.book.refusals() == bo.book.refusals() == []


def test_only_an_administrator_puts_others_out(team: Team, bo: Laptop, carla: Laptop) -> None:
    settle(bo, carla)
    with pytest.raises(EndpointRefused) as refusal:
        revoke(bo.book, bo.http, "Carla", "Uenighed")
    assert refusal.value.code == "not_allowed"
    forged = rules.state(
        bo.standing.known,
        wire.Revoked(bytes.fromhex(carla.book.person), b"", b"why", ()),
        by=bytes.fromhex(bo.book.device),
        key=bo.standing.pair.signing,
        at=0,
    )
    with pytest.raises(Untrusted) as refusal_:
        carla.standing.known.extended([forged])
    assert refusal_.value.code == "not_allowed"
    with pytest.raises(RefusedInput) as own:
        revoke(team.anne.book, team.anne.http, "Anne", "Ferie")
    assert own.value.code == "yourself"
    with pytest.raises(NotFound):
        revoke(team.anne.book, team.anne.http, "Ingen", "Hvem")
    with pytest.raises(RefusedInput):
        revoke(team.anne.book, team.anne.http, "Bo", "  ")


def test_one_may_put_out_ones_own_lost_laptop_and_go_on(team: Team, bo: Laptop, laptop: MakeLaptop) -> None:
    second = laptop("bo-hjemme")
    second.member.join(bo.member.invite("Bo", "fieldworker", [team.space], own_device=True).text())
    settle(second, bo)
    revoke(second.book, second.http, bo.book.device, "Stjålet i toget")
    second.note("Fra den nye", team.space)
    settle(second, team.anne)
    assert team.anne.texts(team.space) == ["Fra den nye"]
    assert converged(team.space, second, team.anne)
    with pytest.raises(EndpointRefused):
        bo.round()


def test_the_invitations_of_who_is_put_out_are_void(team: Team, laptop: MakeLaptop) -> None:
    chief = laptop("chief")
    chief.member.join(team.anne.member.invite("Chef", "administrator", [team.space]).text())
    back_door = chief.member.invite("En ven", "administrator", [team.space])
    revoke(team.anne.book, team.anne.http, "Chef", "Misbrug")
    with pytest.raises(EndpointRefused) as refusal:
        laptop("ven").member.join(back_door.text())
    assert refusal.value.code == "invitation_used"


def test_a_lost_endpoint_is_seeded_again_also_with_what_the_revoked_wrote(
    own_endpoint: Endpoint, tmp_path: Path
) -> None:
    anne = Laptop(tmp_path / "anne", own_endpoint.url)
    bo = Laptop(tmp_path / "bo", own_endpoint.url)
    carla = Laptop(tmp_path / "carla", own_endpoint.url)
    try:
        team = Team(anne, tmp_path / "dele")
        team.joined(bo, "Bo")
        team.joined(carla, "Carla")
        bo.notes(3, team.space)
        settle(bo, anne, carla)
        revoke(anne.book, anne.http, "Bo", "Er stoppet")
        anne.note("Efter", team.space)
        settle(anne, carla)
        own_endpoint.stop()
        for path in own_endpoint.data.iterdir():
            path.unlink()
        own_endpoint.restart()
        settle(anne, carla)
        assert converged(team.space, anne, carla)
        assert len(carla.texts(team.space)) == 4
        dan = team.joined(Laptop(tmp_path / "dan", own_endpoint.url), "Dan")
        settle(dan)
        assert dan.texts(team.space) == anne.texts(team.space)
        dan.close()
    finally:
        for one in (anne, bo, carla):
            one.close()


def _named(name: str) -> object:
    from sync.standing import SealedName

    return SealedName(name)


class SayingRevoked:
    """An endpoint that says "revoked" to everything and shows these statements for it."""

    def __init__(self, statements: tuple[wire.Signed, ...]) -> None:
        self._statements = statements

    def __enter__(self) -> str:
        import threading
        from http.server import BaseHTTPRequestHandler, HTTPServer

        statements = self._statements

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                self._answer(200, wire.CONTENT_TYPE, wire.encode(wire.Challenge(1, b"c" * 56, 0)))

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/v1/farewell":
                    body = wire.encode(wire.FarewellAnswer(1, statements))
                    self._answer(200, wire.CONTENT_TYPE, body)
                else:
                    self._answer(403, wire.PROBLEM_TYPE, b'{"status":403,"code":"revoked"}')

            def _answer(self, status: int, kind: str, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
