"""Examples for the OpenAPI description: answers that the service really gave, kept as files."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

FOLDER = "example_answers"


def examples(name: str) -> dict[int | str, dict[str, Any]]:
    """What the description shows of a route: the kept answer, and the form of its errors."""
    return {200: _content("application/json", example(name)), "default": _PROBLEM}


def image_examples(media_type: str) -> dict[int | str, dict[str, Any]]:
    """What the description shows of a route that answers with an image: the kept SVG, or just the type."""
    kept = {"image/svg+xml": {"example": example_text("picture.svg")}}
    return {200: {"content": {media_type: kept.get(media_type, {})}}, "default": _PROBLEM}


def example_text(name: str) -> str:
    """The kept answer in this file as it stands. Raises FileNotFoundError."""
    return files("graph_service.api").joinpath(FOLDER, name).read_text(encoding="utf-8")


def example(name: str) -> object:
    """The kept answer of this name. Raises FileNotFoundError."""
    answer: object = json.loads(example_text(f"{name}.json"))
    return answer


def _content(media_type: str, value: object) -> dict[str, Any]:
    return {"content": {media_type: {"example": value}}}


_PROBLEM: dict[str, Any] = {
    "description": "RFC 9457",
    **_content("application/problem+json", example("problem")),
}
