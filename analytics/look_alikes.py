"""Characters that are taken for others when a code is typed from paper (易混字符), as a hint and no more.

GB 32100-2015 leaves I, O, S, V and Z out of its alphabet because they look like 1, 0, 5, U and 2.
"""

from __future__ import annotations

from analytics.uscc import uscc_fault

__all__ = ["LOOK_ALIKES", "meant_code"]

LOOK_ALIKES = str.maketrans("IOSVZ", "105U2")
"""What each letter that no code contains looks like."""


def meant_code(code: str) -> str | None:
    """The valid code that somebody may have meant who typed a look-alike; None where that gives none.

    Never to be matched by: the code stays wrong until somebody has looked at the document.

    Examples:
        >>> meant_code("9132O623MA1TEXT06R")
        '91320623MA1TEXT06R'
        >>> meant_code("91320623MA1TEXT06R") is None
        True
    """
    mended = code.translate(LOOK_ALIKES)
    return mended if mended != code and uscc_fault(mended) is None else None
