from __future__ import annotations

import pytest

from analytics import contagion_kernels, cycle_kernels, parallel_relations, path_kernels
from analytics.contagion_warmth import compile_contagion_kernels

ENTRY_KERNELS = (
    contagion_kernels._searched,
    contagion_kernels.summed,
    contagion_kernels._hazards,
    contagion_kernels.sort_rows,
    parallel_relations._noisy_or,
    cycle_kernels.listed_cycles,
    cycle_kernels.deepest,
    path_kernels.half_searches,
    path_kernels.meetings,
)


@pytest.mark.parametrize("kernel", ENTRY_KERNELS, ids=lambda kernel: kernel.__name__)
def test_every_kernel_has_run_and_is_kept_on_disk(kernel: object) -> None:
    compile_contagion_kernels()

    assert kernel.signatures  # type: ignore[attr-defined]
    assert kernel.stats.cache_path  # type: ignore[attr-defined]
