"""Worked examples of codes: valid and invalid ones, check characters, embedded codes and masks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analytics.codes import (
    org_code_check_char,
    registration_check_digit,
    registration_number_fault,
    resident_id_fault,
    uscc_fault,
)
from analytics.masked_identity import mask_admits, mask_pattern
from analytics.uscc import ALPHABET, WEIGHTS
from analytics.verification.check import Check, same_check
from analytics.verification.fields import number, record, records, rows, text, texts


def check(vector: dict[str, object], today: date) -> list[Check]:
    """Judge every code of the example on the day given."""
    fault_of: dict[str, Callable[[str], str | None]] = {
        "uscc": uscc_fault,
        "id_card": lambda code: resident_id_fault(code, today),
        "reg15": registration_number_fault,
    }
    checks = _tables(vector) + _derived(vector)
    for name, fault in fault_of.items():
        for word, valid in (("valid", True), ("invalid", False)):
            checks += _judged(f"{word}_{name}", vector, fault, expected=valid)
            checks += _judged(f"{name}_{word}", vector, fault, expected=valid)
    for example in records(vector.get("masked_examples", []), "masked_examples"):
        checks += _mask(example)
    return checks


def _judged(
    key: str, vector: dict[str, object], fault: Callable[[str], str | None], *, expected: bool
) -> list[Check]:
    codes = texts(vector.get(key, []), key)
    return [same_check(f"{key} {code}", fault(code) is None, expected) for code in codes]


def _tables(vector: dict[str, object]) -> list[Check]:
    checks = []
    if "uscc_alphabet" in vector:
        checks.append(same_check("uscc_alphabet", ALPHABET, vector["uscc_alphabet"]))
    if "uscc_weights" in vector:
        weights = [int(number(one, "uscc_weights")) for one in rows(vector["uscc_weights"], "uscc_weights")]
        checks.append(same_check("uscc_weights", list(WEIGHTS), weights))
    return checks


def _derived(vector: dict[str, object]) -> list[Check]:
    """Check characters of first parts, and organisation codes inside a longer code."""
    checks = []
    for code, inner in record(vector.get("embedded_org_code", {}), "embedded_org_code").items():
        checks.append(same_check(f"embedded_org_code {code}", f"{code[8:16]}-{code[16]}", inner))
        last = org_code_check_char(code[8:16])
        checks.append(same_check(f"embedded_org_code {code} check", last, text(inner, code)[-1]))
    makers = {"org_code": org_code_check_char, "reg15": registration_check_digit}
    for key, check_of in makers.items():
        for head, printed in record(vector.get(key, {}), key).items():
            checks.append(same_check(f"{key} {head}", str(check_of(head)), text(printed, head)))
    return checks


def _mask(example: dict[str, object]) -> list[Check]:
    mask = text(example["mask"], "mask")
    checks = []
    if "regex" in example:
        checks.append(same_check(f"pattern of {mask}", mask_pattern(mask), example["regex"]))
    if "len" in example:
        length = int(number(example["len"], "len"))
        filled = mask.replace("*", "0")
        admits = len(filled) == length and mask_admits(mask, filled) and not mask_admits(mask, filled + "0")
        checks.append(same_check(f"{mask} has {length} characters", admits, True))
    for key, expected in (("same_person_possible", True), ("not_possible", False)):
        if key in example:
            behind = text(example[key], key)
            checks.append(same_check(f"{mask} hides {behind}", mask_admits(mask, behind), expected))
    return checks
