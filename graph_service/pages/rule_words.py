"""The fields and values of rule rows in words."""

from __future__ import annotations

from analytics.check_outcome import OUTCOME_WORDS
from analytics.effect_rules import FORCE_WORDS
from analytics.matters import MATTER_WORDS
from analytics.record_life import LEVEL_WORDS
from analytics.targets import TARGET_WORDS
from graph_service.answers.checks.check import KIND_WORDS
from graph_service.answers.facts.values import Value
from graph_service.answers.law.cited_rules import CONFIDENCE_WORDS
from graph_service.answers.rules.rule_rows import RuleLine

FIELDS = {
    "action": "措施",
    "applies": "适用于",
    "article": "条款",
    "basis": "依据",
    "confidence": "把握",
    "note": "说明",
    "superseded_by": "取代者",
    "valid_from": "自",
    "valid_to": "至（不含）",
    "amount": "数额（元）",
    "authority": "认定机关",
    "authority_words": "机关名称含",
    "backward": "反向系数",
    "by_office": "按职务及于",
    "chance": "传导",
    "channel": "渠道",
    "check": "另须核实",
    "comparison": "比较",
    "concerns": "一般对象",
    "conditions": "条件",
    "damped": "随关联数稀释",
    "consequence": "处理意见",
    "days": "日数",
    "deduct": "扣减比例",
    "department": "部门",
    "excluded_kinds": "不得提前修复的处罚",
    "early_months": "提前移出（月）",
    "fact": "事实",
    "figure": "参数",
    "fine_threshold": "罚款标准",
    "floor": "下限",
    "floor_from": "自此比例有下限",
    "force": "力度",
    "forward": "正向系数",
    "grade": "级别",
    "implementer": "实施单位",
    "indicator": "指标",
    "kind": "处罚类别",
    "kinds": "处罚类别或关系",
    "law": "处罚依据含",
    "level": "失信程度",
    "levels": "失信程度",
    "list_code": "名单代码",
    "lists": "名单",
    "matters": "事项",
    "max_months": "最长（月）",
    "measure": "惩戒措施",
    "measure_class": "类",
    "measure_months": "措施（月）",
    "min_months": "最短（月）",
    "months": "期限（月）",
    "name": "名称",
    "nature": "性质",
    "number": "序号",
    "office_day": "任职认定日",
    "outcome": "结果",
    "place": "地区",
    "persons_published": "自然人公示",
    "publication_class": "处罚构成",
    "published": "公示",
    "purpose": "用途",
    "rank": "次序",
    "ratio": "比例",
    "reaches": "及于",
    "regime": "办法",
    "region_code": "地区",
    "relation": "关系",
    "release": "解除",
    "requires": "要件",
    "rests_on": "据以",
    "risk_class": "风险类别",
    "root_of_share": "按比例的平方根",
    "rules": "惩戒规则",
    "serious": "任一严重失信名单",
    "share_above": "比例高于",
    "share_months": "共享（月）",
    "source": "出处",
    "status": "状态",
    "step": "步骤",
    "subject_is_person": "限自然人",
    "subject_type": "主体类型",
    "targets": "对象",
    "term": "期限",
    "term_months": "公布期限（月）",
    "tier": "层级",
    "tiers": "名单层级",
    "trigger": "触发",
    "unit": "单位",
    "unknown_share": "未披露时的比例",
    "use_months": "使用（月）",
    "value": "数值",
    "weight": "权重",
    "words": "要求",
    "starts_on": "措施自",
    "ends_on": "措施至",
    "verified": "依据已核",
}
"""By name; a field without words here is shown by its name."""

VALUES: dict[str, str] = {
    **{matter.value: words for matter, words in MATTER_WORDS.items()},
    **{str(name): words for name, words in TARGET_WORDS.items()},
    **{str(name): words for name, words in FORCE_WORDS.items()},
    **{str(name): words for name, words in LEVEL_WORDS.items()},
    **{str(name): words for name, words in CONFIDENCE_WORDS.items()},
    "list_entry": "名单记录",
    "penalty": "行政处罚",
    "decision": "措施决定",
    **{str(name): words for name, words in KIND_WORDS.items()},
    **{str(name): words for name, words in OUTCOME_WORDS.items()},
    "own_rule": "事项自身的规定",
    "advice": "建议",
    "relation": "关系",
    "record": "记录作出之日",
    "question": "查询之日",
    "in_force": "有效",
    "superseded": "已被取代",
    "policy_only": "仅为政策文件",
    "at_least": "不低于",
    "at_most": "不高于",
    "below": "低于",
    "reporting": "上报率",
    "compliance": "合规率",
    "timeliness": "及时率",
    "disputes": "有效异议占比",
    "duplicate_codes": "重错码率",
    "working days": "工作日",
    "calendar days": "日",
    "years": "年",
    "credit_china": "信用中国",
    "gsxt": "国家企业信用信息公示系统",
    "True": "是",
    "False": "否",
}


def says(row: RuleLine) -> list[tuple[str, str]]:
    """What the row says, field by field, without those that say nothing."""
    shown = {name: value for name, value in row.says.items() if _told(value) and (name, value) not in _USUAL}
    if not row.says.get("by_office"):
        shown.pop("office_day", None)
    return [(FIELDS.get(name, name), value_words(value)) for name, value in shown.items()]


def value_words(value: Value) -> str:
    """A value in words; — where there is none."""
    if value is None or value == ():
        return "—"
    if isinstance(value, tuple):
        return "、".join(VALUES.get(one, one) for one in value)
    return VALUES.get(str(value), str(value))


_USUAL = (("status", "in_force"),)
"""What is said of a row only where it is otherwise."""


def _told(value: Value) -> bool:
    return value not in (None, (), "") and value is not False
