"""Drawings: placed on the server, capped, with a legend of what is shown and nothing else."""

from __future__ import annotations

import pytest
from answers_graph import DONGFANG, HAISHENG, HUASHENG, ZHANG_WEI

from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.pictures import drawing as drawing_module
from graph_service.pictures.drawing import drawing
from graph_service.pictures.vendored import vis_network


@pytest.fixture(scope="module")
def found(county):
    return network(county, HUASHENG, Bounds(hops=2))


def test_every_node_has_a_place_and_no_physics(found):
    made = drawing(found)

    assert all({"x", "y"} <= node.keys() and node["physics"] is False for node in made.data["nodes"])
    assert made.data["options"]["physics"] == {"enabled": False}
    assert len({(node["x"], node["y"]) for node in made.data["nodes"]}) == len(found.nodes)


def test_relations_from_one_party_to_another_are_one_line_with_all_sentences(found):
    lines = {(e["from"], e["to"]): e for e in drawing(found).data["edges"]}

    assert lines[HAISHENG, DONGFANG]["label"] == "70% · 担保 2,400 万元"
    assert len(lines[HAISHENG, DONGFANG]["sentences"]) == 2


def test_an_undisclosed_share_is_not_drawn_as_a_number(found):
    labels = {e["label"] for e in drawing(found).data["edges"]}

    assert "持股未披露" in labels


def test_marks_are_of_the_partys_own_lists(found):
    marks = {node["id"]: node["marks"] for node in drawing(found).data["nodes"]}

    assert marks == marks | {
        HUASHENG: ["subject"],
        DONGFANG: ["enterprise", "listed"],
        HAISHENG: ["enterprise", "watched"],
        ZHANG_WEI: ["person"],
    }


def test_the_legend_tells_what_is_shown_and_nothing_else(county, found):
    small = drawing(network(county, DONGFANG, Bounds(hops=1, types=("LEGAL_REP_OF",))))

    assert [mark for mark, _ in drawing(found).legend] == [
        "subject",
        "enterprise",
        "person",
        "listed",
        "watched",
    ]
    assert [mark for mark, _ in small.legend] == ["subject", "person", "listed"]


def test_a_hub_says_how_many_are_hidden(county):
    made = drawing(network(county, HUASHENG, Bounds(hops=2, hub=1)))

    labels = {node["id"]: node["label"] for node in made.data["nodes"]}
    assert labels[HAISHENG].startswith("如东海晟机械有限公司 +1")


def test_more_parties_than_can_be_drawn_are_left_out_and_counted(found, monkeypatch):
    monkeypatch.setattr(drawing_module, "MOST_DRAWN", 3)

    made = drawing(found)

    assert (made.drawn, made.left_out) == (3, len(found.nodes) - 3)
    kept = {node["id"] for node in made.data["nodes"]}
    assert all({e["from"], e["to"]} <= kept for e in made.data["edges"])


def test_the_drawing_library_lies_in_the_installed_package():
    assert "@version 9.1.2" in vis_network()[:400]
