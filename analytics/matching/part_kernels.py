"""The kernel that takes folded names apart, equal to `analytics.names.parsed` name by name.

One file although it is long: a kernel calls kernels of its own file only (`analytics.arrays.kernel`).
"""

from __future__ import annotations

import numpy as np

from analytics.arrays import Counts, Nodes, kernel
from analytics.matching.hashes import Hashes
from analytics.matching.part_tables import (
    BRANCHES,
    COMPANIES,
    FORMS,
    INDUSTRIES,
    OWNERS,
    REGIONS,
    ZONES,
)
from analytics.matching.texts import Points
from analytics.matching.tries import CHARACTER_BITS, NODE_BITS

REGION, SECOND_REGION, BRANCH_REGION, FORM = 0, 1, 2, 3
BRANCH_SIZE, PLACE_SIZE, SECOND_PLACE_SIZE, TRADE_SIZE, INDUSTRY_SIZE = 4, 5, 6, 7, 8
"""Columns of what is known of a name; the last five are characters that stand in this order in `out`."""
COLUMNS = 9

_OPEN, _CLOSE = ord("("), ord(")")
_SHI, _XIAN, _QU, _CUN, _CHENG, _SI, _SHE = map(ord, "市县区村城司社")
_AFTER_SHI = tuple(map(ord, "场政容郊"))
_YU, _TOWN, _TOWNSHIP, _STREET_1, _STREET_2 = map(ord, "域镇乡街道")
_SHOP, _WORKS, _GONG, _JI, _TUAN, _TAI, _GANG, _AO = map(ord, "店厂公集团台港澳")
_SALT = np.uint64(0x9E3779B97F4A7C15)
_HALF, _ONE = np.uint64(32), np.uint64(1)
_CHARACTER, _NODE, _NODES = np.uint64(CHARACTER_BITS), np.uint64(NODE_BITS), np.uint64((1 << NODE_BITS) - 1)

Found = tuple[int, int]
"""A word and its length; (-1, 0) or (0, 0) for none."""


@kernel
def _step(steps: Hashes, node: int, character: int) -> int:
    key = (np.uint64(node) << _CHARACTER) | np.uint64(character)
    mask = np.uint64(steps.size - 1)
    place = ((key * _SALT) >> _HALF) & mask
    while steps[place] != 0:
        if steps[place] >> _NODE == key:
            return int(np.int64(steps[place] & _NODES))
        place = (place + _ONE) & mask
    return -1


@kernel
def _at_start(steps: Hashes, words: Nodes, root: int, room: Points, low: int, high: int) -> Found:
    node, at, best, size = root, low, -1, 0
    while at < high:
        node = _step(steps, node, room[at])
        if node < 0:
            break
        at += 1
        if words[node] >= 0:
            best, size = words[node], at - low
    return best, size


@kernel
def _at_end(steps: Hashes, words: Nodes, root: int, room: Points, low: int, high: int, spare: int) -> Found:
    node, at, best, size = root, high, -1, 0
    while at > low + spare:
        node = _step(steps, node, room[at - 1])
        if node < 0:
            break
        at -= 1
        if words[node] >= 0:
            best, size = words[node], high - at
    return best, size


@kernel
def _sole_code(regions: Nodes, word: int, within: int) -> int:
    scale, prefix = 1, within
    while prefix and prefix % 100 == 0:
        prefix //= 100
        scale *= 100
    found = 0
    for at in range(word + 2, word + 2 + regions[word]):
        code = regions[at]
        if code != within and (within == 0 or code // scale == prefix):
            if found:
                return 0
            found = code
    return found


@kernel
def _another_word(room: Points, last: int, high: int) -> bool:
    """Whether 市 in 市政, 区 in 区域 or 县 in 县域 belongs to the next word."""
    if last + 1 >= high:
        return False
    one, other = room[last], room[last + 1]
    if one == _SHI:
        return other in _AFTER_SHI
    return (one in (_QU, _XIAN)) and other == _YU


@kernel
def _region_at(
    steps: Hashes, words: Nodes, regions: Nodes, room: Points, low: int, high: int, within: int
) -> Found:
    bound = high
    while bound > low:
        word, size = _at_start(steps, words, REGIONS, room, low, bound)
        if word < 0:
            break
        code = _sole_code(regions, word, within)
        if code and not (regions[word + 1] and _another_word(room, low + size - 1, high)):
            return code, size
        bound = low + size - 1
    return 0, 0


@kernel
def _town(room: Points, low: int, high: int) -> int:
    for name in range(2, 4):
        end = low + name
        if end >= high:
            return 0
        for at in range(low, end):
            if room[at] == _OPEN or room[at] == _CLOSE:
                return 0
        before, size = room[end - 1], 0
        if room[end] == _TOWN and before != _CUN and before != _CHENG:
            size = name + 1
        elif room[end] == _STREET_1 and end + 1 < high and room[end + 1] == _STREET_2:
            size = name + 2
        elif room[end] == _TOWNSHIP and before != _CHENG:
            size = name + 1
        if size and low + size + 2 <= high:
            return size
    return 0


@kernel
def _leading(
    steps: Hashes, words: Nodes, regions: Nodes, room: Points, low: int, high: int, spare: int
) -> tuple[int, int, int]:
    """The region that the text starts with: its code, the characters that say so, those of a place in it."""
    code, at = 0, low
    while True:
        inner, size = _region_at(steps, words, regions, room, at, high, code)
        if inner == 0 or high - at - size < spare:
            break
        code = inner
        at += size
    if code == 0:
        return 0, 0, 0
    place = _at_start(steps, words, ZONES, room, at, high)[1] or _town(room, at, high)
    return code, at - low, place if high - at - place >= spare else 0


@kernel
def _bracket_start(room: Points, low: int, end: int) -> int:
    """Where the bracket begins that closes right before `end`; -1 where none does."""
    if end <= low or room[end - 1] != _CLOSE:
        return -1
    at = end - 2
    while at >= low and room[at] != _OPEN and room[at] != _CLOSE:
        at -= 1
    return at if at >= low and room[at] == _OPEN else -1


@kernel
def _ends_in_branch(steps: Hashes, words: Nodes, room: Points, end: int) -> bool:
    start = _bracket_start(room, 0, end)
    stop = start if start >= 0 else end
    if stop < 2:
        return False
    shop = room[stop - 1] == _SHOP or room[stop - 1] == _WORKS
    if shop and room[stop - 2] != _SI and room[stop - 2] != _SHE:
        return True
    return _at_end(steps, words, BRANCHES, room, 0, stop, 0)[0] >= 0


@kernel
def _head_end(steps: Hashes, words: Nodes, room: Points, end: int) -> int:
    """Where the head office's name ends and that of the branch begins; `end` where there is no branch."""
    if not _ends_in_branch(steps, words, room, end):
        return end
    for at in range(end):
        word, size = _at_start(steps, words, COMPANIES, room, at, end)
        if word < 0:
            continue
        stop = at + size
        if stop < end and room[stop] == _OPEN:
            close = stop + 1
            while close < end and room[close] != _OPEN and room[close] != _CLOSE:
                close += 1
            if close + 1 < end and room[close] == _CLOSE:
                return close + 1
        if stop < end:
            return stop
    return end


@kernel
def _without_owner(steps: Hashes, words: Nodes, room: Points, end: int) -> int:
    """The end of the name without (自然人独资) and the like behind 公司."""
    start = _bracket_start(room, 0, end)
    if start < 2 or room[start - 1] != _SI or room[start - 2] != _GONG:
        return end
    inside = end - 1 - (start + 1)
    if inside >= 3 and room[start + 1] == _TAI and room[start + 2] == _GANG and room[start + 3] == _AO:
        return start
    return start if _at_start(steps, words, OWNERS, room, start + 1, end - 1)[1] == inside and inside else end


@kernel
def _cut(room: Points, low: int, high: int, end: int) -> int:
    """Take the characters from `low` up to `high` out; the new end."""
    for at in range(high, end):
        room[at - high + low] = room[at]
    return end - (high - low)


@kernel
def _without_group_brackets(room: Points, end: int) -> int:
    at = 0
    while at + 3 < end:
        named = room[at + 1] == _JI and room[at + 2] == _TUAN
        if room[at] == _OPEN and named and room[at + 3] == _CLOSE:
            room[at], room[at + 1] = _JI, _TUAN
            end = _cut(room, at + 2, at + 4, end)
            at += 2
        else:
            at += 1
    return end


@kernel
def _within(outer: int, inner: int) -> bool:
    while outer and outer % 100 == 0:
        outer //= 100
        inner //= 100
    return outer == inner


@kernel
def _bracketed_region(
    steps: Hashes, words: Nodes, regions: Nodes, room: Points, place: Points, end: int
) -> tuple[int, int, int]:
    """The region in brackets (its code; characters of a place in it, kept in `place`), cut out; new end."""
    at = 0
    while at < end:
        if room[at] != _OPEN:
            at += 1
            continue
        close = at + 1
        while close < end and room[close] != _OPEN and room[close] != _CLOSE:
            close += 1
        if close < end and room[close] == _CLOSE:
            code, said, inside = _leading(steps, words, regions, room, at + 1, close, 0)
            if code and at + 1 + said + inside == close:
                for k in range(inside):
                    place[k] = room[at + 1 + said + k]
                return code, inside, _cut(room, at, close + 1, end)
            at = close + 1
        else:
            at = close
    return 0, 0, end


@kernel
def _appended(out: Points, to: int, room: Points, low: int, high: int) -> int:
    for at in range(low, high):
        out[to] = room[at]
        to += 1
    return to


@kernel
def _region_written(
    one: Nodes, out: Points, to: int, room: Points, front: tuple[int, int, int], place: Points, inside: int
) -> int:
    """Write the places of the regions in front and in brackets; where one holds the other, the smaller."""
    first, said, named = front
    second = one[SECOND_REGION]
    if first == 0 or (second and named == 0 and _within(first, second)):
        one[REGION], one[SECOND_REGION], one[PLACE_SIZE], one[SECOND_PLACE_SIZE] = second, 0, inside, 0
        return _appended(out, to, place, 0, inside)
    if second and inside == 0 and _within(second, first):
        second = 0
    one[REGION], one[SECOND_REGION], one[PLACE_SIZE] = first, second, named
    one[SECOND_PLACE_SIZE] = inside if second else 0
    to = _appended(out, to, room, said, said + named)
    return _appended(out, to, place, 0, one[SECOND_PLACE_SIZE])


@kernel
def _take_one(
    steps: Hashes,
    words: Nodes,
    regions: Nodes,
    room: Points,
    place: Points,
    end: int,
    one: Nodes,
    out: Points,
    to: int,
) -> None:
    head = _head_end(steps, words, room, end)
    one[BRANCH_REGION], said, _ = _leading(steps, words, regions, room, head, end, 2)
    one[BRANCH_SIZE] = end - head - said
    to = _appended(out, to, room, head + said, end)
    end = _without_group_brackets(room, _without_owner(steps, words, room, head))
    one[SECOND_REGION], inside, end = _bracketed_region(steps, words, regions, room, place, end)
    form, size = _at_end(steps, words, FORMS, room, 0, end, 1)
    one[FORM] = max(form, 0)
    end -= size
    front = _leading(steps, words, regions, room, 0, end, 2)
    to = _region_written(one, out, to, room, front, place, inside)
    # a region in front that turned out to hold the one in brackets is said all the same
    start = front[1] + front[2]
    stop, size = end, 1
    while size:
        size = _at_end(steps, words, INDUSTRIES, room, start, stop, 2)[1]
        stop -= size
    one[TRADE_SIZE], one[INDUSTRY_SIZE] = stop - start, end - stop
    _appended(out, to, room, start, end)


@kernel
def take_apart(
    steps: Hashes,
    words: Nodes,
    regions: Nodes,
    points: Points,
    starts: Counts,
    low: int,
    high: int,
    out: Points,
    known: Nodes,
) -> None:
    """Take the names `low` to `high` apart into `known` (COLUMNS) and `out` (characters)."""
    longest = 1
    for row in range(low, high):
        longest = max(longest, starts[row + 1] - starts[row])
    # a name is cut down in `room`; `place` keeps what its brackets said of a place
    room, place = np.empty(longest, np.uint32), np.empty(longest, np.uint32)
    for row in range(low, high):
        end = starts[row + 1] - starts[row]
        _appended(room, 0, points, starts[row], starts[row + 1])
        _take_one(steps, words, regions, room, place, end, known[row], out, starts[row])
