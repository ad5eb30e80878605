"""The tree of holdings around a subject: who is in it, what is said of each, and what was left out."""

from __future__ import annotations

import pytest
from drawn_cases import classed, elements, overlapping
from planted_county import Planted, planted_county

from graph_service.answers.control.ownership import ownership
from graph_service.answers.control.ownership_trees import ownership_tree
from graph_service.errors import BadInput
from graph_service.pictures.ownership_picture import ownership_picture


@pytest.fixture(scope="module")
def planted(opened_store, tmp_path_factory) -> Planted:
    return planted_county(opened_store, tmp_path_factory.mktemp("county"))


def tree(planted: Planted, case: str, party: str, **how):
    return ownership_tree(planted.store, planted.held, planted.case(case).parties[party], **how)


def test_figures_are_those_of_the_tables(planted):
    case = planted.case("controller_behind_three_layers").parties["low"]

    found = tree(planted, "controller_behind_three_layers", "low")
    shown = ownership(planted.store, planted.held, case)

    expected = {one.party: (one.penetrated, one.integrated) for one in shown.holders.stakes}
    drawn = {one.party.id: (one.penetrated, one.integrated) for one in found.nodes if one.side == "up"}
    assert drawn == expected
    assert len(drawn) == shown.holders.total


def test_every_holding_among_the_parties_is_in_the_tree_with_its_source(planted):
    found = tree(planted, "controller_behind_three_layers", "low", direction="up")

    graph = planted.held.on(found.as_of.true_on)
    ids = {one.party.id for one in found.nodes}
    every = {
        (graph.id(owner), graph.id(company))
        for owner, company in zip(graph.shares.owner.tolist(), graph.shares.company.tolist(), strict=True)
    }
    assert {(one.source, one.target) for one in found.holdings} == {
        pair for pair in every if set(pair) <= ids
    }
    assert all(
        one.relation.source.id == one.source and one.relation.provenance.row > 1 for one in found.holdings
    )


def test_a_ring_is_one_line_back_and_the_integrated_share_stands_beside_the_penetrated(planted):
    """桑国栋 holds 5 % of each of two firms that hold 95 % of each other: 9.75 % by routes, 100 % in all."""
    made = ownership_picture(tree(planted, "ring_with_one_outsider", "a"))

    assert sum(one.backward for one in made.ties) == 1
    outsider = next(one for one in made.boxes if one.box.name == "桑国栋")
    assert [words.text for words in outsider.lines] == ["桑国栋", "穿透 9.75%", "综合 100%"]
    assert outsider.box.shape == "person"


def test_what_does_not_fit_is_counted_at_its_neighbour_and_in_all(planted):
    whole = tree(planted, "controller_behind_three_layers", "low", direction="up")
    cut = tree(planted, "controller_behind_three_layers", "low", direction="up", most=1)

    assert whole.undrawn == 0
    assert (len(cut.nodes), cut.undrawn) == (2, len(whole.nodes) - 2)
    assert sum(one.hidden for one in cut.nodes) >= 1
    picture = ownership_picture(cut)
    assert f"另有 {cut.undrawn} 个未画出，先画比例大者。" in picture.notes
    assert len(classed(elements(picture), "pic-node")) == 2


def test_a_picture_draws_every_holding_of_its_tree(planted):
    found = tree(planted, "controller_behind_three_layers", "low")

    made = ownership_picture(found)

    assert {(one.tie.source, one.tie.target) for one in made.ties} == {
        (one.source, one.target) for one in found.holdings
    }
    assert overlapping(made.boxes) == []


def test_nobody_on_a_side_is_said_with_where_it_was_looked(planted):
    found = tree(planted, "controller_behind_three_layers", "low", direction="down")

    assert len(found.nodes) == 1
    assert "未见对外投资（含间接）（已查 " in found.sentence
    assert f"{found.sentence}。" in ownership_picture(found).notes


def test_more_than_can_be_drawn_is_refused(planted):
    with pytest.raises(BadInput, match="主体上限 0 无效"):
        tree(planted, "ring_with_one_outsider", "a", most=0)
