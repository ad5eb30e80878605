"""Styles, scripts and the icon, served by ourselves; nothing is fetched from elsewhere."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

from graph_service.pages.render import static_text

FILES = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "picture.js": "text/javascript",
    "walk.js": "text/javascript",
    "vis-network.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""What may be asked for, and its type."""

static_routes = APIRouter(include_in_schema=False)


@static_routes.get("/static/{name}")
def static_file(name: str) -> Response:
    """One of the files that a page names."""
    if name not in FILES:
        raise HTTPException(404)
    headers = {"Cache-Control": "max-age=3600"}
    return Response(static_text(name), media_type=FILES[name], headers=headers)
