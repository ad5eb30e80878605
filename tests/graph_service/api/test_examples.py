"""The examples of the description are what the service would answer: same keys, right types."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter

from graph_service.answers.checks.check_job import CheckJob, CheckResults
from graph_service.answers.checks.lot_facts import LotCheck
from graph_service.answers.control.circular import CircularHoldingsAnswer
from graph_service.answers.control.ownership import Ownership
from graph_service.answers.groups.explored import ExplorationAnswer
from graph_service.answers.groups.group import GroupAnswer
from graph_service.answers.guarantees.guarantee_circles import GuaranteesAnswer
from graph_service.answers.json_text import json_text
from graph_service.answers.law.legal_effect import EffectsAnswer
from graph_service.answers.law.measure_tasks import MeasureTask, MeasureTasks
from graph_service.answers.leads.lead import ReregistrationsAnswer, ShellsAnswer
from graph_service.answers.matching.match import MatchResult
from graph_service.answers.matching.review import Queue, ReviewPair
from graph_service.answers.matching.search import SearchAnswer
from graph_service.answers.network.connections import PathsAnswer
from graph_service.answers.network.network import Network
from graph_service.answers.night import NightRuns
from graph_service.answers.profiles.portrait import Portrait
from graph_service.answers.profiles.profile import Profile
from graph_service.answers.profiles.report_replay import ReportReplay
from graph_service.answers.proof.difference import SubjectDiff
from graph_service.answers.proof.replayed import Replay
from graph_service.answers.proof.timeline import Timeline
from graph_service.answers.related.related_parties import RelatedParties
from graph_service.answers.risk.risk_signal import RiskAnswer
from graph_service.answers.risk.what_if import WhatIfAnswer
from graph_service.answers.rules.rule_rows import RuleExplained, RuleList
from graph_service.api.examples import example
from graph_service.crossmatch.decisions import Decision
from graph_service.subscriptions.feed import Acknowledged, Events


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("subject", Profile),
        ("network", Network),
        ("search", SearchAnswer),
        ("match", dict[str, dict[str, MatchResult]]),
        ("review", Queue),
        ("review_pair", ReviewPair),
        ("review_decision", Decision),
        ("ownership", Ownership),
        ("related", RelatedParties),
        ("risk", RiskAnswer),
        ("guarantees", GuaranteesAnswer),
        ("paths", PathsAnswer),
        ("group", GroupAnswer),
        ("what_if", WhatIfAnswer),
        ("exploration", ExplorationAnswer),
        ("circular_holdings", CircularHoldingsAnswer),
        ("reregistrations", ReregistrationsAnswer),
        ("shells", ShellsAnswer),
        ("subscription_events", Events),
        ("acknowledgement", Acknowledged),
        ("effects", EffectsAnswer),
        ("night", NightRuns),
        ("rules", RuleList),
        ("rule", RuleExplained),
        ("measures", MeasureTasks),
        ("measure", MeasureTask),
        ("proof", Replay),
        ("diff", SubjectDiff),
        ("timeline", Timeline),
        ("check", CheckJob),
        ("checks", list[CheckJob]),
        ("check_results", CheckResults),
        ("report", Portrait),
        ("report_replay", ReportReplay),
        ("procurement_check", LotCheck),
    ],
)
def test_an_example_is_an_answer_and_reads_back_as_itself(name, kind):
    read = TypeAdapter(kind).validate_json(json.dumps(example(name)))

    assert keys(json.loads(json_text(read))) == keys(example(name))


def keys(value: object) -> object:
    """The shape of a JSON value: keys all the way down."""
    if isinstance(value, dict):
        return {key: keys(item) for key, item in value.items()}
    return [keys(item) for item in value] if isinstance(value, list) else None
