// Enterprises whose present or former names share the query's terms, best first.
// param:  terms   text    query in the full-text index's language
// param:  row_cap integer stop after this many
// column: subject map     the enterprise
// column: score   number  the index's own score
CALL db.index.fulltext.queryNodes('enterprise_names', $terms, {limit: $row_cap}) YIELD node, score
RETURN properties(node) AS subject, score AS score
ORDER BY score DESC, node.id
LIMIT $row_cap
