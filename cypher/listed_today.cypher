// Subjects on a list whose entry may be used, with the list's definition and how many relations the subject has.
// param:  true_on   date      true in the world on this day
// param:  known_on  datetime  as known here at this time
// param:  row_cap   integer   stop after this many entries
// column: id        text      the subject
// column: name      text      its name
// column: list_code text      the list
// column: list_name text      name of the list; null where it was never defined
// column: tier      text      A, B or C; null where it was never defined
// column: listed_on date      day of listing
// column: degree    integer   relations of the subject, of any day
MATCH (entry:ListEntry)-[:ABOUT]->(subject)
WHERE as_of(entry) AND in_use(entry)
OPTIONAL MATCH (entry)-[:ENTRY_OF]->(:List)<-[:ABOUT]-(definition:ListDefinition)
WHERE as_of(definition)
RETURN subject.id AS id,
  subject.name AS name,
  entry.list_code AS list_code,
  definition.name AS list_name,
  definition.tier AS tier,
  entry.listed_on AS listed_on,
  COUNT { (subject)-[:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES]-() } AS degree
ORDER BY list_code, id, listed_on
LIMIT $row_cap
