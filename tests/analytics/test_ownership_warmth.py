from __future__ import annotations

import pytest

from analytics import (
    adjacency,
    arranging_kernels,
    bloc_kernels,
    components,
    control_kernels,
    integrated_kernels,
    neighbourhood,
    network_power_kernels,
    route_kernels,
    route_sum_kernels,
    tax_attribution,
)
from analytics.ownership_warmth import compile_ownership_kernels

ENTRY_KERNELS = (
    adjacency._counting_sort,
    arranging_kernels.inner_rows,
    arranging_kernels.owner_keys,
    arranging_kernels.sorted_by_key,
    arranging_kernels.numbered_by_row,
    arranging_kernels.moved_rows,
    arranging_kernels.named,
    components._tarjan,
    components._sorted_by_label,
    route_sum_kernels.summed_routes,
    route_kernels.listed_routes,
    integrated_kernels.integrated_columns,
    integrated_kernels.mark_below,
    control_kernels.controlled_by_each,
    control_kernels.controlled_in_concert,
    bloc_kernels.joined_blocs,
    bloc_kernels.votes_in_blocs,
    neighbourhood._reached,
    tax_attribution._attribution,
    network_power_kernels.labels_drawn,
)


@pytest.mark.parametrize("kernel", ENTRY_KERNELS, ids=lambda kernel: kernel.__name__)
def test_every_kernel_has_run_once_and_for_one_kind_of_arrays(kernel: object) -> None:
    compile_ownership_kernels()

    assert len(kernel.signatures) == 1  # type: ignore[attr-defined]
    assert kernel.stats.cache_path  # type: ignore[attr-defined]
