// How many distinct neighbours each of the given subjects has.
// param:  ids        text[]   the subjects
// param:  types      text[]   types of relation that count
// param:  true_on    date     true in the world on this day
// param:  known_on   datetime known in this database at this moment
// column: id         text     the subject
// column: neighbours integer  distinct parties one hop away
CALL () {
  UNWIND $ids AS id
  MATCH (here:Enterprise {id: id})
  RETURN here
  UNION
  UNWIND $ids AS id
  MATCH (here:Person {id: id})
  RETURN here
}
MATCH (here)-[edge:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES|ACTS_WITH]-(there)
WHERE type(edge) IN $types AND as_of(edge)
RETURN here.id AS id, count(DISTINCT there) AS neighbours
ORDER BY id
LIMIT 10000
