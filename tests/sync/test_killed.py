"""kill -9 of a laptop or of the endpoint, at seeded points of the traffic: in the end both agree, once each."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.errors import EndpointRefused, EndpointUnreachable
from sync import wire
from sync.revoking import revoke
from tests.endpoint_process import ROOT, Endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team, converged, settle
from tests.sync.wires import RecordingProxy

NOTES = 40


def start(laptop: Laptop, url: str, space: str, first: int, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.sync.laptop_process", str(laptop.folder), url, space]
    return subprocess.Popen(
        [*command, str(first), str(count)], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def said(process: "subprocess.Popen[str]") -> list[str]:
    """Return the notes that were durable when the process ended, however it ended."""
    out, _ = process.communicate(timeout=120)
    lines = out.splitlines()
    if not out.endswith("\n"):  # a line half said
        lines = lines[:-1]
    return [line for line in lines if line != "done"]


@pytest.mark.parametrize("seed", range(3))
def test_a_laptop_killed_again_and_again_loses_and_doubles_nothing(
    seed: int, own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    bo.close()
    durable: list[str] = []
    with RecordingProxy(own_endpoint.url) as proxy:
        for life in range(3):
            team.anne.notes(7, team.space, f"aften {life}")
            team.anne.round()
            process = start(bo, proxy.url, team.space, life * NOTES, NOTES)
            proxy.after(chance.randrange(300, 30_000), process.kill)
            durable += said(process)
    bo = laptop("bo", own_endpoint.url)
    settle(bo, team.anne, bo)
    assert converged(team.space, team.anne, bo)
    texts = team.anne.texts(team.space)
    assert texts == bo.texts(team.space)
    assert len(texts) == len(set(texts))
    assert set(durable) <= set(texts)
    assert bo.book.check().sound


@pytest.mark.parametrize("seed", range(3))
def test_an_endpoint_killed_again_and_again_loses_and_doubles_nothing(
    seed: int, own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    chance = random.Random(100 + seed)
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    with RecordingProxy(own_endpoint.url) as proxy:
        for life in range(4):
            for one in (team.anne, bo):
                one.meet(proxy.url)
                one.notes(chance.randrange(1, 60), team.space, f"aften {life} hos {one.folder.name}")
            proxy.after(chance.randrange(200, 40_000), lambda: os.kill(own_endpoint.pid, signal.SIGKILL))
            for one in (team.anne, bo, team.anne):
                try:
                    one.round()
                except EndpointUnreachable:
                    own_endpoint.restart()
        for one in (team.anne, bo):
            one.http.close()
    own_endpoint.restart()
    for one in (team.anne, bo):
        one.meet(own_endpoint.url)
    settle(team.anne, bo)
    assert converged(team.space, team.anne, bo)
    texts = team.anne.texts(team.space)
    assert texts == bo.texts(team.space)
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("seed", range(6))
def test_joining_over_a_wire_that_breaks_ends_in_one_membership(
    seed: int, own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    """The invitation is used up by the first request that arrives; the answer to it may be lost."""
    chance = random.Random(200 + seed)
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    team.anne.note("Velkommen", team.space)
    team.anne.round()
    invitation = team.anne.member.invite("Bo", "fieldworker", [team.space])
    with RecordingProxy(own_endpoint.url) as proxy:
        through = invitation.__class__(invitation.organisation, invitation.expires, invitation.secret, proxy.url)
        bo = laptop("bo", proxy.url)
        for _ in range(3):
            proxy.after(chance.randrange(100, 15_000), lambda: None)
            try:
                bo.member.join(through.text())
            except EndpointUnreachable:
                bo.meet(proxy.url)
        proxy.after(10**9, lambda: None)
        bo.member.join(through.text())
        bo.round()
        bo.http.close()
    team.anne.round()
    assert bo.texts(team.space) == ["Velkommen"]
    assert [device.person_name for device in team.anne.member.devices()] == ["Anne", "Bo"]


@pytest.mark.parametrize("seed", range(4))
def test_founding_over_a_wire_that_breaks_goes_on_with_the_next_round(
    seed: int, own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path
) -> None:
    chance = random.Random(300 + seed)
    with RecordingProxy(own_endpoint.url) as proxy:
        anne = laptop("anne", proxy.url)
        anne.http.get("/v1/challenge", wire.Challenge)
        proxy.after(chance.randrange(1000, 9000), lambda: None)
        try:
            anne.member.found_organisation("Kommunen", "Anne", tmp_path / "recovery")
        except EndpointUnreachable:
            anne.meet(proxy.url)
        proxy.after(10**9, lambda: None)
        assert anne.round().agreed
        space = anne.member.create_space("Team Nord", "team")
        anne.note("Fire unge", space)
        assert anne.round().pushed == 1
        anne.http.close()


def test_a_device_that_died_as_it_was_to_destroy_itself_does_so_without_the_endpoint(
    own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "recovery")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    bo.note("Aldrig sendt", team.space)
    revoke(team.anne.book, team.anne.http, bo.book.device, "Har mistet sin pc")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(type(bo.book), "wipe", _dies)
        bo.round()
    bo.close()
    own_endpoint.kill()  # nobody to ask: what was verified stands in the book
    again = laptop("bo", own_endpoint.url)
    with pytest.raises(EndpointRefused) as refusal:
        again.round()
    assert refusal.value.code == "revoked" and "1 ændring var ikke sendt" in refusal.value.text.da
    assert {path.name for path in again.folder.iterdir()} <= {"wiped", "lock"}


def _dies(*_: object) -> int:
    raise KeyboardInterrupt
