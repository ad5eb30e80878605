// Versions of penalties and list entries, in use or not, with their subject and what a file says of the list.
// param:  ids        text[]   the versions
// param:  true_on    date     day on which the definition counts
// param:  known_on   datetime known in this database at this moment
// column: kind       text     Penalty or ListEntry
// column: fact       map      the record
// column: valid_from date     true from this day; null where not said
// column: valid_to   date     true up to the day before; null where not ended
// column: use_until  date     may be used up to the day before, as stored; null where open
// column: label      text     Enterprise or Person
// column: subject    map      whom it is about
// column: list_name  text     name of the entry's list as last defined; null for penalties
// column: definition map      the list's definition last learnt; null where there is none
CALL () {
  UNWIND $ids AS id
  MATCH (record:Penalty {id: id})
  RETURN record
  UNION
  UNWIND $ids AS id
  MATCH (record:ListEntry {id: id})
  RETURN record
}
MATCH (record:Penalty|ListEntry)-[:ABOUT]->(subject)
WHERE known(record)
OPTIONAL MATCH (record)-[:ENTRY_OF]->(list:List)
WITH record, subject, list,
  COLLECT {
    MATCH (list)<-[:ABOUT]-(definition:ListDefinition)
    WHERE as_of(definition)
    RETURN properties(definition)
    ORDER BY definition.known_from DESC, definition.id
    LIMIT 1
  } AS definitions
RETURN labels(record)[0] AS kind,
  properties(record) AS fact,
  record.valid_from AS valid_from,
  record.valid_to AS valid_to,
  record.use_until AS use_until,
  labels(subject)[0] AS label,
  properties(subject) AS subject,
  list.name AS list_name,
  head(definitions) AS definition
ORDER BY record.id
