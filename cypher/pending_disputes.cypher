// Disputes of the given subjects that are not settled yet.
// param:  ids       text[]   the subjects
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// column: id        text     the subject
// column: fact      map      the dispute
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
MATCH (subject)<-[:ABOUT]-(dispute:Dispute)
WHERE as_of(dispute)
RETURN subject.id AS id, properties(dispute) AS fact
ORDER BY id, dispute.opened_on, dispute.id
LIMIT 2000
