// What sources say of one subject itself: the node, its registrations, penalties in use, and licences.
// With the kinds of fact of it that stand: as of that moment, none of the others need be asked for.
// param:  key       text     the subject's id, or a 15-digit registration number
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// param:  row_cap   integer  stop after this many records of a kind
// column: label         text   Enterprise or Person
// column: subject       map    the node's properties
// column: registrations map[]  versions of the registration, one a source, the latest learnt first
// column: penalties     map[]  penalties in use, the latest first
// column: licences      map[]  licences, the latest first
// column: kinds         text[] of list entries, penalties, decisions, conduct and matches, the kinds that stand
CALL () {
  MATCH (node:Enterprise {id: $key})
  RETURN node
  UNION
  MATCH (node:Person {id: $key})
  RETURN node
  UNION
  MATCH (node:Enterprise {registration_no: $key})
  RETURN node
}
WITH node,
  COLLECT {
    MATCH (node)<-[:ABOUT]-(registration:Registration)
    WHERE as_of(registration)
    RETURN properties(registration)
    ORDER BY registration.known_from DESC, registration.id
    LIMIT $row_cap
  } AS registrations,
  COLLECT {
    MATCH (node)<-[:ABOUT]-(penalty:Penalty)
    WHERE as_of(penalty) AND in_use(penalty)
    RETURN properties(penalty)
    ORDER BY penalty.decided_on DESC, penalty.id
    LIMIT $row_cap
  } AS penalties,
  COLLECT {
    MATCH (node)<-[:ABOUT]-(licence:Licence)
    WHERE as_of(licence)
    RETURN properties(licence)
    ORDER BY licence.decided_on DESC, licence.id
    LIMIT $row_cap
  } AS licences,
  COLLECT {
    MATCH (node)<-[:ABOUT]-(record:ListEntry|Penalty|MeasureDecision)
    WHERE as_of(record) AND in_use(record)
    RETURN DISTINCT labels(record)[0] AS kind
    ORDER BY kind
  } + COLLECT {
    MATCH (node)<-[:ABOUT]-(said:Commitment|Evaluation)
    WHERE as_of(said)
    RETURN DISTINCT labels(said)[0] AS kind
    ORDER BY kind
  } + COLLECT {
    MATCH (node)-[same:POSSIBLY_SAME]-(:Enterprise|Person)
    WHERE as_of(same)
    RETURN DISTINCT type(same) AS kind
    ORDER BY kind
  } AS kinds
RETURN labels(node)[0] AS label,
  properties(node) AS subject,
  registrations AS registrations,
  penalties AS penalties,
  licences AS licences,
  kinds AS kinds
ORDER BY node.id
LIMIT 20
