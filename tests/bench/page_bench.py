"""The subject page by HTTP on a large county."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
from bench_county import Named
from figures import line, milliseconds

REQUESTS = 400
SECONDS_TO_START = 60


def measure(named: list[Named]) -> None:
    """Ask a running service for the pages of enterprises drawn by a fixed seed, one after another."""
    port = _free_port()
    command = [str(Path(sys.executable).with_name("xinmai")), "serve", "--port", str(port)]
    service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers={"accept": "text/html"}, timeout=30
        ) as client:
            _wait(client)
            chosen = random.Random(3).choices(named, k=REQUESTS)
            _times(client, chosen)  # a service that has just started is still compiling its queries
            times = _times(client, chosen)
    finally:
        service.terminate()
        service.wait(30)
    line(f"subject page by HTTP, {REQUESTS} requests", milliseconds(times), "p50 ≤ 20 / p99 ≤ 60 ms")


def _times(client: httpx.Client, named: list[Named]) -> list[float]:
    times = []
    for one in named:
        start = time.perf_counter()
        client.get(f"/subjects/{one.id}").raise_for_status()
        times.append(time.perf_counter() - start)
    return times


def _wait(client: httpx.Client) -> None:
    for _ in range(SECONDS_TO_START * 5):
        try:
            client.get("/readyz").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"the service did not answer within {SECONDS_TO_START} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
