"""Nominees and depositories (名义持有人): registered as holders for others, and never a controller."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["nominee_nodes"]


def nominee_nodes(names: Iterable[str], nominees: Iterable[str]) -> frozenset[int]:
    """The places in `names` that are the name of one of the nominees, brackets, widths and blanks aside."""
    known = {_plain(one) for one in nominees}
    return frozenset(at for at, name in enumerate(names) if _plain(name) in known)


@lru_cache(maxsize=1 << 16)
def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).upper().split())
