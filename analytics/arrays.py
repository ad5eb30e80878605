"""The array types of the measures, and what compiles a kernel over them to machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, SupportsIndex, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba.core import cgutils
from numba.extending import intrinsic
from numpy.typing import NDArray

__all__ = [
    "Bools",
    "Bytes",
    "Counts",
    "Floats",
    "Nodes",
    "fetch_ahead",
    "filling_kernel",
    "kernel",
    "kernel_part",
    "nodes_checked",
    "read_only",
]

Nodes = NDArray[np.int32]
"""Node numbers, component labels, row numbers: 0 and up, -1 for none."""
Counts = NDArray[np.int64]
"""Row pointers, counts and sums in whole units."""
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Bytes = NDArray[np.uint8]

Scalar = TypeVar("Scalar", bound=np.generic)
Kernel = TypeVar("Kernel", bound=Callable[..., object])


def kernel(function: Kernel) -> Kernel:
    """Compile the function on its first call and keep the machine code on disk; it runs without the GIL.

    Only the function's own file is watched for changes: a kernel calls kernels of its own file only. Arrays
    that a kernel only reads are given read-only (`read_only`), as memory-mapped files are: one machine code
    then serves both. Arrays as long as the graph are made outside and handed in: numpy asks for large pages,
    a kernel's own arrays lie in small ones, which cost most where memory is read in no order.
    """
    return _compiled(function, cache=True)


def filling_kernel(function: Kernel) -> Kernel:
    """A kernel that fills the arrays it is given and makes none: no array is counted in or out on the way.

    It may be written as several `kernel_part`s without loss; where arrays are counted (numba's runtime keeps
    them alive by reference counts) each call in an inner loop costs as much as a read from memory.
    """
    return _compiled(function, cache=True, _nrt=False)


def kernel_part(function: Kernel) -> Kernel:
    """A part of a `filling_kernel` of the same file, put into its machine code as if written there."""
    return _compiled(function, forceinline=True, _nrt=False)


def _compiled(function: Kernel, **options: bool) -> Kernel:
    made = cast("Callable[..., Callable[[Kernel], Kernel]]", numba.njit)
    return made(nogil=True, **options)(function)


def _asked_for(typing_context: object, array: Any, index: Any) -> object:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        """Write a call of `llvm.prefetch` for the element: to read (0), kept close (3), of data (1)."""
        place, number = context.make_array(signature.args[0])(context, builder, args[0]), args[1]
        byte, whole = ir.IntType(8).as_pointer(), ir.IntType(32)
        address = builder.bitcast(builder.gep(place.data, [number]), byte)
        insert = cast("Callable[..., Any]", cgutils.get_or_insert_function)
        kind = ir.FunctionType(ir.VoidType(), [byte, whole, whole, whole])
        function = insert(builder.module, kind, "llvm.prefetch.p0i8")
        builder.call(function, [address, *(ir.Constant(whole, hint) for hint in (0, 3, 1))])
        return context.get_dummy_value()

    return numba.types.void(array, numba.types.uint64), generate


fetch_ahead = cast("Callable[[NDArray[Any], SupportsIndex], None]", intrinsic(_asked_for))
"""In a kernel, `fetch_ahead(array, index)` has `array[index]` on its way from memory in good time.

A walk over a graph reads memory in no order, and waits for it most of its time once the graph is larger than
the cache; asking some dozen steps early lets many reads be under way at once. It changes no result, and an
index outside the array does no harm. (LLVM language reference, llvm.prefetch.)
"""


def nodes_checked(values: NDArray[np.integer], node_count: int, name: str) -> Nodes:
    """The node numbers as 32-bit integers without gaps in memory, read-only.

    Raises:
        ValueError: a number is negative, or `node_count` or more.
    """
    if values.size and (int(values.min()) < 0 or int(values.max()) >= node_count):
        raise ValueError(
            f"{name} has node numbers from {int(values.min())} to {int(values.max())}, "
            f"expected 0 to {node_count - 1}; number the nodes again"
        )
    return read_only(np.ascontiguousarray(values, dtype=np.int32))


def read_only(values: NDArray[Scalar]) -> NDArray[Scalar]:
    """A view that cannot be written to, as a memory-mapped file gives it: one machine code serves both."""
    view = values.view()
    view.flags.writeable = False
    return view
