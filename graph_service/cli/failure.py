"""How a command tells its user of an error."""

from __future__ import annotations

import json
import sys

from graph_service.errors import GraphServiceError


def report_failure(error: GraphServiceError, *, as_json: bool) -> None:
    """One line on stderr; where the caller asked for JSON, an object with error, title and message."""
    if as_json:
        fields = {"error": type(error).__name__, "title": error.title, "message": str(error)}
        print(json.dumps(fields, ensure_ascii=False), file=sys.stderr)
    else:
        print(f"{error.title}: {error}", file=sys.stderr)
