"""A hit put in words: which rung, which fields agree, what speaks against it, how many rivals there are.

Made on demand for one pair; the features need no more than the two records.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from analytics.codes import registration_number_fault, uscc_fault
from analytics.likeness import likeness
from analytics.matching.grades import AGAINST_WORDS, RUNG_WORDS, Against, Rung
from analytics.names import NameParts, folded, parsed
from analytics.regions import contains

__all__ = ["Explanation", "Feature", "Side", "explained", "explained_person"]


@dataclass(frozen=True)
class Side:
    """One side of a pair: codes made comparable, the name that was compared, region code and day, or empty.

    `name_until` is the day up to which a former name was borne; `present_name` the name borne today.
    """

    code: str = ""
    registration_no: str = ""
    name: str = ""
    region: str = ""
    day: str = ""
    present_name: str = ""
    name_until: str = ""


@dataclass(frozen=True)
class Feature:
    """One field compared: from 1 (speaks for one subject) through 0 (says nothing) to −1 (speaks against)."""

    score: float
    detail: str
    query: str
    candidate: str


@dataclass(frozen=True)
class Explanation:
    """Why a pair is a hit: the rung, the features by name, and what speaks against it, in words."""

    rung: str
    features: dict[str, Feature]
    against: tuple[str, ...]


def explained(
    query: Side, candidate: Side, rung: Rung, against: Against, *, rivals: int = 0, expected: float = math.nan
) -> Explanation:
    """The explanation of one pair."""
    one, other = parsed(query.name), parsed(candidate.name)
    features = {
        "code": _code(query, candidate),
        "name": _name(query, candidate),
        "region": _region(query, candidate, one, other),
        "trade_name": _part(one.trade_name, other.trade_name, "字号"),
        "industry": _part(one.industry, other.industry, "行业"),
        "legal_form": _part(one.legal_form, other.legal_form, "组织形式"),
        "branch": _branch(one, other),
        "day": _day(query, candidate),
        "rivals": _rivals(rivals),
        "coincidence": _coincidence(expected),
    }
    words = [AGAINST_WORDS[flag] for flag in Against if flag in against]
    return Explanation(
        RUNG_WORDS[rung], {name: one for name, one in features.items() if one.detail}, tuple(words)
    )


def explained_person(
    name: str, masks: tuple[str, str], against: Against, *, rivals: int = 0, expected: float = math.nan
) -> Explanation:
    """The explanation of a pair of persons of one name whose masked numbers, as they may be shown, agree."""
    features = {
        "name": Feature(0.2, "姓名一致（姓名一项从不足以认定）", name, name),
        "number": Feature(0.6, "遮盖的证件号码所示各位均相符", *masks),
        "rivals": _rivals(rivals),
        "coincidence": _coincidence(expected, "人同此姓名、号码所示各位亦相符"),
    }
    words = [AGAINST_WORDS[flag] for flag in Against if flag in against]
    kept = {called: one for called, one in features.items() if one.detail}
    return Explanation(RUNG_WORDS[Rung.MASKED_NUMBER], kept, tuple(words))


_NOTHING = Feature(0.0, "", "", "")


def _code(query: Side, candidate: Side) -> Feature:
    given, theirs = query.code, candidate.registration_no if len(query.code) == 15 else candidate.code
    if not given:
        return Feature(0.0, "名单未给出代码", "", theirs) if theirs else _NOTHING
    if given == theirs:
        return Feature(1.0, "代码一致", given, theirs)
    fault = registration_number_fault(given) if len(given) == 15 else uscc_fault(given)
    if fault:
        return Feature(-0.3, f"所给代码有误：{fault}", given, theirs)
    return (
        Feature(-1.0, "代码均有效而不同", given, theirs) if theirs else Feature(0.0, "对方无代码", given, "")
    )


def _name(query: Side, candidate: Side) -> Feature:
    if not query.name or not candidate.name:
        return _NOTHING
    one, other = folded(query.name), folded(candidate.name)
    called = "曾用名" if candidate.present_name and candidate.present_name != candidate.name else "名称"
    if one == other:
        return Feature(1.0, f"{called}一致", query.name, candidate.name)
    close = likeness(one, other)
    score = round(2 * close - 1, 2)
    return Feature(score, f"{called}相似度 {close:.2f}", query.name, candidate.name)


def _region(query: Side, candidate: Side, one: NameParts, other: NameParts) -> Feature:
    given, theirs = query.region or one.region[:6], candidate.region or other.region[:6]
    if not given or not theirs:
        return _NOTHING
    if contains(given, theirs) or contains(theirs, given):
        return Feature(0.4, "地区一致", given, theirs)
    return Feature(-0.6, "地区不同", given, theirs)


def _part(one: str, other: str, called: str) -> Feature:
    if not one and not other:
        return _NOTHING
    if one == other:
        return Feature(0.6 if called == "字号" else 0.3, f"{called}一致", one, other)
    if not one or not other:
        return Feature(-0.1, f"一方无{called}", one, other)
    return Feature(-0.6 if called == "字号" else -0.3, f"{called}不同", one, other)


def _branch(one: NameParts, other: NameParts) -> Feature:
    if one.branch == other.branch:
        return _NOTHING
    words = "一方是分支机构" if not one.branch or not other.branch else "分支机构不同"
    return Feature(-0.8, words, one.branch, other.branch)


def _day(query: Side, candidate: Side) -> Feature:
    if not query.day or not (candidate.name_until or candidate.day):
        return _NOTHING
    if candidate.name_until:
        borne = query.day < candidate.name_until
        words = "所载日期在更名之前" if borne else "所载日期在更名之后"
        return Feature(0.4 if borne else -0.6, words, query.day, candidate.name_until)
    if query.day < candidate.day:
        return Feature(-0.6, "所载日期早于成立日期", query.day, candidate.day)
    return Feature(0.1, "所载日期在成立之后", query.day, candidate.day)


def _rivals(rivals: int) -> Feature:
    if not rivals:
        return Feature(0.2, "未见其他主体同样符合", "", "")
    return Feature(-0.5, f"另有 {rivals} 个主体同样符合", "", "")


def _coincidence(expected: float, who: str = "个主体偶然同此字号、行业和地区") -> Feature:
    if math.isnan(expected):
        return _NOTHING
    words = f"预计另有 {expected:.3g} {who}"
    return Feature(-0.4 if expected >= 0.01 else 0.3, words, "", "")
