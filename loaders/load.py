"""Taking in one file: read, map, validate, write, close."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph_service.beijing import beijing_today
from graph_service.errors import BadInput, OutsideCatalogue
from graph_service.schema import Fact, Record, fact
from graph_service.secret_key import id_key
from graph_service.settings import settings
from graph_service.store.delivery import Delivery, Parcel
from graph_service.store.store import Store
from graph_service.store.writer import write
from loaders.reading.read_file import read_file
from loaders.recognise import known_heading, recognised
from loaders.reject_file import write_rejects
from loaders.report import LoadReport
from loaders.validate import checked

MOST_REJECTED_FULL = 0.05
"""A full delivery with a larger share of rejected rows closes nothing: the gaps may be faults of the file."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Ready:
    """A file checked and not yet written."""

    report: LoadReport
    parcel: Parcel


def load_file(
    path: Path,
    *,
    store: Store,
    layout: str | None = None,
    source: str | None = None,
    full: bool = False,
    on_progress: Progress | None = None,
    rejects: Path | None = None,
    today: date | None = None,
) -> LoadReport:
    """Take one file into the graph; a file whose rows are partly refused is loaded without those.

    Args:
        path: CSV, XLSX, JSONL or JSON.
        store: the graph.
        layout: name of its layout; None: by its headings.
        source: who supplied it; None: the layout's own word.
        full: the file carries everything its source has: what is missing from it is closed.
        on_progress: called with versions written and versions in all.
        rejects: folder for the file of rejects; None: beside the data.
        today: the day of the load.

    Raises:
        UnreadableFile: it cannot be read as what it claims to be.
        UnknownLayout: no layout, or more than one, has its headings.
        BadInput: not one row could be accepted, or too many were refused for a full delivery.
    """
    started = time.monotonic()
    ready = _ready(path, layout, source, full, rejects, today)
    report = ready.report
    _worth_writing(report)
    delivery = Delivery(
        report.source, report.layout, report.file, report.sha256, full, report.read, report.rejected
    )
    outcome = write(store, delivery, ready.parcel, on_progress)
    return replace(
        report,
        load_id=outcome.load_id,
        unchanged=outcome.unchanged,
        opened=outcome.opened,
        closed=outcome.closed,
        kept=outcome.kept,
        findings=(*report.findings, *outcome.remarks),
        seconds=time.monotonic() - started,
    )


def check_file(
    path: Path,
    *,
    layout: str | None = None,
    source: str | None = None,
    full: bool = False,
    rejects: Path | None = None,
    today: date | None = None,
) -> LoadReport:
    """Check one file and write nothing but its rejects; arguments and errors as of `load_file`."""
    return _ready(path, layout, source, full, rejects, today).report


def _ready(
    path: Path, layout: str | None, source: str | None, full: bool, rejects: Path | None, today: date | None
) -> _Ready:
    started = time.monotonic()
    table = read_file(path, known_heading)
    known = recognised(table, layout)
    in_catalogue(table.file, (fact(stated.name) for stated in known.layout.facts))
    supplier = source or known.layout.source
    found = checked(table, known, source=supplier, id_key=id_key(), today=today or beijing_today())
    folder = rejects or settings().data_dir / "rejects" / table.sha256[:12]
    report = LoadReport(
        file=table.file,
        sha256=table.sha256,
        layout=known.layout.name,
        title=known.layout.title,
        source=supplier,
        full=full,
        read=found.read,
        written=found.accepted,
        rejected=found.rejected,
        rejects=found.rejects,
        reject_file=write_rejects(folder, table.file, found.rejects),
        untouched=known.untouched,
        left_out=known.left_out,
        findings=found.findings,
        notes=table.notes,
        seconds=time.monotonic() - started,
    )
    return _Ready(report, found.parcel)


def in_catalogue(file: str, facts: Iterable[Fact]) -> None:
    """Refuse a file whose records no item of the catalogue of public credit information names.

    Raises:
        OutsideCatalogue: naming the kind of record.
    """
    for one in facts:
        if isinstance(one, Record) and not one.in_catalogue:
            raise OutsideCatalogue(
                f"{file}：{one.zh}（{one.label}）不属于全国公共信用信息基础目录的任何一项，不予装载；"
                "确有法律、法规或党中央、国务院政策文件依据的，请先在 schema 中写明目录项"
            )


def _worth_writing(report: LoadReport) -> None:
    """Raises BadInput where writing would do harm: nothing accepted, or a full delivery full of gaps."""
    if not report.written:
        reason, count = Counter(reject.reason for reject in report.rejects).most_common(1)[0]
        raise BadInput(
            f"{report.file}：{report.read} 行全部被拒绝，未写入任何内容；最常见的原因（{count} 次）：{reason}"
            f"；全部原因见 {report.reject_file}"
        )
    share = report.rejected / report.read
    if report.full and share > MOST_REJECTED_FULL:
        raise BadInput(
            f"{report.file}：全量装载要求拒绝率不超过 {MOST_REJECTED_FULL:.0%}，实为 {share:.1%}"
            f"（{report.rejected}/{report.read}），未写入任何内容"
            f"；请先按下列文件更正，或不用 --full：{report.reject_file}"
        )
