"""Telephones and e-mail addresses of enterprises as keys; placeholders and what is neither have none."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["email_key", "phone_keys"]

_APART = re.compile(r"[;,、；，/|或]|\s{2,}")
_EXTENSION = re.compile(r"(?:转|EXT\.?|X|分机).*$")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_EMAIL = re.compile(r"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}")
_RUN = "01234567890123456789 98765432109876543210"


def phone_keys(text: str) -> tuple[str, ...]:
    """The telephone numbers in a field, in digits, each once; country code and extension are left out.

    A number without its area code is a key of its own: it is not guessed whose it is. Placeholders, such as
    00000000, 13800000000 or 12345678, are none.

    Examples:
        >>> phone_keys("0513-84000036 转 8001；+86 138 1234 5679")
        ('051384000036', '13812345679')
        >>> phone_keys("00000000、无")
        ()
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    found = (_digits(_EXTENSION.sub("", part)) for part in _APART.split(folded))
    return tuple(dict.fromkeys(number for number in found if _is_number(number)))


def email_key(text: str) -> str:
    """The address in lower case; '' where it is none.

    Examples:
        >>> email_key(" Office@Example.COM ")
        'office@example.com'
    """
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    return folded if _EMAIL.fullmatch(folded) else ""


def _digits(text: str) -> str:
    digits = "".join(sign for sign in text if sign.isdigit())
    for country in ("0086", "86"):
        rest = digits.removeprefix(country)
        if rest != digits and (_MOBILE.fullmatch(rest) or _LANDLINE.fullmatch("0" + rest.lstrip("0"))):
            return rest if _MOBILE.fullmatch(rest) else "0" + rest.lstrip("0")
    return digits


def _is_number(number: str) -> bool:
    shaped = _MOBILE.fullmatch(number) or _LANDLINE.fullmatch(number) or _LOCAL.fullmatch(number)
    if not shaped:
        return False
    own = number[-7:]
    return len(set(own)) > 1 and own not in _RUN
