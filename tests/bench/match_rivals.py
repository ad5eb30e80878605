"""Other libraries on the same set, used as their documentation has it; on samples where all would take hours.

They are no dependencies of ours: `make bench` installs them from `rivals.lock`, made from `rivals.in` with
the versions of requirements.lock held. Those that are not installed are named and left out. Licences:
rapidfuzz and splink MIT, sparse-dot-topn Apache-2.0, scikit-learn BSD-3-Clause.
"""

from __future__ import annotations

import logging
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from figures import line
from pyarrow import feather

Matched = tuple[np.ndarray, np.ndarray]
"""Rows of the sample, and the place that each was matched to."""


def measure(home: Path) -> None:
    """Time each on the set in this folder, with precision and recall of what it accepts."""
    rows = feather.read_table(str(home / "rows.arrow"))["name"].to_pylist()
    names = feather.read_table(str(home / "subjects.arrow"))["name"].to_pylist()
    truth = np.load(home / "truth.npy")
    for what, sample, work in (
        ("rapidfuzz cdist, ratio ≥ 90", 200, _rapidfuzz),
        ("sparse-dot-topn, TF-IDF of 2-grams ≥ .8", 10_000, _sparse),
        ("splink, Jaro-Winkler levels, p ≥ .95", len(rows), _splink),
    ):
        size = min(sample, len(rows))
        start = time.perf_counter()
        try:
            found, places = work(rows[:size], names)
        except ImportError as missing:
            line(what, f"not installed: {missing.name}", "-")
            continue
        seconds = time.perf_counter() - start
        right = truth[found] == places
        precision = right.sum() / max(1, right.size)
        true = max(1, int(np.count_nonzero(truth[:size] >= 0)))
        whole = seconds * len(rows) / size
        recall = np.unique(found[right]).size / true
        said = f"{whole:,.0f} s, P {precision:.4f} R {recall:.3f}"
        line(f"{what} ({size:,} rows{', extrapolated' if size < len(rows) else ''})", said, "-")


def _rapidfuzz(rows: list[str], names: list[str]) -> Matched:
    from rapidfuzz import fuzz, process

    found, places = [], []
    for start in range(0, len(rows), 50):
        block = process.cdist(
            rows[start : start + 50], names, scorer=fuzz.ratio, score_cutoff=90, dtype=np.uint8, workers=-1
        )
        best = block.argmax(axis=1)
        good = block[np.arange(len(block)), best] >= 90
        found.append(start + np.flatnonzero(good))
        places.append(best[good])
    return np.concatenate(found), np.concatenate(places)


def _sparse(rows: list[str], names: list[str]) -> Matched:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sparse_dot_topn import sp_matmul_topn

    made = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), dtype=np.float32)
    known = made.fit_transform(names)
    best = sp_matmul_topn(made.transform(rows), known.T.tocsr(), top_n=1, threshold=0.8, n_threads=2).tocoo()
    return best.row, best.col


def _splink(rows: list[str], names: list[str]) -> Matched:
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.WARNING)
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[cl.JaroWinklerAtThresholds("name", [0.97, 0.93, 0.88]), cl.ExactMatch("ending")],
        blocking_rules_to_generate_predictions=[block_on("name"), block_on("substr(name, 1, 6)")],
    )
    database = DuckDBAPI()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linker = Linker([database.register(_frame(some)) for some in (rows, names)], settings)
        linker.training.estimate_probability_two_random_records_match([block_on("name")], recall=0.5)
        linker.training.estimate_u_using_random_sampling(max_pairs=1e8)
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("substr(name, 1, 6)"))
        told = linker.inference.predict(threshold_match_probability=0.95).as_pandas_dataframe()
    best = told.sort_values("match_probability").groupby("unique_id_l").tail(1)
    return best["unique_id_l"].to_numpy(), best["unique_id_r"].to_numpy()


def _frame(names: list[str]) -> pd.DataFrame:
    """Names with their last six characters as a second field."""
    endings = [name[-6:] for name in names]
    return pd.DataFrame({"unique_id": np.arange(len(names)), "name": names, "ending": endings})
