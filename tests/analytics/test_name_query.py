"""The query is judged on a stand-in for the full-text index: pairs of characters, weighed by rarity."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.name_query import query_terms
from analytics.name_search import Candidate, ranked
from analytics.names import folded

TRADES = (
    "东方海天华盛恒泰鑫源瑞祥宏达金龙永安新兴隆万和中正大通顺丰利民广益德信义仁昌荣盈博雅嘉凯润泽宇航星辰"
)
BUSINESSES = [
    "电子科技",
    "纺织品",
    "机械",
    "建筑工程",
    "贸易",
    "食品",
    "化工",
    "餐饮管理",
    "五金制品",
    "物流",
]
PLACES = ["如东", "如东县", "海安市", "海安", "启东", "如皋", "南通", "南通市", "海门区", "通州"]
FORMS = ["有限公司", "有限公司", "有限公司", "经营部", "厂", "股份有限公司"]


def register(size: int) -> list[tuple[str, str, str, str]]:
    draw = random.Random(11)
    rows = (
        (
            draw.choice(PLACES),
            "".join(draw.choices(TRADES, k=draw.choice((2, 2, 2, 3)))),
            draw.choice(BUSINESSES),
        )
        for _ in range(size * 2)
    )
    return [(*row, draw.choice(FORMS)) for row in dict.fromkeys(rows)][:size]


ROWS = register(4000)
NAMES = ["".join(row) for row in ROWS]


def pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def index() -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for row, name in enumerate(NAMES):
        for pair in pairs(folded(name)):
            postings[pair].append(row)
    return postings


INDEX = index()


def found(query: str, limit: int = 100) -> list[int]:
    """The best rows by summed rarity; what stands in +( ) must be hit once."""
    must, _, extra = query_terms(query).removeprefix("+").partition(") ")
    scores: Counter[int] = Counter()
    for group, required in ((must.strip("()"), True), (extra, False)):
        for term in group.split():
            pair, _, boost = term.partition("^")
            rows = INDEX.get(pair, [])
            for row in rows if required else [row for row in rows if row in scores]:
                scores[row] += float(boost or 1) * math.log(1 + len(NAMES) / len(rows))
    return [row for row, _ in scores.most_common(limit)]


def first_five(query: str) -> list[str]:
    candidates = [Candidate(str(row), NAMES[row]) for row in found(query)]
    return [answer.id for answer in ranked(query, candidates)[:5]]


def with_wrong(name: str, draw: random.Random) -> str:
    place = draw.randrange(len(name))
    return name[:place] + draw.choice("晋鲁赣琼") + name[place + 1 :]


def with_missing(name: str, draw: random.Random) -> str:
    place = draw.randrange(len(name))
    return name[:place] + name[place + 1 :]


def with_swapped(name: str, draw: random.Random) -> str:
    place = draw.randrange(len(name) - 1)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


@pytest.mark.parametrize("distort", [with_wrong, with_missing, with_swapped])
def test_one_slip_of_the_pen_still_finds_the_subject(distort: object) -> None:
    draw = random.Random(5)
    asked = draw.sample(range(len(NAMES)), 200)

    hits = sum(str(row) in first_five(distort(NAMES[row], draw)) for row in asked)

    assert hits >= 196  # 98 %


@pytest.mark.parametrize(
    "written",
    [
        lambda place, trade, business, form: place + trade + business + form,
        lambda place, trade, business, form: f"{trade}{business}（{place}）{form}",
        lambda place, trade, business, form: place.rstrip("市县区") + trade + business + form,
        lambda place, trade, business, form: place + trade + business + "有限责任公司",
    ],
    ids=["exact", "region in brackets", "short region", "another legal form"],
)
def test_other_ways_of_writing_find_the_subject(written: object) -> None:
    asked = random.Random(6).sample(range(len(NAMES)), 200)

    hits = sum(str(row) in first_five(written(*ROWS[row])) for row in asked)

    assert hits >= 196  # 98 %


def test_pairs_of_the_trade_name_weigh_most_and_legal_forms_are_left_out() -> None:
    terms = query_terms("泰州东方电子有限公司")

    assert terms == "+(东方 州东 方电 子有^0.5 电子^0.5 东电^0.4 州方^0.4 方东^0.4) 泰州^0.3"


def test_industry_words_that_no_table_has_do_not_outweigh_the_trade_name() -> None:
    terms = query_terms("江苏丰海汽车销售服务有限公司")

    assert terms.startswith("+(丰海 汽车 海汽 苏丰 车销 务有^0.5 售服^0.5 ")


def test_a_query_of_legal_form_only_is_still_asked() -> None:
    assert "有限" in query_terms("有限公司")


def test_one_character_is_asked_as_the_start_of_a_pair() -> None:
    assert query_terms("晟") == "晟 晟*"


def test_letters_and_digits_are_asked_in_lower_case_and_as_a_start() -> None:
    assert query_terms("XY精密") == "+(xy xy*^0.5 精密^0.5)"


@pytest.mark.parametrize("query", ["", "  ", "!!!", "()", "\n"])
def test_nothing_to_ask_gives_no_query(query: str) -> None:
    assert query_terms(query) == ""


@given(st.text(st.sampled_from('泰州东方电子有限公司aAND OR NOT+-&|!(){}[]^"~*?:\\/<>='), max_size=80))
def test_nothing_of_the_query_language_gets_through(query: str) -> None:
    terms = query_terms(query)

    term = r"(?:[\u3400-\u9fff]{1,2}\*?|[0-9a-z]+\*?)(?:\^0\.\d)?"
    assert re.fullmatch(rf"(?:\+\({term}(?: {term})*\))?(?:(?:^| ){term}(?: {term})*)?", terms)


def test_a_very_long_query_stays_below_the_limit_of_the_index() -> None:
    assert len(query_terms("泰州东方电子有限公司" * 500).split()) < 300
