"""Where the heading row of a table is, and what its headings are: title rows above it and two-row heads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

TOP_ROWS = 12
"""A heading row is looked for in this many first rows."""
UNITS = frozenset(
    ("元", "万元", "亿元", "万美元", "美元", "万欧元", "万港元", "万人民币", "人民币万元", "%", "月", "个月")
)
_UNIT = re.compile(r"[(\[]([^()\[\]]+)[)\]]$")
_BLANKS = re.compile(r"[\s*＊\u200b\ufeff]+")


@dataclass(frozen=True)
class Head:
    """The heading row: its position in the table, how many rows it spans, the headings by column."""

    row: int
    rows: int
    headings: tuple[str, ...]


def plain_heading(heading: str) -> tuple[str, str]:
    """A heading as it is compared, and the unit that stands in brackets at its end ("" if none).

    Width, case, blanks and the star of obligatory columns do not matter.
    """
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", heading)).casefold()
    unit = _UNIT.search(plain)
    if unit is not None and unit.group(1) in UNITS:
        return plain[: unit.start()], unit.group(1)
    return plain, ""


def find_head(top: Sequence[Sequence[str]], known: Callable[[str], bool]) -> Head:
    """The row among the first that holds the most known headings; the first row where none does.

    A second row belongs to the head where most of what stands in it are known headings: codes above Chinese
    headings, or the lower half of merged cells.
    """
    top = top[:TOP_ROWS]
    scores = [_known(row, known) + _below(top, at, known) for at, row in enumerate(top) if _known(row, known)]
    rows = [at for at, row in enumerate(top) if _known(row, known)]
    if not rows:
        return Head(0, 1, _trimmed(top[0]) if top else ())
    best = rows[scores.index(max(scores))]
    if _below(top, best, known):
        return Head(best, 2, _merged(top[best], top[best + 1], known))
    return Head(best, 1, _trimmed(top[best]))


def _known(row: Sequence[str], known: Callable[[str], bool]) -> int:
    return len({plain_heading(cell)[0] for cell in row if cell and known(plain_heading(cell)[0])})


def _below(top: Sequence[Sequence[str]], row: int, known: Callable[[str], bool]) -> int:
    """How many known headings the next row adds; 0 where that row looks like data."""
    if row + 1 >= len(top):
        return 0
    lower = [(group, below) for _, group, below in _pairs(top[row], top[row + 1]) if below]
    found = sum(_named(group, below, known) is not None for group, below in lower)
    return found if 2 * found >= len(lower) else 0


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row)


def _merged(upper: Sequence[str], lower: Sequence[str], known: Callable[[str], bool]) -> tuple[str, ...]:
    """One heading a column: what the lower cell names, else the upper where it is known, else either."""
    return tuple(
        _named(group, below, known) or (above if known(plain_heading(above)[0]) else below or above)
        for above, group, below in _pairs(upper, lower)
    )


def _named(group: str, below: str, known: Callable[[str], bool]) -> str | None:
    """The known heading that a lower cell is, by itself or behind the words of its group."""
    candidates = (below, group + below) if below else ()
    return next((text for text in candidates if known(plain_heading(text)[0])), None)


def _pairs(upper: Sequence[str], lower: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Upper cell, words of its group and lower cell of each column.

    A cell merged over several columns holds its text in the first of them only.
    """
    group = ""
    width = max(len(upper), len(lower))
    for above, below in zip(_wide(upper, width), _wide(lower, width), strict=True):
        group = above or group
        yield above, group, below


def _wide(row: Sequence[str], width: int) -> tuple[str, ...]:
    return _trimmed(row) + ("",) * (width - len(row))
