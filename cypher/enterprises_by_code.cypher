// The enterprises of these codes.
// param:  codes   text[]  unified social credit codes, ids, or 15-digit registration numbers
// column: code    text    the code asked for
// column: subject map     the enterprise
CALL () {
  UNWIND $codes AS code
  MATCH (node:Enterprise {id: code})
  RETURN code, node
  UNION
  UNWIND $codes AS code
  MATCH (node:Enterprise {registration_no: code})
  RETURN code, node
}
RETURN code AS code, properties(node) AS subject
ORDER BY code, node.id
LIMIT 20000
