// Enterprises that bear exactly one of these folded names, or bore it before.
// param:  names   map[]   name (folded) and phrase (the same, quoted for the full-text index)
// param:  row_cap integer candidates looked at for a name
// column: name    text    the folded name asked for
// column: subject map     the enterprise
UNWIND $names AS asked
CALL db.index.fulltext.queryNodes('enterprise_names', asked.phrase, {limit: $row_cap}) YIELD node
WHERE asked.name IN split(node.names_folded, ' ')
RETURN asked.name AS name, properties(node) AS subject
ORDER BY name, node.id
