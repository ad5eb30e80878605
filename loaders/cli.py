"""`xinmai load`: take files into the graph."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, TaskID
from rich.table import Table

from graph_service.answers.as_of import as_of
from graph_service.cli.crossmatch import list_matches_words
from graph_service.cli.failure import report_failure
from graph_service.crossmatch.lists import matched_after_load
from graph_service.errors import BadInput
from graph_service.measures.steps import release_ended
from graph_service.settings import settings
from graph_service.snapshot.held import snapshot_folder
from graph_service.store.open import open_store
from graph_service.store.store import Store
from loaders.load import check_file, load_file
from loaders.report import LoadReport

FAILED = 2
SHOWN = 10
"""Rejects shown of each file; the file of rejects has them all."""
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, XLSX, JSONL or JSON.")]
As = Annotated[str | None, typer.Option("--as", help="Layout of the files, where headings do not tell.")]
Source = Annotated[str | None, typer.Option(help="Who supplied them, where not the layout's usual source.")]
Full = Annotated[bool, typer.Option(help="Full delivery: close what it no longer carries.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check only; no database is touched.")]
Rejects = Annotated[Path | None, typer.Option(help="Folder for files of rejects.", file_okay=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a file.")]


def load(
    files: Files,
    layout: As = None,
    source: Source = None,
    full: Full = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    as_json: Json = False,
) -> None:
    """Load files in official layouts; the layout is told by the headings.

    Refused rows are listed in a file of rejects and the rest is loaded. A file that cannot be taken at all
    does not stop the others, and makes the exit code 2. At the end, subjects that lists only name are matched
    against those who are registered, and the line below says how many hits wait for a reviewer.
    """
    console = Console(stderr=as_json)
    options = _Options(layout, source, full, rejects)
    failed = changed = False
    with _store(dry_run) as store, Progress(console=console, transient=True, disable=as_json) as progress:
        for path in files:
            try:
                report = _report(path, options, store, progress)
                changed = changed or bool(report.opened or report.closed)
                _print(report, console, as_json)
            except BadInput as error:
                failed = True
                report_failure(error, as_json=as_json)
        if store is not None and changed:
            _match_lists(store, console, as_json)
        lifted = release_ended(store, as_of()) if store else ()
    if lifted and not as_json:
        console.print(f"所据记录已终止，解除惩戒措施 {len(lifted)} 项")
    if failed:
        raise typer.Exit(FAILED)


def _match_lists(store: Store, console: Console, as_json: bool) -> None:
    """Hold whom lists only name against the register, and say what waits for a reviewer."""
    found = matched_after_load(store, snapshot_folder(settings()))
    if found is None:
        return
    if as_json:
        print(json.dumps({"crossmatch": asdict(found)}, ensure_ascii=False))
    else:
        console.print(escape(list_matches_words(found)))


@dataclass(frozen=True)
class _Options:
    layout: str | None
    source: str | None
    full: bool
    rejects: Path | None


def _report(path: Path, options: _Options, store: Store | None, progress: Progress) -> LoadReport:
    """Load one file with a bar of its own, or only check it where there is no store."""
    layout, source, full, rejects = options.layout, options.source, options.full, options.rejects
    if store is None:
        return check_file(path, layout=layout, source=source, full=full, rejects=rejects)
    task = progress.add_task(escape(path.name), total=None)
    counted = _counted(progress, task)
    try:
        return load_file(
            path, store=store, layout=layout, source=source, full=full, rejects=rejects, on_progress=counted
        )
    finally:
        progress.remove_task(task)


def _store(dry_run: bool) -> AbstractContextManager[Store | None]:
    return nullcontext() if dry_run else open_store()


def _counted(progress: Progress, task: TaskID) -> Callable[[int, int], None]:
    def counted(done: int, total: int) -> None:
        """Move the bar to `done` of `total` rows."""
        progress.update(task, completed=done, total=total)

    return counted


def _print(report: LoadReport, console: Console, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False, default=str))
        return
    console.print(_summary(report))
    for line in _remarks(report):
        console.print(escape(line))
    if report.rejects:
        console.print(_rejects(report))
        console.print(escape(f"全部 {len(report.rejects)} 条见 {report.reject_file}"))


def _summary(report: LoadReport) -> Table:
    table = Table(
        title=escape(f"{report.file} · {report.title} · 来源 {report.source}"), title_justify="left"
    )
    counts = {
        "读入": report.read,
        "接受": report.written,
        "拒绝": report.rejected,
        "新开": report.opened,
        "终止": report.closed,
        "未变": report.kept,
    }
    for heading in (*counts, "秒"):
        table.add_column(heading, justify="right")
    table.add_row(*(f"{count:,}" for count in counts.values()), f"{report.seconds:.1f}")
    return table


def _remarks(report: LoadReport) -> list[str]:
    lines = list(report.notes)
    if report.unchanged:
        lines.append("与上次装载的文件完全相同，图未改动")
    if report.untouched:
        lines.append(f"没有取用的列：{'、'.join(report.untouched)}")
    lines += [f"有意不取的列：{heading}（{reason}）" for heading, reason in report.left_out]
    return lines + [f"注意：{finding}" for finding in report.findings]


def _rejects(report: LoadReport) -> Table:
    table = Table("行号", "字段", "值", "原因")
    for reject in report.rejects[:SHOWN]:
        table.add_row(
            str(reject.line), escape(reject.field), escape(reject.value[:40]), escape(reject.reason)
        )
    return table
