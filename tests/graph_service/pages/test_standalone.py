"""Pages as single files: nothing is fetched, nothing hostile acts, every script is allowed by its digest."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from answers_graph import DONGFANG, HOSTILE, HUASHENG

from graph_service.answers.control.ownership import ownership
from graph_service.answers.control.ownership_trees import ownership_tree
from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.answers.profiles.subject import profile
from graph_service.pages.network_page import network_file, write_network
from graph_service.pages.ownership_page import ownership_page
from graph_service.pages.render import subject_path
from graph_service.pages.subject_page import subject_page
from graph_service.snapshot.held import HeldSnapshot


class Elements(HTMLParser):
    """All elements with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: str | None = None
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.open = tag

    def handle_endtag(self, tag):
        self.open = None

    def handle_data(self, data):
        if self.open in ("script", "style"):
            self.inside.append((*self.found[-1], data))


@pytest.fixture(scope="module")
def files(county):
    found = network(county, HUASHENG, Bounds(hops=2))
    asked = county, HeldSnapshot(county), HOSTILE
    owned = ownership_page(ownership(*asked), ownership_tree(*asked), standalone=True)
    return [subject_page(profile(county, HOSTILE), standalone=True), network_file(found), owned]


def test_nothing_is_fetched(files):
    for text in files:
        for tag, attributes in Elements(text).found:
            assert tag not in ("link", "img", "iframe", "base")
            assert not {"src", "srcset"} & attributes.keys()
            assert (attributes.get("href") or "#").startswith("#")


def test_a_hostile_name_stays_text_and_its_direction_mark_is_shown(files):
    for text in files:
        assert [a for tag, a in Elements(text).found if tag == "script" and not a] != []
        assert '<script>alert("1")' not in text
        assert "\u202e" not in text
        assert "⟦RLO⟧" in text


def test_no_element_carries_a_handler_or_a_style_of_its_own(files):
    for text in files:
        for _, attributes in Elements(text).found:
            assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_every_script_and_style_is_allowed_by_its_digest_and_no_other(files):
    for text in files:
        parsed = Elements(text)
        policy = next(
            a["content"] for t, a in parsed.found if a.get("http-equiv") == "Content-Security-Policy"
        )
        allowed = set(re.findall(r"'sha256-([^']+)'", unescape(policy or "")))
        acting = [
            data for _, attributes, data in parsed.inside if attributes.get("type") != "application/json"
        ]
        digests = {base64.b64encode(hashlib.sha256(data.encode()).digest()).decode() for data in acting}
        assert digests == allowed
        assert "unsafe" not in (policy or "")


def test_the_pictures_data_is_whole_and_cannot_end_its_element(files):
    raw = re.search(r'<script type="application/json" id="picture-data">(.*?)</script>', files[1], re.S)

    assert raw is not None
    data = json.loads(raw[1])
    labels = {node["id"]: node["label"] for node in data["nodes"]}
    assert labels[HOSTILE] == '<script>alert("1")</script>⟦RLO⟧公司'
    assert "<" not in raw[1]


def test_a_picture_file_is_written_in_utf8_whatever_the_locale(county, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    path = tmp_path / "图.html"

    write_network(path, network(county, HUASHENG, Bounds(hops=1)))

    assert "南通华盛建设有限公司" in path.read_bytes().decode("utf-8")


def test_a_constraint_is_marked_law_and_a_signal_never_borrows_its_mark(county):
    own = subject_page(profile(county, DONGFANG))
    other = subject_page(profile(county, HUASHENG))

    assert '<span class="mark law">法</span>' in own
    assert "mark law" not in other
    assert '<article class="card signal">' in other
    assert "可供核查，不作为惩戒依据" in other


@pytest.mark.parametrize(
    ("id_", "path"),
    [
        ("name:320623|如东", "/subjects/name%3A320623%7C%E5%A6%82%E4%B8%9C"),
        ("a/b?c#d", "/subjects/a%2Fb%3Fc%23d"),
    ],
)
def test_any_id_has_an_address(id_, path):
    assert subject_path(id_) == path
