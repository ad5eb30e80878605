// What one subject is related to, one hop, by type and direction, each group cut to a number and counted.
// param:  id        text     the subject
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// param:  row_cap   integer  keep this many relations of a group
// column: type      text     type of the relation
// column: outward   flag     whether the relation leads from the subject
// column: total     integer  relations in the group, kept or not
// column: relations map[]    fact, other and other_label; largest share or amount first
CALL () {
  MATCH (subject:Enterprise {id: $id})
  RETURN subject
  UNION
  MATCH (subject:Person {id: $id})
  RETURN subject
}
MATCH (subject)-[edge:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES]-(other)
WHERE as_of(edge)
WITH subject, edge, other
ORDER BY coalesce(edge.ratio, edge.ratio_min, edge.amount, -1) DESC, other.name, other.id, edge.key
WITH type(edge) AS type,
  startNode(edge) = subject AS outward,
  count(edge) AS total,
  collect({fact: properties(edge), other: properties(other), other_label: labels(other)[0]}) AS related
RETURN type AS type, outward AS outward, total AS total, related[0..$row_cap] AS relations
ORDER BY type, outward
LIMIT 20
