"""The ways in which people mistype an enterprise's name, one function a kind."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from analytics.names import parsed

_PLACES = "江苏|南通|无锡|连云港|泰州|如东|海安|启东|海门|如皋|通州|崇川|江阴|海州|海陵"
_REGION = re.compile(rf"^({_PLACES})([省市县区])?(?=.{{4}})")
_FORM = re.compile(r"(有限责任公司|有限公司|股份有限公司)")
_OTHER_FORM = {"有限责任公司": "有限公司", "有限公司": "有限责任公司", "股份有限公司": "有限公司"}

Distortion = Callable[[str, random.Random], str | None]
"""A distorted name, or None where the kind does not apply to it."""


def exact(name: str, chance: random.Random) -> str | None:
    """The name as it is."""
    return name


def trade_and_industry(name: str, chance: random.Random) -> str | None:
    """Trade name (字号) and industry (行业) only."""
    parts = parsed(name)
    return parts.trade_name + parts.industry if parts.industry and not parts.branch else None


def short_region(name: str, chance: random.Random) -> str | None:
    """如东县… becomes 如东…."""
    region = _REGION.match(name)
    return _REGION.sub(r"\1", name) if region and region[2] else None


def bracketed_region(name: str, chance: random.Random) -> str | None:
    """如东海晟机械有限公司 becomes 海晟机械（如东）有限公司."""
    region, form = _REGION.match(name), _FORM.search(name)
    if not region or not form or "（" in name:
        return None
    core = name[region.end() : form.start()]
    return f"{core}（{region[1]}）{name[form.start() :]}"


def other_form(name: str, chance: random.Random) -> str | None:
    """有限公司 for 有限责任公司 and the other way about."""
    return _FORM.sub(lambda found: _OTHER_FORM[found[0]], name, count=1) if _FORM.search(name) else None


def wrong_character(name: str, chance: random.Random) -> str | None:
    """One character of the middle of the name is another."""
    place = _place(name, chance)
    return name[:place] + chance.choice("华盛海晟东方泰兴宏达金鑫恒瑞") + name[place + 1 :]


def missing_character(name: str, chance: random.Random) -> str | None:
    """One character of the middle of the name is not there."""
    place = _place(name, chance)
    return name[:place] + name[place + 1 :]


def swapped_characters(name: str, chance: random.Random) -> str | None:
    """Two neighbouring characters of the middle of the name have changed places."""
    place = _place(name, chance)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


KINDS: dict[str, Distortion] = {
    "exact": exact,
    "trade name + industry": trade_and_industry,
    "short region": short_region,
    "bracketed region": bracketed_region,
    "another legal form": other_form,
    "one wrong character": wrong_character,
    "one missing character": missing_character,
    "two swapped characters": swapped_characters,
}


def _place(name: str, chance: random.Random) -> int:
    """A place in the name before its last three characters."""
    return chance.randrange(0, max(1, len(name) - 4))
