from __future__ import annotations

import re

import pytest
from vector_cases import vectors_of_kind

from analytics.masked_identity import coincidence, mask_admits, mask_pattern

MASKED = vectors_of_kind("masked_id")[0]
MASKS = vectors_of_kind("identifiers")[0]["masked_examples"]


@pytest.mark.parametrize("case", MASKED["cases"])
def test_expected_namesakes_and_the_automatic_rule(case: dict) -> None:
    found = coincidence(
        persons=case["N"], name_frequency=case["f_name"], candidates=1, tail_probability=MASKED["p_tail"]
    )

    assert found.expected == pytest.approx(case["E"], rel=1e-4)
    assert found.automatic is case["auto"]


@pytest.mark.parametrize("candidates", [0, 2])
def test_several_candidates_or_none_are_never_automatic(candidates: int) -> None:
    assert not coincidence(persons=1_000_000, name_frequency=2e-5, candidates=candidates).automatic


def test_mask_becomes_the_published_pattern() -> None:
    assert mask_pattern(MASKS[0]["mask"]) == MASKS[0]["regex"]


@pytest.mark.parametrize("example", MASKS)
def test_masks_admit_numbers_of_their_length_only(example: dict) -> None:
    mask = example["mask"]

    assert mask_admits(mask, mask.replace("*", "0"))
    assert not mask_admits(mask, mask.replace("*", "0") + "0")


def test_mask_tells_possible_from_impossible() -> None:
    example = next(example for example in MASKS if "not_possible" in example)

    assert mask_admits(example["mask"], example["same_person_possible"])
    assert not mask_admits(example["mask"], example["not_possible"])


def test_only_a_hidden_last_character_may_be_x() -> None:
    assert mask_admits("32062319900101****", "32062319900101001X")
    assert not mask_admits("320623199001010***", "32062319900101X01X")


def test_characters_of_a_mask_are_not_read_as_a_pattern() -> None:
    assert re.fullmatch(mask_pattern("32.2**1"), "32.2991")
    assert not mask_admits("32.2**1", "3202991")
