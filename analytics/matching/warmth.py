"""One small run of cross-matching, to have its machine code on disk in time."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from analytics.matching.columns import FormerNames, Listed, Register
from analytics.matching.index import index, list_index
from analytics.matching.ladder import matched
from analytics.matching.one_apart import one_apart
from analytics.matching.texts import Texts

__all__ = ["compile_matching_kernels"]


def compile_matching_kernels() -> None:
    """Compile every kernel and leave it in the cache: about 10 s, once."""
    nothing = np.zeros(2, np.int32)
    names, codes = pa.array(["泰州东方电子有限公司", "如东海晟机械厂"]), pa.array(["91320623MA1TEXT06R", ""])
    former = FormerNames(nothing[:1], pa.array(["泰州东方电器厂"]), nothing[:1])
    register = index(Register(codes, pa.array(["", ""]), names, nothing, nothing, former))
    listed = pa.array(["海晟（如东）机械厂", "苏州天宇纺织厂"])
    matched(list_index(Listed(pa.array(["", codes[0].as_py()]), listed, nothing, nothing)), register)
    one_apart(_text("东方"), _text("东芳"), filter_from=0)


def _text(word: str) -> Texts:
    return Texts(np.array([ord(one) for one in word], np.uint32), np.array([0, len(word)]))
