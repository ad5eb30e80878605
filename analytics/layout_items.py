"""What a drawing in layers is made of: boxes, labels and points of lines, and which lead to which."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Extent", "Items"]

BESIDE = 14.0
"""Between two boxes of a layer."""

LINE = 10.0
"""Between a line that passes and what stands beside it."""


@dataclass(frozen=True)
class Extent:
    """How much room something takes: `breadth` along its layer, `depth` across it."""

    breadth: float
    depth: float


@dataclass
class Items:
    """What stands on the layers: boxes, labels and points of lines; even layers are boxes', odd are labels'.

    `at` is the box that a label stands at.
    """

    layer: list[int] = field(default_factory=list)
    extent: list[Extent] = field(default_factory=list)
    line: list[bool] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    up: dict[int, list[int]] = field(default_factory=dict)
    down: dict[int, list[int]] = field(default_factory=dict)

    def add(self, layer: int, extent: Extent, *, line: bool = False) -> int:
        """Put an item on a layer; its number."""
        self.layer.append(layer)
        self.extent.append(extent)
        self.line.append(line)
        return len(self.layer) - 1

    def join(self, one: int, other: int) -> None:
        """Let a line lead from one item to another, on whichever layer each stands."""
        upper, lower = sorted((one, other), key=self.layer.__getitem__)
        self.down.setdefault(upper, []).append(lower)
        self.up.setdefault(lower, []).append(upper)

    def apart(self, one: int, other: int) -> float:
        """The least distance of the middles of two neighbours."""
        gap = LINE if self.line[one] or self.line[other] else BESIDE
        return (self.extent[one].breadth + self.extent[other].breadth) / 2 + gap
