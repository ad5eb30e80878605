"""Numbers of decisions (文书号) and cases (案号) as they are compared."""

from __future__ import annotations

import unicodedata

_BRACKETS = str.maketrans(dict.fromkeys("[{〔［【﹝", "(") | dict.fromkeys("]}〕］】﹞", ")"))


def plain_number(text: str) -> str:
    """The number as it is compared: half-width, one kind of bracket, no blanks, no 号 at its end.

    Examples:
        >>> plain_number("东市监罚〔2026〕 12 号") == plain_number("东市监罚[2026]12")
        True
    """
    folded = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return "".join(folded.split()).upper().removesuffix("号")
