"""The `xinmai` command itself: lists the commands that are installed and imports only the one called."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint, EntryPoints, entry_points, version
from importlib.util import find_spec
from pathlib import Path

from graph_service.cli.failure import report_failure
from graph_service.errors import GraphServiceError, UnusableFile

GROUP = "xinmai.commands"
FAILED = 2
USAGE = """\
Usage: xinmai COMMAND [ARGUMENTS]...

  信脉 Xinmai: the open graph of public credit (社会信用).

Commands:
{commands}

Each has its own --help. `xinmai --version` says which version this is."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; an error of ours is one line on stderr and exit code 2, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    installed = entry_points(group=GROUP)
    match given:
        case [] | ["-h" | "--help", *_]:
            print(usage(installed))
        case ["--version", *_]:
            print(f"xinmai {version('xinmai')}")
        case [name, *rest] if name in installed.names:
            run(installed[name], rest)
        case [name, *_]:
            print(f"xinmai has no command '{name}'; it has {', '.join(names(installed))}", file=sys.stderr)
            raise SystemExit(FAILED)


def usage(installed: EntryPoints) -> str:
    """The help text, a line a command."""
    width = max(map(len, installed.names), default=0)
    lines = [f"  {name:<{width}}  {summary(installed[name])}".rstrip() for name in names(installed)]
    return USAGE.format(commands="\n".join(lines))


def summary(entry: EntryPoint) -> str:
    """What the first line of the command's module says of it: read and not imported, which takes seconds."""
    package, *inner = entry.module.split(".")
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        return ""
    source = Path(found.submodule_search_locations[0], *inner).with_suffix(".py")
    words = ast.get_docstring(ast.parse(source.read_bytes())) or ""
    return words.split("\n", 1)[0].removeprefix(f"`xinmai {entry.name}`: ").removesuffix(".")


def names(installed: EntryPoints) -> list[str]:
    """The commands by name, each once."""
    return sorted(installed.names)


def run(entry: EntryPoint, arguments: Sequence[str]) -> None:
    """Import one command and run it.

    Raises:
        SystemExit: always, with the command's exit code; 2 after an error of ours, a wrong call, or a file
            that the machine refuses.
    """
    try:
        command(entry)(args=list(arguments), prog_name=f"xinmai {entry.name}")
    except GraphServiceError as error:
        report_failure(error, as_json="--json" in arguments)
        raise SystemExit(FAILED) from error
    except OSError as error:
        if error.filename is None:
            raise
        fault = UnusableFile(f"{error.filename} 不能打开或写入：{error.strerror}；请核对路径与权限")
        report_failure(fault, as_json="--json" in arguments)
        raise SystemExit(FAILED) from error


def command(entry: EntryPoint) -> Callable[..., object]:
    """What an entry point names, ready to be called: a typer.Typer, or a function that typer reads.

    `Typer.__call__` is passed by: it would print the values of variables, and with them personal data,
    below an unexpected error.
    """
    import typer

    target = entry.load()
    if not isinstance(target, typer.Typer):
        single = typer.Typer(add_completion=False)
        single.command()(target)
        target = single
    return typer.main.get_command(target)
