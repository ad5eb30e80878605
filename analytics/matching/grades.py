"""Grades and rungs of a match, and what may speak against one."""

from __future__ import annotations

from enum import IntEnum, IntFlag


class Grade(IntEnum):
    """What may follow from a hit: A counts as the same, B is strong, C is for a reviewer only.

    RELATED is no match: branch and head office, one legal person and yet two registrations.
    """

    A = 1
    B = 2
    C = 3
    RELATED = 4


class Rung(IntEnum):
    """How a pair was found, from the surest way to the weakest."""

    REVIEWER = 0
    CODE = 1
    REGISTRATION_NUMBER = 2
    NAME = 3
    FORMER_NAME = 4
    VARIANT = 5
    BRANCH = 6
    PART = 7
    ONE_CHARACTER = 8
    HOMOPHONE = 9
    MASKED_NUMBER = 10


class Against(IntFlag):
    """What speaks against a hit; each makes it a matter for a reviewer."""

    OTHER_NAME = 1
    RIVALS = 2
    OTHER_REGION = 4
    RENAMED_BEFORE = 8
    COMMON = 16
    WRONG_CODE = 32
    NOT_YET_FOUNDED = 64


BEST_GRADE: dict[Rung, Grade] = {
    Rung.REVIEWER: Grade.A,
    Rung.CODE: Grade.A,
    Rung.REGISTRATION_NUMBER: Grade.A,
    Rung.NAME: Grade.B,
    Rung.FORMER_NAME: Grade.B,
    Rung.VARIANT: Grade.B,
    Rung.BRANCH: Grade.RELATED,
    Rung.PART: Grade.C,
    Rung.ONE_CHARACTER: Grade.C,
    Rung.HOMOPHONE: Grade.C,
    Rung.MASKED_NUMBER: Grade.B,
}
"""The grade of a hit that nothing speaks against."""

RUNG_WORDS: dict[Rung, str] = {
    Rung.REVIEWER: "人工复核认定为同一主体",
    Rung.CODE: "统一社会信用代码一致",
    Rung.REGISTRATION_NUMBER: "工商注册号一致",
    Rung.NAME: "规范化名称一致",
    Rung.FORMER_NAME: "与曾用名一致",
    Rung.VARIANT: "地区、字号、行业、组织形式一致，写法不同",
    Rung.BRANCH: "总分支机构：有关联，不是同一登记主体",
    Rung.PART: "字号一致，名称的一部分缺失或不同",
    Rung.ONE_CHARACTER: "名称相差一字",
    Rung.HOMOPHONE: "名称读音相同",
    Rung.MASKED_NUMBER: "姓名与遮盖的证件号码相符",
}

AGAINST_WORDS: dict[Against, str] = {
    Against.OTHER_NAME: "代码一致，但名称与现名、曾用名无一字相同",
    Against.RIVALS: "另有主体同样符合",
    Against.OTHER_REGION: "地区不同",
    Against.RENAMED_BEFORE: "所载日期时该主体已不用此名",
    Against.COMMON: "此名称常见，巧合的可能不可忽略",
    Against.WRONG_CODE: "所给代码有误",
    Against.NOT_YET_FOUNDED: "所载日期时该主体尚未成立",
}


def against_words(flags: int) -> list[str]:
    """What speaks against a hit, in words."""
    return [AGAINST_WORDS[flag] for flag in Against if flag & flags]
