"""Who gets a page and who gets JSON."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from graph_service.api.negotiation import wants_page


def request(path: str, accept: str) -> Request:
    headers = [(b"accept", accept.encode()), (b"host", b"localhost")]
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": path,
            "headers": headers,
            "query_string": b"",
            "server": ("localhost", 80),
        }
    )


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", True),
        ("*/*", False),
        ("", False),
        ("application/json", False),
        ("application/json, text/html;q=0.5", False),
        ("text/html;q=0", False),
        ("text/html;q=broken", False),
    ],
)
def test_html_must_be_asked_for_by_name(accept, page):
    assert wants_page(request("/subjects/x", accept)) is page


def test_the_json_suffix_wins_over_the_header():
    assert wants_page(request("/subjects/x.json", "text/html")) is False
