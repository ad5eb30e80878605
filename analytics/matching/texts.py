"""Columns of folded names as code points, and the kernel that folds them straight from Arrow's bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.arrays import Bytes, Counts, Nodes, kernel, read_only
from analytics.matching.blocks import by_block
from analytics.simplified import folding_table

Points = NDArray[np.uint32]
_SEVERAL = np.uint32(1 << 31)
"""Marks a character that folds to several: the rest of the number is its place in the pool."""


@dataclass(frozen=True)
class Texts:
    """Texts end to end: `points` are code points, text k is points[starts[k]:starts[k + 1]]."""

    points: Points
    starts: Counts

    def __len__(self) -> int:
        return self.starts.size - 1

    @property
    def sizes(self) -> Counts:
        """Characters of each text."""
        return np.diff(self.starts)

    def text(self, place: int) -> str:
        """One of the texts."""
        piece = self.points[int(self.starts[place]) : int(self.starts[place + 1])]
        return piece.astype("<u4").tobytes().decode("utf-32-le")

    def take(self, places: Nodes) -> Texts:
        """The texts at these places."""
        starts = np.zeros(places.size + 1, np.int64)
        np.cumsum(self.sizes[places], out=starts[1:])
        points = np.empty(int(starts[-1]), np.uint32)
        _taken(self.points, self.starts, places, starts, points)
        return Texts(read_only(points), read_only(starts))


def folded_texts(names: pa.Array | pa.ChunkedArray) -> Texts:
    """The folded form (see `analytics.names.folded`) of every name; an absent name is an empty text."""
    octets, offsets = octets_and_starts(names)
    single, pool, pool_starts = _folding()
    count = offsets.size - 1
    sizes = np.zeros(count, np.int64)
    by_block(count, lambda low, high: _count(octets, offsets, single, pool_starts, low, high, sizes))
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    points = np.empty(int(starts[-1]), np.uint32)
    by_block(
        count, lambda low, high: _fold(octets, offsets, single, pool, pool_starts, low, high, starts, points)
    )
    return Texts(read_only(points), read_only(starts))


def octets_and_starts(names: pa.Array | pa.ChunkedArray) -> tuple[Bytes, Counts]:
    """The bytes of a column of texts and where each text begins and ends; an absent one is empty."""
    whole = names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names
    column = pc.fill_null(whole, "").cast(pa.large_string())
    if not len(column):
        return read_only(np.zeros(0, np.uint8)), read_only(np.zeros(1, np.int64))
    buffers = column.buffers()
    offsets = np.frombuffer(buffers[1], np.int64)[column.offset : column.offset + len(column) + 1]
    octets = np.frombuffer(buffers[2], np.uint8) if buffers[2] is not None else np.zeros(0, np.uint8)
    first = int(offsets[0])
    return read_only(octets[first : int(offsets[-1])]), read_only(offsets - first)


@cache
def _folding() -> tuple[Points, Points, Counts]:
    """The folding table as arrays: one character, nothing (0), or a place in the pool of longer forms."""
    table = folding_table()
    single = np.zeros(len(table), np.uint32)
    pool: list[int] = []
    starts = [0]
    for point, form in enumerate(table):
        kept = form.replace("\n", "")
        if len(kept) == 1:
            single[point] = ord(kept)
        elif kept:
            single[point] = _SEVERAL | np.uint32(len(starts) - 1)
            pool.extend(map(ord, kept))
            starts.append(len(pool))
    return read_only(single), read_only(np.array(pool, np.uint32)), read_only(np.array(starts, np.int64))


@kernel
def _decoded(octets: Bytes, at: int) -> tuple[np.int64, int]:
    """The code point at this place of valid UTF-8, and how many bytes it takes."""
    first = np.int64(octets[at])
    if first < 0x80:
        return first, 1
    if first < 0xE0:
        return ((first & 0x1F) << 6) | (np.int64(octets[at + 1]) & 0x3F), 2
    if first < 0xF0:
        middle = (np.int64(octets[at + 1]) & 0x3F) << 6
        return ((first & 0x0F) << 12) | middle | (np.int64(octets[at + 2]) & 0x3F), 3
    upper = ((first & 0x07) << 18) | ((np.int64(octets[at + 1]) & 0x3F) << 12)
    lower = ((np.int64(octets[at + 2]) & 0x3F) << 6) | (np.int64(octets[at + 3]) & 0x3F)
    return upper | lower, 4


@kernel
def _count(
    octets: Bytes, offsets: Counts, single: Points, pool_starts: Counts, low: int, high: int, sizes: Counts
) -> None:
    for row in range(low, high):
        at, end, size = offsets[row], offsets[row + 1], 0
        while at < end:
            point, width = _decoded(octets, at)
            at += width
            form = np.int64(single[point]) if point < single.size else point
            if form & 0x80000000:
                place = form & 0x7FFFFFFF
                size += pool_starts[place + 1] - pool_starts[place]
            elif form:
                size += 1
        sizes[row] = size


@kernel
def _fold(
    octets: Bytes,
    offsets: Counts,
    single: Points,
    pool: Points,
    pool_starts: Counts,
    low: int,
    high: int,
    starts: Counts,
    points: Points,
) -> None:
    for row in range(low, high):
        at, end, out = offsets[row], offsets[row + 1], starts[row]
        while at < end:
            point, width = _decoded(octets, at)
            at += width
            form = np.int64(single[point]) if point < single.size else point
            if form & 0x80000000:
                place = form & 0x7FFFFFFF
                for piece in range(pool_starts[place], pool_starts[place + 1]):
                    points[out] = pool[piece]
                    out += 1
            elif form:
                points[out] = form
                out += 1


@kernel
def _taken(points: Points, starts: Counts, places: Nodes, new_starts: Counts, out: Points) -> None:
    for row in range(places.size):
        place, to = places[row], new_starts[row]
        for at in range(starts[place], starts[place + 1]):
            out[to] = points[at]
            to += 1
