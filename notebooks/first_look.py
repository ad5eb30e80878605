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
# # First look at the graph
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`; the notebook finds the database that the
# demo filled (and starts it if need be). It ends with a table and a picture of what surrounds a listed firm.

# %%
import pandas as pd
from IPython.display import HTML, display

from graph_service.answers.as_of import as_of
from graph_service.answers.network.networks import network
from graph_service.answers.network.walk import Bounds
from graph_service.pages.network_page import network_frame
from graph_service.pictures.of_subject import PictureAsked, subject_picture
from graph_service.pictures.show import Shown
from graph_service.settings import settings
from graph_service.snapshot.held import HeldSnapshot, snapshot_folder
from graph_service.store.open import open_store

store = open_store()
moment = as_of()

# %% [markdown]
# ## What was loaded, by whom, and when
#
# Every question is a file in `cypher/`; `store.rows` runs it and checks parameters against its header.

# %%
[delivered] = store.rows("sources_loaded", known_on=moment.known_on)
loaded = pd.DataFrame(delivered["sources"])
assert not loaded.empty, (
    "nothing is loaded yet: run `make demo`, and start Jupyter with XINMAI_DATA_DIR=.demo/data"
)
loaded

# %% [markdown]
# ## Who is on which list today
#
# Only entries that may be used today; repaired, expired and annulled ones are not in the answer.

# %%
listed = pd.DataFrame(store.rows("listed_today", row_cap=1000, **moment.clocks))
listed.groupby(["list_code", "list_name", "tier"], dropna=False).size().rename("entries").reset_index()

# %% [markdown]
# ## Around one of them: a table of sentences, and the picture as its index

# %%
serious = listed[listed["tier"] == "A"].sort_values(["degree", "id"], ascending=[False, True])
around = network(store, str(serious.iloc[0]["id"]), Bounds(hops=2), moment)
table = pd.DataFrame(
    [
        {"关系": one.sentence, "类型": one.type_zh, "来源": one.provenance.source, "行": one.provenance.row}
        for one in around.relations
    ]
)
print(around.finding.sentence)
display(table)

# %%
display(HTML(network_frame(around)))

# %% [markdown]
# ## Who stands behind it, drawn as on its page
#
# `subject_picture` draws ownership, risk, network, guarantees or group; `write_picture` makes a file of it.

# %%
held = HeldSnapshot(store, snapshot_folder(settings()))
Shown(subject_picture(store, held, around.subject.id, PictureAsked("ownership"), moment))

# %%
store.close()
