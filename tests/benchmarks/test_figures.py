"""The table tells what was measured: busy rounds are dropped, a target that is missed says so."""

from tests.benchmarks.figures import Figure, Limit, percentile, table


def test_a_round_whose_floor_moved_by_more_than_a_quarter_is_dropped() -> None:
    figure = Figure("save", "ms", rounds=[(2.0, 1.0), (9.0, 3.0), (2.2, 1.1)])

    assert figure.kept() == [(2.0, 1.0), (2.2, 1.1)]
    assert figure.ratios == [2.0, 2.0]


def test_one_round_is_always_kept() -> None:
    assert len(Figure("save", "ms", rounds=[(2.0, 1.0), (9.0, 3.0)]).kept()) == 1


def test_a_target_is_of_the_value_or_of_the_ratio() -> None:
    rounds: list[tuple[float, float | None]] = [(30.0, 10.0)]

    assert Figure("pull", "ms", Limit(50), rounds).met is True
    assert Figure("pull", "ms", Limit(2, of_ratio=True), rounds).met is False
    assert Figure("pull", "ms", None, rounds).met is None


def test_the_table_says_no_where_a_target_is_missed_and_leaves_out_what_was_not_measured() -> None:
    lines = table([Figure("pull", "s", Limit(1), [(3.0, None)]), Figure("push", "s")]).splitlines()

    assert len(lines) == 3
    assert "| <= 1 s | NO  |" in lines[2]


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([5.0, 1.0, 3.0], 0.5) == 3.0
    assert percentile([5.0, 1.0, 3.0], 0.95) == 5.0
