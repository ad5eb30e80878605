# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Matching lists with the register (名单交叉比对)
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. The notebook holds whom lists only name
# against who is registered, then an outside list of its own, and asks why one pair is a hit.

# %%
import pandas as pd

from graph_service.answers.matching.crossmatch import CrossQuery, crossmatched
from graph_service.answers.matching.review import queue
from graph_service.answers.matching.same_pairs import same_pairs
from graph_service.beijing import beijing_today
from graph_service.crossmatch.lists import match_lists
from graph_service.crossmatch.register import graph_register
from graph_service.snapshot.held import HeldSnapshot
from graph_service.store.open import open_store

store = open_store()
snapshot = HeldSnapshot(store).current()

# %% [markdown]
# ## Whom lists only name
#
# Entries that a list delivers without a code are subjects of their own, known by name and region. A run
# matches them all; grade B is strong and still not the same in law, C waits for a reviewer.

# %%
found = match_lists(store, snapshot, beijing_today())
assert found.grades.get("B"), "no list names anybody without a code: load the sample county"
found

# %%
pairs = same_pairs(store, grades=("A", "B", "C", "RELATED"))
columns = ("grade", "rung", "against", "rivals", "expected")
pd.DataFrame(
    [
        {"listed": one.source.name, "registered": one.target.name}
        | {name: getattr(one, name) for name in columns}
        for one in pairs
    ]
)

# %% [markdown]
# ## An outside list, query by example
#
# The first registered enterprises as somebody may write them: as they are, in another form, one slip.

# %%
register = graph_register(snapshot, registered_only=True)
names = [name for name in register.register.names.to_pylist() if name.endswith("有限公司")][:5]
listed = [
    *(CrossQuery(name=name) for name in names),
    *(CrossQuery(name=name.replace("有限公司", "有限责任公司")) for name in names),
    *(CrossQuery(name=name[:3] + name[4:]) for name in names),
]
answer = crossmatched(store, register, listed)
pd.DataFrame(
    [
        {"query": one.query.name, "grade": one.grade, "hit": one.hits[0].name if one.hits else None}
        | {"reason": one.reason}
        for one in answer.results
    ]
)

# %% [markdown]
# ## Why
#
# Each feature speaks for one subject (up to 1), says nothing (0), or speaks against it (down to −1).

# %%
best = next(one.hits[0] for one in answer.results if one.hits and one.hits[0].rung == "variant")
pd.DataFrame.from_dict({name: vars(one) for name, one in best.explanations.items()}, orient="index")

# %% [markdown]
# ## What waits for a reviewer
#
# `xinmai review`, or the page `/review`, decides these; a decision is kept and used by the next run.

# %%
queue(store)
