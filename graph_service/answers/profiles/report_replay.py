"""Replaying a report: made again as of the same two clocks, and held against what was given out.

A record that has ended since does not come back for an ordinary reader, by a replay as little as by looking
back: the report is then said to be no longer reproducible for this reader, and the record is not named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Literal

from graph_service.answers.as_of import as_of, shown_at
from graph_service.answers.audited import audited
from graph_service.answers.profiles.portrait import Asked, Portrait
from graph_service.answers.profiles.portraits import portrait
from graph_service.answers.profiles.report_number import CODE, NUMBER, ReportAsked, report_asked
from graph_service.answers.reader import ORDINARY, Reader
from graph_service.beijing import typed_moment
from graph_service.errors import BadInput, NotAllowed, NotFound
from graph_service.register.reports import Issued, issued_at, issued_report
from graph_service.reports.forms import form_in, report_bytes
from graph_service.reports.seal import sealed_in
from graph_service.rules.books import BOOKS
from graph_service.rules.history import rules_of
from graph_service.store.store import Store

Outcome = Literal["identical", "withheld", "changed", "altered", "rebuilt"]
"""identical: the same content, and of a file the same bytes; withheld: a record has ended, so that this
reader cannot be shown the content again; changed: something else has; altered: the content is the same and
the file's bytes are not; rebuilt: only a number was given of which no code is known, here is the code."""

PART_WORDS = {
    "subject": "主体名称或标识",
    "labels": "信用标识",
    "finding": "结论",
    "basics": "基础信息",
    "administration": "行政管理",
    "honours": "诚实守信",
    "serious": "严重失信",
    "abnormal": "经营异常",
    "commitments": "信用承诺",
    "evaluations": "信用评价",
    "judgments": "司法判决",
    "others": "其他",
    "annex": "附件",
    "ended": "已终止的记录",
    "unseen": "查询范围",
    "sources": "数据来源",
    "cuts": "显示上限",
}
"""The parts of a report's content, in words; versions are told apart."""


@dataclass(frozen=True)
class ReportReplay:
    """What came of a replay; `changes` says what is different, `rebuilt_code` what the code would be today.

    `rebuilt_code` is null where the content may not be shown again to this reader.
    """

    sentence: str
    outcome: Outcome
    number: str
    code: str | None
    rebuilt_code: str | None
    changes: tuple[str, ...]
    question: ReportAsked
    issued: Issued | None
    kind: Literal["report"] = "report"


def replay_report(store: Store, text: str, reader: Reader = ORDINARY) -> ReportReplay | None:
    """Replay what this text names: a report's file, or a text with a report number, a code, or both in it.

    None where it is nothing of reports.

    Raises:
        BadInput: a number that nothing can be asked by, or a code that was not given out here.
        NotAllowed: an audit's report, and the reader is not audit.
    """
    path = Path(text)
    if len(text) < _LONGEST_PATH and path.is_file():
        return replay_file(store, path.read_bytes(), reader)
    return replay_text(store, text, reader)


def replay_text(store: Store, text: str, reader: Reader = ORDINARY) -> ReportReplay | None:
    """As `replay_report`, of a text that is never taken for the name of a file."""
    said = text.strip().upper()
    number, code = NUMBER.search(said), CODE.search(said)
    if number is None and (code is None or code.group() != said):
        return None
    issued = issued_report(number.group() if number else said)
    if number is None and issued is None:
        raise BadInput(f"校验码 {said} 未见于本系统的报告登记；请连同报告编号或以报告文件复核")
    stated = _Stated(
        number.group() if number else str(issued and issued.number),
        code.group() if code else issued.code if issued else None,
        issued,
    )
    return _replayed(store, stated, reader, None)


def replay_file(store: Store, content: bytes, reader: Reader = ORDINARY) -> ReportReplay | None:
    """Replay a report by its file, of whatever form; None for a file that is no report. Raises as above."""
    issued = sealed_in(content)
    if issued is None:
        return None
    return _replayed(store, _Stated(issued.number, issued.code, issued), reader, content)


_LONGEST_PATH = 1_000


@dataclass(frozen=True)
class _Stated:
    """What is known of the report as it was given out."""

    number: str
    code: str | None
    issued: Issued | None


def _replayed(store: Store, stated: _Stated, reader: Reader, content: bytes | None) -> ReportReplay:
    question = report_asked(stated.number)
    if question.audit and not reader.audits:
        raise NotAllowed(f"{stated.number} 为审计报告，含普通用户不可见的记录；复核须以审计身份并写明用途")
    mine, then = _made_again(store, question, stated, reader)
    found = _outcome(stated, question, mine, then, content)
    return audited(found, "replay", question.subject, as_of(reader=reader))


def _made_again(
    store: Store, question: ReportAsked, stated: _Stated, reader: Reader
) -> tuple[Portrait | None, Portrait | None]:
    """The report as this reader may have it, and as it was given out; none of a lost subject.

    Audit may have the second; of an ordinary reader only its code and digests are ever looked at.
    """
    asked_for = reader if question.audit else ORDINARY
    moment = as_of(question.true_on, question.known_on, asked_for)
    asked = _asked(stated.issued, reader)

    def made() -> Portrait:
        """The report made now, of the past day that was asked for."""
        return portrait(store, question.subject, moment, annex=question.annex, asked=asked)

    try:
        with rules_of(_books(stated.issued)):
            then = _as_given_out(made, question, stated)
            return (then if reader.audits else made()), then
    except NotFound:
        return None, None


def _as_given_out(made: Callable[[], Portrait], question: ReportAsked, stated: _Stated) -> Portrait:
    """The report without what had ended by the time it was given out."""
    for moment in _given_out(question, stated):
        with shown_at(moment):
            then = made()
        if then.code == stated.code:
            break
    return then


def _given_out(question: ReportAsked, stated: _Stated) -> Iterator[datetime]:
    """When the report may have been given out.

    A report of what is known now bears that moment in its number. One of what was known before was made
    later, on its day in the world at the earliest: the register, where it has the report, says when.
    """
    morning = typed_moment(datetime.combine(question.true_on, time.min))
    yield max(question.known_on, morning)
    if registered := issued_at(stated.code or stated.number):
        yield registered


def _books(issued: Issued | None) -> dict[str, str]:
    """The versions of then of the books that are books by themselves."""
    named = {kind.name for kind in BOOKS}
    return {
        name: version for name, version in (issued.rule_versions if issued else {}).items() if name in named
    }


def _asked(issued: Issued | None, reader: Reader) -> Asked:
    if issued is None:
        return Asked(reader.caller, reader.role, reader.purpose, reader.authorisation)
    return Asked(issued.caller, issued.role, issued.purpose, issued.authorisation)


def _outcome(
    stated: _Stated,
    question: ReportAsked,
    mine: Portrait | None,
    then: Portrait | None,
    content: bytes | None,
) -> ReportReplay:
    if mine is None or then is None:
        return _told(stated, question, "changed", None, ("本库未见该主体",))
    ended = mine.code != then.code
    if mine.code == stated.code:
        altered = content is not None and report_bytes(mine, form_in(content)) != content
        where = [_where(content, mine)] if altered and content is not None else []
        return _told(stated, question, "altered" if altered else "identical", mine.code, tuple(where))
    if then.code == stated.code or (ended and stated.code is None):
        return _told(stated, question, "withheld", None, ())
    if stated.code is None:
        return _told(stated, question, "rebuilt", mine.code, ())
    changes = tuple(_changes(stated.issued, then))
    return _told(stated, question, "changed", None if ended else mine.code, changes)


def _changes(issued: Issued | None, then: Portrait) -> Iterator[str]:
    """What is different from what was stated, apart from records that have ended since."""
    if issued is None:
        yield "出具时的规则版本和内容摘要未见登记，不能指明何处有变"
        return
    for name, was in issued.rule_versions.items():
        now = then.content.rule_versions.get(name)
        if now != was:
            yield f"规则 {name} 的版本：出具时 {was}，现为 {now or '未用'}"
    if issued.program != then.content.program:
        yield f"程序版本：出具时 {issued.program}，现为 {then.content.program}"
    parts = _different(issued.digests, then.digests)
    if parts:
        yield f"内容有变：{'、'.join(parts)}"
    elif issued.digests == then.digests:
        yield "所示校验码与所示内容不符：抄录有误或被改动"


def _different(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [words for name, words in PART_WORDS.items() if was.get(name) != now.get(name)]


def _where(content: bytes, mine: Portrait) -> str:
    """Where a file's bytes first differ from the report made again."""
    made = report_bytes(mine, form_in(content))
    same = next((at for at, (a, b) in enumerate(zip(content, made, strict=False)) if a != b), None)
    at = min(len(content), len(made)) if same is None else same
    line = content.count(b"\n", 0, at) + 1
    return f"自第 {line:,} 行（第 {at + 1:,} 字节）起与重新生成的报告不同"


def _told(
    stated: _Stated,
    question: ReportAsked,
    outcome: Outcome,
    rebuilt: str | None,
    changes: tuple[str, ...],
) -> ReportReplay:
    return ReportReplay(
        sentence=f"报告 {stated.number}：{_SENTENCES[outcome]}"
        + (f"：{'；'.join(changes)}" if changes else ""),
        outcome=outcome,
        number=stated.number,
        code=stated.code,
        rebuilt_code=rebuilt,
        changes=changes,
        question=question,
        issued=stated.issued,
    )


_SENTENCES: dict[Outcome, str] = {
    "identical": "按同样的两个时点重新生成，内容一致，校验码相符",
    "withheld": "自出具以来有记录终止，对本读者不能再按原样生成；终止的记录不予指明",
    "changed": "重新生成的内容与出具时不同",
    "altered": "内容一致而文件不同：文件被改动，或排版程序已变",
    "rebuilt": "可按编号重新生成；出具时的校验码未见，请与下列校验码核对",
}
