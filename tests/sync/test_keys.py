"""Keys are sealed to one device, and a key that the directory did not promise is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from sync import keys, recovery, wire
from sync.errors import Untrusted
from sync.keys import KeyPair

ORGANISATION, SPACE, DEVICE = b"o" * 16, b"s" * 16, b"d" * 16


def test_a_grant_opens_for_its_device_only() -> None:
    pair, key = keys.new_pair(), keys.new_space_key()
    check = keys.key_check(ORGANISATION, SPACE, 1, key)
    grant = keys.grant(ORGANISATION, SPACE, 1, key, DEVICE, pair.hpke_key)
    assert keys.open_grant(ORGANISATION, grant, pair, check) == key
    assert len(grant.sealed) == wire.GRANT_BYTES
    with pytest.raises(Untrusted):
        keys.open_grant(ORGANISATION, grant, keys.new_pair(), check)


def test_a_key_slipped_in_by_the_endpoint_is_refused() -> None:
    pair = keys.new_pair()
    promised = keys.key_check(ORGANISATION, SPACE, 1, keys.new_space_key())
    slipped = keys.grant(ORGANISATION, SPACE, 1, keys.new_space_key(), DEVICE, pair.hpke_key)
    with pytest.raises(Untrusted) as refusal:
        keys.open_grant(ORGANISATION, slipped, pair, promised)
    assert refusal.value.code == "wrong_key"


@given(st.binary(max_size=1300))
def test_any_bytes_are_no_grant_and_no_key(untrusted_bytes: bytes) -> None:
    pair = KeyPair(b"s" * 32)
    with pytest.raises(Untrusted):
        pair.open(untrusted_bytes, b"")
    if len(untrusted_bytes) != wire.HPKE_KEY_BYTES:
        with pytest.raises(Untrusted):
            keys.seal_to(untrusted_bytes, b"key", b"")


def test_a_key_of_the_right_length_that_is_no_key_is_refused() -> None:
    with pytest.raises(Untrusted):
        keys.seal_to(b"\xff" * wire.HPKE_KEY_BYTES, b"key", b"")
    good = keys.new_pair().hpke_key
    with pytest.raises(Untrusted):
        keys.seal_to(good[:-32] + bytes(32), b"key", b"")  # a point of small order


def test_one_secret_gives_the_same_pairs_and_another_use_gives_others() -> None:
    assert KeyPair(b"s" * 32).signing_key == KeyPair(b"s" * 32).signing_key
    assert KeyPair(b"s" * 32).hpke_key != KeyPair(b"s" * 32, "invitation").hpke_key


def test_two_of_three_shares_give_the_organisation_back(tmp_path) -> None:
    pair = recovery.new_recovery()
    texts = [path.read_text("utf-8") for path in recovery.write_shares(pair, tmp_path / "dele", "Kommunen")]
    for two in ((0, 1), (0, 2), (1, 2)):
        assert recovery.read_shares([texts[number] for number in two]).signing_key == pair.signing_key
    for too_few in ([texts[0]], [texts[0], texts[0]], ["", "x"]):
        with pytest.raises(RefusedInput) as refusal:
            recovery.read_shares(too_few)
        assert refusal.value.code == "shares"


def test_shares_are_never_written_over(tmp_path) -> None:
    recovery.write_shares(recovery.new_recovery(), tmp_path, "Kommunen")
    with pytest.raises(RefusedInput) as refusal:
        recovery.write_shares(recovery.new_recovery(), tmp_path, "Kommunen")
    assert refusal.value.code == "exists"
    assert {path.stat().st_mode & 0o77 for path in tmp_path.iterdir()} == {0}
