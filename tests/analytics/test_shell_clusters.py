from __future__ import annotations

import numpy as np
import pytest

from analytics.shell_clusters import SharedTrait, ShellClusters, ShellRules, Traits, shell_clusters

UNKNOWN = float("nan")
KINDS = ("address", "phone", "agent")
ADDRESS, PHONE, AGENT = range(3)


def clusters(
    rows: list[tuple[int, int]],
    founded: list[int],
    *,
    staff: list[float] | None = None,
    executives: dict[int, set[int]] | None = None,
    caps: dict[int, int] | None = None,
    rules: ShellRules | None = None,
) -> ShellClusters:
    traits = Traits(
        firms=np.array([firm for firm, _ in rows], np.int32),
        traits=np.array([trait for _, trait in rows], np.int32),
        kinds=KINDS,
        caps=caps or {},
    )
    insured = np.array(staff if staff is not None else [UNKNOWN] * len(founded))
    return shell_clusters(traits, np.array(founded, np.int64), insured, executives or {}, rules)


def test_three_firms_at_one_address_within_ninety_days_are_a_cluster() -> None:
    found = clusters([(0, ADDRESS), (1, ADDRESS), (2, ADDRESS)], [20_000, 20_090, 20_045])

    [cluster] = found.clusters
    [link] = cluster.links
    assert cluster.firms == (0, 1, 2)
    assert (link.kind, link.first, link.last) == ("address", 20_000, 20_090)


def test_two_firms_or_a_day_more_are_none() -> None:
    assert clusters([(0, ADDRESS), (1, ADDRESS)], [20_000, 20_001]).clusters == ()
    assert clusters([(0, ADDRESS), (1, ADDRESS), (2, ADDRESS)], [20_000, 20_091, 20_045]).clusters == ()


def test_a_firm_listed_twice_at_one_address_is_one_firm() -> None:
    assert clusters([(0, ADDRESS), (0, ADDRESS), (1, ADDRESS)], [20_000, 20_001]).clusters == ()


def test_bursts_that_share_a_firm_are_one_cluster_and_an_older_firm_stays_out() -> None:
    rows = [(firm, ADDRESS) for firm in (0, 1, 2, 5)] + [(firm, PHONE) for firm in (2, 3, 4)]

    [cluster] = clusters(rows, [100, 101, 102, 150, 151, 9000]).clusters

    assert cluster.firms == (0, 1, 2, 3, 4)
    assert {link.kind for link in cluster.links} == {"address", "phone"}


def test_a_park_or_an_agents_address_joins_nobody_and_is_named() -> None:
    rows = [(firm, ADDRESS) for firm in range(4)] + [(firm, AGENT) for firm in range(3)]

    found = clusters(rows, [100] * 4, caps={AGENT: 0}, rules=ShellRules(most=3))

    assert found.clusters == ()
    assert found.left_out == (
        SharedTrait(ADDRESS, "address", 4, cap=3, declared=False),
        SharedTrait(AGENT, "agent", 3, cap=0, declared=True),
    )


def test_a_cap_of_its_own_goes_before_the_general_one() -> None:
    rows = [(firm, ADDRESS) for firm in range(4)]

    assert clusters(rows, [100] * 4, caps={ADDRESS: 4}, rules=ShellRules(most=3)).left_out == ()
    assert clusters(rows, [100] * 4, caps={ADDRESS: 3}).clusters == ()


def test_firms_with_staff_or_without_a_day_of_founding_are_left_out() -> None:
    rows = [(firm, ADDRESS) for firm in range(5)]

    found = clusters(rows, [100, 100, 100, 100, -1], staff=[0, 4, UNKNOWN, 5, 0])

    assert [cluster.firms for cluster in found.clusters] == [(0, 1, 2)]
    assert found.clusters[0].staff_unknown == 1


def test_overlap_of_executives_is_the_mean_over_pairs() -> None:
    rows = [(firm, ADDRESS) for firm in range(3)]

    [cluster] = clusters(rows, [1, 2, 3], executives={0: {7, 8}, 1: {7, 8}, 2: {8}}).clusters

    # 1, ½ and ½
    assert cluster.executive_overlap == pytest.approx(2 / 3)
    assert clusters(rows, [1, 2, 3]).clusters[0].executive_overlap is None


def test_no_rows_give_no_clusters() -> None:
    assert clusters([], [1, 2]) == ShellClusters((), ())
