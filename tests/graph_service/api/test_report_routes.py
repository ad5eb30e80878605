"""Reports over HTTP: every form, registered, with the number that the page shows, and checked by it."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, ZHANG_WEI

from graph_service.answers.profiles.report_replay import replay_file
from graph_service.register.chain import lines, verified
from graph_service.register.reports import reports_file
from graph_service.settings import settings as installed

PAGE = {"Accept": "text/html"}


@pytest.fixture(autouse=True)
def own_register(tmp_path, monkeypatch):
    monkeypatch.setenv("XINMAI_DATA_DIR", str(tmp_path / "data"))
    installed.cache_clear()
    yield
    installed.cache_clear()


@pytest.mark.parametrize(
    ("form", "media"),
    [
        ("pdf", "application/pdf"),
        ("md", "text/markdown; charset=utf-8"),
        ("json", "application/json"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_a_report_comes_in_every_form_and_is_registered(service, county, form, media):
    answer = service.get(f"/subjects/{DONGFANG}/report.{form}", params={"purpose": "授信审查"})

    assert answer.headers["content-type"] == media
    assert answer.headers["cache-control"] == "no-store"
    again = replay_file(county, answer.content)
    assert again is not None
    assert again.outcome == "identical"
    assert [(line["number"], line["purpose"]) for line in lines(reports_file())] == [
        (again.number, "授信审查")
    ]
    assert verified(reports_file()).fault is None


def test_the_page_and_the_report_taken_from_it_have_one_number_and_code(service):
    page = service.get(f"/subjects/{DONGFANG}", headers=PAGE).text
    address = re.search(r'href="(/subjects/[^"]+report\.json[^"]+)"', page)
    assert address

    report = service.get(unescape(address[1])).json()

    assert f'data-copy="{report["number"]}"' in page
    assert f'data-copy="{report["code"]}"' in page
    assert "失信惩戒对象" in page


def test_what_the_page_says_to_check_by_is_found_identical(service):
    page = service.get(f"/subjects/{CLEAN}", headers=PAGE).text
    address = re.search(r'href="(/reports/[^"]+)"', page)
    assert address

    assert service.get(unescape(address[1])).json()["outcome"] == "identical"
    assert "校验码相符" in service.get(unescape(address[1]), headers=PAGE).text


def test_a_wrong_code_is_told_from_the_right_one(service):
    report = service.get(f"/subjects/{CLEAN}/report.json").json()

    found = service.get(f"/reports/{report['number']} AAAAA-BBBBB-CCCCC-DDDDD").json()

    assert (found["outcome"], found["rebuilt_code"]) == ("changed", report["code"])


def test_what_is_no_report_is_not_found_and_no_file_is_opened(service):
    assert service.get("/reports/pyproject.toml").status_code == 404
    assert service.get("/reports/AAAAA-BBBBB-CCCCC-DDDDD").status_code == 422


def test_a_persons_report_needs_an_authorisation(service):
    refused = service.get(f"/subjects/{ZHANG_WEI}/report.json")
    given = service.get(f"/subjects/{ZHANG_WEI}/report.json", params={"authorisation": "授2026-1"})

    assert (refused.status_code, given.status_code) == (422, 200)
    assert "授权号" in refused.json()["detail"]


def test_the_facts_over_http_say_nothing_of_a_neighbours_list(service):
    facts = service.get(f"/subjects/{HAISHENG}/report.json").text
    annexed = service.get(f"/subjects/{HAISHENG}/report.json", params={"annex": True}).text

    assert "SJ_YZ" not in facts
    assert "SJ_YZ" in json.dumps(json.loads(annexed)["content"]["annex"]["surroundings"])


def test_a_persons_page_has_no_report(service):
    page = service.get(f"/subjects/{ZHANG_WEI}", headers=PAGE).text

    assert 'id="report"' not in page
