"""`xinmai verify`: recompute worked examples and compare with the answers printed in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from analytics.verification.check import Check
from graph_service.beijing import beijing_today
from graph_service.errors import GraphServiceError, UnreadableFile

Files = Annotated[list[Path], typer.Argument(help="Vector files (JSON), or folders of them.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
FAILED = 1


@dataclass(frozen=True)
class FileResult:
    """What came of one file.

    Attributes:
        file: as given.
        kind: kind of the example, "" where it could not be read.
        checks: one comparison each.
        note: why there is nothing to compute, or why it could not be computed.
        passed: everything agrees and nothing stood in the way.
    """

    file: str
    kind: str
    checks: tuple[Check, ...]
    note: str
    passed: bool


def verify(files: Files, as_json: Json = False) -> None:
    """Recompute worked examples of every kind; a line each: computed, expected, pass or fail.

    Exit code 1 where a value differs, a file cannot be read, or a kind is unknown.
    """
    results = [result_of(file) for file in vector_files(files)]
    if as_json:
        typer.echo(json.dumps(_as_object(results), ensure_ascii=False, default=str))
    else:
        for line in _lines(results):
            typer.echo(line)
    if not all(result.passed for result in results):
        raise typer.Exit(FAILED)


def vector_files(given: Sequence[Path]) -> list[Path]:
    """The files given, and the JSON files in the folders given, in order of their names.

    Raises:
        UnreadableFile: a folder holds no JSON file.
    """
    found: list[Path] = []
    for path in given:
        inside = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not inside:
            raise UnreadableFile(f"{path} holds no .json file, expected worked examples; name the files")
        found += inside
    return found


def result_of(file: Path) -> FileResult:
    """Compute one file; whatever is wrong with it is said in the result."""
    from analytics.verification.kinds import CONTEXT_ONLY, check_vector
    from graph_service.rules.owners import owned_from
    from graph_service.rules.periods import period_rules

    try:
        vector = _read(file)
        kind = str(vector.get("kind", ""))
        if kind in CONTEXT_ONLY:
            return FileResult(str(file), kind, (), "a paper's figure for context, nothing to compute", True)
        today = beijing_today()
        checks = tuple(check_vector(vector, rules=period_rules(), owned_from=owned_from(today), today=today))
    except (GraphServiceError, ValueError) as error:
        return FileResult(str(file), "", (), str(error), False)
    if not checks:
        return FileResult(str(file), kind, (), f"kind {kind} without any value to compare", False)
    return FileResult(str(file), kind, checks, "", all(check.passed for check in checks))


def _read(file: Path) -> dict[str, object]:
    try:
        vector = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UnreadableFile(f"{file} should be a JSON file of one worked example: {error}") from error
    if not isinstance(vector, dict):
        raise UnreadableFile(f"{file} holds {type(vector).__name__}, expected one object with a 'kind'")
    return vector


def _lines(results: Sequence[FileResult]) -> list[str]:
    lines = []
    for result in results:
        for check in result.checks:
            word = "pass" if check.passed else "FAIL"
            values = f"computed {_shown(check.computed)}  expected {_shown(check.expected)}"
            lines.append(f"{word}  {result.file}  {result.kind}  {check.what}  {values}")
        if result.note:
            lines.append(f"{'note' if result.passed else 'FAIL'}  {result.file}  {result.note}")
    checks = [check for result in results for check in result.checks]
    failed = [result for result in results if not result.passed]
    passed = sum(check.passed for check in checks)
    return [*lines, f"{len(results)} files, {len(failed)} failed; {passed} of {len(checks)} values agree"]


def _shown(value: object) -> str:
    """A value as the examples print it: numbers with 12 digits."""
    if isinstance(value, float):
        return f"{value:.12g}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _as_object(results: Sequence[FileResult]) -> dict[str, object]:
    return {
        "passed": all(result.passed for result in results),
        "files": [
            {
                "file": result.file,
                "kind": result.kind,
                "passed": result.passed,
                "note": result.note,
                "checks": [
                    {
                        "what": check.what,
                        "computed": check.computed,
                        "expected": check.expected,
                        "passed": check.passed,
                    }
                    for check in result.checks
                ],
            }
            for result in results
        ],
    }
