"""Cross-matching and review over HTTP: grades, reasons, decisions, forms of our own pages only."""

from __future__ import annotations

from answers_graph import DONGFANG, HUASHENG, NAMESAKE

PAGE = {"Accept": "text/html,*/*;q=0.8"}


def test_several_named_queries_are_answered_each_under_its_name(service):
    queries = {
        "甲": {"name": "如东东方電子有限公司"},
        "乙": {"code": DONGFANG},
        "丙": {"name": "南通华盛建设有限公司"},
    }

    answer = service.post("/crossmatch", json={"queries": queries}).json()

    results = answer["results"]
    assert {name: one["grade"] for name, one in results.items()} == {"甲": "B", "乙": "A", "丙": "C"}
    assert {hit["id"] for hit in results["丙"]["hits"]} == {HUASHENG, NAMESAKE}
    name = results["甲"]["hits"][0]["explanations"]["name"]
    assert name == {
        "score": 1.0,
        "detail": "名称一致",
        "query": "如东东方電子有限公司",
        "candidate": "如东东方电子有限公司",
    }
    assert answer["grades"] == {"A": 1, "B": 1, "C": 1, "RELATED": 0, "NONE": 0}


def test_options_are_each_querys_own(service):
    queries = {
        "all": {"name": "南通华盛建设有限公司"},
        "without": {"name": "南通华盛建设有限公司", "options": {"exclude": [NAMESAKE]}},
    }

    results = service.post("/crossmatch", json={"queries": queries}).json()["results"]

    assert [len(one["hits"]) for one in results.values()] == [2, 1]
    assert results["without"]["grade"] == "B"


def test_a_wrong_query_is_told_where_it_is_wrong(service):
    answer = service.post("/crossmatch", json={"queries": {"甲": {"name": "某", "region": "如东"}}})

    assert answer.status_code == 422
    assert "queries.甲.region" in answer.text


def test_the_page_says_that_nothing_waits(service):
    assert service.get("/review").json() == {"waiting": 0, "pairs": []}
    assert "未见待复核的比对结果" in service.get("/review", headers=PAGE).text


def test_a_form_that_another_site_sends_is_refused(service):
    form = {"verdict": "same", "source": "row:|某公司|", "target": DONGFANG}

    answer = service.post("/review/form", data=form, headers={"Origin": "http://elsewhere.example"})

    assert answer.status_code == 403


def test_the_form_leads_on_to_the_next_pair(service):
    answer = service.post("/review/form", data={"verdict": "skip", "position": 3})

    assert (answer.status_code, answer.headers["location"]) == (303, "/review?position=4")


def test_a_decision_on_nobody_is_refused(service):
    asked = {"source": "row:|某公司|", "target": "查无此主体", "verdict": "same"}

    assert service.post("/review/decisions", json=asked).status_code == 404
    assert service.post("/review/decisions", json=asked | {"verdict": "maybe"}).status_code == 422
