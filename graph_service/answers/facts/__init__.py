"""Facts as sources stated them: subjects, relations, records, lists, each with where it comes from."""
