"""The level of dishonesty (失信程度) of a penalty, declared by the organ or read off its kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.record_life import Level


@dataclass(frozen=True)
class KindLevels:
    """The level that each kind of penalty (处罚类别) has by itself; None: the kind does not tell."""

    version: str
    by_kind: Mapping[str, Level | None]


_RANK: dict[Level, int] = {"minor": 0, "general": 1, "serious": 2}
_NAMED: dict[str, Level] = {"轻微": "minor", "一般": "general", "严重": "serious"}


@dataclass(frozen=True)
class LevelFinding:
    """A level, where it comes from, and why, in Chinese; `level` is None where nothing determines it."""

    level: Level | None
    level_source: Literal["declared", "derived"] | None
    reason: str


def level_named(text: str) -> Level | None:
    """The level that a delivered text names (轻微, 一般失信, serious, …); None where it names none."""
    word = text.strip().removesuffix("失信行为").removesuffix("失信")
    return _NAMED.get(word) or next((level for level in _RANK if level == word.lower()), None)


def level_from_penalty_kinds(
    kinds: Iterable[str], rules: KindLevels, *, declared: Level | None = None, simple_procedure: bool = False
) -> LevelFinding:
    """The level of a penalty: the organ's own, else the gravest that its kinds name.

    A fall-back only: each department publishes which conduct is of which level. A kind that may be of
    either level leaves the level open, unless another kind is serious by itself.

    Args:
        kinds: the kinds of penalty of one decision.
        rules: the level of each kind, as the rules stand for that day of decision.
        declared: the level stated by the organ; it wins.
        simple_procedure: decided by 简易程序.
    """
    if declared:
        return LevelFinding(declared, "declared", "认定机关已载明失信程度")
    if simple_procedure:
        return LevelFinding("minor", "derived", "简易程序作出的行政处罚")
    named = list(dict.fromkeys(kind.strip() for kind in kinds if kind.strip()))
    levels = {kind: rules.by_kind.get(kind) for kind in named}
    known = [(kind, level) for kind, level in levels.items() if level]
    open_kinds = [kind for kind, level in levels.items() if level is None]
    gravest = max(known, key=lambda item: _RANK[item[1]], default=None)
    if gravest and (not open_kinds or gravest[1] == "serious"):
        return LevelFinding(gravest[1], "derived", f"处罚类别：{gravest[0]}")
    shown = "、".join(open_kinds) or "未载明"
    return LevelFinding(None, None, f"处罚类别（{shown}）不足以判断失信程度，待核")
