"""What somebody types finds what somebody wrote, in a real FTS5 table as the book has it."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from local_store.search_text import MAX_QUERY_WORDS, begun, folded, query, query_words, snippet, terms

Index = dbapi2.Connection


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    connection = dbapi2.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, detail=none, "
        "prefix='2 4 6', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    yield connection
    connection.close()


def finds(index: Index, typed: str, *texts: str) -> list[bool]:
    """Return for each text whether the search finds it, plainly and through the index's beginnings alike."""
    index.execute("BEGIN")
    try:
        index.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", enumerate(map(terms, texts)))
        plain, quick = (_rows(index, asked) for asked in (query(typed), query(typed, begun)))
        assert plain == quick
        return [(number,) in plain for number in range(len(texts))]
    finally:
        index.execute("ROLLBACK")


def _rows(index: Index, asked: str) -> list[tuple[int]]:
    return index.execute("SELECT rowid FROM words WHERE words MATCH ?", (asked,)).fetchall() if asked else []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("klubben", "en klub"),
        ("klub ", "klubberne på Nørrebro"),
        ("klubberne", "Klubben lukkede tidligt"),
        ("barn", "børnene løb hjem"),
        ("børn", "et barn på 12 år"),
        ("mand", "tre mænd"),
        ("larm", "de larmede"),
        ("larmede", "megen larm"),
        ("larmer", "larmen"),
        ("snakkede", "vi snakker"),
        ("drengene", "en dreng"),
        ("bekymringer", "Bekymringen deles"),
        ("Soeren", "Søren"),
        ("søren", "SOEREN"),
        ("Aagård", "Ågaard"),
        ("århus", "Aarhus"),
        ("laerer", "læreren"),
        ("12", "en 12-årig"),
        ("aarig", "en 12-årig"),
        ("ozgur", "Özgür"),
        ("andre", "André"),
        ("yıldız", "Yildiz"),
        ("سلا", "سلام"),
        ("im", "Imran og Hamid"),
        ("hamid im", "Imran og Hamid"),
        ("ssp-lær", "SSP læreren"),
    ],
)
def test_what_is_typed_finds_what_was_written(index: Index, typed: str, written: str) -> None:
    assert finds(index, typed, written) == [True]
    assert finds(index, unicodedata.normalize("NFD", typed), unicodedata.normalize("NFD", written)) == [True]


def test_all_words_must_be_there(index: Index) -> None:
    assert finds(index, "imran fod", "Imran spillede fodbold", "Imran var her", "Fodbold") == [True, False, False]


def test_only_the_last_word_is_unfinished(index: Index) -> None:
    assert finds(index, "im hamid", "Imran og Hamid") == [False]
    assert finds(index, "hus", "han husker det", "huset") == [True, True]
    assert finds(index, "hus ", "han husker det", "huset") == [False, True]


def test_every_beginning_of_a_word_finds_it_while_one_types(index: Index) -> None:
    for written in ("Larmende", "børnene", "Ågaard", "bekymringssamtale", "klubmedarbejderen", "1. trin", "سلام"):
        for length in range(1, len(written) + 1):
            assert finds(index, written[:length], written) == [True]


@pytest.mark.parametrize("typed", ["", " ", "*", '"', "-", "()", "\0", "'; --"])
def test_without_a_word_nothing_is_asked(typed: str) -> None:
    assert query(typed) == ""
    assert query_words(typed) == []


@given(typed=st.text(max_size=40) | st.text(alphabet="aå\"'*()^:-+{}[] ANDORNEAT\0\\", max_size=40))
@example("NEAR(a b)")
@example("text : x")
@example('a" OR "b')
@example("AND OR NOT")
@example("^a - b + c")
@example("𐕰𐕱 x𐕰")
@example("½ ² Ⅷ ﬁ ẞ ŉ İ")
@example("\ud800")
def test_nothing_that_can_be_typed_is_a_syntax_error(index: Index, typed: str) -> None:
    finds(index, typed, "Imran og Hamid")


@given(written=st.text(max_size=40))
def test_a_text_is_found_by_itself(index: Index, written: str) -> None:
    if query(written):
        assert finds(index, written, written) == [True]


@given(text=st.text(max_size=60))
def test_the_index_holds_plain_words_only_and_each_once(text: str) -> None:
    kept = terms(text).split(" ") if terms(text) else []
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in kept)
    assert len(set(kept)) == len(kept)
    assert folded(folded(text)) == folded(text)


def test_a_pasted_novel_is_cut_to_its_last_words() -> None:
    words = query_words(" ".join(f"ord{number}" for number in range(1000)))
    assert len(words) == MAX_QUERY_WORDS
    assert words[-1] == "ord999"


LONG = (
    "Rolig aften ved boldburet. " * 6
    + "Så kom børnene fra skolen, og Imran ville tale om job. "
    + "Det blev sent. " * 9
)


@pytest.mark.parametrize("typed", ["imran", "barn", "skoler", "JOB"])
def test_a_snippet_shows_the_word_that_was_found(typed: str) -> None:
    cut = snippet(LONG, query_words(typed), 90)
    assert any(word in cut for word in ("Imran", "børnene", "skolen", "job"))
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) <= 90


def test_a_short_text_is_its_own_snippet_on_one_line() -> None:
    assert snippet("Imran\nog  Hamid", ["hamid"]) == "Imran og Hamid"
    assert snippet(LONG, ["findes-ikke"], 30) == "Rolig aften ved boldburet…"


@given(st.text(alphabet="ab cå\n", max_size=200), st.lists(st.text(max_size=4), max_size=3), st.integers(10, 60))
def test_a_snippet_is_a_part_of_the_text_no_wider_than_asked(text: str, words: list[str], width: int) -> None:
    cut = snippet(text, words, width)
    assert len(cut) <= width
    assert cut.strip("…").strip() in " ".join(text.split())
