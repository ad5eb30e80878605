"""Cross-matching against the graph: its register as columns, reviewers' decisions, hits between subjects."""
