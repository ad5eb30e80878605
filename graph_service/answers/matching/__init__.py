"""Who is meant, and who is the same: search, matching of lists, cross-matching, review."""
