"""What the key zone does with each key, without a window."""

from local_store.errors import Text
from ui.quick_log.zone_model import Block, Option, Zone


def _options(*pairs: tuple[str, str]) -> tuple[Option, ...]:
    return tuple(Option(code, Text(code, code), key) for code, key in pairs)


def zone() -> Zone:
    return Zone(
        [
            Block("topics", Text("Talte om", "Talked about"), _options(("fritid", "F"), ("vold", "")), False),
            Block("mood", Text("Stemning", "Mood"), _options(("rolig", "Z"), ("livlig", "X")), True),
        ]
    )


def test_digits_write_the_count_and_backspace_takes_one_away() -> None:
    it = zone()
    for key in "120":
        assert it.press(key)
    assert it.values() == {"person_count": 120}
    it.backspace()
    assert it.values() == {"person_count": 12}


def test_a_fourth_digit_is_refused() -> None:
    it = zone()
    for key in "1234":
        it.press(key)
    assert it.count == "123"


def test_a_leading_zero_goes_but_nobody_is_a_finding() -> None:
    it = zone()
    it.press("0")
    assert it.values() == {"person_count": 0}
    it.press("7")
    assert it.values() == {"person_count": 7}


def test_a_digit_after_another_key_begins_a_new_number() -> None:
    it = zone()
    for key in "6F12":
        it.press(key)
    assert it.count == "12"


def test_many_topics_but_one_mood() -> None:
    it = zone()
    for key in "FZX":
        it.press(key)
    it.toggle("topics", "vold")
    assert it.values() == {"topics": ["fritid", "vold"], "mood": "livlig"}


def test_the_same_key_again_lets_go() -> None:
    it = zone()
    for key in "FFZZ":
        it.press(key)
    assert it.values() == {}
    assert it.is_empty()


def test_promise_and_follow_up_have_their_keys() -> None:
    it = zone()
    assert it.press("N")
    assert it.press("M")
    assert (it.promise, it.follow_up) == (True, True)
    assert not it.is_empty()


def test_a_key_that_means_nothing_is_left_to_others() -> None:
    assert zone().press("Å") is False


def test_values_go_round_through_load() -> None:
    it, other = zone(), zone()
    for key in "6FZ":
        it.press(key)
    other.load(it.values())
    assert other.values() == it.values()


def test_codes_the_tables_do_not_know_are_not_shown_as_chosen() -> None:
    it = zone()
    it.load({"topics": ["fritid", "fra_en_nyere_bog"], "mood": "ukendt"})
    assert it.values() == {"topics": ["fritid"]}
