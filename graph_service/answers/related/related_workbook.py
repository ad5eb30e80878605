"""The tables of related parties as an Excel workbook: figures are figures, codes are text, one line a row."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pandas as pd

from graph_service.answers.facts.parties import Party
from graph_service.answers.facts.relations import Relation
from graph_service.answers.profiles.finding import period
from graph_service.answers.related.related_book import RelatedLine, RuleBook, reading
from graph_service.answers.related.related_parties import RelatedParties
from graph_service.beijing import beijing_minute

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LINES, ABOUT = "关联方", "说明"
"""The two sheets."""

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SHARES = ("比例（下限）", "比例（上限）")
_WIDTHS = {
    "关联方": 30,
    "代码": 22,
    "关系": 34,
    "依据": 40,
    "路径": 50,
    "来源": 40,
    "名单记录（提示）": 40,
    "凭证": 22,
}
_WIDTH = 14


def related_workbook(found: RelatedParties) -> bytes:
    """The workbook: every line with its article, and a sheet that says what was asked and how far was looked.

    Shares are numbers from 0 to 1 shown as percent, days are days; a share that is not disclosed is two
    bounds, and one that there is not is empty.
    """
    lines = pd.DataFrame([_row(found, book, one) for book in found.books for one in book.lines])
    about = pd.DataFrame(_about(found), columns=["项目", "内容"])
    written = io.BytesIO()
    with pd.ExcelWriter(written, engine="xlsxwriter", engine_kwargs={"options": _OPTIONS}) as book:
        lines.to_excel(book, index=False, sheet_name=LINES, freeze_panes=(1, 2))
        about.to_excel(book, index=False, sheet_name=ABOUT)
        percent = book.book.add_format({"num_format": "0.00##%"})
        page = book.sheets[LINES]
        for place, heading in enumerate(lines.columns):
            page.set_column(
                place, place, _WIDTHS.get(heading, _WIDTH), percent if heading in _SHARES else None
            )
        if len(lines):
            page.autofilter(0, 0, len(lines), len(lines.columns) - 1)
        book.sheets[ABOUT].set_column(0, 0, 16)
        book.sheets[ABOUT].set_column(1, 1, 100)
    return written.getvalue()


def _row(found: RelatedParties, book: RuleBook, one: RelatedLine) -> dict[str, object]:
    party = found.parties[one.party]
    share = one.share
    return {
        "规则": book.rule_zh,
        "关联方": one.name,
        "代码": _code(party),
        "关系": one.relation,
        "依据": one.basis,
        "条款": one.article or "",
        "条款施行日期": one.rule_from,
        "条款核对": reading(one.confidence),
        "比例口径": one.figure_zh,
        _SHARES[0]: share.low if share else None,
        _SHARES[1]: share.high if share else None,
        "能否判定": "是" if one.certain else "比例未披露，不能判定",
        "路径": " → ".join(found.parties[node].name for node in one.path),
        "名单记录（提示）": "；".join(
            f"{signal.entry.called}，{period(signal.entry)}" for signal in one.records
        ),
        "来源": "；".join(dict.fromkeys(_source(found.relations[step]) for step in one.steps)),
        "凭证": one.proof or "",
    }


def _code(party: Party) -> str:
    """What tells the party apart: a code, a masked number, or how it is known; never a person's digest."""
    if not party.is_person:
        return party.uscc or party.registration_no or party.known_by
    return party.id_masked or party.known_by


def _source(one: Relation) -> str:
    since = f"，{one.provenance.valid_from} 起" if one.provenance.valid_from else ""
    return f"{one.sentence}（{one.provenance.source} 第 {one.provenance.row} 行{since}）"


def _about(found: RelatedParties) -> Iterator[tuple[str, str]]:
    yield "主体", f"{found.subject.name} {_code(found.subject)}"
    yield "截至", f"{found.as_of.true_on}，按 {beijing_minute(found.as_of.known_on)} 已获知的信息"
    yield "结论", found.words
    yield "说明", f"{found.note}；各规则分别适用，结果不合并"
    yield "名单记录", found.disclaimer
    for book in found.books:
        yield book.rule_zh, f"{'、'.join(book.basis)}；规则版本 {book.version}；{book.scope or book.words}"
        for limit in book.limits:
            remark = reading(limit.confidence)
            said = f"{limit.words}（{limit.basis}{limit.article or ''}{'，' + remark if remark else ''}）"
            yield "限额", said
    for cut in found.cuts:
        yield "未全部列出", f"{cut.what}：列出 {cut.shown}，共 {cut.total}"
    for source in found.sources:
        when = source.loaded_on.isoformat() if source.loaded_on else "尚未完成"
        yield "已查数据", f"{source.layout_zh} {source.source}，截至 {when}"
