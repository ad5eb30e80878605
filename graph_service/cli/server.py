"""`xinmai server`: the database that this program starts for itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from graph_service.server.address import ServerFolder
from graph_service.settings import settings

server = typer.Typer(
    help="Start, find and stop the database of this data folder.", no_args_is_help=True, add_completion=False
)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Answer = dict[str, str | int | float | list[str]]
SHOWN = 5  # of a list in text; --json has all of it


@server.command()
def start(as_json: Json = False) -> None:
    """Start the database and keep it until `xinmai server stop`."""
    from graph_service.server.start import ensure_server

    ensure_server(settings(), keep=True)
    _show(_status(), as_json)


@server.command()
def stop(as_json: Json = False) -> None:
    """Stop the database cleanly."""
    from graph_service.server.start import stop_server

    stopped = stop_server(ServerFolder(settings().data_dir))
    _show({"stopped": stopped, "data_dir": str(settings().data_dir)}, as_json)


@server.command()
def status(as_json: Json = False) -> None:
    """Say whether the database runs, and where; the password is in a file that only you can read."""
    _show(_status(), as_json)


@server.command()
def fetch(
    to: Annotated[Path | None, typer.Option(help="A folder to carry to a machine with no internet.")] = None,
    as_json: Json = False,
) -> None:
    """Fetch the database's program files now, into the cache or into a folder to carry."""
    from graph_service.server.fetch import fetch_jars
    from graph_service.server.jars import cache_folder, maven_url
    from graph_service.server.lockfile import locked_jars

    jars = locked_jars()
    folder = (to or cache_folder(settings(), jars)).absolute()
    fetched = fetch_jars(jars, folder, maven_url(settings()))
    _show({"folder": str(folder), "jars": len(jars), "fetched": len(fetched)}, as_json)


@server.command()
def verify(as_json: Json = False) -> None:
    """Check every byte of the program files; exit code 1 where one is missing, broken or altered."""
    from graph_service.server.fetch import broken_jars
    from graph_service.server.jars import cache_folder
    from graph_service.server.lockfile import locked_jars

    jars = locked_jars()
    folder = settings().jars_dir or cache_folder(settings(), jars)
    broken = [jar.name for jar in broken_jars(jars, folder)]
    _show({"folder": str(folder), "jars": len(jars), "broken": broken}, as_json)
    raise typer.Exit(1 if broken else 0)


@server.command()
def lock(as_json: Json = False) -> None:
    """Write the lock file anew from the two Maven coordinates (for maintainers of this program)."""
    from graph_service.server.jars import maven_url
    from graph_service.server.lockfile import LOCK_PATH
    from graph_service.server.resolve import write_lock

    jars = write_lock(LOCK_PATH, maven_url(settings()))
    _show({"file": str(LOCK_PATH), "jars": len(jars), "bytes": sum(jar.size for jar in jars)}, as_json)


def _status() -> Answer:
    from graph_service.server.start import running_record

    folder = ServerFolder(settings().data_dir)
    record = running_record(folder)
    answer: Answer = {"running": record is not None, "data_dir": str(folder.data_dir)}
    if record is not None:
        answer["uri"] = record.address().uri
        answer["username"] = record.address().username
        answer["password_file"] = str(folder.record)
        answer["pid"] = record.pid
        answer["started"] = record.started
        answer["origin"] = record.origin
        answer["kept"] = folder.keep.exists()
    return answer


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer, ensure_ascii=False))
        return
    for name, value in answer.items():
        print(f"{name.replace('_', ' '):14} {_text(value)}")


def _text(value: str | int | float | list[str]) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join([*value[:SHOWN], *(["…"] if len(value) > SHOWN else [])]) or "none"
        case _:
            return str(value)
