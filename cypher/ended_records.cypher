// The last version ever known of each dishonesty record of the given subjects, in use or not: for audit alone.
// param:  ids       text[]   the subjects
// param:  known_on  datetime learnt by this moment
// param:  row_cap   integer  stop after this many records
// column: id        text     the subject
// column: kind      text     Penalty or ListEntry
// column: fact      map      the record
// column: list_name text     name of an entry's list; null for penalties
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
MATCH (subject)<-[:ABOUT]-(record:Penalty|ListEntry)
WHERE ever_known(record)
WITH subject, record
ORDER BY record.known_from DESC, record.id
WITH subject, record.key AS key, collect(record)[0] AS latest
OPTIONAL MATCH (latest)-[:ENTRY_OF]->(list:List)
RETURN subject.id AS id, labels(latest)[0] AS kind, properties(latest) AS fact, list.name AS list_name
ORDER BY id, kind, coalesce(latest.decided_on, latest.listed_on) DESC, key
LIMIT $row_cap
