"""The word tables of `analytics.names` as arrays, for the kernel that takes a column of names apart."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from analytics.arrays import Nodes, read_only
from analytics.matching.hashes import Hashes
from analytics.matching.tries import WordTable, tries
from analytics.name_tables import industries, legal_forms
from analytics.regions import region_words

_COMPANIES = ("有限责任公司", "股份公司", "有限公司", "集团公司", "总公司", "公司", "合作社")
_BRANCHES = (
    *(f"{kind}公司" for kind in "分支子"),
    *(f"分{kind}" for kind in "店厂社所院校部"),
    *(f"{kind}行" for kind in "分支"),
    *(f"{one}{two}部" for one, two in product("营经", "业销营")),
    *("营业厅", "营业所", "分中心", "办事处", "代表处", "门市部", "项目部", "工程部", "销售部", "服务部"),
    *("加油站", "服务站"),
)
_OWNERS = ("自然人独资", "法人独资", "国有独资", "外商独资", "外商投资", "国有控股")
_ZONES = (
    *(
        level + kind + end
        for level, kind, end in product(
            ("", "国家", "省级"),
            ("", "经济技术", "高新技术产业", "高新", "经济", "综合"),
            ("开发区", "保税区", "高新区"),
        )
    ),
    *("工业园区", "工业园", "产业园区"),
)


REGIONS, FORMS, INDUSTRIES, COMPANIES, BRANCHES, OWNERS, ZONES = range(7)
"""The roots of the tries."""


class PartTables(NamedTuple):
    """What the kernel reads: the tries, and what a region's word means.

    The number of a region's word is a place in `regions`: how many codes it may mean, 1 where it ends in 市,
    县 or 区, then the codes. The number of a legal form's word is that of the form in `form_names()`.
    """

    steps: Hashes
    words: Nodes
    regions: Nodes


@cache
def part_tables() -> PartTables:
    """The tables, built once."""
    places, regions = _regions()
    names = {name: place for place, name in enumerate(form_names())}
    forms = {word: names[form] for word, form in legal_forms().meaning.items()}
    made = tries(
        (
            WordTable(places),
            WordTable(forms, backwards=True),
            WordTable(dict.fromkeys(industries().meaning, 0), backwards=True),
            WordTable(dict.fromkeys(_COMPANIES, 0)),
            WordTable(dict.fromkeys(_BRANCHES, 0), backwards=True),
            WordTable(dict.fromkeys(_OWNERS, 0)),
            WordTable(dict.fromkeys(_ZONES, 0)),
        )
    )
    return PartTables(made.steps, made.words, read_only(np.array(regions, np.int32)))


@cache
def form_names() -> tuple[str, ...]:
    """The legal forms by number; the first is for a name that has none."""
    return ("", *dict.fromkeys(legal_forms().meaning.values()))


def _regions() -> tuple[dict[str, int], list[int]]:
    places: dict[str, int] = {}
    regions: list[int] = []
    for word, meaning in region_words().meaning.items():
        codes = meaning.split()
        places[word] = len(regions)
        regions += [len(codes), int(word[-1] in "市县区"), *map(int, codes)]
    return places, regions
