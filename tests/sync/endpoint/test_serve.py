"""The endpoint as an administrator meets it: starting, refusing to start, limits, what it logs and measures."""

import datetime
import ipaddress
import json
import socket
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync import wire
from sync.endpoint.__main__ import main
from sync.endpoint.authentication import Caller, Gate
from sync.endpoint.limits import Limits
from sync.endpoint.refusals import Refusal
from sync.endpoint.serve import CannotServe, serve
from tests.endpoint_process import Endpoint
from tests.postgresql_server import PostgreSQL
from tests.sync.endpoint.engines import Engine, stored_in
from tests.sync.endpoint.laptops import Team, a_team


def refusal(data: Path, host: str = "127.0.0.1", port: int = 0, **options: Any) -> CannotServe:
    """Return why it does not start; nothing listens then."""
    with pytest.raises(CannotServe) as refused:
        serve(data, None, host, port, **options)
    return refused.value


def test_plain_http_outside_this_machine_is_refused_unless_named(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "data", "0.0.0.0")
    assert (refused.code, "--insecure" in refused.text.en) == ("tls_needed", True)
    assert not (tmp_path / "data").exists()
    with Endpoint.start(tmp_path / "data", "--insecure", listen="0.0.0.0:0") as endpoint:
        url = endpoint.url.replace("0.0.0.0", "127.0.0.1")
        assert requests.get(url + "/healthz", timeout=30).status_code == 200


@pytest.mark.parametrize(
    "arguments",
    [
        ["--listen", "nowhere"],
        ["--listen", "127.0.0.1:70000"],
        ["--limit", "nonsense=1"],
        ["--limit", "body_bytes=-1"],
        ["--limit", "body_bytes=many"],
        ["--database", "sqlite://"],
    ],
)
def test_wrong_usage_is_told_so(
    tmp_path: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["endpoint", "--data", str(tmp_path), *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_the_command_line_says_why_it_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["endpoint", "--data", str(tmp_path), "--listen", "0.0.0.0:0"])
    assert main() == 3
    told = capsys.readouterr()
    assert (told.out, "TLS" in told.err) == ("", True)


def test_what_cannot_be_used_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.pem"
    assert refusal(tmp_path, tls_cert=missing).code == "tls"
    assert "missing.pem" in refusal(tmp_path, tls_cert=missing, tls_key=missing).text.en
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = refusal(tmp_path / "data", port=port)
    assert (refused.code, str(port) in refused.text.en) == ("address", True)
    (tmp_path / "file").write_text("")
    assert refusal(tmp_path / "file").code == "database"
    (tmp_path / "endpoint.db").write_bytes(b"not a database at all" * 100)
    assert refusal(tmp_path).code == "database"


def test_a_newer_database_is_refused_and_left_untouched(engine: Engine, own_endpoint: Endpoint) -> None:
    own_endpoint.stop()
    engine.rows(own_endpoint, "UPDATE schema_version SET version = 999")
    before = stored_in(engine, own_endpoint)
    with pytest.raises(CannotServe) as refused:
        where = None if own_endpoint.database else own_endpoint.data
        serve(where, own_endpoint.database, "127.0.0.1", 0)
    assert refused.value.code == "newer"
    assert stored_in(engine, own_endpoint) == before
    assert engine.rows(own_endpoint, "SELECT version FROM schema_version") == [(999,)]


def test_a_server_that_may_lose_what_it_committed_is_refused(postgresql: PostgreSQL) -> None:
    address = f"{postgresql.new_database()}&options=-c%20synchronous_commit%3Doff"
    with pytest.raises(CannotServe) as refused:
        serve(None, address, "127.0.0.1", 0)
    assert (refused.value.code, "synchronous_commit" in refused.value.text.da) == ("not_durable", True)


def test_a_database_that_does_not_answer_is_told_without_its_password(postgresql: PostgreSQL) -> None:
    address = postgresql.address("nowhere").replace("@/", ":hemmelig@/")
    with pytest.raises(CannotServe) as refused:
        serve(None, address, "127.0.0.1", 0)
    assert refused.value.code == "database"
    assert "hemmelig" not in str(refused.value.text)


def test_only_its_owner_reads_the_database(tmp_path: Path) -> None:
    with Endpoint.start(tmp_path / "data") as endpoint:
        a_team(endpoint.url)
        for path in endpoint.data.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert stat.S_IMODE(endpoint.data.stat().st_mode) == 0o700


def test_it_serves_tls(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    options = ("--tls-cert", str(certificate), "--tls-key", str(key))
    with Endpoint.start(tmp_path / "data", *options) as endpoint:
        assert endpoint.url.startswith("https://")
        answer = requests.get(endpoint.url + "/healthz", verify=str(certificate), timeout=30)
        assert answer.json() == {"status": "ok"}


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + datetime.timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return files


def test_a_full_organisation_is_told_which_changes_do_not_fit(engine: Engine) -> None:
    with engine.start("--limit", "organisation_bytes=10000") as endpoint:
        team = a_team(endpoint.url)
        assert team.one.round([team.one.push_of(team.space, 4, 2000)]).message.acks[0].outcome == "stored"
        before = stored_in(engine, endpoint)
        push = team.one.push_of(team.space, 2, 2000)
        ack = team.one.round([push]).message.acks[0]
        ids = wire.decode(push.batch.body, wire.Batch).ids()
        assert (ack.outcome, ack.code) == ("refused", "quota")
        assert ack.refused == tuple(wire.RefusedChange(id_, "quota") for id_ in ids)
        assert stored_in(engine, endpoint) == before


def test_together_rounds_at_the_same_moment_stay_within_the_limit(engine: Engine) -> None:
    """Two members who push into two spaces, while there is room for one of them."""
    with engine.start("--limit", "organisation_bytes=30000") as endpoint:
        team = a_team(endpoint.url)
        head = team.office.directory.head
        other = team.office.space()
        assert team.office.append(team.office.statements[-1:], head, team.one.token).status == 200
        pushes = [(team.one, team.one.push_of(team.space, 10, 2000)), (team.two, team.two.push_of(other, 10, 2000))]
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda each: each[0].round([each[1]]).message.acks[0], pushes))
        assert sorted(answer.code for answer in answers) == ["", "quota"]
        assert stored_in(engine, endpoint)["sealed_change"] == 10


def test_no_more_organisations_than_permitted(engine: Engine) -> None:
    with engine.start("--limit", "organisations=1") as endpoint:
        team = a_team(endpoint.url)
        with pytest.raises(AssertionError):
            a_team(endpoint.url)
        assert stored_in(engine, endpoint)["organisation"] == 1
        assert team.one.round().status == 200


def test_tokens_and_challenges_last_their_time_and_no_longer() -> None:
    now = [1_000_000.0]
    gate = Gate(bytes(32), Limits(), lambda: now[0])
    header, challenge = f"Bearer {gate.token(b'o' * 16, b'd' * 16)}", gate.challenge()
    now[0] += Limits().challenge_seconds - 1
    gate.check_challenge(challenge)
    now[0] = 1_000_000.0 + Limits().token_seconds - 1
    assert gate.caller(header) == Caller(b"o" * 16, b"d" * 16)
    with pytest.raises(Refusal, match="challenge"):
        gate.check_challenge(challenge)
    now[0] += 2
    with pytest.raises(Refusal, match="token"):
        gate.caller(header)


def test_what_one_secret_issues_another_does_not_take() -> None:
    one, other = (Gate(secret, Limits(), lambda: 1_000_000.0) for secret in (bytes(32), b"\1" * 32))
    with pytest.raises(Refusal, match="token"):
        other.caller(f"Bearer {one.token(b'o' * 16, b'd' * 16)}")
    with pytest.raises(Refusal, match="challenge"):
        other.check_challenge(one.challenge())


def test_a_sender_who_says_nothing_is_hung_up_on(tmp_path: Path) -> None:
    options = ("--limit", "header_seconds=0.2", "--limit", "body_stall_seconds=0.2")
    with Endpoint.start(tmp_path / "data", *options) as endpoint:
        host, _, port = endpoint.url.removeprefix("http://").partition(":")
        for first in (b"", b"POST /v1/token HTTP/1.1\r\nHost: x\r\n"):
            with socket.create_connection((host, int(port)), timeout=30) as silent:
                silent.sendall(first)
                assert silent.recv(1000) == b""
        head = (
            f"POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Type: {wire.CONTENT_TYPE}\r\n"
            "Content-Length: 100\r\n\r\nab"
        )
        with socket.create_connection((host, int(port)), timeout=30) as stalling:
            stalling.sendall(head.encode())
            assert stalling.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_the_log_and_the_metrics_name_nobody(own_endpoint: Endpoint) -> None:
    team = a_team(own_endpoint.url)
    team.one.round([team.one.push_of(team.space, 3)], {team.space: 0})
    team.one.round([wire.Push(team.one.batch(team.space, []), ())])
    http = team.one.talker.http
    http.get(own_endpoint.url + "/somebody/by/name?cpr=0101010101", timeout=30)
    text = http.get(own_endpoint.url + "/metrics", timeout=30).text
    assert 'feltbog_requests_total{route="/v1/round",status="200"} 2' in text
    assert 'feltbog_requests_total{route="other",status="404"} 1' in text
    assert "feltbog_changes_stored_total 3" in text
    assert "feltbog_batches_refused_total 1" in text
    own_endpoint.stop()
    log = "".join(own_endpoint.log)
    lines = [json.loads(line) for line in own_endpoint.log]
    assert {"route": "/v1/round", "status": 200}.items() <= lines[-4].items()
    named = (team.office.organisation, team.one.device, team.one.person, team.space)
    for said in (log, text):
        for secret in (*(id_.hex() for id_ in named), team.one.token, "by/name", "0101010101", "127.0.0.1"):
            assert secret not in said


def test_what_is_published_describes_every_route(team: Team) -> None:
    url = team.one.talker.url + "/v1/openapi.json"
    document = team.one.talker.http.get(url, timeout=30).json()
    assert set(document["paths"]) >= {"/v1/round", "/v1/challenge", "/v1/missing", "/healthz"}
    schemas = document["components"]["schemas"]
    body = document["paths"]["/v1/round"]["post"]["requestBody"]["content"][wire.CONTENT_TYPE]["schema"]
    assert body == {"$ref": "#/components/schemas/RoundRequest"}
    assert schemas["RoundRequest"]["type"] == "array"
    assert document["x-refusals"]["head_moved"]["status"] == 409
    used = {part for part in json.dumps(document).split('"') if part.startswith("#/components/schemas/")}
    assert {each.rpartition("/")[2] for each in used} <= set(schemas)


def test_limits_are_set_by_name() -> None:
    assert Limits().with_settings(["page_changes=7", "header_seconds=0.5"]).page_changes == 7
    with pytest.raises(ValueError, match="no such limit"):
        Limits().with_settings(["page_change=7"])
