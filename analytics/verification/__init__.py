"""One module a kind of worked example: `check(vector)` computes the answers and compares them."""
