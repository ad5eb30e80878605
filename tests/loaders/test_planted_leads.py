"""Planted leads of the sample county: found with reasons and sources, and never more than leads."""

from __future__ import annotations

import pytest
from planted_county import Planted, planted_county

from graph_service.answers.as_of import as_of
from graph_service.answers.leads.reregistered import reregistered
from graph_service.answers.leads.shells import shells
from graph_service.answers.window import Window
from graph_service.errors import BadInput
from graph_service.pages.lead_pages import reregistrations_page, shells_page
from loaders.demo.leads import LEADS_ASKED
from loaders.demo.parties import person_id


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


@pytest.mark.parametrize("name", sorted(LEADS_ASKED))
def test_the_demo_finds_the_planted_answer(planted, name):
    case = next(one for one in planted.answers.as_json()["cases"] if one["name"] == name)

    expected, found = LEADS_ASKED[name](planted.store, case, as_of())

    assert found == expected


def test_every_reason_leads_back_to_both_firms_rows(planted):
    case = planted.case("re_registered_under_a_relative")

    [lead] = reregistered(planted.store, case.parties["new"], held=planted.held).leads

    by_mark = {one.mark: one for one in lead.reasons}
    assert by_mark["address"].shared == ("江苏省南通市如东县岔河镇兴河村9组36号",)
    assert len(by_mark["address"].registrations) == 2
    assert {tie.target.id for tie in by_mark["people"].relations} == {lead.old.id, lead.new.id}
    # .35 for the supervisor and for the telephone, .3 for the address, .1 for the business
    assert lead.score == pytest.approx(1 - 0.65 * 0.65 * 0.7 * 0.9)
    assert lead.kind == "lead"
    with pytest.raises(TypeError):
        bool(lead)


def test_the_whole_register_is_listed_by_score_and_can_be_turned_and_filtered(planted):
    whole = reregistered(planted.store, held=planted.held)
    second = reregistered(planted.store, held=planted.held, window=Window(1, 1))
    revoked = reregistered(planted.store, held=planted.held, ended="revoked")

    assert [one.score for one in whole.leads] == sorted((one.score for one in whole.leads), reverse=True)
    assert second.leads == whole.leads[1:2]
    assert second.cuts[0].total == whole.total
    assert {one.ended for one in revoked.leads} == {"revoked"}
    assert 0 < revoked.total < whole.total


def test_a_person_has_no_lead(planted):
    person = person_id(planted.case("re_registered_under_a_relative").parties["father"], as_of().true_on)

    for ask in (reregistered, shells):
        with pytest.raises(BadInput, match="自然人"):
            ask(planted.store, person, held=planted.held)


def test_pages_say_what_a_lead_is_not_and_never_look_like_law(planted):
    lead = reregistrations_page(reregistered(planted.store, held=planted.held))
    cluster = shells_page(shells(planted.store, held=planted.held), standalone=True)

    for page in (lead, cluster):
        assert "不是认定" in page
        assert "mark law" not in page
        assert "card signal" in page
    assert "单惠芳" in lead
    assert 'href="/reregistrations?' not in lead or "下一页" in lead
    assert "商务秘书" in cluster
    assert "园区、托管等规则行" in cluster
