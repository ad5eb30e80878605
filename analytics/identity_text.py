"""Text in which identity numbers of persons are masked."""

from __future__ import annotations

import re
from datetime import date

from analytics.resident_id import masked_id, resident_id_fault

_LONG = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
_OLD = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{14}(?![0-9A-Za-z])")
_NO_BIRTH_AFTER = date(9999, 12, 31)


def without_numbers(text: str) -> str:
    """The text with every identity number in it masked.

    A number of 18 characters counts as one where its date of birth is a day, even if its check character is
    wrong: a slip of the pen does not make it public. Codes of organisations and numbers of 15 digits that are
    no old identity numbers stay.
    """
    return _OLD.sub(_old, _LONG.sub(_long, text))


def _long(found: re.Match[str]) -> str:
    number = found.group().upper()
    wrong = resident_id_fault(number, _NO_BIRTH_AFTER)
    return found.group() if wrong is not None and wrong != "校验码不符" else masked_id(number)


def _old(found: re.Match[str]) -> str:
    return found.group() if resident_id_fault(found.group(), _NO_BIRTH_AFTER) else masked_id(found.group())
