// Holdings, posts, agreements and declarations between the given pairs, every source's statement.
// param:  pairs    map[]    source and target, the ids of the two ends
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many relations
// column: type     text     type of the relation
// column: fact     map      its properties
// column: source   text     id of the party it leads from
// column: target   text     id of the party it leads to
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (holder:Enterprise {id: pair.source})
  RETURN holder
  UNION
  MATCH (holder:Person {id: pair.source})
  RETURN holder
}
CALL (pair) {
  MATCH (other:Enterprise {id: pair.target})
  RETURN other
  UNION
  MATCH (other:Person {id: pair.target})
  RETURN other
}
MATCH (holder)-[edge:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|ACTS_WITH|DECLARED_CONTROLLER_OF]->(other)
WHERE as_of(edge)
RETURN type(edge) AS type,
  properties(edge) AS fact,
  holder.id AS source,
  other.id AS target
ORDER BY source, target, type, edge.known_from DESC, edge.row DESC, edge.key
LIMIT $row_cap
