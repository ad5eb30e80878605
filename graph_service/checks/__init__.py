"""Credit reviews (信用审查) as jobs: a folder each, so that one that was stopped goes on where it was."""
