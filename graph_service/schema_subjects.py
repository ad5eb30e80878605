"""The nodes that stand for somebody or something itself."""

from __future__ import annotations

from graph_service.schema_types import Property, Subject

SUBJECTS = (
    Subject(
        "Enterprise",
        "市场主体及其他组织",
        "any organisation: company, household business, cooperative, organ, institution",
        (
            Property(
                "id", "text", "主体标识", "the code, or scheme:value where there is none", required=True
            ),
            Property(
                "identity",
                "text",
                "标识方式",
                "uscc, registration_no, name_region, or a declared scheme",
                required=True,
            ),
            Property("uscc", "text", "统一社会信用代码", "unified social credit code, GB 32100-2015"),
            Property("registration_no", "text", "工商注册号", "15-digit registration number, GS 15-2006"),
            Property(
                "kind",
                "text",
                "主体类别",
                "from the code's first two characters: enterprise, individual_business, …",
            ),
            Property("name", "text", "名称", "name last registered, else as first mentioned"),
            Property(
                "names_folded", "text", "检索名称", "present and former names, folded, one a blank apart"
            ),
            Property(
                "registered",
                "flag",
                "有登记信息",
                "a registration has been loaded; else only mentioned by others",
            ),
        ),
        fulltext=("names_folded",),
        indexed=("name", "registration_no"),
    ),
    Subject(
        "Person",
        "自然人",
        "a natural person; without a number, a person inside one enterprise, never merged by name",
        (
            Property(
                "id", "text", "主体标识", "keyed digest of the number, or name@enterprise", required=True
            ),
            Property(
                "identity",
                "text",
                "标识方式",
                "resident_id, other_document, within_enterprise, masked_number, or declared",
                required=True,
            ),
            Property("name", "text", "姓名", "name as delivered", required=True),
            Property("id_masked", "text", "证件号码（掩码）", "first and last character of the number"),
            Property("within", "text", "所在主体", "the enterprise inside which this person is known"),
            Property("mask_key", "text", "遮盖号码摘要", "keyed digest of the mask that came for a number"),
            Property(
                "mask_keys",
                "text",
                "可能的遮盖摘要",
                "keyed digests of the masks that a whole number may come as",
            ),
        ),
        indexed=("name", "mask_key"),
    ),
    Subject(
        "List",
        "名单",
        "a list of subjects kept by an authority",
        (
            Property("id", "text", "名单代码", "code of the list", required=True),
            Property("name", "text", "名单名称", "name last defined"),
        ),
    ),
)
