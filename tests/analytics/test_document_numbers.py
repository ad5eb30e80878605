from __future__ import annotations

import pytest

from analytics.document_numbers import plain_number


@pytest.mark.parametrize(
    "written",
    [
        "东市监罚〔2026〕12号",
        "东市监罚[2026]12号",
        "东市监罚（２０２６）12 号",
        " 东市监罚【2026】１２",
        "东市监罚(2026)12",
    ],
)
def test_one_number_written_in_many_ways_is_one(written: str) -> None:
    assert plain_number(written) == "东市监罚(2026)12"


def test_different_numbers_stay_different() -> None:
    assert plain_number("东市监罚〔2026〕12号") != plain_number("东市监罚〔2026〕121号")
