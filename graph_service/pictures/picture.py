"""A picture before it has a format: boxes and lines with places, kinds and words, for every output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.layout import Place

Shape = Literal["enterprise", "person", "list"]
"""Rounded box, circle, diamond."""

Mark = Literal["subject", "law", "signal", "state", "nominee", "open", "apart"]
"""What is true of a party: asked about; itself on a list in force; on another list or a source of a signal;
state holder (国有); holds for others (名义持有); its share is known as a range only; stands outside."""

Kind = Literal["holds", "represents", "serves", "branch", "guarantees", "acts", "carries", "listed"]
"""What a line stands for."""

Tone = Literal["name", "soft", "law", "signal"]

LEGEND = {
    "subject": "本主体",
    "enterprise": "企业及其他组织",
    "person": "自然人",
    "list": "名单",
    "law": "自身列入严重失信主体名单且措施有效",
    "signal": "提示：可供核查，不作为惩戒依据",
    "state": "国有出资人",
    "nominee": "名义持有，不作为控制人",
    "open": "穿透比例按区间",
    "apart": "不是成员",
    "holds": "持股（箭头指向被持股企业）",
    "represents": "法定代表人",
    "serves": "任职",
    "branch": "分支机构",
    "guarantees": "担保（箭头指向被担保人）",
    "acts": "一致行动（按协议，箭头不分主次）",
    "carries": "传导路径，由来源至本主体，线宽为占提示的份额",
    "listed": "列入名单",
    "unknown": "持股比例未披露或为区间",
    "backward": "循环持股的回边",
    "more": "另有 n 个未画出",
}
"""What a mark means; a picture tells only those that it shows."""


@dataclass(frozen=True)
class Words:
    """A line of text in a box."""

    text: str
    tone: Tone = "name"


@dataclass(frozen=True)
class Box:
    """A party (or a list): what is written in it, what is true of it, and the sentence that is read out.

    `party` is the id whose page it leads to; `more` counts its neighbours that are not drawn.
    """

    id: str
    shape: Shape
    name: str
    sentence: str
    notes: tuple[Words, ...] = ()
    marks: frozenset[Mark] = frozenset()
    party: str | None = None
    more: int = 0


@dataclass(frozen=True)
class Tie:
    """A line from one box to another: short words beside it (in rows), and sentences that are read out.

    `open`: the share is not disclosed, or only as a range. `width` is in pixels.
    """

    source: str
    target: str
    kind: Kind
    label: str
    sentences: tuple[str, ...]
    open: bool = False
    width: float = 1.2


@dataclass(frozen=True)
class PlacedBox:
    """A box in its place: its middle, its size, and its text wrapped into lines."""

    box: Box
    at: Place
    width: float
    height: float
    lines: tuple[Words, ...]
    beside: bool = False

    @property
    def corner(self) -> Place:
        """Its upper left corner."""
        return Place(self.at.x - self.width / 2, self.at.y - self.height / 2)


@dataclass(frozen=True)
class PlacedTie:
    """A line in its place: the pieces of its path from the source on (see `path.Piece`), and the corners of
    its arrowhead, tip first.

    `label_at` is the middle of its words; null where there was no room for them.
    """

    tie: Tie
    path: tuple[tuple[Place, ...], ...]
    head: tuple[Place, Place, Place]
    label_at: Place | None
    label_width: float = 0.0
    label_height: float = 0.0
    backward: bool = False


@dataclass(frozen=True)
class Caption:
    """Words over a part of a picture, from their lower left end."""

    text: str
    at: Place


@dataclass(frozen=True)
class Picture:
    """What is drawn, with its heading, what it means (`legend`: mark and words), and what was left out."""

    heading: str
    sentence: str
    boxes: tuple[PlacedBox, ...]
    ties: tuple[PlacedTie, ...]
    notes: tuple[str, ...]
    width: float
    height: float
    captions: tuple[Caption, ...] = ()

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The marks that are shown, with their meaning."""
        shown = {mark for placed in self.boxes for mark in _shown(placed.box)}
        shown |= {placed.tie.kind for placed in self.ties}
        shown |= {"unknown" for placed in self.ties if placed.tie.open and placed.tie.kind == "holds"}
        shown |= {"backward" for placed in self.ties if placed.backward}
        return tuple((mark, words) for mark, words in LEGEND.items() if mark in shown)


def _shown(box: Box) -> Iterable[str]:
    yield from box.marks
    if "subject" not in box.marks:
        yield box.shape
    if box.more:
        yield "more"


def numbered(boxes: Iterable[PlacedBox]) -> Mapping[str, int]:
    """A number for each box, by which lines name their ends; ids are any text."""
    return {placed.box.id: number for number, placed in enumerate(boxes)}
