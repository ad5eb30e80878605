"""Whom a legal basis can name (惩戒对象): the record's subject, and persons by the office they hold in it."""

from __future__ import annotations

from typing import Literal

Target = Literal[
    "subject",
    "legal_representative",
    "principal",
    "directly_responsible_manager",
    "directly_responsible",
    "responsible_staff",
    "actual_controller",
    "director",
    "key_post",
    "other_supplier",
]

TARGET_WORDS: dict[Target, str] = {
    "subject": "失信主体本身",
    "legal_representative": "法定代表人",
    "principal": "主要负责人",
    "directly_responsible_manager": "直接负责的主管人员",
    "directly_responsible": "其他直接责任人员",
    "responsible_staff": "有关从业人员",
    "actual_controller": "实际控制人",
    "director": "董事、厂长、经理",
    "key_post": "关键岗位人员",
    "other_supplier": "同一合同项下的其他供应商或投标人",
}
"""In the words of the instruments."""
