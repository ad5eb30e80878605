"""Run every notebook of this folder on a sample county in a database of its own; stop at the first fault."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import jupytext
from nbclient import NotebookClient
from nbformat import NotebookNode

HERE = Path(__file__).parent
ENTERPRISES = 2_000
SECONDS = 300


def main() -> None:
    """Load a county, run the notebooks, stop the database that was started for them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XINMAI_DATA_DIR"] = folder
        os.environ.pop("NEO4J_URI", None)
        _load(Path(folder) / "county")
        try:
            for path in sorted(HERE.glob("*.py")):
                if path.name != Path(__file__).name:
                    _run(path)
        finally:
            _stop(Path(folder))


def _load(county: Path) -> None:
    from graph_service.store.open import open_store
    from loaders.county.generate import generate
    from loaders.load import load_file

    answers = generate(county, ENTERPRISES)
    with open_store() as store:
        for file in answers.files:
            load_file(county / file.file, store=store)


def _run(path: Path) -> None:
    notebook = jupytext.read(path)
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3").execute()
    kinds = {kind for output in _outputs(notebook) for kind in output.get("data", {})}
    if "text/html" not in kinds:
        sys.exit(f"{path.name} ran but showed no table and no picture")
    print(f"{path.name}: {len(notebook.cells)} cells ran")


def _outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def _stop(data_dir: Path) -> None:
    from graph_service.server.start import ServerFolder, stop_server

    stop_server(ServerFolder(data_dir))


if __name__ == "__main__":
    main()
