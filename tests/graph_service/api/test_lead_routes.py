"""Leads over HTTP: an address for each subject and for the whole register, as JSON and as pages."""

from __future__ import annotations

import pytest
from answers_graph import HUASHENG, ZHANG_WEI

PAGE = {"Accept": "text/html,*/*;q=0.8"}
ADDRESSES = (
    "/reregistrations",
    "/shell-clusters",
    f"/subjects/{HUASHENG}/reregistered",
    f"/subjects/{HUASHENG}/shells",
)


@pytest.mark.parametrize("address", [*ADDRESSES, "/reregistrations?ended="])
def test_nothing_found_says_where_was_looked(service, address):
    answer, page = service.get(address).json(), service.get(address, headers=PAGE).text

    assert answer["total"] == 0
    assert "（已查 市场主体登记 市监局 截至" in answer["sentence"]
    assert "不是认定" in page
    assert "未见线索" in page


@pytest.mark.parametrize(
    "address",
    [
        "/reregistrations?ended=vanished",
        "/reregistrations?limit=5000",
        "/shell-clusters?offset=-1",
        f"/subjects/{ZHANG_WEI}/shells",
    ],
)
def test_a_question_out_of_bounds_is_a_problem(service, address):
    answer = service.get(address)

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


def test_the_pages_of_a_subject_lead_to_each_other(service):
    page = service.get(f"/subjects/{HUASHENG}/shells", headers=PAGE).text

    for view in ("group", "guarantees", "risk", "reregistered"):
        assert f'href="/subjects/{HUASHENG}/{view}"' in page
    assert '<span aria-current="page">空壳集群线索</span>' in page
