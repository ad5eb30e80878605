"""What a parent tells the child process that is to be the database."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TextIO


@dataclass(frozen=True)
class Launch:
    """All that the child needs to know, sent to its standard input as JSON."""

    data_dir: str
    cache_dir: str
    jars: tuple[str, ...]
    heap: str
    page_cache: str
    idle_seconds: float
    origin: str

    def to_json(self) -> str:
        """The text that `from_json` reads."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(file: TextIO) -> Launch:
        """The launch that a parent has sent."""
        return Launch(**json.load(file))
