// What lines of delivered files say of the given parties: records about them, and relations that lead from them.
// param:  ids        text[]   the parties
// param:  lines      text[]   load and line number, a blank between
// param:  known_on   datetime known in this database at this moment
// column: line       text     load and line number
// column: kind       text     record label or type of relation
// column: key        text     what tells the fact from others
// column: content    text     digest of what the line says
// column: valid_from date     true from this day; null where not said
// column: valid_to   date     true up to the day before; null where not ended
// column: use_until  date     a record may be used up to the day before; null where open
CALL () {
  UNWIND $ids AS id
  MATCH (party:Enterprise {id: id})
  RETURN party
  UNION
  UNWIND $ids AS id
  MATCH (party:Person {id: id})
  RETURN party
}
CALL (party) {
  MATCH (party)<-[:ABOUT]-(fact:Registration|Penalty|ListEntry|MeasureDecision)
  WHERE known(fact) AND fact.load_id + ' ' + toString(fact.row) IN $lines
  RETURN fact.load_id + ' ' + toString(fact.row) AS line, labels(fact)[0] AS kind, fact.key AS key,
    fact.content AS content, fact.valid_from AS valid_from, fact.valid_to AS valid_to,
    fact.use_until AS use_until
  UNION
  MATCH (party)-[tie:HOLDS|LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF|GUARANTEES|ACTS_WITH|DECLARED_CONTROLLER_OF]->()
  WHERE known(tie) AND tie.load_id + ' ' + toString(tie.row) IN $lines
  RETURN tie.load_id + ' ' + toString(tie.row) AS line, type(tie) AS kind, tie.key AS key,
    tie.content AS content, tie.valid_from AS valid_from, tie.valid_to AS valid_to, null AS use_until
}
RETURN DISTINCT line AS line, kind AS kind, key AS key, content AS content, valid_from AS valid_from,
  valid_to AS valid_to, use_until AS use_until
ORDER BY line, kind, key
