"""Proofs, comparisons and timelines over HTTP."""

from __future__ import annotations

import re

from answers_graph import DONGFANG, HAISHENG, HUASHENG, days

PAGE = {"Accept": "text/html"}


def test_a_proof_in_an_answer_replays_by_its_address(service):
    proof = service.get(f"/subjects/{DONGFANG}").json()["constraints"][0]["entry"]["proof"]

    found = service.get(f"/proofs/{proof}").json()

    assert (found["id"], found["outcome"], found["kind"]) == (proof, "identical", "list")
    assert found["subject"]["id"] == DONGFANG
    assert found["finding"]["proof"] == proof


def test_a_page_shows_proofs_that_lead_to_their_pages(service):
    page = service.get(f"/subjects/{DONGFANG}", headers=PAGE).text
    proofs = re.findall(r'href="(/proofs/P-[0-9A-Z-]{19})"', page)

    assert proofs
    for address in proofs[:3]:
        assert "逐字节一致" in service.get(address, headers=PAGE).text


def test_an_unknown_proof_and_what_is_none_are_told_apart(service):
    assert service.get("/proofs/P-0000-0000-0000-0000").status_code == 404
    assert service.get("/proofs/abc").status_code == 422


def test_two_days_are_compared_as_json_and_as_a_page(service):
    asked = {"from": days(-100).isoformat()}
    answer = service.get(f"/subjects/{HAISHENG}/diff", params=asked).json()
    page = service.get(f"/subjects/{HAISHENG}/diff", params=asked, headers=PAGE).text

    assert answer["counts"] == {"became_true": 1}
    assert "列入经营异常名录" in page
    assert service.get(f"/subjects/{HAISHENG}/diff").status_code == 422
    assert service.get(f"/subjects/{HAISHENG}/diff", params={"from": days(1).isoformat()}).status_code == 422


def test_a_timeline_is_answered_as_json_and_as_a_page(service):
    answer = service.get(f"/subjects/{HUASHENG}/timeline").json()
    page = service.get(f"/subjects/{HUASHENG}/timeline", headers=PAGE).text

    assert {one["what"] for one in answer["events"]} >= {"begins"}
    assert days(-100).isoformat() in page
    # repaired: in neither
    assert "7号" not in page and "7号" not in str(answer)
