"""`xinmai replay`: work a finding or a report out again, and hold source lines against their file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from graph_service.answers.profiles.report_replay import ReportReplay, replay_report
from graph_service.answers.proof.replay import replay as replayed
from graph_service.answers.proof.replayed import LineFact, Outcome, Replay
from graph_service.answers.reader import Reader
from graph_service.cli.reading import AsAudit, Authorisation, Purpose, reader, say_audit
from graph_service.cli.terminal import AsJson, print_json, say, table
from graph_service.errors import BadInput
from graph_service.proofs.claim import is_proof_id
from graph_service.store.open import open_store
from graph_service.store.store import Store
from loaders.line_check import LineCheck, checked_lines

CHANGED = 1
"""Exit code where not the same bytes come out."""

STYLES: dict[Outcome, str] = {"identical": "green", "changed": "bold red", "withheld": "yellow"}


@dataclass(frozen=True)
class ProofReplay:
    """A finding worked out again, and its source lines read again where a file was given."""

    replay: Replay
    file_lines: tuple[LineCheck, ...]

    @property
    def same(self) -> bool:
        """Whether everything is byte for byte as it was."""
        return self.replay.outcome == "identical" and all(one.same_facts for one in self.file_lines)


def replay(
    said: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a proof (P-…); or number, code or file of a report.")
    ],
    file: Annotated[
        Path | None, typer.Option(help="A source file still at hand: its lines are read again and compared.")
    ] = None,
    as_json: AsJson = False,
    audit: AsAudit = False,
    purpose: Purpose = None,
    authorisation: Authorisation = None,
) -> None:
    """Work a finding or a report out again on the same two clocks, by the rules of then (复验).

    Exit code 0 where the same bytes come out, 1 where not; it then says what has changed.
    """
    asking = reader(audit, purpose, authorisation)
    with open_store() as store:
        if is_proof_id(said):
            same = _proof(store, said, file, asking, as_json)
        else:
            same = _report(store, said, asking, as_json)
    if not same:
        raise typer.Exit(CHANGED)


def _proof(store: Store, said: str, file: Path | None, asking: Reader, as_json: bool) -> bool:
    found = replayed(store, said, asking)
    lines = checked_lines(file, found.lines) if file and found.outcome != "withheld" else ()
    answer = ProofReplay(found, lines)
    if as_json:
        print_json(answer)
    else:
        _print(found)
        for one in lines:
            say(f"文件  {one.words}", "green" if one.same_facts else "bold red")
    return answer.same


def _report(store: Store, said: str, asking: Reader, as_json: bool) -> bool:
    found = replay_report(store, said, asking)
    if found is None:
        raise BadInput(f"得到“{said}”；应为凭证编号（P-…）、报告编号、校验码或报告文件")
    if as_json:
        print_json(found)
    else:
        _print_report(found)
    return found.outcome == "identical"


def _print_report(found: ReportReplay) -> None:
    say(f"复验  {found.sentence}", "green" if found.outcome == "identical" else "bold red")
    codes = f"出具时 {found.code or '未见'}，现为 {found.rebuilt_code or '不再生成'}"
    say(f"报告编号 {found.number}  校验码 {codes}")


def _print(found: Replay) -> None:
    named = f"  {found.kind_zh}  {found.subject.name} {found.subject.id}" if found.subject else ""
    say(f"{found.id}{named}", "bold")
    say_audit(found.as_of)
    say(f"复验  {found.sentence}", STYLES[found.outcome])
    if found.words:
        say(f"内容  {found.words}")
    for one in found.reasons[1:]:
        say(f"      {one.words}")
    lines = (
        (one.layout_zh, one.source, one.file, one.row, one.sha256[:16], _contents(one.facts))
        for one in found.lines
    )
    table("来源行", ("数据", "来源", "文件", "行>", "文件摘要", "内容摘要"), lines)
    rules = ((one.title, one.version_then, one.version_now) for one in found.rules)
    table("规则版本", ("规则簿", "出具时", "现行"), rules)
    say(f"程序  出具时 {found.program_then}，现为 {found.program_now}", "dim")


def _contents(facts: tuple[LineFact, ...]) -> str:
    return "、".join(f"{one.kind_zh} {one.content}" for one in facts) or "未见"
