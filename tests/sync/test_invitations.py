"""An invitation survives being copied, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from sync.invitations import Invitation, _words, new_invitation, read_invitation, words_of

MADE = st.builds(
    Invitation,
    st.binary(min_size=16, max_size=16),
    st.integers(0, 250_000_000_000),
    st.binary(min_size=32, max_size=32),
    st.sampled_from(("https://felt.example.dk", "http://127.0.0.1:8123", "https://æøå.dk:444/sti")),
)


@given(MADE)
def test_reads_back(invitation: Invitation) -> None:
    assert read_invitation(invitation.text()) == invitation


@given(MADE, st.data())
def test_line_breaks_capitals_and_lost_dashes_do_no_harm(invitation: Invitation, data: st.DataObject) -> None:
    text = invitation.text()
    at = data.draw(st.integers(0, len(text)))
    for copied in (text[:at] + "\n  " + text[at:], text.upper(), text.lower(), text.replace("-", ""), f" {text}\n"):
        assert read_invitation(copied) == invitation


@given(MADE, st.data())
def test_a_lost_or_wrong_character_is_noticed(invitation: Invitation, data: st.DataObject) -> None:
    text = invitation.text().replace("-", "")
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCDEFGHJK234567"))
    for damaged in (text[:at] + text[at + 1 :], text[:at] + other + text[at + 1 :]):
        if damaged.upper() != text.upper():
            with pytest.raises(RefusedInput):
                read_invitation(damaged)


@given(st.text(max_size=300))
def test_any_text_is_refused_kindly(untrusted_text: str) -> None:
    for text in (untrusted_text, "feltbog:" + untrusted_text):
        with pytest.raises(RefusedInput) as refusal:
            read_invitation(text)
        assert refusal.value.code == "invitation"


def test_two_invitations_have_nothing_in_common_but_the_organisation() -> None:
    one, other = (new_invitation(b"o" * 16, "https://felt.example.dk", 1) for _ in range(2))
    assert one.id != other.id
    assert one.pair.signing_key != other.pair.signing_key
    assert one.words == other.words


def test_there_are_1024_different_words_to_read_aloud() -> None:
    words = _words()
    assert len(set(words)) == len(words) == 1024
    assert all(word.isalpha() and word.islower() for word in words)
    assert words_of(bytes(16)) == (words[0],) * 4
    assert words_of(b"\xff" * 16) == (words[1023],) * 4


@pytest.mark.parametrize(
    "endpoint", ["http://feltbog.example.dk", "http://10.0.0.7:8443", "http://127.0.0.1.example.dk"]
)
def test_an_invitation_to_an_endpoint_that_others_can_listen_to_is_refused(endpoint: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        read_invitation(new_invitation(bytes(16), endpoint, 2**39).text())
    assert (refusal.value.code, refusal.value.field) == ("not_secure", "endpoint")
    assert "https://" in refusal.value.text.da
    assert "https://" in refusal.value.text.en
