"""Signals, guarantees and paths over HTTP, and the page of a signal."""

from __future__ import annotations

import re

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG, MENTIONED

PAGE = {"Accept": "text/html,*/*;q=0.8"}


def test_a_signal_is_json_for_programs_with_own_records_apart(service):
    answer = service.get(f"/subjects/{HAISHENG}/risk").json()

    assert answer["signal"]["kind"] == "risk_signal"
    assert [one["party"]["id"] for one in answer["signal"]["sources"]][0] == DONGFANG
    assert HAISHENG not in {one["party"]["id"] for one in answer["signal"]["sources"]}
    assert [one["entry"]["list_code"] for one in answer["own"]["notices"]] == ["JY_YC"]
    shares = sum(one["share"] for one in answer["signal"]["sources"])
    assert shares + answer["signal"]["rest_share"] == pytest.approx(1)


def test_as_many_sources_are_listed_as_are_asked_for_and_the_rest_is_counted(service):
    every = service.get(f"/subjects/{HAISHENG}/risk", params={"top": 100}).json()["signal"]
    first = service.get(f"/subjects/{HAISHENG}/risk", params={"top": 1}).json()["signal"]
    page = service.get(f"/subjects/{HAISHENG}/risk", params={"top": 1}, headers=PAGE).text

    assert every["rest_sources"] == 0 < len(every["sources"]) - 1
    assert first["sources"] == every["sources"][:1]
    assert first["rest_sources"] == len(every["sources"]) - 1
    assert f'href="/subjects/{HAISHENG}/risk?top=100"' in page
    assert service.get(f"/subjects/{HAISHENG}/risk", params={"top": 101}).status_code == 422


def test_the_page_of_a_signal_has_the_dashed_look_and_says_what_it_is_not(service):
    page = service.get(f"/subjects/{HAISHENG}/risk", headers=PAGE).text
    sources = page.partition('id="signals"')[2].partition('id="own"')[0]

    assert '<section class="finding signal"' in page
    assert "是核查理由，不是预测" in page
    assert "AUC 为 0.51 至 0.55" in page
    assert 'class="card signal"' in sources
    assert "card law" not in sources
    assert re.search(r"市监局 第 \d+ 行", sources)


def test_the_subjects_page_leads_to_its_signal(service):
    page = service.get(f"/subjects/{HAISHENG}", headers=PAGE).text

    assert f'href="/subjects/{HAISHENG}/risk"' in page


def test_guarantees_of_a_subject_are_a_chain_with_contract_and_amount(service):
    [chain] = service.get(f"/subjects/{HAISHENG}/guarantees").json()["chains"]

    assert [one["id"] for one in chain["parties"]] == [HAISHENG, DONGFANG]
    [guarantee] = chain["links"][0]["guarantees"]
    assert guarantee["properties"]["amount"] == 24_000_000
    assert guarantee["properties"]["contract_no"] == "保字2025第018号"


def test_paths_between_a_set_say_which_pairs_connect(service):
    subjects = [MENTIONED, DONGFANG, CLEAN]

    answer = service.post("/paths", json={"subjects": subjects}).json()

    [path] = answer["paths"]
    assert (path["first"]["id"], path["second"]["id"]) == (MENTIONED, DONGFANG)
    assert (answer["pairs_found"], answer["pairs_asked"]) == (1, 3)
    assert answer["looked"]["complete"] is True


def test_a_path_keeps_to_the_types_asked_for(service):
    asked = {"subjects": [HUASHENG, DONGFANG], "types": ["LEGAL_REP_OF"]}

    [path] = service.post("/paths", json=asked).json()["paths"]

    assert {one["type"] for leg in path["legs"] for one in leg["relations"]} == {"LEGAL_REP_OF"}


@pytest.mark.parametrize(
    "asked",
    [
        {"subjects": [HUASHENG]},
        {"subjects": [HUASHENG, HUASHENG]},
        {"subjects": [HUASHENG, CLEAN], "types": ["FRIEND_OF"]},
        {"subjects": [HUASHENG, CLEAN], "hops": 13},
    ],
)
def test_a_question_out_of_bounds_is_a_problem_and_no_fault(service, asked):
    answer = service.post("/paths", json=asked)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
