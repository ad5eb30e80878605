"""The worked examples in tests/vectors, read by their kind."""

from __future__ import annotations

import json
from pathlib import Path

VECTORS = Path(__file__).parents[1] / "vectors"


def vectors_of_kind(kind: str) -> list[dict]:
    """Every worked example of that kind; at least one."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(VECTORS.glob("*.json"))]
    of_kind = [vector for vector in found if vector["kind"] == kind]
    assert of_kind, f"no vector of kind {kind!r} in {VECTORS}"
    return of_kind
