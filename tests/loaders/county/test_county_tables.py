from __future__ import annotations

from loaders.county.words import by_rank, lines, weighted

KINDS_OF_2021 = {
    *("警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级"),
    *("吊销许可证件", "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "行政拘留"),
}
"""行政处罚法 (2021) art. 9."""


def test_every_violation_names_known_kinds_and_authorities() -> None:
    authorities = {row[0] for row in lines("authorities")}

    for violation in lines("violations"):
        assert set(violation[3].split(";")) <= KINDS_OF_2021, violation[0]
        assert violation[7] in authorities, violation[0]
        assert violation[8] in {"轻微", "一般", "严重"}, violation[0]
        assert ("罚款" in violation[3]) == (float(violation[5]) > 0), violation[0]


def test_every_permit_fits_a_trade_that_exists() -> None:
    trades = {row[0] for row in lines("industries")}
    trades |= {row[2] for name in ("household_trades", "cooperative_trades") for row in lines(name)}

    for permit in lines("permits"):
        assert set(permit[8].split("/")) <= trades | {"*"}, permit[0]
        assert permit[5] in {row[0] for row in lines("authorities")}, permit[0]


def test_every_list_of_tier_a_cites_a_basis() -> None:
    assert not [row for row in lines("lists") if row[2] == "A" and not row[3]]
    assert {row[0]: row[2] for row in lines("lists")}["JY_YC"] == "B"


def test_regions_favour_industries_that_exist() -> None:
    trades = {row[0] for row in lines("industries")}

    assert {trade for row in lines("regions") for trade in row[7].split("/")} <= trades


def test_word_lists_have_weights_above_nought_and_no_word_twice() -> None:
    ages = [f"given_{sex}_{age}" for sex in ("men", "women") for age in ("older", "middle", "younger")]

    for words in [weighted(name) for name in ("surnames", "banks", *ages)]:
        assert (words.weights > 0).all()
        assert len(set(words.words.to_pylist())) == len(words.words)
    for words in [by_rank(name) for name in ("brand_chars", "given_chars_men", "given_chars_women")]:
        assert len(set(words.words.to_pylist())) == len(words.words)
