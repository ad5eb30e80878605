"""Identity numbers become keyed digests and masks; wrong ones are refused without being repeated."""

from __future__ import annotations

import hmac

import pyarrow as pa
import pytest
from loader_cases import KEY, RESIDENT, TODAY

from loaders.person_numbers import Numbers, person_ids

OLD = "110105491231002"


def read(numbers: list[str | None], documents: list[str | None] | None = None, key: bytes = KEY) -> Numbers:
    kinds = pa.array(documents or [None] * len(numbers), pa.string())
    return person_ids(pa.array(numbers, pa.string()), kinds, key, TODAY)


def test_the_id_is_the_keyed_digest_of_the_number() -> None:
    found = read([RESIDENT])

    digest = hmac.new(KEY, f"resident_id:{RESIDENT}".encode(), "sha256").hexdigest()
    assert found.ids.to_pylist() == [f"p:{digest[:32]}"]
    assert found.masks.to_pylist() == ["1****************X"]
    assert found.kinds.to_pylist() == ["resident_id"]


def test_another_key_gives_other_ids() -> None:
    assert read([RESIDENT]).ids != read([RESIDENT], key=b"another key of this test....").ids


def test_the_old_form_of_a_number_is_the_same_person() -> None:
    found = read([RESIDENT, OLD])

    assert found.ids[0] == found.ids[1]
    assert found.masks.to_pylist() == ["1****************X", "1*************2"]


def test_a_wrong_number_is_refused_and_never_repeated() -> None:
    found = read(["110105194912310029", "110105209912310023", "12345", RESIDENT], ["resident_id"] * 4)

    assert [fault.row for fault in found.faults] == [0, 1, 2]
    assert found.ids.is_valid().to_pylist() == [False, False, False, True]
    assert not any("1101" in fault.reason or "12345" in fault.reason for fault in found.faults)


def test_other_documents_are_taken_as_they_stand_and_meet_no_resident() -> None:
    found = read(["G12345678", RESIDENT, RESIDENT], ["other_document", "other_document", "resident_id"])

    assert found.kinds.to_pylist() == ["other_document", "other_document", "resident_id"]
    assert len(set(found.ids.to_pylist())) == 3
    assert found.faults == ()


@pytest.mark.parametrize(
    "mask", ["1101051949****002X", "110105********002X", "1101**002X", "110***********002X"]
)
def test_a_number_can_be_met_under_each_mask_and_no_other_number_can(mask: str) -> None:
    found = read([RESIDENT, "320623200002290012", mask])

    whole, other, masked = found.mask_keys[0].as_py(), found.mask_keys[1].as_py(), found.mask_key[2].as_py()
    assert masked in whole.split() and masked not in other.split()
    assert found.mask_key.to_pylist()[:2] == [None, None] and found.mask_keys[2].as_py() is None


def test_a_mask_that_shows_less_than_any_form_leaves_no_trace() -> None:
    found = read(["1****************X", "110105************", "110***19**0101***X"])

    assert found.mask_key.to_pylist() == [None, None, None]


def test_masks_of_another_key_never_meet() -> None:
    assert read([RESIDENT]).mask_keys != read([RESIDENT], key=b"another key of this test....").mask_keys


def test_a_masked_number_identifies_nobody() -> None:
    found = read(["3206**********1234", None])

    assert found.ids.to_pylist() == [None, None]
    assert found.masks.to_pylist() == ["3206**********1234", None]


def test_lost_digits_are_named() -> None:
    found = read(["1.10105E+17", "1.10105E+17"], ["resident_id", "other_document"])

    assert all("科学计数法" in fault.reason for fault in found.faults)
    assert len(found.faults) == 2
