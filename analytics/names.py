"""Names of enterprises: folded for comparison, and taken apart into region, trade name, industry and form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.name_tables import industries, legal_forms
from analytics.regions import contains, region_at_start
from analytics.simplified import folding_table

__all__ = ["NameParts", "folded", "folded_column", "parsed", "parts_of_folded", "structured_key"]


@dataclass(frozen=True)
class NameParts:
    """The parts of an enterprise's name (企业名称), folded; '' for a part that it has not.

    Attributes:
        region: GB/T 2260 code of the smallest region named, with the words of a zone or town inside it;
            two regions of which neither holds the other are joined by '+'.
        trade_name: the trade name (字号), and whatever found no other place.
        industry: the words for the industry (行业).
        legal_form: the legal form (组织形式) by its standing word: 有限公司 for 有限责任公司.
        branch: what names the branch (分支机构) behind the head office's name.
    """

    region: str
    trade_name: str
    industry: str
    legal_form: str
    branch: str


_COMPANY = re.compile(r"(?:有限责任公司|股份公司|有限公司|集团公司|总公司|公司|合作社)(?:\([^()]*\))?(?=.)")
_BRANCH_END = re.compile(
    r"(?:[分支子]公司|分[店厂社所院校部]|分中心|[分支]行|办事处|代表处|[营经][业销营]部|营业[厅所]|门市部|项目部"
    r"|工程部|销售部|服务部|[^司社]店|加油站|服务站|[^司社]厂)(?:\([^()]*\))?$"
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_OWNERSHIP = re.compile(
    r"(公司)\((?:自然人独资|法人独资|国有独资|外商独资|外商投资|国有控股|台港澳[^()]*)\)$"
)
_ZONE = re.compile(
    r"(?:(?:国家|省级)?(?:经济技术|高新技术产业|高新|经济|综合)?(?:开发|保税|高新)区|工业园区|工业园|产业园区)"
)
_TOWN = re.compile(r"[^()]{2,3}?(?:(?<![村城])镇|街道|(?<!城)乡)(?=..)")


def folded(name: str) -> str:
    """The name as it is compared: half-width, upper case, simplified, without blanks and punctuation.

    Brackets of any kind are kept as ( and ).
    """
    return name.translate(folding_table()).replace("\n", "")


def folded_column(names: Sequence[str]) -> list[str]:
    """The folded form of each name, in order; about 2 M names/s."""
    lines = "\n".join(names).translate(folding_table()).split("\n")
    return lines if len(lines) == len(names) else [folded(name) for name in names]


def structured_key(name: str) -> str:
    """One key for the tolerated variants of a name: `region|trade name|industry|legal form|branch`.

    有限责任公司 and 有限公司, 泰州市 and 泰州, a region in front or in brackets have one key. Equal keys are
    good for a review or a match that is unique in its region, not for identity.
    """
    parts = parsed(name)
    return "|".join((parts.region, parts.trade_name, parts.industry, parts.legal_form, parts.branch))


def parsed(name: str) -> NameParts:
    """The parts of a name, by tables of regions, legal forms and industry words.

    Every character ends up in some part, so that two names differ in their parts unless they differ only in
    a tolerated variant.
    """
    return parts_of_folded(folded(name))


def parts_of_folded(text: str) -> NameParts:
    """`parsed` for a name that is folded already."""
    head, branch = _without_branch(text)
    head = _OWNERSHIP.sub(r"\1", head).replace("(集团)", "集团")
    named_inside, rest = _bracketed_region(head) if "(" in head else ("", head)
    form_words = legal_forms().at_end(rest, spare=1)
    in_front, core = _leading_region(rest[: len(rest) - len(form_words)], spare=2)
    trade_name, industry = _without_industry(core)
    return NameParts(
        region=_joined_regions(in_front, named_inside),
        trade_name=trade_name,
        industry=industry,
        legal_form=legal_forms().meaning.get(form_words, ""),
        branch=_branch_key(branch),
    )


def _without_branch(text: str) -> tuple[str, str]:
    end = _BRANCH_END.search(text)
    company = _COMPANY.search(text) if end else None
    if not company:
        return text, ""
    return text[: company.end()], text[company.end() :]


def _leading_region(text: str, spare: int) -> tuple[str, str]:
    """The region that the text starts with, read from the largest to the smallest, and the rest of the text.

    At least `spare` characters are left: a name is not all region, 江苏泰州公司 keeps 泰州 as its trade name.
    """
    code, rest = "", text
    while True:
        inner, word = region_at_start(rest, within=code)
        if not inner or len(rest) - len(word) < spare:
            break
        code, rest = inner, rest[len(word) :]
    place = _place_inside(rest, spare) if code else ""
    return code + place, rest[len(place) :]


def _place_inside(rest: str, spare: int) -> str:
    """The words of a development zone, or of a town, that the rest starts with."""
    found = _ZONE.match(rest) or _TOWN.match(rest)
    return found.group() if found and len(rest) - found.end() >= spare else ""


def _bracketed_region(text: str) -> tuple[str, str]:
    """The region that stands in brackets, and the text without it; brackets around other words stay."""
    for found in _BRACKETED.finditer(text):
        region, remainder = _leading_region(found.group(1), spare=0)
        if region and not remainder:
            return region, text[: found.start()] + text[found.end() :]
    return "", text


def _joined_regions(outer: str, inner: str) -> str:
    """The smaller of two regions where one holds the other, else both."""
    if not outer or not inner:
        return outer or inner
    if contains(outer[:6], inner[:6]) and len(outer) == 6:
        return inner
    return outer if contains(inner, outer[:6]) else f"{outer}+{inner}"


def _without_industry(core: str) -> tuple[str, str]:
    """Take industry words off the end while two characters of trade name are left."""
    rest = core
    while word := industries().at_end(rest, spare=2):
        rest = rest[: -len(word)]
    return rest, core[len(rest) :]


def _branch_key(branch: str) -> str:
    region, rest = _leading_region(branch, spare=2)
    return region + rest
