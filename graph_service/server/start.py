"""The caller's side: start, find and stop the one server of a data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from graph_service.errors import ServerUnavailable
from graph_service.server.address import ServerFolder, ServerRecord, read_record
from graph_service.server.launch import Launch
from graph_service.settings import Settings

START_SECONDS = 180.0
STOP_SECONDS = 60.0
POLL_SECONDS = 0.05


def ensure_server(settings: Settings, *, keep: bool = False) -> ServerRecord:
    """The running server of the data folder, started if there is none.

    `keep` lets it run until it is stopped; otherwise it stops by itself after `idle_minutes` without a
    connection. A server that runs already is kept from now on where `keep` asks for it.

    Raises:
        JarsUnavailable: the program files are not at hand and cannot be fetched.
        ServerUnavailable: the server does not come up; the message says why.
    """
    folder = ServerFolder(settings.data_dir)
    folder.create()
    record = find_server(folder) or _start(folder, settings)
    if keep:
        folder.keep.touch()
    return record


def find_server(folder: ServerFolder) -> ServerRecord | None:
    """The server that runs now, for use; None where there is none.

    The touch comes before the reading: a server that is about to stop for idleness takes its file away
    first and looks at the touch second, so that one of the two always sees the other.
    """
    if not folder.root.exists():
        return None
    folder.used.touch()
    return running_record(folder)


def running_record(folder: ServerFolder) -> ServerRecord | None:
    """What the running server says of itself; the file of a killed one is told by its free lock."""
    record = read_record(folder.record)
    return record if record is not None and is_locked(folder.life_lock) else None


def stop_server(folder: ServerFolder) -> bool:
    """Stop the server cleanly and wait for its end; False where none was running.

    Raises:
        ServerUnavailable: it has not ended within a minute.
    """
    if not folder.root.exists():
        return False
    folder.keep.unlink(missing_ok=True)
    with FileLock(folder.start_lock):
        record = running_record(folder)
        if record is None:
            return False
        os.kill(record.pid, signal.SIGTERM)
        if not _wait(lambda: not is_locked(folder.life_lock), STOP_SECONDS):
            raise ServerUnavailable(
                f"process {record.pid} has not stopped in {STOP_SECONDS:.0f} s; see {folder.log}"
            )
        return True


def is_locked(path: Path) -> bool:
    """Whether a living process holds that lock file."""
    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True


def _start(folder: ServerFolder, settings: Settings) -> ServerRecord:
    from graph_service.server.jars import jars_to_run  # half a second of imports that a running server saves

    jars = jars_to_run(settings)
    with FileLock(folder.start_lock):
        record = find_server(folder)  # another process may have been faster
        if record is not None:
            return record
        _clear(folder)
        return _launch(folder, settings, jars)


def _clear(folder: ServerFolder) -> None:
    """Wait for a server that is just stopping, then forget what the last one left."""
    if not _wait(lambda: not is_locked(folder.life_lock), STOP_SECONDS):
        raise ServerUnavailable(f"the server of {folder.data_dir} neither answers nor ends; see {folder.log}")
    folder.record.unlink(missing_ok=True)
    folder.keep.unlink(missing_ok=True)


def _launch(folder: ServerFolder, settings: Settings, jars: tuple[Path, ...]) -> ServerRecord:
    origin = "embedded" if settings.neo4j_home is None else "NEO4J_HOME"
    launch = Launch(
        data_dir=str(folder.data_dir.absolute()),
        cache_dir=str(settings.cache_dir.absolute()),
        jars=tuple(map(str, jars)),
        heap=settings.heap,
        page_cache=settings.page_cache,
        idle_seconds=settings.idle_minutes * 60,
        origin=origin,
    )
    with folder.log.open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "graph_service.server.child"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    return _await_record(folder, child, launch)


def _await_record(folder: ServerFolder, child: subprocess.Popen[bytes], launch: Launch) -> ServerRecord:
    assert child.stdin is not None
    with child.stdin as pipe:
        pipe.write(launch.to_json().encode())
    _wait(lambda: child.poll() is not None or folder.record.exists(), START_SECONDS)
    record = read_record(folder.record)
    if record is None:
        child.kill()
        child.wait()
        raise ServerUnavailable(f"the database did not start: {last_lines(folder.log)} (log: {folder.log})")
    # The server outlives this call; the thread takes its exit status when it ends, so no zombie stays.
    threading.Thread(target=child.wait, daemon=True).start()
    return record


def last_lines(log: Path, count: int = 3) -> str:
    """The last lines of a log that say something, joined to one."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return " / ".join([line.strip() for line in lines if line.strip()][-count:]) or "it printed nothing"


def _wait(done: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(POLL_SECONDS)
    return True
