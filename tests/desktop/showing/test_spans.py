"""Whose words are whose: nothing is lost or invented when two texts are marked or woven."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.showing.spans import changed, woven

texts = st.lists(st.sampled_from(["seks", "drenge", "på", "trappen", ".", " ", "  ", "\n", "å", "kl. 21.20"])).map(
    "".join
)


@given(texts, texts)
def test_a_marked_text_is_the_text_itself(base: str, text: str) -> None:
    assert "".join(span.text for span in changed(base, text, "mine")) == text


@given(texts, texts, texts)
def test_every_word_either_added_is_in_the_woven_text(base: str, mine: str, theirs: str) -> None:
    together = "".join(span.text for span in woven(base, mine, theirs))
    for text, origin in ((mine, "mine"), (theirs, "theirs")):
        added = [span.text.strip() for span in changed(base, text, origin) if span.origin == origin]
        assert all(word in together for added_text in added for word in added_text.split())


def test_the_example_of_the_staircase() -> None:
    base = "Ca. 8 unge på trappen. De larmede."
    spans = woven(base, "Ca. 8 unge på trappen. De sang.", "Ca. 8 unge på trappen, to nye. De larmede.")
    assert [(span.text, span.origin) for span in spans] == [
        ("Ca. 8 unge på trappen", "same"),
        (", to nye", "theirs"),
        (". De ", "same"),
        ("sang", "mine"),
        (".", "same"),
    ]
