// Relations between the two subjects of each pair, in either direction, each once.
// param:  pairs        map[]    one and other: ids of two subjects
// param:  types        text[]   types of relation that are wanted
// param:  true_on      date     true in the world on this day
// param:  known_on     datetime known in this database at this moment
// param:  row_cap      integer  stop after this many relations
// column: type         text     type of the relation
// column: fact         map      its properties
// column: source       map      the party it leads from
// column: source_label text     Enterprise or Person
// column: target       map      the party it leads to
// column: target_label text     Enterprise or Person
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (here:Enterprise {id: pair.one})
  RETURN here
  UNION
  MATCH (here:Person {id: pair.one})
  RETURN here
}
CALL (pair) {
  MATCH (there:Enterprise {id: pair.other})
  RETURN there
  UNION
  MATCH (there:Person {id: pair.other})
  RETURN there
}
MATCH (here)-[edge:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES]-(there)
WHERE type(edge) IN $types AND as_of(edge)
WITH DISTINCT edge, startNode(edge) AS source, endNode(edge) AS target
RETURN type(edge) AS type,
  properties(edge) AS fact,
  properties(source) AS source,
  labels(source)[0] AS source_label,
  properties(target) AS target,
  labels(target)[0] AS target_label
ORDER BY source.id, target.id, type, edge.key, edge.known_from
LIMIT $row_cap
