"""Addresses of enterprises (住所) as keys: two spellings of one room have one key, two rooms have two."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analytics.regions import region_at_start
from analytics.simplified import folding_table

__all__ = ["address_key", "address_words"]

_REMARK = re.compile(
    r"\([^()]*(?:集群|托管|申报|一照多址|商务秘书|集中办公|自主|经营场所|住所|限办公|办公|仅限)[^()]*\)"
)
_DASHES = re.compile(r"[‐-―−－﹣~～]+")
_NUMERAL = re.compile(r"([〇零一二三四五六七八九十百]+)(?=号|楼|层|室|幢|栋|座|单元|组|弄|区|期)")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_SAME = (
    ("号房间", "室"),
    ("号室", "室"),
    ("房间", "室"),
    ("房", "室"),
    ("层", "楼"),
    ("栋", "幢"),
    ("#", "号"),
)
_NOT_A_PLACE = re.compile(r"[^0-9A-Z一-鿿\-]")


def address_key(address: str, region: str = "") -> str:
    """The key of an address: region code and what stands behind it; '' where it names no house or group.

    Widths, blanks, dashes, Chinese numerals before 号 or 楼, remarks in brackets and the ways to say storey,
    block and room are one. A region that is left out is taken from the registration.

    Args:
        address: as registered.
        region: GB/T 2260 code of the registration; '' where unknown.

    Examples:
        >>> address_key("江苏省南通市如东县岔河镇兴河村九组３６号")
        '320623|岔河镇兴河村9组36号'
        >>> address_key("如东县岔河镇兴河村9组36号(集群注册)") == address_key("岔河镇兴河村9组36号", "320623")
        True
        >>> address_key("如东县掘港街道")
        ''
    """
    code, rest = _without_region(address_words(address))
    for other, word in _SAME:
        rest = rest.replace(other, word)
    rest = _NOT_A_PLACE.sub("", rest).strip("-")
    return f"{code or region}|{rest}" if any(sign.isdigit() for sign in rest) else ""


def address_words(address: str) -> str:
    """The address half-width, in simplified characters and arabic numerals, without remarks and blanks."""
    text = "".join(unicodedata.normalize("NFKC", address).upper().split())
    text = _REMARK.sub("", text.translate(_simplified()))
    # a mark that stood behind a blank or a remark joins the letter before it
    text = unicodedata.normalize("NFKC", text)
    return _NUMERAL.sub(lambda found: _arabic(found[1]), _DASHES.sub("-", text))


@cache
def _simplified() -> dict[int, str]:
    """Traditional characters alone: the folding of names drops punctuation, which numbers of rooms need."""
    folding = folding_table()
    return {
        point: folding[point] for point in range(0x3400, 0xA000) if folding[point] not in ("", chr(point))
    }


def _without_region(text: str) -> tuple[str, str]:
    """The smallest region that the text opens with, by its code, and what stands behind it."""
    code, rest = "", text
    while True:
        inner, word = region_at_start(rest, within=code)
        if not inner:
            return code, rest
        code, rest = inner, rest[len(word) :]


def _arabic(numeral: str) -> str:
    """十二 as 12, 一百零五 as 105; a row of digits such as 三〇一 as 301."""
    if not set(numeral) & set("十百"):
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    total, digit = 0, 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            total, digit = total + (digit or 1) * (100 if sign == "百" else 10), 0
    return str(total + digit)
