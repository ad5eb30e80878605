"""The rules over HTTP and as pages."""

from __future__ import annotations

from graph_service.rules.books import BOOKS

PAGE = {"Accept": "text/html,*/*;q=0.8"}


def test_every_row_in_force_is_listed_with_basis_confidence_and_version(service):
    answer = service.get("/rules").json()

    assert [one["name"] for one in answer["books"]] == [kind.name for kind in BOOKS]
    assert all(row["basis"] and row["confidence_zh"] and row["in_force"] for row in answer["rows"])
    versions = {one["name"]: one["version"] for one in answer["books"]}
    assert all(row["book_version"] == versions[row["book"]] for row in answer["rows"])


def test_a_day_has_the_rows_of_that_day(service):
    asked = {"book": "record_periods", "true_on": "2024-05-01"}

    then = {row["id"] for row in service.get("/rules", params=asked).json()["rows"]}
    every = service.get("/rules", params=asked | {"every": True}).json()["rows"]

    assert then == {"order_58.minor", "order_58.general", "order_58.serious"}
    assert {row["id"] for row in every if not row["in_force"]} > {"order_36.general"}


def test_a_rule_is_explained_with_what_replaced_it_and_where_it_is_cited(service):
    old = service.get("/rules/record_periods/order_58.general").json()
    listed = service.get("/rules/samr_serious").json()

    assert old["replaced_by"]["id"] == "order_36.general"
    assert [one["id"] for one in old["replaces"]] == ["before_2023.general"]
    # 东方 alone has an entry on SJ_YZ in use with 存疑, whose measures have ended and whose use has not
    assert {"words": "在用的名单记录", "count": 2} in listed["cited_in"]


def test_an_unknown_rule_or_book_is_not_found(service):
    unknown = service.get("/rules/nobody")

    assert (unknown.status_code, unknown.json()["title"]) == (404, "not found")
    assert service.get("/rules", params={"book": "weights"}).status_code == 404


def test_the_pages_show_rows_in_words_and_lead_from_one_to_the_other(service):
    every = service.get("/rules?book=effects", headers=PAGE).text
    one = service.get("/rules/effects/E08", headers=PAGE).text

    assert '<a href="/rules/effects/E08">E08</a>' in every
    assert "凭记忆录入，待核" in every
    assert "<dt>对象</dt><dd><bdi>失信主体本身、法定代表人、主要负责人" in one
    assert '<a href="/rules?book=effects">effects</a>' in one
