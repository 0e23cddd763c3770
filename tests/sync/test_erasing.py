"""An erased record is gone: from the endpoint, from every book and its free pages, for good, whoever comes back."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from local_store.book import FieldBook
from local_store.errors import EndpointRefused, NotFound, RefusedInput
from local_store.ids import ChangeId, RecordId
from sync import directory as rules
from sync import erasures, push, wire
from sync.chains import Chains
from sync.erasing import erase
from sync.errors import Untrusted
from sync.revoking import revoke
from sync.session import Session
from sync.stating import refresh, state
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle

WORD = "Qvxzjkw"  # like no other word, so that every trace of it is one of the record


@pytest.fixture
def bo(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("bo"), "Bo")


@pytest.fixture
def carla(team: Team, laptop: MakeLaptop) -> Laptop:
    return team.joined(laptop("carla"), "Carla", "coordinator")


def raw_pages(laptop: Laptop) -> bytes:
    """Decrypt every page of the book and its WAL, free ones too (SQLCipher 4: IV and HMAC in the last 80 bytes)."""
    key = laptop.book._opened.unlocked.key
    pages = []
    for path, head, frame in ((laptop.folder / "book.db", 0, 0), (laptop.folder / "book.db-wal", 32, 24)):
        raw = path.read_bytes()[head:] if path.exists() else b""
        for at in range(0, len(raw) - frame, 4096 + frame):
            page = raw[at + frame : at + frame + 4096]
            start = 16 if not head and at == 0 else 0
            body, iv = page[start:-80], page[-80:-64]
            if len(page) == 4096:
                decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
                pages.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(pages)


def traces(laptop: Laptop) -> list[bytes]:
    """Which traces of the word are left: as it was written, as it is searched by, as part of a term."""
    pages = raw_pages(laptop)
    return [trace for trace in (WORD.encode(), WORD.lower().encode(), b"vxzjk") if trace in pages]


def gone(laptop: Laptop, record: RecordId) -> bool:
    with pytest.raises(NotFound):
        laptop.book.get(record)
    return not laptop.book.search(WORD) and laptop.book.erased(record) is not None and not traces(laptop)


def test_an_erased_record_leaves_nothing_but_a_stub_anywhere(team: Team, bo: Laptop, carla: Laptop) -> None:
    record = bo.note(f"{WORD} ved søen", team.space)
    bo.notes(150, team.space)
    bo.book.edit(record, set={"own_words_text": f"{WORD} igen"})
    bo.book.keep_draft(f"edit/{record}", "street_contact", {"fact_text": WORD})
    settle(bo, team.anne, carla)
    for one in (bo, team.anne, carla):
        assert one.book.search(WORD)
        assert traces(one)
    stub = erase(bo.book, bo.http, record, "Skrevet på den forkerte")
    settle(team.anne, carla, bo)
    for one in (bo, team.anne, carla):
        assert gone(one, record)
        assert one.book.check().sound
    assert (stub.by, stub.ground, stub.any_author) == (bo.book.person, "Skrevet på den forkerte", False)
    assert carla.book.erased(record) == stub
    assert converged(team.space, bo, team.anne, carla)
    assert erase(bo.book, bo.http, record, "En gang til") == stub
    carla.book.rebuild()
    assert gone(carla, record)


def test_the_endpoint_holds_nothing_of_it_afterwards(team: Team, bo: Laptop) -> None:
    bo.note("Bliver", team.space)
    record = bo.note(WORD, team.space)
    bo.round()
    before = held(bo, team)
    ids = {bytes.fromhex(change.id) for change in bo.book.changes_of(record)}
    erase(bo.book, bo.http, record, "Fejl")
    assert held(bo, team) == before - ids
    assert ids


def test_the_endpoints_files_hold_no_sealed_byte_of_it(team: Team, bo: Laptop, endpoint: Endpoint) -> None:
    """Neither pages, free ones too, nor the write-ahead log: whoever takes the disk has nothing to open later."""
    record = bo.note(WORD, team.space)
    bo.notes(20, team.space)
    bo.round()
    ids = [bytes.fromhex(change.id) for change in bo.book.changes_of(record)]
    with contextlib.closing(sqlite3.connect(f"file:{endpoint.data / 'endpoint.db'}?mode=ro", uri=True)) as looking:
        find = "SELECT sealed FROM sealed_change WHERE change = ?"
        sealed = [bytes(looking.execute(find, (id_,)).fetchone()[0])[20:60] for id_ in ids]

    def left() -> bool:
        return any(part in file.read_bytes() for part in sealed for file in endpoint.data.glob("endpoint.db*"))

    assert sealed and left()
    erase(bo.book, bo.http, record, "Fejl")
    if left():  # somebody was reading just then: with the next commit
        bo.note("Det næste", team.space)
        bo.round()
    assert not left()


def held(laptop: Laptop, team: Team) -> set[bytes]:
    session = Session(laptop.standing, laptop.http)
    request = wire.MissingRequest(1, laptop.standing.organisation, bytes.fromhex(team.space), bytes(range(256)))
    return set(wire.ids_of(session.post("/v1/missing", request, wire.MissingAnswer).ids))


def test_erasure_beats_an_edit_at_the_same_time_and_a_year_offline(team: Team, bo: Laptop, carla: Laptop) -> None:
    record = bo.note(f"{WORD} ved søen", team.space)
    settle(bo, team.anne, carla)
    team.anne.book.edit(record, set={"fact_text": f"{WORD} rettet af Anne"})
    team.anne.book.edit(record, set={"own_words_text": f"{WORD} mere"})
    carla.book.edit(record, set={"person_count": 3})
    carla.round()
    erase(bo.book, bo.http, record, "Fejl")
    for number in range(3):
        bo.note(f"Siden da {number}", team.space)
        bo.round()
    settle(team.anne, carla, bo, team.anne)  # Anne was away the whole time, with edits of her own
    for one in (team.anne, bo, carla):
        assert gone(one, record)
        assert one.book.check().sound
    assert converged(team.space, bo, team.anne, carla)
    assert held(bo, team) == {
        bytes.fromhex(change.id)
        for found in bo.book.list("street_contact").records
        for change in bo.book.changes_of(found.id)
    }
    eva = team.joined(Laptop(bo.folder.parent / "eva", bo.http.base_url), "Eva")
    settle(eva)
    assert not eva.book.search(WORD)
    assert converged(team.space, bo, eva)
    eva.close()


def test_who_may_not_erase_is_refused_by_everybody(team: Team, bo: Laptop, carla: Laptop) -> None:
    record = team.anne.note("Annes", team.space)
    settle(team.anne, bo, carla)
    with pytest.raises(EndpointRefused) as refusal:
        erase(bo.book, bo.http, record, "Det passer mig ikke")
    assert refusal.value.code == "not_allowed"
    change = bytes.fromhex(team.anne.book.changes_of(record)[0].id)
    ground = bo.standing.sealed_name(bytes.fromhex(record), _ground())
    space = bytes.fromhex(team.space)
    lie = wire.Erased(space, bytes.fromhex(record), change, ground, any_author=True)
    with pytest.raises(Untrusted) as untrusted:
        bo.standing.known.extended([_stated(bo, lie)])
    assert untrusted.value.code == "not_allowed"

    # a hostile program states that it was his: the chain takes it, nobody obeys it
    claim = wire.Erased(space, bytes.fromhex(record), change, ground, any_author=False)
    state(Session(bo.standing, bo.http), lambda: [claim])
    settle(team.anne, carla, bo)
    assert team.anne.texts(team.space) == carla.texts(team.space) == ["Annes"]
    assert "not_allowed" in {one.code for one in carla.book.refusals()}
    assert change in held(carla, team)
    eva = team.joined(Laptop(bo.folder.parent / "eva", bo.http.base_url), "Eva")
    settle(eva)
    assert eva.texts(team.space) == ["Annes"]
    assert converged(team.space, team.anne, carla, eva)
    eva.close()


def test_a_claim_does_not_reach_what_others_wrote_until_they_or_a_coordinator_come_by(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    record = bo.note(WORD, team.space)
    settle(bo, team.anne, carla)
    team.anne.book.edit(record, set={"person_count": 2})
    settle(team.anne, bo, carla)
    ids = {bytes.fromhex(change.id) for change in bo.book.changes_of(record)}
    assert len(ids) == 2
    erase(bo.book, bo.http, record, "Fejl")
    assert len(held(bo, team) & ids) == 1  # Anne's edit: Bo cannot have it dropped on his word alone
    settle(carla, bo)
    assert not held(bo, team) & ids
    settle(team.anne)
    assert converged(team.space, bo, team.anne, carla)


def test_a_coordinator_erases_what_another_wrote(team: Team, bo: Laptop, carla: Laptop) -> None:
    record = bo.note(WORD, team.space)
    settle(bo, carla)
    stub = erase(carla.book, carla.http, record, "Sletteregel")
    settle(bo, team.anne)
    assert gone(bo, record) and gone(carla, record)
    assert stub.any_author and stub.by == carla.book.person
    assert team.anne.book.erased(record) == stub


def test_an_old_client_and_a_lost_endpoint_cannot_bring_it_back(own_endpoint: Endpoint, tmp_path: Path) -> None:
    anne, bo = Laptop(tmp_path / "anne", own_endpoint.url), Laptop(tmp_path / "bo", own_endpoint.url)
    old = Laptop(tmp_path / "old", own_endpoint.url)
    try:
        team = Team(anne, tmp_path / "dele")
        team.joined(bo, "Bo")
        team.joined(old, "Ole")
        record = bo.note(WORD, team.space)
        kept = bo.note("Bliver", team.space)
        settle(bo, anne, old)
        ids = {bytes.fromhex(change.id) for change in bo.book.changes_of(record)}
        erase(bo.book, bo.http, record, "Fejl")
        own_endpoint.stop()
        for path in own_endpoint.data.iterdir():
            path.unlink()
        own_endpoint.restart()
        old.round()  # he knows nothing of the erasure and gives the endpoint all he has
        assert ids <= held(old, team)
        settle(anne, bo, old)
        assert not ids & held(bo, team)
        for one in (anne, bo, old):
            assert gone(one, record)
            assert one.texts(team.space) == ["Bliver"]
            assert one.book.get(kept)
        assert converged(team.space, anne, bo, old)
    finally:
        for one in (anne, bo, old):
            one.close()


def test_what_an_endpoint_lost_of_an_erased_record_and_nobody_has_counts_nowhere(
    own_endpoint: Endpoint, tmp_path: Path
) -> None:
    anne, bo = Laptop(tmp_path / "anne", own_endpoint.url), Laptop(tmp_path / "bo", own_endpoint.url)
    dan = Laptop(tmp_path / "dan", own_endpoint.url)
    try:
        team = Team(anne, tmp_path / "dele")
        team.joined(bo, "Bo")
        team.joined(dan, "Dan")
        record = bo.note(WORD, team.space)
        settle(bo, anne, dan)
        change = dan.book.edit(record, set={"own_words_text": WORD})
        sent = push.prepare(dan.standing, Chains(dan.book), [bytes.fromhex(team.space)]).outgoing
        pushes = tuple(one.push for one in sent)
        request = wire.RoundRequest(1, dan.standing.organisation, dan.standing.head, pushes, (), 1)
        Session(dan.standing, dan.http).post("/v1/round", request, wire.RoundAnswer)  # he never hears that it came
        bo.round()
        assert change in {one.id for one in bo.book.changes_of(record)}
        erase(bo.book, bo.http, record, "Fejl")
        refresh(Session(dan.standing, dan.http))
        erasures.obey(dan.standing)
        own_endpoint.stop()
        for path in own_endpoint.data.iterdir():
            path.unlink()
        own_endpoint.restart()
        settle(anne, bo, dan)
        assert all(one.round().agreed for one in (anne, bo, dan))
        assert all(gone(one, record) for one in (anne, bo, dan))
        assert converged(team.space, anne, bo, dan)
    finally:
        for one in (anne, bo, dan):
            one.close()


def test_a_crash_in_the_middle_of_obeying_is_made_good(team: Team, bo: Laptop) -> None:
    record = bo.note(WORD, team.space)
    settle(bo, team.anne)
    erase(bo.book, bo.http, record, "Fejl")
    refresh(Session(team.anne.standing, team.anne.http))  # the statement is kept, and the power goes
    assert team.anne.book.search(WORD)
    erasures.obey(team.anne.standing)
    assert gone(team.anne, record)
    folder, url = team.anne.folder, team.anne.http.base_url
    team.anne.book.keep("book.unclean", b"1")
    team.anne.close()
    again = Laptop(folder, url)
    assert again.book.kept("book.unclean") is None
    assert again.round().agreed
    again.close()


def test_the_ground_is_read_though_it_was_sealed_under_a_key_that_is_news_too(
    team: Team, bo: Laptop, carla: Laptop
) -> None:
    record = bo.note(WORD, team.space)
    settle(bo, team.anne)
    standing = bo.standing
    revoke(team.anne.book, team.anne.http, carla.book.device, "Er stoppet")
    erase(team.anne.book, team.anne.http, record, "Sletteregel")
    refreshed = Session(standing, bo.http)
    refreshed.standing.learn(team.anne.standing.statements_after(standing.head.number))
    erasures.obey(refreshed.standing)  # the directory came, the key did not
    stub = bo.book.erased(record)
    assert stub is not None and stub.ground == "?"
    bo.round()
    stub = bo.book.erased(record)
    assert stub is not None and stub.ground == "Sletteregel"
    assert gone(bo, record)


def test_a_ground_is_needed(team: Team) -> None:
    record = team.anne.note(WORD, team.space)
    with pytest.raises(RefusedInput):
        erase(team.anne.book, team.anne.http, record, " ")
    with pytest.raises(NotFound):
        erase(team.anne.book, team.anne.http, RecordId("ab" * 16), "Fejl")


def _ground() -> object:
    from sync.standing import SealedName

    return SealedName("fordi")


def _stated(laptop: Laptop, what: wire.What) -> wire.Signed:
    standing = laptop.standing
    return rules.state(standing.known, what, by=bytes.fromhex(laptop.book.device), key=standing.pair.signing, at=0)


__all__ = ["ChangeId", "FieldBook"]
