from __future__ import annotations

import pytest

from analytics import control_kernels, integrated_kernels, neighbourhood, route_kernels, tax_attribution
from analytics.ownership_warmth import compile_ownership_kernels

ENTRY_KERNELS = (
    route_kernels.summed_routes,
    route_kernels.listed_routes,
    integrated_kernels.components_in_order,
    integrated_kernels.integrated_columns,
    integrated_kernels.mark_below,
    control_kernels.controlled_by_each,
    control_kernels.joined_blocs,
    control_kernels.votes_in_blocs,
    neighbourhood._reached,
    tax_attribution._attribution,
)


@pytest.mark.parametrize("kernel", ENTRY_KERNELS, ids=lambda kernel: kernel.__name__)
def test_every_kernel_has_run_once_and_for_one_kind_of_arrays(kernel: object) -> None:
    compile_ownership_kernels()

    assert len(kernel.signatures) == 1  # type: ignore[attr-defined]
    assert kernel.stats.cache_path  # type: ignore[attr-defined]
