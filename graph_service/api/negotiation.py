"""Whether a request is from somebody who reads pages or from a program that reads JSON."""

from __future__ import annotations

from fastapi import Request

JSON_SUFFIX = ".json"


def wants_page(request: Request) -> bool:
    """True where HTML is asked for by name at least as strongly as JSON; `*/*` alone gets JSON."""
    if request.url.path.endswith(JSON_SUFFIX):
        return False
    asked = _weights(request.headers.get("accept", ""))
    return asked.get("text/html", 0.0) > 0 and asked["text/html"] >= asked.get("application/json", 0.0)


def _weights(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        kind, *options = (word.strip().lower() for word in part.split(";"))
        quality = next((word[2:] for word in options if word.startswith("q=")), "1")
        found[kind] = _number(quality)
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
