"""The blinded check: hits of what both know, the same however a code is typed, nothing of anybody else."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from answers_graph import CLEAN, DONGFANG, DOUBTED, HUASHENG, NAMES
from effects_graph import load_effects
from fixture_graph import wipe
from hypothesis import given
from hypothesis import strategies as st

from analytics.uscc import ALPHABET, uscc_check_char
from graph_service.answers.as_of import as_of
from graph_service.answers.checks.blind import blind_check
from graph_service.answers.checks.check_run import Asked
from graph_service.blind import blind_hash, hashes_in, new_key, read_key, valid_codes, write_hashes
from graph_service.errors import BadInput
from graph_service.register.chain import lines
from graph_service.register.queries import register_file
from graph_service.rules.policies import policy_book, policy_of
from graph_service.settings import settings
from graph_service.snapshot.read import read_snapshot

KEY = bytes(range(32))
ABSENT = "91320623MA1TEXT06R"
codes = st.text(ALPHABET, min_size=9, max_size=9).map(
    lambda tail: (first := f"91320623{tail}") + uscc_check_char(first)
)


@pytest.fixture(scope="module")
def graph(opened_store):
    wipe(opened_store)
    load_effects(opened_store)
    return opened_store, read_snapshot(opened_store)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def check(graph, *sent: str, **more):
    policy = policy_of("procurement")
    asked = Asked(policy, policy_book(policy), "银行", "盲查")
    return blind_check(
        *graph, asked, as_of(), key=KEY, hashes={blind_hash(KEY, code) for code in sent}, **more
    )


def test_only_hits_go_out_and_they_name_nobody(graph):
    found = check(graph, CLEAN, HUASHENG, ABSENT)

    [hit] = found.hits
    assert (hit.hash, hit.outcome) == (blind_hash(KEY, CLEAN), "restricted")
    assert hit.basis == "保障农民工工资支付条例第四十八条"
    assert found.sent == 3
    assert not any(word in repr(found.hits) for word in (CLEAN, NAMES[CLEAN], DONGFANG))


def test_the_register_keeps_the_hits_and_nobody_else(graph):
    check(graph, CLEAN, HUASHENG, DOUBTED)

    [line] = lines(register_file())
    assert (line["question"], line["subjects"]) == ("blind", [CLEAN])


def test_a_lesser_outcome_goes_out_only_where_it_was_agreed(graph):
    assert check(graph, HUASHENG).hits == ()
    [hit] = check(graph, HUASHENG, allowed=("restricted", "attention")).hits
    assert hit.outcome == "attention"


@given(code=codes)
def test_a_hash_is_rfc_2104_of_the_code_however_it_is_typed(code):
    plain = hmac.new(KEY, f"uscc:{code}".encode(), hashlib.sha256).hexdigest()

    wide = "".join(chr(ord(character) + 0xFEE0) for character in code)
    assert {blind_hash(KEY, said) for said in (code, code.lower(), f" {code[:8]} {code[8:]}", wide)} == {
        plain
    }


@given(st.lists(codes, max_size=8))
def test_the_order_of_the_list_is_not_in_the_file(tmp_path_factory, listed):
    folder = tmp_path_factory.mktemp("hashes")
    write_hashes(folder / "a", KEY, listed)
    write_hashes(folder / "b", KEY, reversed(listed))

    assert (folder / "a").read_bytes() == (folder / "b").read_bytes()
    assert hashes_in(folder / "a", KEY) == {blind_hash(KEY, code) for code in listed}


def test_wrong_codes_are_left_out_and_counted():
    assert valid_codes([CLEAN, CLEAN.lower(), "12345", ""]) == ([CLEAN], 2)


def test_hashes_of_another_key_are_refused(tmp_path):
    write_hashes(tmp_path / "a", KEY, [CLEAN])

    with pytest.raises(BadInput, match="双方的密钥不同"):
        hashes_in(tmp_path / "a", bytes(32))


def test_a_key_is_its_owners_alone_and_is_never_written_over(tmp_path):
    new_key(tmp_path / "key")

    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    assert len(read_key(tmp_path / "key")) == 32
    with pytest.raises(BadInput, match="不覆盖"):
        new_key(tmp_path / "key")
