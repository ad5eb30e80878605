// Penalties in use and measure decisions of the given subjects; a decision says whether its own ground has ended.
// param:  ids      text[]   the subjects
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many records
// column: id           text the subject
// column: kind         text Penalty or MeasureDecision
// column: fact         map  the record
// column: ground_ended flag the record that the decision rests on is known and no longer in use
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
MATCH (subject)<-[:ABOUT]-(record:Penalty|MeasureDecision)
WHERE as_of(record) AND in_use(record)
RETURN subject.id AS id,
  labels(record)[0] AS kind,
  properties(record) AS fact,
  EXISTS {
    MATCH (subject)<-[:ABOUT]-(ground:Penalty|ListEntry)
    WHERE record.ground_no IN [ground.decision_no, ground.entry_no]
      AND known(ground)
      AND coalesce(ground.valid_from <= $true_on, true)
      AND (NOT in_use(ground) OR ground.valid_to <= $true_on)
  } AS ground_ended
ORDER BY id, coalesce(record.decided_on, record.known_from) DESC, record.id
LIMIT $row_cap
