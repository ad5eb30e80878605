"""Planted entries that lists deliver by name alone: who is meant, and with which grade it may be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.county.cases.case import Case, Firm, Human, Row, before, human, planted_code
from loaders.county.cases.rows import defaulted, held, registered, serious

_CASE = 21


def cases(today: date) -> tuple[Case, ...]:
    """A name written otherwise, a variant, a former name, one character apart, a branch, and two more.

    These are a person's masked number, and a valid code beside the name of somebody else.
    """
    by_name = (_written_otherwise, _variant, _renamed, _neighbour, _branch)
    return tuple(case(today) for case in (*by_name, _masked_number, _another_name))


def _case(name: str, rule: str, firm: Firm, grade: str, rows: list[Row], changed: str = "") -> Case:
    """The case of one firm; `changed` is the day of its renaming, which the registrar approved then."""
    (layout, registration), *posts = registered(firm)
    base: list[Row] = [(layout, registration | ({"核准日期": changed} if changed else {})), *posts]
    listed = rows[0][1]["市场主体名称"]
    answer: dict[str, object] = {"listed": listed, "grade": grade, "same": firm.code}
    return Case(name, rule, {"firm": firm.code}, answer, (*base, held(firm, firm.legal, 100), *rows))


def _firm(place: int, name: str, **more: str) -> Firm:
    owner = human(f"掘{'甲乙丙丁戊己庚'[place]}", f"198{place}0612", 961 + 2 * place)
    return Firm(planted_code(_CASE, place + 1), name, owner, date(2009, 3, 2 + place), **more)


def _entry(name: str, today: date, days: int, serial: int) -> Row:
    """An entry of the serious list that gives a name and no code."""
    nobody = Firm("", name, human("无", "19800101", 981), date(2000, 1, 1))
    return serious(nobody, f"东市监列〔2026〕9001{serial:02d}号", before(today, days))


def _written_otherwise(today: date) -> Case:
    firm = _firm(0, "如东漕渔港（江苏）水产有限公司")
    rows = [_entry("如東漕漁港(江蘇)水產 有限公司", today, 210, 1)]
    rule = "名单只有名称，繁体、半角括号、夹空格：规范化后唯一，B 级"
    return _case("listed_by_name_written_otherwise", rule, firm, "B", rows)


def _variant(today: date) -> Case:
    firm = _firm(1, "如东烟墩楼机械有限公司")
    rows = [_entry("如东县烟墩楼机械有限责任公司", today, 220, 2)]
    return _case("listed_by_variant", "县字有无、有限与有限责任之别：字号少见且唯一，B 级", firm, "B", rows)


def _renamed(today: date) -> Case:
    former = "如东县蒿枝港织布厂"
    firm = _firm(2, "南通蒿枝港纺织科技有限公司", former_names=former)
    rows = [_entry(former, today, 400, 3)]
    rule = "列入在更名之前，以曾用名列入：B 级"
    return _case("listed_before_renaming", rule, firm, "B", rows, before(today, 100))


def _neighbour(today: date) -> Case:
    firm = _firm(3, "如东凌洋堤电器有限公司")
    rows = [_entry("如东凌阳堤电器有限公司", today, 230, 4)]
    rule = "相差一字多为另一家：只供复核，C 级"
    return _case("listed_neighbour_one_character_apart", rule, firm, "C", rows)


def _branch(today: date) -> Case:
    firm = _firm(4, "如东浪镬沙食品有限公司")
    rows = [_entry("如东浪镬沙食品有限公司洋口分公司", today, 240, 5)]
    return _case("listed_branch", "分公司被列入：与总公司有关联，不是同一登记主体", firm, "RELATED", rows)


def _masked_number(today: date) -> Case:
    firm = _firm(5, "如东掘墟渡苗木有限公司")
    head = firm.legal
    masked = f"{head.number[:10]}****{head.number[-4:]}"
    rows = [
        defaulted(Human(head.name, masked), "（2026）苏0623执90061号", before(today, 150)),
        defaulted(Human(head.name, "3206811951****0013"), "（2026）苏0681执90062号", before(today, 140)),
    ]
    base = [*registered(firm), held(firm, head, 100)]
    return Case(
        "listed_by_masked_number",
        "失信被执行人只公布遮盖的证件号码：姓名少见、所示各位相符且唯一，B 级，不合并；同名而号码不符的不是",
        {"firm": firm.code},
        {"listed": masked, "grade": "B", "same": head.number},
        (*base, *rows),
    )


def _another_name(today: date) -> Case:
    firm = _firm(6, "如东栟茶浒零部件有限公司")
    named = replace(firm, name="南通筠溪庵酒店管理有限公司")
    rows = [serious(named, "东市监列〔2026〕900163号", before(today, 130))]
    return Case(
        "listed_code_beside_another_name",
        "名单所载代码有效而属于另一名称的企业：代码为准，记录归该企业，名称不符示明并待复核，C 级",
        {"firm": firm.code},
        {"stated": named.name, "grade": "C"},
        (*registered(firm), held(firm, firm.legal, 100), *rows),
    )
