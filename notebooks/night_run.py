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
# # The night run: every measure of the whole graph, read with pandas
#
# `xinmai night` writes one folder of Parquet files a run. This notebook makes a run of the graph as it stands
# and asks it four questions. `help(graph_service.night)` explains every table and column.

# %%
import pandas as pd
from IPython.display import display

from graph_service.answers.night import night
from graph_service.night.runs import night_folder
from graph_service.settings import settings
from graph_service.snapshot.held import held_for
from graph_service.store.open import open_store

with open_store() as store:
    manifest = night(store, held_for(store), night_folder(settings()))
folder = night_folder(settings()) / manifest.run
tables = {one.table: pd.read_parquet(folder / one.file) for one in manifest.tables}
names = tables["enterprises"].set_index("id")["name"]
print(f"{manifest.true_on}, load {manifest.last_load}: {manifest.enterprises:,} enterprises")
display(pd.DataFrame(manifest.tables)[["table", "rows", "bytes"]])

# %% [markdown]
# ## What was capped
#
# A figure that met a limit is marked; how many met each limit stands in the manifest.

# %%
display(pd.DataFrame(manifest.truncations))

# %% [markdown]
# ## Where the routes say less than what is owned
#
# The penetrated share (穿透) adds up simple routes, the integrated share (综合) every walk. Where they part,
# a ring stands between: a small holding outside commands much inside.

# %%
pair = ["holder_id", "company_id"]
both = tables["integrated_shares"].merge(
    tables["penetrated_shares"], on=pair, suffixes=("_integrated", "_penetrated")
)
known = both[both["share_low_integrated"] == both["share_high_integrated"]]
gap = (known["share_low_integrated"] - known["share_low_penetrated"]).rename("gap")
rings = known.join(gap).nlargest(10, "gap")
assert (gap > -1e-9).all(), "a sum over routes is never more than the sum over walks"
display(rings.assign(company=rings["company_id"].map(names))[["holder_id", "company", "gap"]])
display(tables["circular_holdings"].head())

# %% [markdown]
# ## The largest groups, and who stands at the top
#
# A person is named by the graph's own number; `control` has the pairs that each group rests on.

# %%
groups = tables["enterprises"].dropna(subset=["group_id"])
largest = groups.groupby(["group_id", "group_root_id"], dropna=False).size().rename("enterprises")
display(largest.nlargest(10).reset_index())

# %% [markdown]
# ## Guarantee circles
#
# An amount without upper end has undisclosed guarantees in it: the sum is at least the lower end.

# %%
circles = tables["guarantee_circles"]
members = tables["guarantee_circle_members"].assign(name=lambda rows: rows["member_id"].map(names))
named = members.groupby("circle")["name"].agg(lambda one: "、".join(one.dropna().head(4)))
columns = ["kind", "members", "named", "amount_low", "amount_high", "cycles_complete_to"]
display(circles.set_index("circle").join(named.rename("named"))[columns].head(10))

# %% [markdown]
# ## Whom the risk of others reaches most, and by which way
#
# A hint to look (关联提示), not a forecast; `path_ids` leads from the source to the enterprise.

# %%
reached = tables["enterprises"].nlargest(10, "contagion_score")[["id", "name", "contagion_score"]]
strongest = tables["contagion"].query("rank == 1").set_index("company_id")
ways = strongest.loc[reached["id"], "path_ids"].map(
    lambda path: " → ".join(names.get(one, one) for one in path)
)
display(reached.assign(way=ways.to_numpy()))
