"""A page of a past day leads to answers of that day: tabs, forms, downloads and further pages."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import httpx
import pytest
from answers_graph import HAISHENG

from graph_service.beijing import beijing_today

PAGE = {"accept": "text/html"}
VIEWS = (
    "",
    "ownership",
    "related",
    "group",
    "explore",
    "guarantees",
    "risk",
    "network",
    "timeline",
    "shells",
)
WHOLE = ("/circular-holdings", "/reregistrations")
THEIRS = re.compile(r'(?:href|formaction)="(/(?:subjects/[^"?]+/|what-if|paths)[^"]*)"')
FORM = re.compile(r'<form class="options" method="get"(?! action="[^"]*/diff").*?</form>', re.DOTALL)
"""But for the form that asks for two days of its own."""


@pytest.mark.parametrize("address", [f"/subjects/{HAISHENG}/{view}".rstrip("/") for view in VIEWS] + [*WHOLE])
def test_what_a_page_of_a_past_day_leads_to_is_of_that_day(service: httpx.Client, address: str) -> None:
    day = f"true_on={beijing_today() - timedelta(days=1)}"

    page = service.get(f"{address}?{day}", headers=PAGE)
    forms = FORM.findall(page.text)
    links = [unescape(one) for one in THEIRS.findall(FORM.sub("", page.text))]

    assert page.status_code == 200
    assert links or address in WHOLE
    assert [one for one in links if day not in one] == []
    assert [one for one in forms if day.replace("=", '" value="') not in one] == []


def test_a_page_of_today_says_no_day_in_its_links(service: httpx.Client) -> None:
    assert "true_on" not in service.get(f"/subjects/{HAISHENG}/related", headers=PAGE).text
