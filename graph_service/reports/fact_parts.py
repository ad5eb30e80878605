"""The nine sections of the report standard, laid out as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_service.answers.facts.disputes import MARK
from graph_service.answers.facts.listings import Honour, ListFact, Notice
from graph_service.answers.facts.records import Licence, Penalty, Registration
from graph_service.answers.facts.relations import Relation, share_words
from graph_service.answers.profiles.finding import period
from graph_service.answers.profiles.portrait import Basics, Content
from graph_service.answers.profiles.portraits import JUDGMENTS
from graph_service.answers.profiles.profile import Relations
from graph_service.pages.words import last_day, wan
from graph_service.reports.laid import Column, Part, Table, fields, source, table
from graph_service.schema import fact

LEVELS = {"minor": "轻微", "general": "一般", "serious": "严重"}

RELATION = (Column("关系", 1.0), Column("起始", 0.3), Column("来源", 0.45))
HOLDING = (
    Column("股东", 0.9),
    Column("比例", 0.3, figures=True),
    Column("认缴", 0.4, figures=True),
    Column("起始", 0.3),
    Column("来源", 0.45),
)
LICENCE = (
    Column("决定文书号", 0.6),
    Column("许可内容", 1.0),
    Column("机关与日期", 0.6),
    Column("来源", 0.45),
)
PENALTY = (
    Column("决定文书号", 0.6),
    Column("违法行为", 0.8),
    Column("处罚", 0.7),
    Column("罚款", 0.35, figures=True),
    Column("程度", 0.25),
    Column("使用截止", 0.35),
    Column("来源", 0.45),
)
ENTRY = (
    Column("名单", 0.7),
    Column("列入事由", 0.8),
    Column("认定机关、文号", 0.7),
    Column("依据", 0.7),
    Column("起止", 0.5),
    Column("来源", 0.45),
)
COMMITMENT = (
    Column("承诺", 0.6),
    Column("内容", 1.0),
    Column("履行", 0.5),
    Column("受理机关、日期", 0.5),
    Column("来源", 0.45),
)
EVALUATION = (
    Column("评价", 0.9),
    Column("等级", 0.25),
    Column("作出机构", 0.7),
    Column("日期", 0.35),
    Column("来源", 0.45),
)
_APART = ("former_names", "registered_capital", "currency")


def sections(content: Content) -> tuple[Part, ...]:
    """The sections in the standard's order; an empty one is kept and says so."""
    found = content.sections
    made = (
        ("basics", "基础信息", (), _basics(found.basics)),
        (
            "administration",
            "行政管理",
            (),
            (*_licences(found.administration.licences), *_penalties(found.administration.penalties)),
        ),
        ("honours", "诚实守信", (), _honours(found.honours)),
        (
            "serious",
            "严重失信",
            (),
            (
                *_entries("在惩戒期内", (one.entry for one in found.serious.constraints)),
                *_notices("惩戒措施已终止、仍在使用期内", found.serious.notices),
            ),
        ),
        ("abnormal", "经营异常", _told(found.abnormal), _notices("", found.abnormal)),
        ("commitments", "信用承诺", (), _commitments(content)),
        ("evaluations", "信用评价", _graded(content), _evaluations(content)),
        ("judgments", "司法判决", _judged(content), _notices("", found.judgments)),
        ("others", "其他", _told(found.others), _notices("", found.others)),
    )
    return tuple(
        Part(
            id_,
            f"{number} {words}",
            "fact",
            notes if tables or notes else ("未见；已查范围见“查询范围”。",),
            tables,
        )
        for number, (id_, words, notes, tables) in enumerate(made, 1)
    )


def _basics(found: Basics) -> tuple[Table, ...]:
    made: list[Table] = []
    for one in found.registrations:
        made += fields("登记信息", _registered(one))
    for words, group in (
        ("法定代表人", found.legal_representatives),
        ("主要人员", found.executives),
        ("总机构", found.head_offices),
        ("分支机构", found.branches),
    ):
        made += relations(words, group)
    return (*made, *holders(found.holders))


def _registered(one: Registration) -> list[tuple[str, object]]:
    """The values that were delivered, by their names in the schema."""
    declared = {p.name: p.zh for p in fact("Registration").properties if p.name not in _APART}
    rows: list[tuple[str, object]] = [
        (zh, value) for name, zh in declared.items() if (value := getattr(one, name)) is not None
    ]
    if one.former_names:
        rows.append(("曾用名", "、".join(one.former_names)))
    return [*rows, ("注册资本", wan(one.registered_capital, one.currency)), ("来源", source(one.provenance))]


def relations(words: str, group: Relations) -> tuple[Table, ...]:
    """Relations of one kind as sentences."""
    rows: list[tuple[object, ...]] = [
        (one.sentence, one.provenance.valid_from, source(one.provenance)) for one in group.shown
    ]
    return table(counted(words, group), RELATION, rows)


def holders(group: Relations) -> tuple[Table, ...]:
    """Who holds how much."""
    rows: list[tuple[object, ...]] = [
        (
            one.source.name,
            share_words(one.properties).strip("（）"),
            wan(_money(one), _currency(one)),
            one.provenance.valid_from,
            source(one.provenance),
        )
        for one in group.shown
    ]
    return table(counted("股东及出资", group), HOLDING, rows)


def counted(words: str, group: Relations) -> str:
    """The words, with how many are shown of how many where not all are."""
    shown = len(group.shown)
    return words if group.total == shown else f"{words}（显示 {shown:,}，共 {group.total:,}）"


def _money(one: Relation) -> float | None:
    money = one.properties.get("subscribed_capital")
    return money if isinstance(money, float) else None


def _currency(one: Relation) -> str | None:
    currency = one.properties.get("currency")
    return currency if isinstance(currency, str) else None


def _licences(found: Sequence[Licence]) -> tuple[Table, ...]:
    rows: list[tuple[object, ...]] = [
        (
            one.decision_no,
            one.licensed or one.document_name,
            f"{one.authority or '许可机关未见'} {one.decided_on}",
            source(one.provenance),
        )
        for one in found
    ]
    return table(f"行政许可 {len(found):,} 条", LICENCE, rows)


def _penalties(found: Sequence[Penalty]) -> tuple[Table, ...]:
    rows: list[tuple[object, ...]] = [
        (
            f"{one.decision_no}{_mark(one.disputed)} {one.authority or '处罚机关未见'} {one.decided_on}",
            one.violation,
            "；".join(words for words in ("、".join(one.kinds), one.punishment or "") if words),
            wan(one.fine),
            LEVELS.get(one.level or "", one.level),
            last_day(one.ends.use_until),
            source(one.provenance),
        )
        for one in found
    ]
    return table(f"行政处罚（在用）{len(found):,} 条", PENALTY, rows)


def _honours(found: Sequence[Honour]) -> tuple[Table, ...]:
    rows = [_entry(one.entry, one.void or "") for one in found]
    return table("守信激励名单", ENTRY, rows)


def _notices(title: str, found: Sequence[Notice]) -> tuple[Table, ...]:
    return table(title, ENTRY, [_entry(one.entry, one.why) for one in found])


def _entries(title: str, found: Iterable[ListFact]) -> tuple[Table, ...]:
    return table(title, ENTRY, [_entry(one, one.tier_words) for one in found])


def _entry(one: ListFact, why: str) -> tuple[object, ...]:
    return (
        one.called + _mark(one.disputed) + (f"（{why}）" if why else ""),
        one.reason,
        " ".join(words for words in (one.authority, one.entry_no) if words),
        one.basis or one.list_basis,
        period(one),
        source(one.provenance),
    )


def _told(found: Sequence[Notice]) -> tuple[str, ...]:
    """What is said above lists that carry no measures."""
    return (f"以下名单{found[0].disclaimer}。",) if found else ()


def _commitments(content: Content) -> tuple[Table, ...]:
    rows: list[tuple[object, ...]] = [
        (
            f"{one.commitment_kind} {one.commitment_no}",
            one.promise,
            "；".join(w for w in (one.performance_zh, one.unperformed or "", one.consequence or "") if w),
            f"{one.authority} {one.made_on}",
            source(one.provenance),
        )
        for one in content.sections.commitments
    ]
    return table("", COMMITMENT, rows)


def _evaluations(content: Content) -> tuple[Table, ...]:
    rows: list[tuple[object, ...]] = [
        (
            " ".join(words for words in (one.title, one.period or "") if words),
            one.grade,
            one.issuer,
            one.decided_on,
            source(one.provenance),
        )
        for one in content.sections.evaluations
    ]
    return table("", EVALUATION, rows)


def _graded(content: Content) -> tuple[str, ...]:
    return ("评价由所列机构作出，本库不评价。",) if content.sections.evaluations else ()


def _judged(content: Content) -> tuple[str, ...]:
    unseen = [one for one in content.unseen if one.what.endswith(JUDGMENTS)]
    return tuple(f"{one.what}：{one.looked}。失信被执行人见 4 严重失信。" for one in unseen)


def _mark(disputed: bool) -> str:
    return f"（{MARK}）" if disputed else ""
