from __future__ import annotations

import pytest

from analytics.publication_class import publication_class


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (["警告"], "warning"),
        (["警告", "通报批评"], "criticism"),
        (["通报批评", "罚款"], "fine"),
        (["罚款", "没收违法所得"], "other"),
        (["责令停产停业"], "other"),
        (["其他"], "other"),
        ([], None),
        ([""], None),
    ],
)
def test_the_gravest_kind_decides_and_an_unstated_one_nothing(kinds, found) -> None:
    assert publication_class(kinds) == found
