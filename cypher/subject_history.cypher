// Every version of every fact about one subject that was ever learnt: records about it, relations of either side.
// param:  id          text     the subject
// param:  known_on    datetime learnt by this moment
// param:  today       date     day whose definition of a list gives its name
// param:  ended       flag     for audit: penalties and entries on lists that have ended as well
// param:  in_use      text[]   else only these of them, by key
// param:  row_cap     integer  stop after this many versions
// column: kind        text     record label or type of relation
// column: fact        map      the version
// column: outward     flag     whether a relation leads from the subject; null for records
// column: other       map      who stands at a relation's other end; null for records
// column: other_label text     Enterprise or Person
// column: list_name   text     name of an entry's list as last defined
// column: definition  map      the list's definition last learnt; null where there is none
CALL () {
  MATCH (subject:Enterprise {id: $id})
  RETURN subject
  UNION
  MATCH (subject:Person {id: $id})
  RETURN subject
}
CALL (subject) {
  MATCH (subject)<-[:ABOUT]-(record:Registration|Licence|Commitment|Evaluation)
  WHERE ever_known(record)
  RETURN labels(record)[0] AS kind, record AS fact, null AS outward, null AS other, null AS list
  UNION
  MATCH (subject)<-[:ABOUT]-(penalty:Penalty)
  WHERE ever_known(penalty) AND ($ended OR penalty.key IN $in_use)
  RETURN 'Penalty' AS kind, penalty AS fact, null AS outward, null AS other, null AS list
  UNION
  MATCH (subject)<-[:ABOUT]-(entry:ListEntry)-[:ENTRY_OF]->(list:List)
  WHERE ever_known(entry) AND ($ended OR entry.key IN $in_use)
  RETURN 'ListEntry' AS kind, entry AS fact, null AS outward, null AS other, list
  UNION
  MATCH (subject)-[tie:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES|ACTS_WITH|DECLARED_CONTROLLER_OF]-(other)
  WHERE ever_known(tie)
  RETURN type(tie) AS kind, tie AS fact, startNode(tie) = subject AS outward, other, null AS list
}
WITH kind, fact, outward, other, list,
  COLLECT {
    MATCH (list)<-[:ABOUT]-(definition:ListDefinition)
    WHERE known(definition)
      AND coalesce(definition.valid_from <= $today, true)
      AND coalesce(definition.valid_to > $today, true)
    RETURN properties(definition)
    ORDER BY definition.known_from DESC, definition.id
    LIMIT 1
  } AS definitions
RETURN kind AS kind,
  properties(fact) AS fact,
  outward AS outward,
  properties(other) AS other,
  labels(other)[0] AS other_label,
  list.name AS list_name,
  head(definitions) AS definition
ORDER BY kind, fact.key, fact.known_from, outward
LIMIT $row_cap
