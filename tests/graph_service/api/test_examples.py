"""The examples of the description are what the service would answer: same keys, right types."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter

from graph_service.answers.check_job import CheckJob, CheckResults
from graph_service.answers.circular import CircularHoldingsAnswer
from graph_service.answers.connections import PathsAnswer
from graph_service.answers.difference import SubjectDiff
from graph_service.answers.explored import ExplorationAnswer
from graph_service.answers.group import GroupAnswer
from graph_service.answers.guarantee_circles import GuaranteesAnswer
from graph_service.answers.json_text import json_text
from graph_service.answers.lead import ReregistrationsAnswer, ShellsAnswer
from graph_service.answers.legal_effect import EffectsAnswer
from graph_service.answers.match import MatchResult
from graph_service.answers.measure_tasks import MeasureTask, MeasureTasks
from graph_service.answers.network import Network
from graph_service.answers.night import NightRuns
from graph_service.answers.ownership import Ownership
from graph_service.answers.portrait import Portrait
from graph_service.answers.procurement import LotCheck
from graph_service.answers.profile import Profile
from graph_service.answers.related_parties import RelatedParties
from graph_service.answers.replayed import Replay
from graph_service.answers.report_replay import ReportReplay
from graph_service.answers.review import Queue, ReviewPair
from graph_service.answers.risk_signal import RiskAnswer
from graph_service.answers.rule_rows import RuleExplained, RuleList
from graph_service.answers.search import SearchAnswer
from graph_service.answers.timeline import Timeline
from graph_service.answers.what_if import WhatIfAnswer
from graph_service.api.examples import example
from graph_service.crossmatch.decisions import Decision
from graph_service.subscriptions.feed import Events


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
        ("acknowledgement", dict[str, int]),
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
