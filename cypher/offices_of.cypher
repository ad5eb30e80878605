// Offices held in or by the given subjects, of whatever days: legal representatives, and heads by their post.
// param:  ids      text[]   enterprises or persons
// param:  posts    text[]   posts of executives that make somebody the head of a unit
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many offices
// column: id           text the subject asked for
// column: outward      flag whether the subject holds the office
// column: type         text LEGAL_REP_OF or EXECUTIVE_OF
// column: fact         map  the relation
// column: valid_from   date held since; null where not said
// column: valid_to     date held up to the day before; null where not ended
// column: holder       map  who holds it
// column: holder_label text Enterprise or Person
// column: unit         map  in which unit
CALL () {
  UNWIND $ids AS id
  MATCH (subject:Enterprise {id: id})
  RETURN subject
  UNION
  UNWIND $ids AS id
  MATCH (subject:Person {id: id})
  RETURN subject
}
MATCH (subject)-[office:LEGAL_REP_OF|EXECUTIVE_OF]-()
WHERE known(office) AND (type(office) = 'LEGAL_REP_OF' OR office.position IN $posts)
WITH subject, office, startNode(office) AS holder, endNode(office) AS unit
RETURN subject.id AS id,
  holder = subject AS outward,
  type(office) AS type,
  properties(office) AS fact,
  office.valid_from AS valid_from,
  office.valid_to AS valid_to,
  properties(holder) AS holder,
  labels(holder)[0] AS holder_label,
  properties(unit) AS unit
ORDER BY id, office.valid_to DESC, unit.id, holder.id, office.key
LIMIT $row_cap
