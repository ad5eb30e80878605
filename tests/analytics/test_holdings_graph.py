from __future__ import annotations

import numpy as np
import pytest

from analytics.holdings_graph import build_holdings, over_issued, unattributed_share


def test_holdings_are_grouped_both_ways() -> None:
    graph = build_holdings(4, [0, 1, 0], [2, 2, 3], [0.6, 0.4, 1.0])

    owners_of_2 = graph.up.node[graph.up.start[2] : graph.up.start[3]].tolist()
    owned_by_0 = graph.down.node[graph.down.start[0] : graph.down.start[1]].tolist()

    assert owners_of_2 == [0, 1]
    assert owned_by_0 == [2, 3]
    assert graph.down.degree(1) == 1
    assert graph.never_owned().tolist() == [True, True, False, False]


def test_undisclosed_share_reaches_from_nothing_to_what_others_leave() -> None:
    graph = build_holdings(3, [0, 1], [2, 2], [0.7, np.nan])

    assert graph.share_min.tolist() == [0.7, 0.0]
    assert graph.share_max.tolist() == pytest.approx([0.7, 0.3])
    assert not graph.disclosed


def test_known_range_of_a_share_is_kept_and_narrowed_by_the_rest() -> None:
    graph = build_holdings(
        3, [0, 1], [2, 2], [np.nan, 0.6], share_min=[0.25, np.nan], share_max=[0.5, np.nan]
    )

    assert graph.share_min.tolist() == [0.25, 0.6]
    assert graph.share_max.tolist() == pytest.approx([0.4, 0.6])


def test_over_issued_companies_are_reported_and_not_normalised() -> None:
    graph = build_holdings(4, [0, 1, 0], [2, 2, 3], [0.6, 0.6, 0.99995])

    assert over_issued(graph).tolist() == [2]
    assert graph.share.tolist() == [0.6, 0.6, 0.99995]
    assert unattributed_share(graph).tolist() == pytest.approx([1.0, 1.0, 0.0, 0.00005])


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (([0], [1, 1], [0.5]), "as many of each"),
        (([0], [7], [0.5]), "expected 0 to 2"),
        (([0], [1], [55.0]), "expected a fraction from 0 to 1"),
        (([0], [1], [-0.1]), "expected a fraction from 0 to 1"),
    ],
)
def test_wrong_columns_are_refused_with_what_was_expected(
    columns: tuple[list[int], list[int], list[float]], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        build_holdings(3, *columns)


def test_minimum_over_maximum_is_refused() -> None:
    with pytest.raises(ValueError, match="share_min"):
        build_holdings(2, [0], [1], [np.nan], share_min=[0.6], share_max=[0.5])
