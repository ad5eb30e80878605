"""The defects that dirty rows have, by layout: what is spoilt, how, and whether the row is still accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Defect:
    """One way to spoil a row; `only` keeps it to rows with this value under this heading.

    A repairable defect is put into a clean row, which must be accepted all the same. Any other is put into a
    copy of a clean row further down, which must be rejected: its original stands untouched.
    """

    name: str
    heading: str
    spoil: Callable[[str], str]
    repairable: bool = False
    only: tuple[str, str] | None = None


def _wrong_check(code: str) -> str:
    last = "2" if code[-1] == "1" else "1"
    return code[:-1] + last


def _scientific(code: str) -> str:
    return f"{code[0]}.{code[1:6]}E+17" if code[:6].isdigit() else code


def _impossible_date(day: str) -> str:
    return day[:4] + "-02-30"


def _negative(amount: str) -> str:
    return "-" + amount if float(amount) > 0 else amount


def _half(amount: str) -> str:
    number = float(amount.rstrip("%"))
    return f"{number / 2:g}" + ("%" if amount.endswith("%") else "")


def _slashes(day: str) -> str:
    return day.replace("-", "/")


def _chinese_date(day: str) -> str:
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def _elsewhere(address: str) -> str:
    return address + "（另一住所）"


def _code_defects(heading: str) -> tuple[Defect, ...]:
    return (
        Defect("wrong_check_character", heading, _wrong_check),
        Defect("scientific_notation_code", heading, _scientific),
        Defect("full_width_digits", heading, lambda code: code.translate(_FULL_WIDTH), repairable=True),
        Defect("lower_case_code", heading, str.lower, repairable=True),
    )


def _amount_defects(heading: str) -> tuple[Defect, ...]:
    return (
        Defect("negative_amount", heading, _negative),
        Defect("amount_with_unit", heading, lambda amount: amount + "万元", repairable=True),
    )


def _missing(name: str, heading: str, only: tuple[str, str] | None = None) -> Defect:
    return Defect(name, heading, lambda _: "", only=only)


def _repeated(heading: str) -> Defect:
    return Defect("duplicated_row", heading, lambda text: text)


def _contradicting(heading: str, spoil: Callable[[str], str]) -> Defect:
    return Defect("contradicting_row", heading, spoil)


_PERSON = ("股东类型", "自然人股东")
DEFECTS: dict[str, tuple[Defect, ...]] = {
    "enterprises": (
        *_code_defects("统一社会信用代码"),
        *_amount_defects("注册资本(万元)"),
        Defect("impossible_date", "成立日期", _impossible_date),
        Defect("date_with_slashes", "成立日期", _slashes, repairable=True),
        _missing("missing_name", "市场主体名称"),
        _repeated("统一社会信用代码"),
        _contradicting("住所", _elsewhere),
    ),
    "people": (
        *_code_defects("统一社会信用代码"),
        Defect("wrong_id_number", "证件号码", _wrong_check, only=("证件类型", "居民身份证")),
        Defect("impossible_date", "任职日期", _impossible_date),
        Defect("date_in_chinese", "任职日期", _chinese_date, repairable=True),
        _missing("missing_name", "姓名"),
        _repeated("统一社会信用代码"),
    ),
    "shareholders": (
        *_code_defects("统一社会信用代码"),
        *_amount_defects("认缴出资额(万元)"),
        Defect("wrong_id_number", "股东证件号码", _wrong_check, only=("股东证件类型", "居民身份证")),
        Defect("ratio_over_one", "出资比例", lambda _: "250%"),
        Defect("impossible_date", "入股日期", _impossible_date),
        _missing("missing_name", "股东名称", _PERSON),
        _repeated("统一社会信用代码"),
        _contradicting("出资比例", _half),
    ),
    "concert_agreements": (
        Defect("wrong_check_character", "目标公司统一社会信用代码", _wrong_check),
        Defect("code_left_out", "目标公司统一社会信用代码", lambda _: ""),
        Defect("wrong_id_number", "甲方证件号码", _wrong_check, only=("甲方证件类型", "居民身份证")),
        Defect("date_with_slashes", "签署日期", _slashes, repairable=True),
        _repeated("协议编号"),
    ),
    "declared_controllers": (
        *_code_defects("统一社会信用代码"),
        Defect("unknown_kind", "申报类型", lambda _: "其他"),
        Defect("ratio_over_one", "申报比例", lambda _: "250%"),
        Defect("date_in_chinese", "申报日期", _chinese_date, repairable=True),
        _repeated("统一社会信用代码"),
    ),
    "branches": (
        Defect("wrong_check_character", "分支机构统一社会信用代码", _wrong_check),
        Defect("impossible_date", "设立日期", _impossible_date),
        Defect("full_width_digits", "统一社会信用代码", lambda code: code.translate(_FULL_WIDTH), True),
        _repeated("统一社会信用代码"),
    ),
    "guarantees": (
        Defect("wrong_check_character", "被担保人统一社会信用代码", _wrong_check),
        Defect("full_width_digits", "担保人统一社会信用代码", lambda code: code.translate(_FULL_WIDTH), True),
        *_amount_defects("担保金额(万元)"),
        Defect("impossible_date", "担保起始日", _impossible_date),
        _repeated("担保人统一社会信用代码"),
        _contradicting("担保金额(万元)", _half),
    ),
    "penalties": (
        *_code_defects("CF_XDR_SHXYM"),
        Defect("negative_fine", "CF_NR_FK", _negative),
        Defect("impossible_date", "CF_JDRQ", _impossible_date),
        Defect("date_with_slashes", "CF_JDRQ", _slashes, repairable=True),
        _missing("missing_decision_number", "CF_WSH"),
        _repeated("CF_WSH"),
        _contradicting("CF_NR_FK", _half),
    ),
    "licences": (
        *_code_defects("统一社会信用代码"),
        Defect("impossible_date", "许可决定日期", _impossible_date),
        _missing("missing_decision_number", "行政许可决定文书号"),
        _repeated("行政许可决定文书号"),
    ),
    "list_definitions": (),
    "judgment_defaulters": (
        Defect("wrong_check_character", "证件号码", _wrong_check, only=("证件类型", "统一社会信用代码")),
        Defect("wrong_id_number", "证件号码", _wrong_check, only=("证件类型", "居民身份证")),
        Defect("impossible_date", "发布时间", _impossible_date),
        Defect("full_width_digits", "证件号码", lambda code: code.translate(_FULL_WIDTH), True),
        _repeated("案号"),
    ),
    "serious_violations": (
        Defect("impossible_date", "列入日期", _impossible_date),
        Defect("wrong_check_character", "统一社会信用代码", _wrong_check),
        _repeated("列入决定文书号"),
    ),
    "abnormal_operations": (
        Defect("wrong_check_character", "统一社会信用代码", _wrong_check),
        Defect("impossible_date", "列入日期", _impossible_date),
        Defect("full_width_digits", "统一社会信用代码", lambda code: code.translate(_FULL_WIDTH), True),
        _repeated("统一社会信用代码"),
    ),
    "tax_violations": (
        Defect("wrong_check_character", "纳税人识别号", _wrong_check),
        Defect("impossible_date", "公布日期", _impossible_date),
    ),
    "list_entries": (
        *_code_defects("统一社会信用代码"),
        Defect("impossible_date", "列入日期", _impossible_date),
        _missing("missing_list_code", "名单代码"),
        _repeated("案号或决定书文号"),
    ),
    "repairs": (
        *_code_defects("统一社会信用代码"),
        Defect("impossible_date", "修复日期", _impossible_date),
        _missing("missing_decision_number", "行政处罚决定书文号"),
        _repeated("行政处罚决定书文号"),
    ),
    "disputes": (
        Defect("wrong_check_character", "统一社会信用代码", _wrong_check),
        Defect("impossible_date", "异议提出日期", _impossible_date),
        _repeated("异议编号"),
    ),
    "annulments": (
        Defect("wrong_check_character", "统一社会信用代码", _wrong_check),
        Defect("impossible_date", "撤销日期", _impossible_date),
    ),
    "commitments": (
        Defect("wrong_check_character", "承诺人代码", _wrong_check),
        Defect("impossible_date", "承诺作出日期", _impossible_date),
        Defect("number_cut_short", "承诺编码", lambda number: number[:-1]),
        Defect(
            "breach_without_consequence",
            "违诺责任追究内容",
            lambda _: "",
            only=("承诺履行状态", "全部未履行"),
        ),
        _repeated("承诺编码"),
    ),
    "evaluations": (
        *_code_defects("统一社会信用代码"),
        Defect("grade_of_no_scheme", "评价等级", lambda _: "Z"),
        Defect("impossible_date", "评价日期", _impossible_date),
        _repeated("评价体系代码"),
    ),
}
"""By layout; a list of tier A without a basis is added to the definitions by itself."""
