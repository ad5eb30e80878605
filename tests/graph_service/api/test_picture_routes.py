"""Pictures over HTTP, and on the pages that they are the index of."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from answers_graph import DONGFANG, HAISHENG, HOSTILE, HUASHENG
from drawn_cases import classed

from graph_service.api.examples import example_text

PAGE = {"Accept": "text/html"}


@pytest.mark.parametrize("kind", ["ownership", "risk", "network", "guarantees", "group"])
def test_a_picture_comes_as_svg_of_its_kind(service, kind):
    answer = service.get(f"/subjects/{HAISHENG}/picture.svg", params={"kind": kind})

    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "no-store"
    assert classed(ElementTree.fromstring(answer.text), "subject")


def test_a_direction_draws_that_side_alone(service):
    up, down, both = (
        classed(ElementTree.fromstring(answer.text), "pic-node")
        for answer in (
            service.get(f"/subjects/{HAISHENG}/picture.svg", params={"direction": way})
            for way in ("up", "down", "both")
        )
    )

    assert len(up) + len(down) == len(both) + 1


def test_a_picture_comes_as_png(service):
    answer = service.get(f"/subjects/{HUASHENG}/picture.png")

    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_a_kind_or_direction_that_is_none_is_refused_in_words(service):
    for wrong in ({"kind": "astrology"}, {"direction": "sideways"}, {"most": 0}, {"hops": 9}):
        assert service.get(f"/subjects/{HUASHENG}/picture.svg", params=wrong).status_code == 422
    assert service.get("/subjects/如东无此公司/picture.svg").status_code == 404


@pytest.mark.parametrize("view", ["ownership", "risk", "group", "guarantees"])
def test_a_page_has_its_picture_after_the_tables_with_links_and_a_voice(service, view):
    page = service.get(f"/subjects/{HAISHENG}/{view}", headers=PAGE).text

    before, _, after = page.partition('<section id="drawn">')
    assert "<table" in before
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="pic live' in after
    assert '<a class="pic-node enterprise' in after
    assert f'href="/subjects/{DONGFANG}"' in after
    assert 'aria-live="polite"' in after
    assert f'href="/subjects/{HAISHENG}/picture.svg?kind={view}" download' in after
    assert 'src="/static/walk.js"' in before


def test_the_network_page_has_a_still_picture_for_paper_beside_the_one_to_move(service):
    page = service.get(f"/subjects/{HUASHENG}/network", headers=PAGE).text

    assert '<div class="still" id="still"><svg' in page
    assert 'id="picture-data"' in page


def test_a_hostile_name_is_text_in_every_picture_on_a_page(service):
    for view in ("ownership", "network"):
        page = service.get(f"/subjects/{HOSTILE}/{view}", headers=PAGE).text
        assert "<script>alert" not in page
        assert "\u202e" not in page


def test_the_descriptions_example_is_a_picture(service):
    root = ElementTree.fromstring(example_text("picture.svg"))

    assert root.get("role") == "img"
    assert classed(root, "pic-tie")
    described = service.get("/openapi.json").json()["paths"]["/subjects/{id}/picture.svg"]["get"]
    assert described["responses"]["200"]["content"]["image/svg+xml"]["example"] == example_text("picture.svg")
