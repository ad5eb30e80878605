// Records in use that call their subject otherwise than its name, of one subject or of all.
// param:  id       text     the subject; empty for all
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many records
// column: subject   map    the subject
// column: fact      map    the record
// column: label     text   Penalty or ListEntry
// column: names     text[] the names in its registrations, present and former
// column: decisions map[]  what reviewers decided of such names, the latest first
CALL () {
  MATCH (subject:Enterprise {id: $id})<-[:ABOUT]-(record:Penalty|ListEntry)
  WHERE as_of(record) AND in_use(record)
  RETURN subject, record
  UNION
  WITH $id AS id
  WHERE id = ''
  MATCH (record:Penalty|ListEntry)-[:ABOUT]->(subject:Enterprise)
  WHERE as_of(record) AND in_use(record)
  RETURN subject, record
}
WITH subject, record
WHERE subject.registered AND record.stated_name <> subject.name
WITH subject, record,
  COLLECT {
    MATCH (subject)<-[:ABOUT]-(registration:Registration)
    WHERE ever_known(registration)
    RETURN registration
  } AS registrations,
  COLLECT {
    MATCH (subject)<-[:ABOUT]-(decision:MatchDecision)
    WHERE as_of(decision) AND decision.verdict <> 'undone' AND decision.other STARTS WITH 'row:' + subject.id
    RETURN properties(decision)
    ORDER BY decision.decided_at DESC, decision.id
  } AS decisions
RETURN properties(subject) AS subject,
  properties(record) AS fact,
  labels(record)[0] AS label,
  reduce(all = [], one IN registrations | all + [one.name] + coalesce(one.former_names, [])) AS names,
  decisions AS decisions
ORDER BY subject.id, record.key
LIMIT $row_cap
