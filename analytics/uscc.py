"""The unified social credit code (统一社会信用代码), GB 32100-2015: its checks, by code and by column."""

from __future__ import annotations

import numpy as np

from analytics.code_columns import (
    CodeFault,
    CodeStrings,
    Faults,
    Flags,
    Matrix,
    all_digits,
    code_matrix,
    faults_by_block,
    first_fault,
    wrong_length,
)
from analytics.subject_kinds import SubjectKind, subject_kind

__all__ = [
    "ALPHABET",
    "FOREIGN",
    "SubjectKind",
    "check_terms",
    "org_code_check_char",
    "subject_kind",
    "uscc_check_char",
    "uscc_fault",
    "uscc_faults",
    "uscc_inner_fault",
    "uscc_valid",
]

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of GB 32100 by value: no I, O, S, V, Z."""

WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
FOREIGN = 1000
"""Stands for a character outside the alphabet; 18 true values add up to no more than 540."""


def uscc_check_char(first17: str) -> str:
    """The check character of the first 17, mod 31 (GB 32100-2015).

    Raises:
        ValueError: not 17 characters of the alphabet.
    """
    if len(first17) != 17 or any(character not in _VALUES for character in first17):
        raise ValueError(f"got {first17!r}, expected 17 characters of {ALPHABET}")
    total = sum(_VALUES[character] * weight for character, weight in zip(first17, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def org_code_check_char(first8: str) -> str:
    """The check character of an organisation code (组织机构代码), GB 11714: mod 11 over 0-9 and A-Z.

    Raises:
        ValueError: not 8 digits or capital letters.
    """
    if len(first8) != 8 or not (first8.isascii() and first8.isalnum() and first8 == first8.upper()):
        raise ValueError(f"got {first8!r}, expected 8 digits or capital letters")
    total = sum(int(character, 36) * weight for character, weight in zip(first8, ORG_WEIGHTS, strict=True))
    return "0X987654321"[total % 11]


def uscc_fault(code: str) -> str | None:
    """Why the code cannot be a unified social credit code, in Chinese; None where it can.

    The code is judged as it stands: see `normal_code` for blanks, case and width. A code of a register or
    type that is not in our table is not a fault.
    """
    if len(code) != 18:
        return f"应为 18 位，得到 {len(code)} 位"
    foreign = next((place for place, character in enumerate(code) if character not in _VALUES), None)
    if foreign is not None:
        return f"第 {foreign + 1} 位“{code[foreign]}”不在统一社会信用代码字符集内"
    if code == "0" * 18:
        return "代码全为零"
    if not code[2:8].isdecimal():
        return f"第 3 至 8 位应为行政区划代码的 6 位数字，得到 {code[2:8]}"
    expected = uscc_check_char(code[:17])
    return None if code[17] == expected else f"校验码应为 {expected}，得到 {code[17]}"


def uscc_inner_fault(code: str) -> str | None:
    """What is wrong with the organisation code at positions 9 to 17 (GB 11714), in Chinese; None if nothing.

    A warning and no more: codes of individual businesses (92…) that fail it are in real use.
    """
    if len(code) != 18 or any(character not in _VALUES for character in code[8:17]):
        return "不含可校验的组织机构代码"
    expected = org_code_check_char(code[8:16])
    return None if code[16] == expected else f"组织机构代码校验码应为 {expected}，得到 {code[16]}"


def uscc_valid(codes: CodeStrings) -> Flags:
    """Which codes of the column pass `uscc_fault`; a column of fixed-width strings, about 10 M codes/s."""
    return np.asarray(uscc_faults(codes) == CodeFault.NONE)


def uscc_faults(codes: CodeStrings) -> Faults:
    """The `CodeFault` of each code of the column; agrees with `uscc_fault`."""
    return faults_by_block(codes, _block_faults)


def check_terms() -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """By position and ASCII character: value × weight mod 31, or FOREIGN where no code may hold it."""
    table = np.full((18, 256), FOREIGN, dtype=np.int16)
    for position, weight in enumerate((*WEIGHTS, 1)):
        for character, value in _VALUES.items():
            table[position, ord(character)] = value * weight % 31
    return table


def _block_faults(codes: CodeStrings) -> Faults:
    matrix = code_matrix(codes, 18)
    total = _weighted_totals(matrix)
    return first_fault(
        len(codes),
        [
            (CodeFault.LENGTH, wrong_length(matrix, 18)),
            (CodeFault.CHARACTER, np.asarray(total >= FOREIGN)),
            (CodeFault.ALL_ZERO, np.asarray(total == 0)),
            (CodeFault.REGION, ~all_digits(matrix[2:8])),
            (CodeFault.CHECK, np.asarray(total % 31 != 0)),
        ],
    )


def _weighted_totals(matrix: Matrix) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """Σ of (value × weight mod 31) by code, the check character with weight 1; 31 divides a valid one."""
    total = np.zeros(matrix.shape[1], dtype=np.int16)
    for position in range(18):
        total += _TERMS[position][matrix[position]]
    return total


_TERMS = check_terms()
