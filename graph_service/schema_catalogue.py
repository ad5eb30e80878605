"""The items of the catalogue of public credit information (全国公共信用信息基础目录) that records belong to.

Public bodies may put into credit records only what the catalogue names. Five items of the edition of 2024
were read by name; the others are from memory and to be checked; the edition of 2026 was not seen.
"""

from __future__ import annotations

from graph_service.schema_types import CatalogueItem

EDITION = "2024"

REGISTRATION = CatalogueItem("登记注册基本信息", EDITION, "page_seen")
COURTS = CatalogueItem("司法裁判及执行信息", EDITION, "page_seen")
ADMINISTRATION = CatalogueItem("行政管理信息", EDITION, "page_seen")
ABNORMAL = CatalogueItem("经营（活动）异常名录（状态）信息", EDITION, "page_seen")
SERIOUS_LISTS = CatalogueItem("严重失信主体名单信息", EDITION, "from_memory")
COMMITMENTS = CatalogueItem("信用承诺及履行情况信息", EDITION, "from_memory")
EVALUATIONS = CatalogueItem("信用评价结果信息", EDITION, "from_memory")
HONOURS = CatalogueItem("诚实守信相关荣誉信息", EDITION, "from_memory")
