"""Words in cells: texts, lists, yes and no, levels and tiers."""

from __future__ import annotations

import pyarrow as pa
from loader_cases import TODAY

from loaders.parsers.parsed import Reading
from loaders.parsers.words import flag, level, list_tier, posts, text, texts, whole

READING = Reading("", TODAY)


def test_line_breaks_and_control_characters_become_one_blank() -> None:
    parsed = text(pa.array(["纺织\r\n印染", "a\x00\x01b", "江阴", None]), READING)

    assert parsed.values.to_pylist() == ["纺织 印染", "a b", "江阴", None]


def test_identity_numbers_in_free_text_are_masked() -> None:
    parsed = text(pa.array(["当事人张三（身份证号11010519491231002X）", "张三"]), READING)

    assert parsed.values.to_pylist() == ["当事人张三（身份证号1****************X）", "张三"]


def test_kinds_of_penalty_keep_the_marks_inside_them() -> None:
    parsed = texts(pa.array(["罚款;没收违法所得、没收非法财物；罚款", " ； "]), READING)

    assert parsed.values.to_pylist() == [["罚款", "没收违法所得、没收非法财物"], None]


def test_posts_are_separated_by_every_usual_mark() -> None:
    parsed = posts(pa.array(["董事长/董事", "总经理、董事，财务负责人"]), READING)

    assert parsed.values.to_pylist() == [["董事长", "董事"], ["总经理", "董事", "财务负责人"]]


def test_yes_and_no_in_their_spellings() -> None:
    parsed = flag(pa.array(["是", "否", "Ｙ", "0", "true", "也许"]), READING)

    assert parsed.values.to_pylist() == [True, False, True, False, True, None]
    assert [fault.row for fault in parsed.faults] == [5]


def test_months_are_whole_numbers_or_nothing() -> None:
    parsed = whole(pa.array(["36", "36个月", "长期", "12.0", "-1", "很久"]), READING)

    assert parsed.values.to_pylist() == [36, 36, None, 12, None, None]
    assert [fault.row for fault in parsed.faults] == [4, 5]


def test_levels_and_tiers_are_known_by_their_chinese_words() -> None:
    levels = level(pa.array(["轻微", "一般失信", "严重", "重大"]), READING)
    tiers = list_tier(pa.array(["A", "严重失信主体名单", "b类", "内部", "守信激励", "Z"]), READING)

    assert levels.values.to_pylist() == ["minor", "general", "serious", None]
    assert tiers.values.to_pylist() == ["A", "A", "B", "C", "R", None]
