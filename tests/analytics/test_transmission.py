from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from analytics.contagion import contagion_of
from analytics.contagion_network import risk_sources
from analytics.risk_signal import NOTICE, RiskSignal, risk_signal
from analytics.transmission import (
    FrozenDegrees,
    Relations,
    Transmission,
    both_ways,
    frozen_degrees,
    joined_subjects,
    transmission,
    transmission_network,
)
from graph_service.rules.transmission import transmission_table

TABLE = transmission_table(date(2026, 7, 15))
KINDS = ("HOLDS", "LEGAL_REP_OF", "GUARANTEES", "BRANCH_OF", "SPONSORS")
PARENT, CHILD, PERSON, FIRM, OTHER = range(5)
Row = tuple[int, int, str, float]
UNKNOWN = float("nan")


def relations(*rows: Row) -> Relations:
    return Relations(
        sources=np.array([row[0] for row in rows], np.int32),
        targets=np.array([row[1] for row in rows], np.int32),
        kinds=np.array([KINDS.index(row[2]) for row in rows], np.uint8),
        kind_names=KINDS,
        shares=np.array([row[3] for row in rows]),
    )


def degrees(given: Relations) -> FrozenDegrees:
    joined = joined_subjects(both_ways(given, 40), 40)
    return frozen_degrees(joined, percentile=99.9, frozen_on="2026-07-01")


def passed(given: Relations, source: int, target: int) -> float:
    merged = transmission(given, both_ways(given, 40), TABLE, degrees(given))
    place = merged.pairs.place(source, target)
    return 0.0 if place is None else float(merged.passed[place])


def test_control_passes_nine_tenths_down_and_three_fifths_of_it_up() -> None:
    given = relations((PARENT, CHILD, "HOLDS", 0.51))

    assert passed(given, PARENT, CHILD) == pytest.approx(0.9)
    assert passed(given, CHILD, PARENT) == pytest.approx(0.54)


def test_half_is_no_control() -> None:
    assert passed(relations((PARENT, CHILD, "HOLDS", 0.5)), PARENT, CHILD) == pytest.approx(0.7 * 0.5**0.5)


def test_a_fifth_is_presumed_significant_and_less_is_not() -> None:
    # 0.7 · √0.2 = 0.313 is below the floor of 0.35
    assert passed(relations((PARENT, CHILD, "HOLDS", 0.2)), PARENT, CHILD) == pytest.approx(0.35)
    assert passed(relations((PARENT, CHILD, "HOLDS", 0.19)), PARENT, CHILD) == pytest.approx(0.7 * 0.19**0.5)


def test_an_undisclosed_share_is_not_nothing() -> None:
    given = relations((PARENT, CHILD, "HOLDS", UNKNOWN))

    assert passed(given, PARENT, CHILD) == pytest.approx(0.7 * 0.05**0.5)


def test_the_debtor_weighs_on_its_guarantor_more_than_the_other_way() -> None:
    given = relations((PARENT, CHILD, "GUARANTEES", UNKNOWN))

    assert passed(given, CHILD, PARENT) == pytest.approx(0.6)
    assert passed(given, PARENT, CHILD) == pytest.approx(0.18)


def test_parallel_relations_add_as_noisy_or() -> None:
    given = relations((PERSON, FIRM, "HOLDS", 0.6), (PERSON, FIRM, "LEGAL_REP_OF", UNKNOWN))

    assert passed(given, PERSON, FIRM) == pytest.approx(1 - 0.1 * 0.5)


def test_a_kind_without_a_row_passes_nothing_on() -> None:
    assert passed(relations((PARENT, CHILD, "SPONSORS", UNKNOWN)), PARENT, CHILD) == 0.0


def test_a_person_with_many_firms_spreads_thinly_and_a_controlling_parent_does_not() -> None:
    person = relations(*((PERSON, firm, "LEGAL_REP_OF", UNKNOWN) for firm in range(10, 20)))
    parent = relations(*((PARENT, firm, "HOLDS", 1.0) for firm in range(10, 20)))

    assert passed(person, PERSON, 10) == pytest.approx(0.05)
    assert passed(person, 10, PERSON) == pytest.approx(0.5)
    assert passed(parent, PARENT, 10) == pytest.approx(0.9)


def test_registering_shells_after_the_freeze_dilutes_nothing() -> None:
    before = relations(*((PERSON, firm, "LEGAL_REP_OF", UNKNOWN) for firm in (10, 11)))
    after = relations(*((PERSON, firm, "LEGAL_REP_OF", UNKNOWN) for firm in range(10, 30)))

    merged = transmission(after, both_ways(after, 40), TABLE, degrees(before))

    place = merged.pairs.place(PERSON, 10)
    assert place is not None
    assert merged.passed[place] == pytest.approx(0.25)


def test_degrees_count_subjects_and_not_edges_up_to_a_cap() -> None:
    twice = relations((PERSON, FIRM, "HOLDS", 0.6), (PERSON, FIRM, "LEGAL_REP_OF", UNKNOWN))
    hub = relations(*((PERSON, firm, "LEGAL_REP_OF", UNKNOWN) for firm in range(10, 20)))

    assert degrees(twice).reached[PERSON] == 1
    joined = joined_subjects(both_ways(hub, 40), 40)
    capped = frozen_degrees(joined, percentile=50, frozen_on="2026-07-01")
    assert (capped.cap, capped.reached[PERSON]) == (1, 1)


def signal() -> tuple[RiskSignal, Transmission]:
    given = relations(
        (PARENT, CHILD, "HOLDS", 0.6), (PERSON, CHILD, "LEGAL_REP_OF", UNKNOWN), (PERSON, FIRM, "HOLDS", 0.3)
    )
    merged = transmission(given, both_ways(given, 40), TABLE, degrees(given))
    network = transmission_network(merged, TABLE.spread, 40)
    severity = np.zeros(40)
    severity[[PARENT, FIRM]] = 0.9, 0.6
    found = risk_signal(
        contagion_of(network, risk_sources(severity), CHILD),
        merged=merged,
        table=TABLE,
        degrees=degrees(given),
        severities={PARENT: 0.9, FIRM: 0.6},
        record_ids={PARENT: ["苏泰市监罚〔2026〕12号"], FIRM: ["list:A-7"]},
        as_of=date(2026, 7, 15),
        top=1,
    )
    return found, merged


def test_a_signal_names_source_steps_relations_records_and_version() -> None:
    found, _ = signal()

    [source] = found.sources
    [step] = source.steps
    assert (source.subject, step.source, step.target, step.relations) == (PARENT, PARENT, CHILD, (0,))
    assert source.contribution == pytest.approx(0.9 * 0.9 * 0.9)
    assert (step.undamped, step.damped, step.reached) == (pytest.approx(0.9), 0.0, 1)
    assert found.record_ids == {"苏泰市监罚〔2026〕12号"}
    assert (found.rule_version, found.degrees_frozen_on) == (TABLE.version, "2026-07-01")


def test_listed_and_further_sources_share_the_whole_score() -> None:
    found, _ = signal()

    assert found.rest_sources == 1
    assert found.sources[0].share + found.rest_share == pytest.approx(1.0)
    assert 1 - (1 - found.score) / (1 - found.sources[0].contribution) == pytest.approx(
        found.sources[0].without
    )


def test_a_signal_is_no_yes_or_no() -> None:
    found, _ = signal()

    assert found.notice == NOTICE
    assert "核查理由，不是预测" in NOTICE
    with pytest.raises(TypeError, match="no yes or no"):
        bool(found)
