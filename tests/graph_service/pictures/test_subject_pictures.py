"""The pictures of a small county's subjects: whose mark is on whom, and how much of the answer is drawn."""

from __future__ import annotations

import pytest
from answers_graph import CLEAN, DONGFANG, HAISHENG, HOSTILE, HUASHENG, ZHANG_WEI
from drawn_cases import classed, elements, marks_of, overlapping, texts, ties_of

from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.answers.reader import audit_reader
from graph_service.answers.risk.risk import risk
from graph_service.errors import BadInput, NotFound
from graph_service.pictures.network_picture import network_picture
from graph_service.pictures.of_subject import PictureAsked, subject_picture
from graph_service.pictures.risk_picture import risk_picture
from graph_service.pictures.show import Shown, write_picture
from graph_service.snapshot.held import HeldSnapshot

KINDS = ["ownership", "risk", "network", "guarantees", "group"]


@pytest.fixture(scope="module")
def held(county):
    return HeldSnapshot(county)


def test_sources_stand_left_and_the_subject_right_of_all(county):
    made = risk_picture(risk(county, HAISHENG))

    at = {one.box.id: one.at.x for one in made.boxes}
    assert at[DONGFANG] < at[HAISHENG] == max(at.values())
    lists = [one for one in made.boxes if one.box.shape == "list"]
    assert [one.box.name for one in lists] == ["严重违法失信名单"]
    assert lists[0].at.x < at[DONGFANG]


def test_law_is_on_the_source_under_a_list_in_force_and_never_on_the_subject_for_it(county):
    marks = marks_of(risk_picture(risk(county, HAISHENG)))

    assert "law" in marks[DONGFANG]
    assert marks[HAISHENG] == {"subject", "signal"}


def test_a_subject_under_a_list_in_force_itself_keeps_the_laws_mark(county):
    assert "law" in marks_of(risk_picture(risk(county, DONGFANG)))[DONGFANG]


def test_a_path_is_as_wide_as_its_share_and_its_words_say_which_way_the_relation_leads(county):
    """海晟 holds 70 % of 东方 and guarantees it: both lead against the path from 东方 to 海晟."""
    answer = risk(county, HAISHENG)
    made = risk_picture(answer)

    [source] = [one for one in answer.signal.sources if one.party.id == DONGFANG]
    [tie] = [one.tie for one in made.ties if (one.tie.source, one.tie.target) == (DONGFANG, HAISHENG)]
    assert tie.width == pytest.approx(1.2 + 7.8 * source.share, abs=0.06)
    assert set(tie.label.split("\n")) == {"← 70%", "← 担保 2,400 万元"}
    assert made.sentence == answer.sentence


def test_nothing_associated_is_a_box_and_a_sentence(county):
    made = risk_picture(risk(county, CLEAN))

    assert [one.box.id for one in made.boxes] == [CLEAN]
    assert made.notes[0].startswith("未见关联提示（已查 ")


def test_a_network_draws_every_relation_or_counts_it(county):
    found = network(county, HUASHENG, Bounds(hops=2))

    made = network_picture(found)

    assert ties_of(made) == {(one.source.id, one.target.id) for one in found.relations}
    assert marks_of(made)[HUASHENG] == {"subject"}
    assert "law" in marks_of(made)[DONGFANG]
    assert "signal" in marks_of(made)[HAISHENG]
    assert {one.box.id: one.box.shape for one in made.boxes}[ZHANG_WEI] == "person"
    assert overlapping(made.boxes) == []


def test_kinds_of_relations_look_unlike_one_another_and_are_told(county):
    made = network_picture(network(county, HUASHENG, Bounds(hops=2)))

    shown = dict(made.legend)
    assert {"holds", "represents", "serves", "guarantees", "unknown"} <= shown.keys()
    assert len(set(shown.values())) == len(shown)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_picture_of_every_subject(county, held, kind):
    rated_nowhere = {ZHANG_WEI} if kind == "risk" else set()
    for said in {HUASHENG, HOSTILE, CLEAN, ZHANG_WEI} - rated_nowhere:
        made = subject_picture(county, held, said, PictureAsked(kind))
        root = elements(made)

        assert len(classed(root, "pic-node")) == len(made.boxes) >= 1
        assert len(classed(root, "pic-tie")) == len(made.ties)
        assert overlapping(made.boxes) == []
        assert any("图为索引，不是证明" in text for text in texts(root))
        assert "subject" in {mark for marks in marks_of(made).values() for mark in marks}


def test_a_picture_is_an_ordinary_readers_whoever_asks(county, held):
    from graph_service.answers.as_of import as_of

    asked = as_of(reader=audit_reader("张三", "年度检查"))

    made = subject_picture(county, held, HUASHENG, PictureAsked("ownership"), asked)

    assert "审计" not in made.heading


def test_a_subject_that_nobody_knows_has_no_picture(county, held):
    with pytest.raises(NotFound):
        subject_picture(county, held, "如东无此公司", PictureAsked())


def test_a_notebook_shows_the_same_svg_that_a_file_holds(county, held, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    made = subject_picture(county, held, HUASHENG, PictureAsked())

    write_picture(tmp_path / "图.svg", made)

    assert (tmp_path / "图.svg").read_text(encoding="utf-8").strip() == Shown(made)._repr_svg_().strip()
    assert "南通华盛建设" in Shown(made)._repr_svg_()


def test_another_format_is_refused_with_those_that_there_are(county, held, tmp_path):
    made = subject_picture(county, held, HUASHENG, PictureAsked())

    with pytest.raises(BadInput, match=r"“\.gif”无效；应为 \.svg 或 \.png"):
        write_picture(tmp_path / "图.gif", made)
