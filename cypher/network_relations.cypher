// Relations that touch the given subjects, one hop, each once.
// param:  ids          text[]   the subjects
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
CALL () {
  UNWIND $ids AS id
  MATCH (here:Enterprise {id: id})
  RETURN here
  UNION
  UNWIND $ids AS id
  MATCH (here:Person {id: id})
  RETURN here
}
MATCH (here)-[edge:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES|ACTS_WITH]-()
WHERE type(edge) IN $types AND as_of(edge)
WITH DISTINCT edge, startNode(edge) AS source, endNode(edge) AS target
RETURN type(edge) AS type,
  properties(edge) AS fact,
  properties(source) AS source,
  labels(source)[0] AS source_label,
  properties(target) AS target,
  labels(target)[0] AS target_label
ORDER BY coalesce(edge.ratio, edge.ratio_min, 0) DESC, type, source.id, target.id, edge.key, edge.known_from
LIMIT $row_cap
