"""Precision and recall on a set with planted namesakes, renamings, slips and branches, and with its truth."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from analytics.matching.grades import Grade
from analytics.matching.index import index, list_index
from analytics.matching.ladder import matched
from analytics.matching.name_columns import name_columns
from analytics.names import parsed

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from match_set import MatchSet, match_set

SIZE = 20_000


@pytest.fixture(scope="module", params=[False, True], ids=["registrar", "independent"])
def sample(request: pytest.FixtureRequest) -> MatchSet:
    return match_set(SIZE, SIZE, independent=request.param)


def test_automatic_grades_are_precise_and_find_most_true_pairs(sample: MatchSet) -> None:
    found = matched(list_index(sample.listed), index(sample.register))

    right = sample.truth[found.rows] == found.places
    true = np.count_nonzero(sample.truth >= 0)
    automatic = found.grades <= Grade.B
    proposed = found.grades <= Grade.C
    assert right[automatic].mean() >= 0.999
    assert np.unique(found.rows[automatic & right]).size / true >= 0.70
    assert np.unique(found.rows[proposed & right]).size / true >= 0.80


def test_no_namesake_of_another_valid_code_is_ever_a_hit_on_it(sample: MatchSet) -> None:
    found = matched(list_index(sample.listed), index(sample.register))

    planted = np.flatnonzero(sample.kinds == "namesake with its own code")
    assert planted.size and not np.isin(found.rows, planted).any()


def test_every_name_of_the_sample_comes_apart_as_it_does_alone(sample: MatchSet) -> None:
    listed = list_index(sample.listed)

    columns = name_columns(listed.texts)

    names = sample.listed.names.to_pylist()
    assert all(columns.parts(row) == parsed(name) for row, name in enumerate(names))
