"""A query file: one question in Cypher under a header that says its parameters and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_service.errors import SchemaViolation
from graph_service.store.clocks import expanded

FOLDER = Path(__file__).resolve().parents[2] / "cypher"

_HEAD = re.compile(r"^//\s*(?:(param|column):\s*)?(.*)$")
_FIELD = re.compile(r"^(\w+)\s+([\w\[\]]+)\s+(.+)$")
_PARAMETER = re.compile(r"\$(\w+)")
_KNOWN = frozenset(
    ["text", "text[]", "integer", "integer[]", "number", "number[]", "date", "date[]", "datetime"]
    + ["flag", "flag[]", "map", "map[]"]
)


@dataclass(frozen=True)
class Field:
    """A declared parameter or column: name, type, meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class QueryFile:
    """One question: name, sentence, what goes in, what comes out, and the text with its macros expanded."""

    name: str
    sentence: str
    params: tuple[Field, ...]
    columns: tuple[Field, ...]
    written: str
    text: str


def names() -> list[str]:
    """The names of all query files."""
    return sorted(path.stem for path in FOLDER.glob("*.cypher"))


@cache
def query(name: str) -> QueryFile:
    """Read cypher/<name>.cypher once.

    Raises:
        SchemaViolation: no such file, or its header disagrees with its body.
    """
    path = FOLDER / f"{name}.cypher"
    if not path.is_file():
        raise SchemaViolation(f"no query file {path.name}; there are: {', '.join(names())}")
    return parsed(name, path.read_text(encoding="utf-8"))


def parsed(name: str, text: str) -> QueryFile:
    """The query file in this text; its header is held against its body. Raises SchemaViolation."""
    lines = text.strip().splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    heads = [_HEAD.match(line) for line in lines[:size]]
    body = "\n".join(lines[size:]).strip()
    found = [(head[1], head[2]) for head in heads if head]
    sentence = " ".join(rest for kind, rest in found if kind is None)
    params = tuple(_field(name, rest) for kind, rest in found if kind == "param")
    columns = tuple(_field(name, rest) for kind, rest in found if kind == "column")
    made = QueryFile(name, sentence, params, columns, body, expanded(body))
    _check(made)
    return made


def _field(name: str, text: str) -> Field:
    match = _FIELD.match(text)
    if match is None or match[2] not in _KNOWN:
        raise SchemaViolation(
            f"{name}.cypher header line {text!r} should be: name type meaning ({sorted(_KNOWN)})"
        )
    return Field(match[1], match[2], match[3])


def _check(made: QueryFile) -> None:
    if not made.sentence or not made.written:
        raise SchemaViolation(f"{made.name}.cypher needs a sentence on top and a query below")
    used, declared = set(_PARAMETER.findall(made.text)), {field.name for field in made.params}
    if used != declared:
        raise SchemaViolation(
            f"{made.name}.cypher declares params {sorted(declared)} but uses {sorted(used)}"
        )
    returned, promised = _returned(made.text), [field.name for field in made.columns]
    if returned != promised:
        raise SchemaViolation(f"{made.name}.cypher declares columns {promised} but returns {returned}")


def _returned(text: str) -> list[str]:
    """The aliases of the last RETURN clause, in order; every column has one."""
    tail = re.split(r"\bRETURN\b(?:\s+DISTINCT\b)?", text)[-1]
    tail = re.split(r"\b(?:ORDER BY|SKIP|LIMIT)\b", tail)[0]
    return [re.split(r"\s+AS\s+", column.strip())[-1] for column in _split(tail)]


def _split(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += char in "([{"
        depth -= char in ")]}"
        if char == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return [*parts, text[start:]]
