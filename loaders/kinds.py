"""Words for kinds of subjects and kinds of documents, and whether they mean a natural person."""

from __future__ import annotations

import re

from loaders.person_numbers import OTHER, RESIDENT

_PERSON = re.compile("自然人|个人|^人员$")
_NO_PERSON = re.compile("非自然人|个人独资")
_ORGANISATION = re.compile(
    "法人|企业|组织|机关|单位|公司|合伙|个体工商户|个体户|合作社|政府|集体|基金|事业|社团|社会团体|学校|银行|机构"
)
_RESIDENT = re.compile("居民身份证|^身份证(?:号码?)?$|公民身份号码|^户口簿$|港澳台居民居住证|^1$|^111$")
_CODE = re.compile("信用代码|营业执照|注册号|组织机构代码|法人证书|登记证")


def subject_is_person(words: str) -> bool | None:
    """Whether a kind of holder or counterpart (股东类型, 行政相对人类别) is a person; None if unsaid."""
    if _PERSON.search(words) and not _NO_PERSON.search(words):
        return True
    return False if _ORGANISATION.search(words) or _NO_PERSON.search(words) else None


def document_kind(words: str) -> str:
    """What a document (证件类型) is: resident_id, organisation, or other_document.

    外国人永久居留身份证 is another document: its older numbers do not follow GB 11643.
    """
    if _CODE.search(words):
        return "organisation"
    return RESIDENT if _RESIDENT.search(words) else OTHER
