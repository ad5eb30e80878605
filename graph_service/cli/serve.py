"""`xinmai serve`: the pages and the API over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from graph_service.answers.warmed import kept_warm
from graph_service.api.app import LOOPBACK, create_app
from graph_service.cli.terminal import say
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; loopback unless told otherwise.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8000,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="Also answer to this host name; may repeat.")
    ] = None,
) -> None:
    """Serve pages and API until stopped. There are no accounts: keep it on this machine or behind a gate."""
    with open_store() as store:
        held = HeldSnapshot(store, snapshot_folder(settings()))
        app = create_app(store, (*LOOPBACK, host, *(allow_host or ())), held)
        app.state.checks.wake()
        say(f"http://{'[' + host + ']' if ':' in host else host}:{port}/  (Ctrl+C 停止)")
        # The access log would keep names and codes that were asked for.
        with kept_warm(store, held):
            uvicorn.run(app, host=host, port=port, access_log=False, server_header=False, log_level="warning")
