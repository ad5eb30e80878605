"""Legal effects in words: what must or may be done, what gives no basis, and the one sentence on top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.effect_rules import FORCE_WORDS
from analytics.legal_effect import LegalEffect, NoEffect, WhyNot
from analytics.matters import MATTER_WORDS, Matter
from analytics.targets import TARGET_WORDS
from graph_service.answers.facts.freshness import SourceState, suppliers
from graph_service.answers.law.legal_effect import CitedRule, EffectLine, GroundFact, Verdict
from graph_service.answers.profiles.finding import looked_in

NOTICE = "法律约束：每一项均载明依据、记录和期限；关联提示不在此列，也不得据以采取措施。"
"""Stands above legal effects."""


def effect_sentence(effect: LegalEffect, ground: GroundFact, name: str, basis: str) -> str:
    """Who, must or may, what, by which article, on which record, from when to when."""
    matters = "、".join(MATTER_WORDS[matter] for matter in effect.matters)
    by = f"（{TARGET_WORDS[effect.named_as]}）" if effect.named_as != "subject" else ""
    return (
        f"{name}{by}：{matters}，{action_words(FORCE_WORDS[effect.force], effect.action)}；依据{basis}；"
        f"所据记录：{record_words(ground)}；{period_words(effect.starts_on, effect.ends_on)}"
    )


def record_words(ground: GroundFact) -> str:
    """The record by its name, number, whose it is and who made it."""
    parts = (ground.subject.name, ground.called, ground.document or "", ground.authority or "")
    return " ".join(part for part in parts if part)


def period_words(starts_on: date, ends_on: date | None) -> str:
    """From the first to the last day."""
    return f"自 {starts_on} " + (f"至 {ends_on - timedelta(days=1)}" if ends_on else "起，未定终期")


def no_effect_sentence(
    one: NoEffect, ground: GroundFact, rule: CitedRule | None, matter: Matter | None
) -> str:
    """The fact and why it gives nothing here."""
    return f"{record_words(ground)}：{_why(one, rule, matter)}"


def _why(one: NoEffect, rule: CitedRule | None, matter: Matter | None) -> str:
    said = MATTER_WORDS[matter] if matter else "任何事项"
    basis = rule.cited if rule else ""
    office = TARGET_WORDS[one.office.target] if one.office else "本主体"
    words: dict[WhyNot, str] = {
        "no_rule": "未见对此类记录规定措施的规则",
        "other_matter": f"所见规则不涉及{said}",
        "not_named": f"依据不及于{'该日的' if one.rule else ''}{office}",
        "not_dated": f"任职起始日未见，不能判定 {one.ground.since} 是否为{office}，待核",
        "superseded": f"{basis}仅为备忘录，已被取代，不得执行",
        "policy_only": f"{basis}为政策文件，须有法律、法规依据方可执行",
        "needs_finding": _missing(one, basis),
        "disputed": "异议处理中，不自动采取措施",
    }
    return words[one.why]


def _missing(one: NoEffect, basis: str) -> str:
    if one.rule and one.rule.requires:
        return f"{basis}以“{one.rule.requires}”为要件，未见相应文书"
    return f"{basis}须文书载明其人，未见"


def verdict(lines: Sequence[EffectLine], sources: tuple[SourceState, ...]) -> Verdict:
    """The gravest that may be acted on; `unknown` where lists or penalties were never delivered."""
    forces = {line.force for line in lines if line.verified}
    if "must" in forces:
        return "must"
    if "may" in forces:
        return "may"
    if lines:
        return "to_verify"
    looked = all(suppliers(sources, kind) for kind in ("ListEntry", "Penalty"))
    return "no_basis" if looked else "unknown"


def binding_words(matter: Matter | None, must: Sequence[EffectLine], may: Sequence[EffectLine]) -> str:
    """What must and what may be done: of one matter the first in full, of all the matters by name."""
    told = _counted if matter else _matters
    return "；".join(part for part in (told("应当", must), told("可以", may)) if part)


def other_words(
    found: Verdict, to_verify: Sequence[EffectLine], without: int, sources: tuple[SourceState, ...]
) -> str:
    """What is for checking, what gives no basis, and what was looked in where nothing was found."""
    parts = [f"待核 {len(to_verify)} 项（依据凭记忆录入，核对条文前不得据以采取措施）" if to_verify else ""]
    if found == "unknown":
        parts.append("未查：名单记录或行政处罚尚未装载")
    elif found == "no_basis":
        parts.append(f"未见可据以限制的依据（{looked_in(_suppliers(sources))}）")
    parts.append(f"另有 {without} 项记录不构成依据" if without else "")
    return "；".join(part for part in parts if part)


def answer_sentence(matter: Matter | None, binding: str, other: str) -> str:
    """Both parts under the matter's name, as a clerk may read them alone."""
    said = MATTER_WORDS[matter] if matter else "各事项"
    return f"{said}：{'；'.join(part for part in (binding, other) if part)}。"


def _matters(words: str, lines: Sequence[EffectLine]) -> str:
    named = dict.fromkeys(matter for line in lines for matter in line.matters_zh)
    return f"{words}限制 {'、'.join(named)}（{len(lines)} 项措施）" if lines else ""


def _counted(words: str, lines: Sequence[EffectLine]) -> str:
    if not lines:
        return ""
    first = lines[0]
    own = first.ground.subject.id == first.reached.party.id
    short = f"{first.ground.called} {first.ground.document or ''}".strip()
    record = short if own else record_words(first.ground)
    more = f" 等 {len(lines)} 项" if len(lines) > 1 else ""
    return f"{action_words(words, first.action)}（{first.basis}；{record}）{more}"


def action_words(force: str, action: str) -> str:
    """An action behind 应当 or 可以, which it may begin with itself: said once."""
    return force + action.removeprefix("应当").removeprefix("可以")


def _suppliers(sources: tuple[SourceState, ...]) -> tuple[SourceState, ...]:
    found = (*suppliers(sources, "ListEntry"), *suppliers(sources, "Penalty"))
    return tuple(dict.fromkeys(found))
