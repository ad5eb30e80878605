"""`xinmai digest`: one digest over the whole graph, to prove that two graphs are equal."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from graph_service.store.digest import Digest
from graph_service.store.digest import digest as graph_digest
from graph_service.store.open import open_store


def digest(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Digest the graph: equal digests mean equal content, whatever the order and clock of the loads."""
    with open_store() as store:
        found = graph_digest(store)
    if as_json:
        print(json.dumps(asdict(found)))
    else:
        _print(found)


def _print(found: Digest) -> None:
    table = Table("kind", "items")
    for kind, count in found.counts.items():
        table.add_row(kind, f"{count:,}")
    console = Console()
    console.print(table)
    console.print(found.digest)
