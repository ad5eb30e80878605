"""The 15-digit registration number of a business (工商注册号), GS 15-2006: ISO 7064 MOD 11,10."""

from __future__ import annotations

import numpy as np

from analytics.code_columns import (
    CodeFault,
    CodeStrings,
    Faults,
    Flags,
    all_digits,
    code_matrix,
    faults_by_block,
    first_fault,
    wrong_length,
)


def registration_check_digit(first14: str) -> str:
    """The check digit of the first 14 digits, ISO 7064 MOD 11,10.

    Raises:
        ValueError: not 14 digits.
    """
    if len(first14) != 14 or not _digits(first14):
        raise ValueError(f"got {first14!r}, expected 14 digits")
    product = 10
    for digit in first14:
        product = _next_product(product, int(digit))
    return str((11 - product) % 10)


def registration_number_fault(number: str) -> str | None:
    """Why the number cannot be a 15-digit registration number, in Chinese; None where it can.

    Numbers of 13 digits, given before 2007, carry no check digit and are refused here by their length.
    """
    if len(number) != 15:
        return f"应为 15 位，得到 {len(number)} 位"
    if not _digits(number):
        return "应全为数字"
    if number == "0" * 15:
        return "注册号全为零"
    expected = registration_check_digit(number[:14])
    return None if number[14] == expected else f"校验码应为 {expected}，得到 {number[14]}"


def registration_number_valid(numbers: CodeStrings) -> Flags:
    """Which numbers of the column pass `registration_number_fault`."""
    return np.asarray(registration_number_faults(numbers) == CodeFault.NONE)


def registration_number_faults(numbers: CodeStrings) -> Faults:
    """The `CodeFault` of each number of the column; agrees with `registration_number_fault`."""
    return faults_by_block(numbers, _block_faults)


def _block_faults(numbers: CodeStrings) -> Faults:
    matrix = code_matrix(numbers, 15)
    digits = (matrix[:15] - np.uint8(48)) % 10
    product = np.full(len(numbers), 10, dtype=np.uint8)
    for digit in digits[:14]:
        product = _PRODUCTS[product * np.uint8(10) + digit]
    return first_fault(
        len(numbers),
        [
            (CodeFault.LENGTH, wrong_length(matrix, 15)),
            (CodeFault.CHARACTER, ~all_digits(matrix[:15])),
            (CodeFault.ALL_ZERO, np.asarray(digits.max(axis=0) == 0)),
            (CodeFault.CHECK, np.asarray((11 - product) % 10 != digits[14])),
        ],
    )


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _next_product(product: int, digit: int) -> int:
    return ((product + digit) % 10 or 10) * 2 % 11


_PRODUCTS = np.array(
    [_next_product(product, digit) for product in range(11) for digit in range(10)], dtype=np.uint8
)
