// Which facts about one subject stand at a moment: records about it, relations of either side; each by its version.
// param:  id       text     the subject
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: key      text[]   what each fact is
// column: learnt   text[]   since when the version that stands is in this database
CALL () {
  MATCH (subject:Enterprise {id: $id})
  RETURN subject
  UNION
  MATCH (subject:Person {id: $id})
  RETURN subject
}
CALL (subject) {
  MATCH (subject)<-[:ABOUT]-(record:Registration|Licence|Commitment|Evaluation)
  WHERE as_of(record)
  RETURN record.key AS key, record.known_from AS learnt
  UNION
  MATCH (subject)<-[:ABOUT]-(record:Penalty|ListEntry)
  WHERE as_of(record) AND in_use(record)
  RETURN record.key AS key, record.known_from AS learnt
  UNION
  MATCH (subject)-[tie:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES|ACTS_WITH|DECLARED_CONTROLLER_OF]-()
  WHERE as_of(tie)
  RETURN tie.key AS key, tie.known_from AS learnt
}
WITH key, learnt
ORDER BY key, learnt
RETURN collect(key) AS key, collect(toString(learnt)) AS learnt
