// What one subject promised, and how others grade it.
// param:  id          text     the subject
// param:  true_on     date     true in the world on this day
// param:  known_on    datetime known in this database at this moment
// param:  row_cap     integer  stop after this many of a kind
// column: commitments map[]    commitments, the latest first
// column: evaluations map[]    results that are valid, the latest first
CALL () {
  MATCH (subject:Enterprise {id: $id})
  RETURN subject
  UNION
  MATCH (subject:Person {id: $id})
  RETURN subject
}
WITH subject,
  COLLECT {
    MATCH (subject)<-[:ABOUT]-(commitment:Commitment)
    WHERE as_of(commitment)
    RETURN properties(commitment)
    ORDER BY commitment.made_on DESC, commitment.id
    LIMIT $row_cap
  } AS commitments,
  COLLECT {
    MATCH (subject)<-[:ABOUT]-(evaluation:Evaluation)
    WHERE as_of(evaluation)
    RETURN properties(evaluation)
    ORDER BY evaluation.decided_on DESC, evaluation.known_from DESC, evaluation.id
    LIMIT $row_cap
  } AS evaluations
RETURN commitments AS commitments, evaluations AS evaluations
ORDER BY subject.id
