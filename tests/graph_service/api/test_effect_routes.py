"""Legal effects over HTTP, as data and as a page."""

from __future__ import annotations

from answers_graph import CLEAN, DONGFANG, HUASHENG

PAGE = {"Accept": "text/html,*/*;q=0.8"}


def test_effects_are_told_by_matter_in_either_language(service):
    answer = service.get(f"/subjects/{DONGFANG}/effects", params={"matter": "监管检查"}).json()

    assert (answer["kind"], answer["matter"], answer["verdict"]) == (
        "legal_effect",
        "supervision",
        "to_verify",
    )
    assert {one["rule"]["id"] for one in answer["to_verify"]} == {"E29", "E31"}
    assert {one["ground"]["document"] for one in answer["to_verify"]} == {"东市监严列3号"}


def test_parties_of_a_lot_are_asked_beside_each_other(service):
    asked = {"matter": "procurement", "beside": [DONGFANG]}

    answer = service.get(f"/subjects/{HUASHENG}/effects", params=asked).json()

    assert [one["rule"]["id"] for one in answer["must"]] == ["E17"]


def test_a_matter_nobody_knows_is_a_problem(service):
    answer = service.get(f"/subjects/{DONGFANG}/effects", params={"matter": "买菜"})

    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert "procurement（政府采购）" in answer.json()["detail"]


def test_the_page_says_the_answer_first_and_keeps_its_question(service):
    page = service.get(
        f"/subjects/{HUASHENG}/effects?matter=procurement&beside={DONGFANG}", headers=PAGE
    ).text

    assert '<span class="binding">应当' in page
    assert '<option value="procurement" selected>' in page
    assert '<span class="mark law">法</span>' in page
    assert "mark signal" not in page


def test_the_page_of_a_subject_shows_its_measures_under_the_law_and_apart_from_signals(service):
    listed = service.get(f"/subjects/{DONGFANG}", headers=PAGE).text
    clean = service.get(f"/subjects/{CLEAN}", headers=PAGE).text

    assert listed.index('id="effects"') < listed.index('id="signals"')
    assert "凭记忆录入，核对条文前不得据以采取措施" in listed
    assert 'id="effects"' not in clean
