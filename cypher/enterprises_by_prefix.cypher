// Enterprises whose code or registration number begins so.
// param:  prefix  text    first characters of the code
// param:  row_cap integer stop after this many
// column: subject map     the enterprise
CALL () {
  MATCH (node:Enterprise)
  WHERE node.id STARTS WITH $prefix
  RETURN node
  LIMIT $row_cap
  UNION
  MATCH (node:Enterprise)
  WHERE node.registration_no STARTS WITH $prefix
  RETURN node
  LIMIT $row_cap
}
RETURN properties(node) AS subject
ORDER BY node.id
LIMIT $row_cap
