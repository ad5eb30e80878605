"""What the linter does not look into: methods of private classes, and functions inside functions."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def unsaid(source: str) -> list[str]:
    """The functions and classes without a docstring whose name does not begin with _."""
    named = (node for node in ast.walk(ast.parse(source)) if isinstance(node, NAMED))
    return [one.name for one in named if not one.name.startswith("_") and not ast.get_docstring(one)]


@pytest.mark.parametrize("package", ["analytics", "graph_service", "loaders"])
def test_everything_with_a_public_name_says_what_it_is(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))

    found = {str(path.relative_to(ROOT)): unsaid(path.read_text(encoding="utf-8")) for path in files}

    assert files
    assert {path: names for path, names in found.items() if names} == {}


def test_methods_of_private_classes_and_inner_functions_are_looked_at() -> None:
    source = "class _A:\n  def b(self): ...\ndef _c():\n  async def d(): ...\ndef e():\n  '''Said.'''\n"

    assert unsaid(source) == ["b", "d"]
