"""Columns of names fold, hash and come apart as single names do."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.matching.hashes import whole_hashes
from analytics.matching.name_columns import name_columns
from analytics.matching.part_keys import HEAD_KEY, KEY
from analytics.matching.sounds import sounds
from analytics.matching.texts import folded_texts
from analytics.name_tables import industries, legal_forms
from analytics.names import folded, parsed, structured_key
from analytics.regions import region_words

PIECES = st.sampled_from(
    [
        *list(region_words().meaning)[::7],
        *list(legal_forms().meaning)[::5],
        *list(industries().meaning)[::31],
        *("分公司", "分店", "司店", "支行", "营业部", "合作社", "公司", "有限公司", "集团", "(集团)", "(筹)"),
        *("(", ")", "(如东)", "(自然人独资)", "(台港澳合资)", "掘港镇", "城乡", "村镇", "街道", "镇", "乡"),
        *("工业园区", "工业园", "高新区", "国家高新技术产业开发区", "经济开发区", "市场", "市政", "区域"),
        *("东方", "海", "晟", "A", "1", "（泰州）", "電"),
    ]
)


@given(st.lists(st.one_of(st.none(), st.text()), max_size=8))
def test_a_column_folds_as_single_names_do(names: list[str | None]) -> None:
    texts = folded_texts(pa.array(names, pa.string()))

    assert [texts.text(place) for place in range(len(names))] == [folded(name or "") for name in names]


def test_a_slice_and_a_chunked_column_fold_alike() -> None:
    names = pa.array(["甲", "泰州東方", None, "Ａ"])
    chunked = pa.chunked_array([names.slice(1, 1), names.slice(2)])

    texts = folded_texts(chunked)

    assert [texts.text(place) for place in range(3)] == ["泰州东方", "", "A"]
    assert folded_texts(names.slice(1)).points.tolist() == texts.points.tolist()


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=12))
def test_a_column_comes_apart_as_single_names_do(names: list[str]) -> None:
    columns = name_columns(folded_texts(pa.array(names)))

    assert [columns.parts(place) for place in range(len(names))] == [parsed(name) for name in names]


@given(st.lists(st.lists(PIECES, max_size=5).map("".join), min_size=2, max_size=12))
def test_keys_are_equal_exactly_where_structured_keys_are(names: list[str]) -> None:
    keys = name_columns(folded_texts(pa.array(names))).key(KEY)
    wanted = [structured_key(name) for name in names]

    equal = keys[:, None] == keys[None, :]

    assert equal.tolist() == [[one == other for other in wanted] for one in wanted]


def test_head_office_and_branch_have_one_head_key() -> None:
    names = ["泰州东方电子有限公司", "泰州市东方电子有限责任公司靖江分公司"]
    columns = name_columns(folded_texts(pa.array(names)))

    assert len(set(columns.key(HEAD_KEY).tolist())) == 1
    assert columns.branch.tolist() == [False, True]


def test_homophones_sound_alike_and_others_do_not() -> None:
    names = ["南通鑫源商贸", "南通新元商贸", "南通金源商贸"]
    heard = whole_hashes(sounds(folded_texts(pa.array(names))))

    assert heard[0] == heard[1] != heard[2]


@pytest.mark.parametrize("size", [0, 1])
def test_few_names_make_no_trouble(size: int) -> None:
    texts = folded_texts(pa.array(["泰州东方"] * size, pa.string()))

    assert len(name_columns(texts)) == len(whole_hashes(texts)) == size
    assert np.array_equal(texts.take(np.arange(size, dtype=np.int32)).points, texts.points)
