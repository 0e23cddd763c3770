"""A database that the first version left comes forward on each engine, with everything that was in it."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.endpoint import migrations
from tests.sync.endpoint.engines import FROZEN, Engine
from tests.sync.endpoint.laptops import Laptop, Talker


def laptop_of(told: dict[str, str], device: str, key: str, url: str) -> Laptop:
    laptop = Laptop(Talker(url), bytes.fromhex(told["organisation"]), device=bytes.fromhex(told[device]))
    laptop.key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told[key]))
    assert laptop.ask_token().status == 200
    return laptop


@pytest.mark.parametrize("twice", [False, True], ids=["once", "started twice"])
def test_what_the_first_version_kept_is_all_there(engine: Engine, twice: bool) -> None:
    told = json.loads((FROZEN / f"v1_{engine.name}.json").read_text())
    with engine.thawed() as endpoint:
        if twice:
            endpoint.restart()
        one = laptop_of(told, "device", "key", endpoint.url)
        spaces = {bytes.fromhex(each["space"]): 0 for each in told["spaces"]}
        answer = one.round(cursors=spaces).message
        assert answer.head.number == told["head"]
        for page, before in zip(answer.pages, told["spaces"], strict=True):
            assert page.space.hex() == before["space"]
            assert (page.count, page.sum.hex()) == (before["count"], before["sum"])
            assert [delivered.batch.hash.hex() for delivered in page.batches] == before["batches"]
            assert [[part.hex() for part in each.sealed] for each in page.batches] == before["sealed"]
            assert [delivered.position for delivered in page.batches] == list(range(1, len(page.batches) + 1))
        other = laptop_of(told, "to", "to_key", endpoint.url)
        assert len(other.round().message.grants) == told["grants"]
        assert engine.rows(endpoint, "SELECT version FROM schema_version") == [(len(migrations.STEPS),)]


def test_work_goes_on_where_the_first_version_left_it(engine: Engine) -> None:
    told = json.loads((FROZEN / f"v1_{engine.name}.json").read_text())
    space = bytes.fromhex(told["spaces"][0]["space"])
    with engine.thawed() as endpoint:
        one = laptop_of(told, "device", "key", endpoint.url)
        chain = one.round([one.push_of(space)]).message.acks[0]
        assert (chain.code, chain.sequence) == ("sequence_taken", 5)
        one.chains[space].sequence, one.chains[space].head = chain.sequence, chain.head
        answer = one.round([one.push_of(space, 2)], {space: 0}, own=9).message
        assert (answer.acks[0].outcome, answer.acks[0].sequence) == ("stored", 6)
        assert answer.pages[0].upto == len(told["spaces"][0]["batches"]) + 1
        assert answer.pages[0].count == told["spaces"][0]["count"] + 2


def test_the_tables_are_the_same_whichever_way_they_came(engine: Engine) -> None:
    with engine.thawed() as old, engine.start() as new:
        assert engine.described(old) == engine.described(new)
