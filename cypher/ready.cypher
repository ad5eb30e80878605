// Whether the database answers and the schema's full-text index is there.
// column: answers flag true
CALL db.index.fulltext.queryNodes('enterprise_names', 'ready', {limit: 1}) YIELD node
RETURN count(node) >= 0 AS answers
