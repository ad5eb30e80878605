from __future__ import annotations

import pytest
from stdnum import numdb

from analytics.names import folded
from analytics.regions import Region, contains, region_at_start, regions


def test_table_holds_provinces_prefectures_and_the_counties_of_jiangsu() -> None:
    codes = regions().keys()

    assert sum(code.endswith("0000") for code in codes) == 34
    # 333 places of prefecture level in the 27 provinces and autonomous regions, of which Jiangsu has 13
    assert sum(code[2:4] != "00" and code.endswith("00") for code in codes) == 333
    assert sum(code[:2] == "32" and not code.endswith("00") for code in codes) == 95


@pytest.mark.parametrize("region", regions().values(), ids=lambda region: region.code)
def test_codes_and_names_are_those_of_an_independent_table(region: Region) -> None:
    found = {key: value for _, entry in numdb.get("cn/loc").info(region.code) for key, value in entry.items()}
    names = found["county"].split(",") if not region.code.endswith("0000") else [found["province"]]

    # the independent table writes Hong Kong and Macau in traditional characters
    assert folded(region.name) in {folded(name.rpartition("]")[2]) for name in names}


def test_short_names_are_unique() -> None:
    shorts = [region.short for region in regions().values() if region.short]

    assert len(shorts) == len(set(shorts))


@pytest.mark.parametrize(
    ("text", "within", "found"),
    [
        ("泰州市东方", "", ("321200", "泰州市")),
        ("泰州东方", "", ("321200", "泰州")),
        ("泰州市场管理", "", ("321200", "泰州")),
        ("海门市力柳", "", ("320614", "海门市")),
        ("鼓楼区东方", "", ("", "")),  # 南京 and 徐州 both have one
        ("鼓楼区东方", "320100", ("320106", "鼓楼区")),
        ("鼓楼区东方", "320300", ("320302", "鼓楼区")),
        ("东方电子", "", ("", "")),
        ("", "", ("", "")),
    ],
)
def test_region_that_a_text_starts_with(text: str, within: str, found: tuple[str, str]) -> None:
    assert region_at_start(text, within=within) == found


def test_a_region_contains_what_lies_in_it() -> None:
    assert contains("320000", "320623")
    assert contains("320600", "320623")
    assert not contains("320700", "320623")
    assert not contains("320623", "320600")
    assert contains("", "320600")
