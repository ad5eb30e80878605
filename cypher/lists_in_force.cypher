// Entries in use on any list, of the given enterprises and persons, each with its list's definition.
// param:  ids       text[]   the subjects
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// param:  row_cap   integer  stop after this many entries
// column: id         text    the subject on the list
// column: fact       map     the entry
// column: list_name  text    name of the list as last defined; null where it was never defined
// column: definition map     the definition last learnt; null where none holds
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
MATCH (subject)<-[:ABOUT]-(entry:ListEntry)-[:ENTRY_OF]->(list:List)
WHERE as_of(entry) AND in_use(entry)
WITH subject, entry, list,
  COLLECT {
    MATCH (list)<-[:ABOUT]-(definition:ListDefinition)
    WHERE as_of(definition)
    RETURN properties(definition)
    ORDER BY definition.known_from DESC, definition.id
    LIMIT 1
  } AS definitions
RETURN subject.id AS id,
  properties(entry) AS fact,
  list.name AS list_name,
  head(definitions) AS definition
ORDER BY id, entry.listed_on DESC, entry.id
LIMIT $row_cap
