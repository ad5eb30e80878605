"""The kind of subject that a code was given to, read off its first two characters (GB 32100-2015)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SubjectKind:
    """A kind of credit subject (信用主体).

    Attributes:
        kind: our identifier, such as "enterprise".
        register: the registering department (登记管理部门), in Chinese.
        category: the category in that register (机构类别), in Chinese.
    """

    kind: str
    register: str
    category: str


_REGISTERS: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "1": (
        "机构编制",
        {
            "1": ("organ", "机关"),
            "2": ("institution", "事业单位"),
            "3": ("mass_organisation", "编办直接管理机构编制的群众团体"),
            "9": ("other_organ", "其他"),
        },
    ),
    "2": ("外交", {"1": ("foreign_office", "外国常驻新闻机构"), "9": ("foreign_office", "其他")}),
    "3": (
        "司法行政",
        {
            "1": ("legal_service", "律师执业机构"),
            "2": ("legal_service", "公证处"),
            "3": ("legal_service", "基层法律服务所"),
            "4": ("legal_service", "司法鉴定机构"),
            "5": ("legal_service", "仲裁委员会"),
            "9": ("legal_service", "其他"),
        },
    ),
    "4": ("文化", {"1": ("foreign_office", "外国在华文化中心"), "9": ("other", "其他")}),
    "5": (
        "民政",
        {
            "1": ("social_organisation", "社会团体"),
            "2": ("social_organisation", "民办非企业单位"),
            "3": ("social_organisation", "基金会"),
            "9": ("social_organisation", "其他"),
        },
    ),
    "6": (
        "旅游",
        {
            "1": ("foreign_office", "外国旅游部门常驻代表机构"),
            "2": ("foreign_office", "港澳台地区旅游部门常驻内地（大陆）代表机构"),
            "9": ("other", "其他"),
        },
    ),
    "7": (
        "宗教",
        {
            "1": ("religious_body", "宗教活动场所"),
            "2": ("religious_body", "宗教院校"),
            "9": ("religious_body", "其他"),
        },
    ),
    "8": ("工会", {"1": ("trade_union", "基层工会"), "9": ("trade_union", "其他")}),
    "9": (
        "市场监管",
        {
            "1": ("enterprise", "企业"),
            "2": ("individual_business", "个体工商户"),
            "3": ("cooperative", "农民专业合作社"),
            "9": ("other_market_entity", "其他"),
        },
    ),
    "A": (
        "中央军委改革和编制办公室",
        {"1": ("military_institution", "军队事业单位"), "9": ("military_institution", "其他")},
    ),
    "N": (
        "农业农村",
        {
            "1": ("collective", "组级集体经济组织"),
            "2": ("collective", "村级集体经济组织"),
            "3": ("collective", "乡镇级集体经济组织"),
            "9": ("collective", "其他"),
        },
    ),
    "Y": ("其他", {"1": ("other", "其他")}),
}

_KINDS = {
    register + category: SubjectKind(kind=kind, register=name, category=words)
    for register, (name, categories) in _REGISTERS.items()
    for category, (kind, words) in categories.items()
}


def subject_kind(uscc: str) -> SubjectKind | None:
    """The kind of subject that the code was given to; None where the first two characters are in no table."""
    return _KINDS.get(uscc[:2])
