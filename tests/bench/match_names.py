"""Names of enterprises by their parts, and the ways in which lists write them wrongly."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import opencc

from analytics.name_tables import table_rows
from loaders.county.words import by_rank


@dataclass(frozen=True)
class Name:
    """A name by its parts, as the registrar writes it."""

    region: str
    short: str
    brand: str
    trade: str
    form: str
    code: int

    def __str__(self) -> str:
        return self.region + self.brand + self.trade + self.form


Distortion = Callable[[Name, random.Random], str | None]


def wrong_character(name: Name, chance: random.Random) -> str:
    place = chance.randrange(len(name.brand))
    return str(_with(name, name.brand[:place] + chance.choice(_brand_characters()) + name.brand[place + 1 :]))


def _missing(name: Name, chance: random.Random) -> str:
    place = chance.randrange(len(name.brand + name.trade))
    core = name.brand + name.trade
    return name.region + core[:place] + core[place + 1 :] + name.form


def _swapped(name: Name, chance: random.Random) -> str:
    place = chance.randrange(len(name.brand) - 1)
    brand = name.brand
    return str(_with(name, brand[:place] + brand[place + 1] + brand[place] + brand[place + 2 :]))


def _same_sound(name: Name, chance: random.Random) -> str:
    return str(_with(name, "".join(chance.choice(_homophones().get(one, one)) for one in name.brand)))


def _punctuated(name: Name, chance: random.Random) -> str:
    text, place = str(name), chance.randrange(2, 6)
    return text[:place] + chance.choice(" 　·-") + text[place:]


def _other_form(name: Name, chance: random.Random) -> str | None:
    other = {"有限公司": "有限责任公司", "有限责任公司": "有限公司", "股份有限公司": "股份公司"}
    return str(name)[: -len(name.form)] + other[name.form] if name.form in other else None


def _in_brackets(name: Name, chance: random.Random) -> str:
    mark = chance.choice(("（）", "()"))
    return f"{name.brand}{mark[0]}{name.short}{mark[1]}{name.trade}{name.form}"


def _wide(name: Name, chance: random.Random) -> str:
    return str(name).replace("（", "(").replace("）", ")") + chance.choice(("", " ", "　", "。"))


TRUE_KINDS: dict[str, tuple[float, Distortion | None]] = {
    "exact": (0.385, lambda name, _: str(name)),
    "traditional characters": (0.04, lambda name, _: _traditional(str(name))),
    "blank or punctuation": (0.047, _punctuated),
    "width and brackets": (0.04, _wide),
    "legal form": (0.07, _other_form),
    "region suffix": (0.08, lambda name, _: str(name).replace(name.region, name.short, 1)),
    "region in brackets": (0.04, _in_brackets),
    "former name": (0.05, None),
    "region dropped": (0.04, lambda name, _: name.brand + name.trade + name.form),
    "industry dropped": (0.03, lambda name, _: name.region + name.brand + name.form),
    "legal form dropped": (0.01, lambda name, _: name.region + name.brand + name.trade),
    "wrong character": (0.06, wrong_character),
    "missing character": (0.03, _missing),
    "swapped characters": (0.018, _swapped),
    "homophones": (0.03, _same_sound),
    "code, former name": (0.02, None),
    "wrong code": (0.01, lambda name, _: str(name)),
}
"""Shares of the true pairs, and how each is written; None where the former name stands."""


def _with(name: Name, brand: str) -> Name:
    return Name(name.region, name.short, brand, name.trade, name.form, name.code)


@cache
def _brand_characters() -> str:
    return "".join(by_rank("brand_chars").words.to_pylist())


@cache
def _homophones() -> dict[str, str]:
    """Characters of trade names by those that sound alike, themselves left out."""
    known = set(_brand_characters())
    found = {}
    for _, characters in table_rows("sounds.tsv"):
        alike = [one for one in characters if one in known]
        found |= {one: "".join(set(alike) - {one}) for one in alike if len(alike) > 1}
    return {one: "".join(sorted(others)) for one, others in found.items()}


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _traditional(text: str) -> str:
    return str(_converter().convert(text))
