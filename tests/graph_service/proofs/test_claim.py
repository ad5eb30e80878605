"""The id of a proof: short, told apart, and the same for the same claim."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import BadInput, NotFound
from graph_service.proofs.claim import Claim, Question, SourceLine, claim_from, is_proof_id, proof_id
from graph_service.proofs.kept import claims_file, keep, kept_claim
from graph_service.settings import Settings

QUESTION = Question(
    kind="list",
    subject="91320623MA2DFDW03",
    parameters={},
    true_on=date(2026, 7, 15),
    known_on=datetime(2026, 7, 15, 1, 2, 3, 456789, UTC),
    rules={"lists": "0123456789ab"},
    program="0.1.0",
)
CLAIM = Claim(
    question=QUESTION,
    item="0f0f",
    lines=(SourceLine("aa", 2), SourceLine("bb", 9)),
    records=("cc",),
    value="dd" * 32,
)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_claim_reads_back_as_itself_with_its_id():
    again = claim_from(CLAIM.text)

    assert again == CLAIM
    assert again.id == CLAIM.id
    assert is_proof_id(CLAIM.id)


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "penalty"},
        {"subject": "91320623MA2HAJX02"},
        {"parameters": {"top": 5}},
        {"true_on": date(2026, 7, 16)},
        {"known_on": datetime(2026, 7, 15, 1, 2, 3, 456790, UTC)},
        {"rules": {"lists": "0123456789ac"}},
        {"program": "0.1.1"},
    ],
)
def test_another_question_gives_another_id(other):
    assert replace(CLAIM, question=replace(QUESTION, **other)).id != CLAIM.id


@pytest.mark.parametrize(
    "other",
    [
        {"item": "0f0e"},
        {"lines": (SourceLine("aa", 3), SourceLine("bb", 9))},
        {"records": ("cd",)},
        {"value": "de" * 32},
    ],
)
def test_another_finding_gives_another_id(other):
    assert replace(CLAIM, **other).id != CLAIM.id


@given(st.text(), st.dictionaries(st.text(), st.integers() | st.text()), st.lists(st.text()), st.text())
def test_a_claim_is_json_with_its_keys_in_order_and_no_blanks(item, parameters, records, subject):
    question = replace(QUESTION, parameters=parameters, subject=subject)
    claim = replace(CLAIM, question=question, item=item, records=tuple(records))

    told = json.loads(claim.text)

    in_order = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert claim.text == in_order.encode()
    assert (told["item"], told["parameters"], told["records"]) == (item, parameters, records)
    assert claim_from(claim.text) == claim


@given(st.text(LETTERS, min_size=16, max_size=16), st.sampled_from(["", "-", " "]), st.booleans())
def test_an_id_is_known_however_a_person_types_it(letters, between, small):
    written = "P-" + "-".join(letters[start : start + 4] for start in (0, 4, 8, 12))
    typed = written.replace("-", between).replace("0", "O").replace("1", "l")

    assert proof_id(typed.lower() if small else typed) == written


@pytest.mark.parametrize(
    "said", ["", "P-", "P-7RTA-5HJN-2QWD", "91320623MA2DFDW03X", "P-7RTA-5HJN-2QWD-8K3U"]
)
def test_what_is_no_id_is_refused(said):
    assert not is_proof_id(said)
    with pytest.raises(BadInput, match="凭证编号"):
        proof_id(said)


def test_claims_are_kept_once_and_only_their_owner_reads_the_file(tmp_path):
    chosen = Settings(data_dir=tmp_path)

    assert keep([CLAIM, CLAIM], chosen) == [CLAIM.id] * 2
    assert keep([CLAIM], chosen) == [CLAIM.id]
    assert kept_claim(CLAIM.id.lower(), chosen) == CLAIM
    assert claims_file(chosen).stat().st_mode & 0o077 == 0


def test_a_proof_that_was_never_given_is_not_found(tmp_path):
    with pytest.raises(NotFound, match="没有出具过"):
        kept_claim("P-7RTA-5HJN-2QWD-8K3M", Settings(data_dir=tmp_path))
