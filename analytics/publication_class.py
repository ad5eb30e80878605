"""What a penalty consists of, as 国家企业信用信息公示系统 asks it (市场监管总局令45)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

PublicationClass = Literal["warning", "criticism", "fine", "other"]
"""警告 alone; 通报批评 at most; 罚款 and nothing graver; any other kind."""

_WARNING, _CRITICISM, _FINE = "警告", "通报批评", "罚款"


def publication_class(kinds: Iterable[str]) -> PublicationClass | None:
    """The class of a penalty of these kinds (处罚类别); None where no kind is stated.

    The order tells a fine of 较低数额 from others by an amount that each province sets; it is not known here,
    so a fine is a class of its own and the rule row says what follows.
    """
    named = {kind.strip() for kind in kinds} - {""}
    if not named:
        return None
    if named - {_WARNING, _CRITICISM, _FINE}:
        return "other"
    if _FINE in named:
        return "fine"
    return "criticism" if _CRITICISM in named else "warning"
