// Holdings and posts between the given pairs, every source's statement.
// param:  pairs    map[]    source and target, the ids of holder and company
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many relations
// column: type     text     type of the relation
// column: fact     map      its properties
// column: source   text     id of the party it leads from
// column: target   text     id of the company it leads to
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (holder:Enterprise {id: pair.source})
  RETURN holder
  UNION
  MATCH (holder:Person {id: pair.source})
  RETURN holder
}
MATCH (holder)-[edge:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF]->(company:Enterprise {id: pair.target})
WHERE as_of(edge)
RETURN type(edge) AS type,
  properties(edge) AS fact,
  holder.id AS source,
  company.id AS target
ORDER BY source, target, type, edge.known_from DESC, edge.row DESC, edge.key
LIMIT $row_cap
