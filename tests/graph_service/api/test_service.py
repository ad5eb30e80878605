"""The service over HTTP: answers for programs and people, problems, guard."""

from __future__ import annotations

import json
from importlib.metadata import version

import pytest
from answers_graph import CLEAN, DONGFANG, HOSTILE, HUASHENG, MENTIONED

from graph_service.answers.json_text import json_text
from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.api.guard import MOST_BODY, POLICY
from graph_service.pages.render import subject_path

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_the_process_and_the_database_answer(service):
    assert service.get("/healthz").json() == {"status": "ok"}
    assert service.get("/readyz").json() == {"status": "ready"}


def test_a_program_gets_json_and_a_browser_a_page_from_one_address(service):
    answer, page = service.get(f"/subjects/{DONGFANG}"), service.get(f"/subjects/{DONGFANG}", headers=PAGE)

    assert answer.json()["finding"]["tone"] == "constraint"
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "严重违法失信名单" in page.text
    assert answer.headers["vary"] == page.headers["vary"] == "Accept"


def test_the_json_address_is_json_for_a_browser_too(service):
    assert service.get(f"/subjects/{DONGFANG}.json", headers=PAGE).json()["subject"]["id"] == DONGFANG


@pytest.mark.parametrize("id_", [MENTIONED, HOSTILE])
def test_a_subject_of_any_id_has_its_address(service, id_):
    assert service.get(subject_path(id_)).json()["subject"]["id"] == id_


def test_a_hostile_name_stays_text_on_the_page(service):
    text = service.get(subject_path(HOSTILE), headers=PAGE).text

    assert "&lt;script&gt;alert(" in text
    assert "<script>alert" not in text
    assert "\u202e" not in text


def test_the_network_by_http_is_the_network(service, county):
    answer = service.get(f"/subjects/{HUASHENG}/network", params={"hops": 1, "types": ["HOLDS"]}).json()

    wanted = json.loads(json_text(network(county, HUASHENG, Bounds(hops=1, types=("HOLDS",)))))
    assert {r["sentence"] for r in answer["relations"]} == {r["sentence"] for r in wanted["relations"]}
    assert len(answer["relations"]) == 2


def test_the_network_page_names_only_our_own_scripts(service):
    page = service.get(f"/subjects/{HUASHENG}/network", headers=PAGE).text

    for name in ("page.js", "vis-network.js", "picture.js"):
        assert f'<script src="/static/{name}" defer>' in page
        assert service.get(f"/static/{name}").headers["content-type"].startswith("text/javascript")
    assert "http://" not in page.split("</head>")[0]


def test_rows_are_matched_under_their_names(service):
    queries = {"乙": {"name": "如东清白贸易有限公司"}, "甲": {"code": DONGFANG}}

    results = service.post("/match", json={"queries": queries}).json()["results"]

    assert [(name, one["outcome"], one["subject"]["id"]) for name, one in results.items()] == [
        ("乙", "exact_name", CLEAN),
        ("甲", "exact_code", DONGFANG),
    ]


def test_a_search_page_leads_from_an_exact_code_to_the_subject(service):
    answer = service.get("/search", params={"q": DONGFANG}, headers=PAGE, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/subjects/{DONGFANG}")


def test_search_finds_and_says_when_nothing_is_seen(service):
    assert service.get("/search", params={"q": "清白"}).json()["enterprises"][0]["party"]["id"] == CLEAN
    assert "未见：已按" in service.get("/search", params={"q": "龘龘龘龘"}, headers=PAGE).text


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/subjects/没有这家公司", 404, "not found"),
        ("/subjects/南通华盛建设有限公司", 409, "ambiguous"),
        (f"/subjects/{HUASHENG}/network?hops=9", 422, "bad input"),
        (f"/subjects/{HUASHENG}/network?types=MARRIED_TO", 422, "bad input"),
        (f"/subjects/{HUASHENG}?true_on=2999-01-01", 422, "bad input"),
        ("/search", 422, "bad input"),
        ("/nowhere", 404, "not found"),
        ("/static/../app.py", 404, "not found"),
        ("/match", 405, "method not allowed"),
    ],
)
def test_every_error_is_a_problem_with_status_and_title(service, path, status, title):
    answer = service.get(path)

    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, body["status"], body["title"]) == (status, status, title)
    assert body["type"] == f"urn:xinmai:problem:{title.replace(' ', '-')}"
    assert body["detail"]


def test_an_ambiguous_name_lists_the_candidates_for_both_readers(service):
    path = "/subjects/南通华盛建设有限公司"

    assert {one["region_code"] for one in service.get(path).json()["candidates"]} == {"320600", "320602"}
    assert f'href="/subjects/{HUASHENG}"' in service.get(path, headers=PAGE).text


def test_a_wrong_row_is_named_and_its_value_is_not_sent_back(service):
    answer = service.post("/match", json={"queries": {"甲": {"code": "9" * 65}}})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "body.queries.甲.code"
    assert "9" * 65 not in answer.text


@pytest.mark.parametrize(
    ("asked", "where", "message"),
    [
        ("network?hops=9", "query.hops", "应不大于 4"),
        ("network?hops=far", "query.hops", "应为整数"),
        ("ownership?true_on=2026-13-40", "query.true_on", "应为日期，形如 2026-07-15"),
        ("ownership?research=ja", "query.research", "应为 true 或 false"),
        ("picture.svg?direction=sideways", "query.direction", "应为 up、down、both 之一"),
        ("explore?resolution=0", "query.resolution", "应大于 0"),
    ],
)
def test_a_wrong_parameter_is_named_and_what_it_should_be_is_said_in_chinese(service, asked, where, message):
    answer = service.get(f"/subjects/{HUASHENG}/{asked}")

    assert (answer.status_code, answer.json()["errors"]) == (422, [{"where": where, "message": message}])
    assert answer.json()["detail"] == f"{where} {message}"


@pytest.mark.parametrize(("field", "said"), [("true_on", "2999-01-01"), ("known_on", "2999-01-01T08:00:00")])
def test_of_a_day_to_come_the_parameter_is_named(service, field, said):
    answer = service.get(f"/subjects/{HUASHENG}", params={field: said})

    assert answer.status_code == 422
    assert f"（{field}）得到 2999-01-01" in answer.json()["detail"]


def test_a_parameter_that_an_answer_does_not_heed_is_refused(service):
    answer = service.get(f"/subjects/{HUASHENG}/ownership", params={"known_on": "2020-01-01T08:00:00"})

    assert answer.status_code == 422
    assert answer.json()["detail"] == "没有参数 known_on；可用：research、true_on"


def test_too_many_rows_and_too_large_a_body_are_refused(service):
    rows = {str(i): {"name": "甲"} for i in range(5_001)}

    assert service.post("/match", json={"queries": rows}).status_code == 422
    assert service.post("/match", content=b" " * (MOST_BODY + 1)).status_code == 413
    assert (
        service.post("/match", content=(b" " * 65536 for _ in range(MOST_BODY // 65536 + 1))).status_code
        == 413
    )


def test_another_host_is_refused(service):
    answer = service.get("/healthz", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.json()["title"]) == (421, "unknown host")


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/nowhere", "/static/page.css", f"/subjects/{DONGFANG}", "/openapi.json"]
)
def test_every_response_keeps_to_itself(service, path):
    headers = service.get(path).headers

    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


def test_an_answer_about_a_subject_is_kept_in_no_cache(service):
    assert service.get(f"/subjects/{DONGFANG}").headers["cache-control"] == "no-store"


def test_the_description_has_an_example_of_each_answer_and_no_page_from_elsewhere(service):
    described = service.get("/openapi.json").json()

    assert described["info"]["version"] == version("xinmai")
    for path in ("/search", "/subjects/{id}", "/subjects/{id}/network"):
        content = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        assert content["example"] and content["schema"]
    assert service.get("/docs").status_code == 404


def test_only_reading_and_matching_are_offered(service):
    assert service.delete(f"/subjects/{DONGFANG}").status_code == 405
