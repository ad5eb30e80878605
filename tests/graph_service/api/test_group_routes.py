"""Groups, guarantees, paths and suppositions over HTTP, and their pages."""

from __future__ import annotations

import re

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HUASHENG, MENTIONED, NAMESAKE

from graph_service.answers.matching.subject_lists import MOST_ROWS

PAGE = {"Accept": "text/html,*/*;q=0.8"}


def test_a_group_is_told_from_its_subject(service):
    answer = service.get(f"/subjects/{HAISHENG}/group").json()

    ties = {one["party"]["id"]: one["tie"] for one in answer["members"]}
    assert ties == {HUASHENG: "controls", HAISHENG: "self", DONGFANG: "controlled"}
    assert (answer["state_holders"], answer["total"]) == ([], 3)


def test_the_page_of_a_group_keeps_exploration_on_a_tab_of_its_own(service):
    page = service.get(f"/subjects/{HAISHENG}/group", headers=PAGE).text

    assert f'href="/subjects/{HAISHENG}/explore">关联群（探索，不是集团认定）</a>' in page
    assert "公司法第二百六十五条第四项" in page
    assert page.index("南通华盛建设有限公司") < page.index("如东东方电子有限公司")


def test_exploration_is_labelled_and_the_same_seed_draws_the_same(service):
    asked = {"resolution": 0.5, "seed": 3}

    first = service.get(f"/subjects/{HAISHENG}/explore", params=asked).json()
    again = service.get(f"/subjects/{HAISHENG}/explore", params=asked).json()
    page = service.get(f"/subjects/{HAISHENG}/explore", params=asked, headers=PAGE).text

    assert {HUASHENG, HAISHENG, DONGFANG} <= {one["party"]["id"] for one in first["members"]}
    assert CLEAN not in {one["party"]["id"] for one in first["members"]}
    assert (first["members"], first["seed"], first["resolution"]) == (again["members"], 3, 0.5)
    assert "不是集团认定" in first["sentence"]
    assert 'name="seed" min="0" value="3"' in page
    assert "mark law" not in page


def test_a_hub_is_left_out_of_the_division_and_named(service):
    # 华盛 has a representative, a supervisor, two investments and a guarantee: five relations
    answer = service.get(f"/subjects/{HAISHENG}/explore", params={"hub": 4}).json()

    assert [one["party"]["id"] for one in answer["hubs"]] == [HUASHENG]
    assert HUASHENG not in {one["party"]["id"] for one in answer["members"]}


def test_without_a_ring_the_graph_says_where_was_looked(service):
    answer = service.get("/circular-holdings").json()
    page = service.get("/circular-holdings?alarm=", headers=PAGE).text

    assert answer["sentence"].startswith("全部数据中未见循环持股（已查 股东及出资")
    assert "未见循环持股" in page


@pytest.mark.parametrize(
    "address",
    [
        "/circular-holdings?alarm=wide",
        f"/subjects/{HAISHENG}/explore?resolution=0",
        f"/subjects/{HAISHENG}/explore?seed=-1",
    ],
)
def test_a_division_out_of_bounds_is_a_problem(service, address):
    answer = service.get(address)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_the_subjects_page_leads_to_each_view_with_what_it_has_counted(service):
    page = service.get(f"/subjects/{HUASHENG}", headers=PAGE).text

    for view in ("ownership", "related", "group", "guarantees", "risk", "network", "reregistered", "shells"):
        assert f'href="/subjects/{HUASHENG}/{view}"' in page
    assert f'href="/paths?from={HUASHENG}"' in page
    assert '<span class="soft">投资 2</span>' in page
    assert '<span class="soft">给出 1</span>' in page


def test_guarantees_have_a_page_for_a_subject_and_for_everybody(service):
    subject = service.get(f"/subjects/{HAISHENG}/guarantees", headers=PAGE).text
    everywhere = service.get("/guarantees", headers=PAGE).text

    assert "保字2025第018号" in subject
    assert "2,400 万元" in subject
    assert "未见担保圈" in everywhere


def test_a_window_out_of_bounds_is_a_problem(service):
    answer = service.get("/guarantees", params={"limit": 0})

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_the_address_of_paths_says_the_whole_question(service):
    asked = {"from": HUASHENG, "to": DONGFANG, "types": ["HOLDS"], "hops": 2, "hub": 10, "order": "strongest"}

    answer = service.get("/paths", params=asked).json()
    page = service.get("/paths", params=asked, headers=PAGE).text

    assert [one["sentence"] for one in answer["paths"]] == [
        "南通华盛建设有限公司 与 如东东方电子有限公司 相隔 2 步："
        "南通华盛建设有限公司 持有 如东海晟机械有限公司 60%；"
        "如东海晟机械有限公司 持有 如东东方电子有限公司 70%"
    ]
    assert answer["asked"] == {"order": "strongest", "hops": 2, "hub": 10, "types": ["HOLDS"]}
    assert re.findall(r'name="types" value="(\w+)" checked', page)[:1] == ["HOLDS"]
    assert 'value="10"' in page
    assert "不说明控制、责任或失信" in page


def test_nothing_found_comes_with_how_far_was_looked(service):
    page = service.get("/paths", params={"from": HUASHENG, "to": CLEAN}, headers=PAGE).text

    assert "未见路径。已沿" in page
    assert "未略过任何枢纽" in page
    assert "已查尽所限范围" in page


def test_a_form_stands_where_nothing_is_asked_yet_and_programs_get_a_problem(service):
    page = service.get("/paths", params={"from": HUASHENG}, headers=PAGE)

    assert f'name="from" maxlength="300" required value="{HUASHENG}"' in page.text
    assert service.get("/paths", params={"from": HUASHENG}).status_code == 422
    assert service.get("/paths", params={"from": HUASHENG, "to": "查无此户"}).status_code == 404


@pytest.mark.parametrize("by_file", [False, True])
def test_a_list_leads_to_the_address_of_its_answer(service, by_file):
    lines = f"{HUASHENG}\n如东东方电子有限公司\n{CLEAN}\n查无此户\n南通华盛建设有限公司\n"
    sent = {"files": {"file": ("名单.txt", lines.encode())}} if by_file else {"data": {"list": lines}}

    answer = service.post("/paths/list", follow_redirects=False, **sent)
    found = service.get(answer.headers["location"]).json()

    assert answer.status_code == 303
    assert {one["id"] for one in found["subjects"]} == {HUASHENG, DONGFANG, CLEAN}
    assert [one["said"] for one in found["unfound"]] == ["查无此户", "南通华盛建设有限公司"]
    assert [{one["id"] for one in cluster} for cluster in found["clusters"]] == [{HUASHENG, DONGFANG}]


def test_a_person_in_a_list_is_found_by_id(service):
    person = f"李娜@{HUASHENG}"

    found = service.post("/paths", json={"subjects": [person, HUASHENG, CLEAN]}).json()

    assert person in {one["id"] for one in found["subjects"]}
    assert found["pairs_found"] == 1


def test_what_if_tells_who_moves_and_which_rows_are_of_nobody(service):
    asked = {"repaired": [DONGFANG], "customers": [{"code": HAISHENG}, {"code": CLEAN}, {"name": "查无此户"}]}

    answer = service.post("/what-if", json=asked).json()

    [change] = answer["changes"]
    assert change["party"]["id"] == HAISHENG
    assert change["after"] < change["before"]
    assert (answer["watched"], answer["unmatched"]) == (2, ["查无此户"])


def test_a_supposition_has_an_address_and_a_page_that_says_what_it_is_not(service):
    page = service.get("/what-if", params={"listed": [HAISHENG]}, headers=PAGE).text

    assert "仅为测算，不产生任何法律效果" in page
    assert "不是预测" in page
    assert "mark law" not in page
    assert "南通华盛建设有限公司" in page


def test_a_long_list_is_answered_at_once_and_one_that_is_too_long_refused(service):
    sent = {"listed": HAISHENG, "list": "\n".join([DONGFANG] * 300)}
    too_many = {"listed": HAISHENG, "list": "\n".join([DONGFANG] * (MOST_ROWS + 1))}

    answered = service.post("/what-if/list", data=sent, headers=PAGE, follow_redirects=False)

    assert answered.status_code == 200
    assert "所列 1 户中 1 户的关联提示有变" in answered.text
    assert service.post("/what-if/list", data=too_many, headers=PAGE).status_code == 422


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 422),
        ({"listed": [HAISHENG], "repaired": [HAISHENG]}, 422),
        ({"listed": ["查无此户"]}, 404),
        ({"listed": ["南通华盛建设有限公司"]}, 409),
        ({"listed": [HAISHENG], "customers": [{"code": "1"}] * (MOST_ROWS + 1)}, 422),
    ],
)
def test_a_supposition_that_cannot_be_made_is_a_problem(service, asked, status):
    answer = service.post("/what-if", json=asked)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_two_subjects_of_one_name_are_told_apart_by_code(service):
    found = service.post("/paths", json={"subjects": [HUASHENG, NAMESAKE, MENTIONED]}).json()

    assert {one["id"] for one in found["subjects"]} == {HUASHENG, NAMESAKE, MENTIONED}
