"""Columns of valid codes: unified social credit codes, registration numbers and resident identity numbers.

The scalar checks of analytics.codes are the oracle that the tests hold these columns against.
"""

from __future__ import annotations

import numpy as np

from analytics.codes import org_code_check_char, resident_id_check_char, uscc_check_char
from loaders.county.chance import scattered
from loaders.county.columns import Bytes, Flags, Ints, date_parts, digits

_ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", dtype=np.uint8)
_VALUES = np.zeros(128, dtype=np.int64)
_VALUES[_ALPHABET] = np.arange(31)
_WEIGHTS = np.array([pow(3, place, 31) for place in range(17)])
_ORG_VALUES = np.zeros(128, dtype=np.int64)
_ORG_VALUES[np.frombuffer(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", dtype=np.uint8)] = np.arange(36)
_ORG_WEIGHTS = np.array((3, 7, 9, 10, 5, 8, 4, 2))
_ORG_CHECKS = np.frombuffer(b"0X987654321", dtype=np.uint8)
_ID_WEIGHTS = np.array([pow(2, 17 - place, 11) for place in range(17)])
_ID_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)


def uscc(kind: str, region: str, body: str) -> str:
    """One code of this kind (two characters), region and eight-character body, with both check characters."""
    first17 = kind + region + body + org_code_check_char(body)
    return first17 + uscc_check_char(first17)


def resident_id(area: str, born: str, sequence: int) -> str:
    """One identity number: area code, birth date YYYYMMDD and sequence (odd for men)."""
    first17 = f"{area}{born}{sequence:03d}"
    return first17 + resident_id_check_char(first17)


def usccs(kinds: Ints, regions: Ints, bodies: Bytes) -> Bytes:
    """Codes by row from two-digit kinds, six-digit regions and bodies of eight characters (GB 32100-2015)."""
    org_check = _ORG_CHECKS[_ORG_VALUES[bodies] @ _ORG_WEIGHTS % 11]
    first17 = np.hstack([digits(kinds, 2), digits(regions, 6), bodies, org_check[:, None]])
    check = _ALPHABET[-(_VALUES[first17] @ _WEIGHTS) % 31]
    return np.hstack([first17, check[:, None]])


def bodies(new_style: Flags) -> Bytes:
    """Distinct eight-character bodies: MA and six characters from October 2015 on, eight digits before.

    None opens with MB, which is kept for the planted cases.
    """
    count = len(new_style)
    modern = scattered(count, 31**6, 348_571_921, 77_003)
    places = _ALPHABET[modern[:, None] // 31 ** np.arange(5, -1, -1) % 31]
    letters = np.broadcast_to(np.frombuffer(b"MA", dtype=np.uint8), (count, 2))
    old = digits(scattered(count, 70_000_000, 31_415_927, 4_661) + 10_000_000, 8)
    return np.where(new_style[:, None], np.hstack([letters, places]), old)


def registration_numbers(regions: Ints, serials: Ints) -> Bytes:
    """15-digit registration numbers (注册号), GS 15-2006: region, eight-digit serial, check by MOD 11,10."""
    first14 = np.hstack([digits(regions, 6), digits(serials, 8)])
    product = np.full(len(first14), 10)
    for place in range(14):
        total = (product + first14[:, place] - ord("0")) % 10
        product = np.where(total == 0, 10, total) * 2 % 11
    return np.hstack([first14, digits((11 - product) % 10, 1)])


def resident_ids(areas: Ints, born: Ints, sequences: Ints) -> Bytes:
    """Identity numbers by row (GB 11643-1999) from area codes, day numbers of birth and sequences."""
    year, month, day = date_parts(born)
    birth = digits(year * 10_000 + month * 100 + day, 8)
    first17 = np.hstack([digits(areas, 6), birth, digits(sequences, 3)])
    check = _ID_CHECKS[(first17 - ord("0")).astype(np.int64) @ _ID_WEIGHTS % 11]
    return np.hstack([first17, check[:, None]])
