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
# # Proof of a finding, two days held against each other, and a timeline
#
# After `make demo`, start Jupyter with `XINMAI_DATA_DIR=.demo/data`. Every finding carries a short id, its
# proof (凭证). Under it the finding is worked out again: on the same day, as known at the same moment, by the
# rules of then. The same bytes come out, or the answer says what has changed.

# %%
from datetime import timedelta

import pandas as pd

from graph_service.answers.as_of import as_of
from graph_service.answers.control.ownership import ownership
from graph_service.answers.law.effects import effects
from graph_service.answers.profiles.subject import profile
from graph_service.answers.proof.differences_of import subject_diff, two_moments
from graph_service.answers.proof.replay import replay
from graph_service.answers.proof.replayed import Replay
from graph_service.answers.proof.timeline import timeline
from graph_service.beijing import beijing_day
from graph_service.snapshot.held import held_for
from graph_service.store.open import open_store

store = open_store()
held = held_for(store)

FIRM = "如东薪安建筑工程有限公司"
CHANGED = "如东前后贸易有限公司"


def told(found: Replay) -> pd.DataFrame:
    """What a replay says, with the rows that the finding rests on."""
    rows = [
        {"文件": one.file, "行": one.row, "内容摘要": "、".join(fact.content for fact in one.facts)}
        for one in found.lines
    ]
    print(found.id, found.kind_zh, found.outcome, found.sentence, sep="\n")
    return pd.DataFrame(rows)


# %% [markdown]
# ## A legal effect
#
# The id follows from the question, both days, the rule versions, the source lines and a digest of what was
# found.

# %%
lawful = effects(store, FIRM)
again = replay(store, lawful.must[0].proof or "", held=held)
assert again.outcome == "identical"
told(again)

# %% [markdown]
# ## Every finding on one subject
#
# Lists, penalties, effects and shares by one mechanism.

# %%
shown, owned = profile(store, FIRM), ownership(store, held, FIRM)
proofs = {
    **{one.entry.proof: one.entry.called for one in shown.constraints},
    **{one.proof: one.action for one in lawful.effects},
    **{one.proof: one.words for one in owned.holders.stakes},
    **{one.proof: one.words for one in owned.controllers.findings},
}
replays = {id_: replay(store, str(id_), held=held) for id_ in proofs}
assert {one.outcome for one in replays.values()} == {"identical"}
pd.DataFrame(
    {"凭证": id_, "种类": one.kind_zh, "内容": proofs[id_], "摘要": one.digest[:16]}
    for id_, one in replays.items()
)

# %% [markdown]
# ## The timeline
#
# Each event with its day in the world (发生) and the day on which it was learnt here (获知). A penalty of
# this firm was repaired since: it leaves no trace.

# %%
events = timeline(store, CHANGED, as_of()).events
assert not any(one.kind == "Penalty" for one in events)
pd.DataFrame(
    {"发生": one.happened_on, "事件": one.what_zh, "内容": one.words, "获知": beijing_day(one.learnt_at)}
    for one in events
)

# %% [markdown]
# ## Two days of one subject
#
# What the world did stands apart from what was learnt or corrected; the penalty is in neither state.

# %%
first = max(one.happened_on for one in events if one.happened_on) - timedelta(days=70)
compared = subject_diff(store, CHANGED, *two_moments((first, None), (None, None)))
assert compared.counts == {"became_true": 3, "ended": 1}
print(compared.sentence)
pd.DataFrame(
    {"变化": one.group_zh, "事实": one.kind_zh, "内容": one.words, "发生": one.began_on, "终止": one.ended_on}
    for one in compared.changes
)

# %%
store.close()
