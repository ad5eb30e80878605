"""Checks of the codes that name a subject, gathered: one code at a time, or a column of them."""

from __future__ import annotations

import re
import unicodedata

from analytics.code_columns import FAULT_WORDS, CodeFault
from analytics.registration_number import (
    registration_check_digit,
    registration_number_fault,
    registration_number_faults,
    registration_number_valid,
)
from analytics.resident_id import (
    masked_id,
    resident_id_check_char,
    resident_id_expanded,
    resident_id_fault,
    resident_id_faults,
    resident_id_valid,
)
from analytics.subject_kinds import SubjectKind, subject_kind
from analytics.uscc import (
    org_code_check_char,
    uscc_check_char,
    uscc_fault,
    uscc_faults,
    uscc_inner_fault,
    uscc_valid,
)

__all__ = [
    "FAULT_WORDS",
    "CodeFault",
    "SubjectKind",
    "masked_id",
    "normal_code",
    "org_code_check_char",
    "registration_check_digit",
    "registration_number_fault",
    "registration_number_faults",
    "registration_number_valid",
    "resident_id_check_char",
    "resident_id_expanded",
    "resident_id_fault",
    "resident_id_faults",
    "resident_id_valid",
    "subject_kind",
    "uscc_check_char",
    "uscc_fault",
    "uscc_faults",
    "uscc_inner_fault",
    "uscc_valid",
]

_BLANKS = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


def normal_code(text: str) -> str:
    """A code as it is compared: half-width (NFKC), upper case, no blanks or invisible marks.

    Look-alikes stay as they are: O is never read as 0, so that a code typed wrong is refused and not mended.
    """
    if text.isascii() and text.isalnum():
        return text.upper()
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).upper()
