// Penalties in use of the given enterprises and persons.
// param:  ids       text[]   the subjects
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// param:  row_cap   integer  stop after this many penalties of a subject
// column: id        text  the subject penalised
// column: penalties map[] its penalties in use, the latest first
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
WITH subject,
  COLLECT {
    MATCH (subject)<-[:ABOUT]-(penalty:Penalty)
    WHERE as_of(penalty) AND in_use(penalty)
    RETURN properties(penalty)
    ORDER BY penalty.decided_on DESC, penalty.id
    LIMIT $row_cap
  } AS penalties
RETURN subject.id AS id, penalties AS penalties
ORDER BY id
LIMIT 1000
