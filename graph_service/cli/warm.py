"""`xinmai warm`: compile the analytics' kernels once, so that no later command waits for it."""

from __future__ import annotations

import time

from rich.console import Console

from analytics.contagion_warmth import compile_contagion_kernels
from analytics.matching.warmth import compile_matching_kernels
from analytics.ownership_warmth import compile_ownership_kernels


def warm() -> None:
    """Compile every kernel and leave the machine code beside the program; later calls find it at once.

    Machine code is kept by processor model: on another model nothing breaks, and each kernel is compiled
    again at its first call, once, unless this command is run there.
    """
    started = time.monotonic()
    compile_ownership_kernels()
    compile_contagion_kernels()
    compile_matching_kernels()
    Console().print(f"kernels ready in {time.monotonic() - started:.1f} s")
