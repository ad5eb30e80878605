"""Ownership and related parties over HTTP, as JSON and as pages."""

from __future__ import annotations

import io

import httpx
import pandas as pd
import pytest
from answers_graph import HAISHENG

from graph_service.answers.related.related_workbook import LINES

PAGE = {"accept": "text/html"}


def test_ownership_answers_with_every_figure_under_its_own_name(service: httpx.Client) -> None:
    answer = service.get(f"/subjects/{HAISHENG}/ownership").json()

    assert answer["subject"]["id"] == HAISHENG
    assert {"direct", "penetrated", "integrated"} <= answer["holders"]["stakes"][0].keys()


def test_related_parties_come_by_the_rule_book_asked_for(service: httpx.Client) -> None:
    answer = service.get(f"/subjects/{HAISHENG}/related", params={"rule": "tax"}).json()

    assert [book["rule"] for book in answer["books"]] == ["tax"]


def test_unknown_rule_book_is_a_problem_in_words(service: httpx.Client) -> None:
    answer = service.get(f"/subjects/{HAISHENG}/related", params={"rule": "astrology"})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("view", ["ownership", "related"])
def test_each_has_a_page_that_the_subject_page_leads_to(service: httpx.Client, view: str) -> None:
    page = service.get(f"/subjects/{HAISHENG}/{view}", headers=PAGE)
    subject = service.get(f"/subjects/{HAISHENG}", headers=PAGE)

    assert page.headers["content-type"].startswith("text/html")
    assert f'href="/subjects/{HAISHENG}/{view}"' in subject.text


def test_related_parties_come_as_a_workbook(service: httpx.Client) -> None:
    answer = service.get(f"/subjects/{HAISHENG}/related.xlsx", params={"rule": "company_law"})

    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert "filename*=UTF-8''" in answer.headers["content-disposition"]
    lines = pd.read_excel(io.BytesIO(answer.content), sheet_name=LINES, engine="calamine")
    assert set(lines["规则"]) == {"公司法"}


def test_research_figures_come_only_where_asked_for(service: httpx.Client) -> None:
    plain = service.get(f"/subjects/{HAISHENG}/ownership").json()
    asked = service.get(f"/subjects/{HAISHENG}/ownership", params={"research": "true"}).json()

    assert plain["research"] is None
    assert "不作为认定控制的法律结论" in asked["research"]["note"]
