from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vector_cases import vectors_of_kind

from analytics.names import NameParts, folded, folded_column, parsed, structured_key

NAMES = vectors_of_kind("names")[0]
company_text = st.text(
    st.sampled_from("泰州江苏如东市县区方海電发()（）【有限责任股份公司集团分厂店A1+ ·\n"), max_size=24
)


@pytest.mark.parametrize(("one", "other"), NAMES["same_normalised"])
def test_written_differently_one_folded_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), NAMES["same_structured_key_review"])
def test_tolerated_variant_has_one_structured_key_but_two_folded_names(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert structured_key(one) == structured_key(other)


@pytest.mark.parametrize(("one", "other"), NAMES["must_differ"])
def test_different_enterprises_differ_in_both(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert structured_key(one) != structured_key(other)


def test_folding_unifies_width_case_script_brackets_and_drops_punctuation() -> None:
    assert folded("Ａ·b【電】〔發〕-髮、《ｃ》 é①") == "AB(电)(发)发CE1"
    assert folded("1+1眼镜店") == "1+1眼镜店"


def test_invisible_marks_do_not_make_another_name() -> None:
    assert folded("\u202e泰州\u200b东方\ufeff电子\u00a0有限公司\n") == "泰州东方电子有限公司"


def test_key_separator_cannot_be_smuggled_in() -> None:
    assert folded("东|方｜电子") == "东方电子"


def test_column_folds_in_order_even_with_line_breaks_inside() -> None:
    names = ["泰州東方電子有限公司", "", "东方\n电子"]

    assert folded_column(names) == ["泰州东方电子有限公司", "", "东方电子"]
    assert folded_column([]) == []


@given(st.lists(st.text()))
def test_column_agrees_with_the_scalar(names: list[str]) -> None:
    assert folded_column(names) == [folded(name) for name in names]


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("泰州市东方电子有限责任公司", NameParts("321200", "东方", "电子", "有限公司", "")),
        ("江苏省南通市海门区力柳纺织品有限公司", NameParts("320614", "力柳", "纺织品", "有限公司", "")),
        ("如东海晟（江苏）机械有限公司", NameParts("320623", "海晟", "机械", "有限公司", "")),
        ("上海东方（泰州）电子有限公司", NameParts("310000+321200", "东方", "电子", "有限公司", "")),
        ("东方电子有限公司（泰州）", NameParts("321200", "东方", "电子", "有限公司", "")),
        (
            "苏州工业园区华能新能源科技有限公司",
            NameParts("320500工业园区", "华能", "新能源科技", "有限公司", ""),
        ),
        ("如东县掘港镇王五电子厂", NameParts("320623掘港镇", "王五", "电子", "厂", "")),
        ("南通恒泰股权投资合伙企业（有限合伙）", NameParts("320600", "恒泰", "股权投资", "有限合伙", "")),
        ("江苏恒泰（集团）有限公司", NameParts("320000", "恒泰", "", "集团有限公司", "")),
        ("如东县绿野农民专业合作社", NameParts("320623", "绿野", "", "专业合作社", "")),
        ("中国工商银行股份有限公司泰州分行", NameParts("", "中国工商银行", "", "股份有限公司", "321200分行")),
        ("XY精密有限公司(自然人独资)", NameParts("", "XY", "精密", "有限公司", "")),
        ("", NameParts("", "", "", "", "")),
    ],
)
def test_name_is_taken_apart(name: str, parts: NameParts) -> None:
    assert parsed(name) == parts


@pytest.mark.parametrize(
    ("name", "trade_name", "industry"),
    [
        ("泰州市政工程有限公司", "市政", "工程"),  # 市 belongs to 市政
        ("江苏泰州公司", "泰州", ""),  # a name is not all region
        ("江苏新能源科技有限公司", "新能源", "科技"),  # two characters of trade name stay
        ("泰州电子有限公司", "电子", ""),
        ("北京通州东方科技有限公司", "通州东方", "科技"),  # 通州 of 南通 is not in 北京
    ],
)
def test_words_that_are_region_or_industry_elsewhere(name: str, trade_name: str, industry: str) -> None:
    parts = parsed(name)

    assert (parts.trade_name, parts.industry) == (trade_name, industry)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南通海天股份有限公司", "南通海天股份公司"),
        ("海门市力柳纺织品有限公司", "南通市海门区力柳纺织品有限公司"),
        ("如东县绿野农民专业合作社", "如东绿野专业合作社"),
        ("江苏恒泰（集团）有限公司", "江苏恒泰集团有限公司"),
        ("泰州东方电子有限公司靖江分公司", "泰州市东方电子有限责任公司靖江市分公司"),
    ],
)
def test_more_tolerated_variants(one: str, other: str) -> None:
    assert structured_key(one) == structured_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("泰州东方电子有限公司", "泰州东方电子股份有限公司"),
        ("泰州东方电子有限公司", "泰州东方电器有限公司"),
        ("泰州东方电子有限公司", "上海东方（泰州）电子有限公司"),
        ("南通恒泰投资合伙企业（有限合伙）", "南通恒泰投资合伙企业（普通合伙）"),
        ("泰州东方电子有限公司靖江分公司", "泰州东方电子有限公司兴化分公司"),
        ("南京鼓楼区东方超市", "徐州鼓楼区东方超市"),
    ],
)
def test_different_region_form_industry_or_branch_is_another_key(one: str, other: str) -> None:
    assert structured_key(one) != structured_key(other)


@given(company_text)
def test_any_text_has_a_key_of_five_fields(name: str) -> None:
    assert structured_key(name).count("|") == 4


@given(company_text)
def test_names_that_fold_alike_have_one_key(name: str) -> None:
    assert structured_key(folded(name)) == structured_key(name)
