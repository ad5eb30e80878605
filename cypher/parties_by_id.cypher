// The given subjects themselves, by id.
// param:  ids     text[] the subjects
// column: label   text   Enterprise or Person
// column: subject map    the node's properties
CALL () {
  UNWIND $ids AS id
  MATCH (node:Enterprise {id: id})
  RETURN node
  UNION
  UNWIND $ids AS id
  MATCH (node:Person {id: id})
  RETURN node
}
RETURN labels(node)[0] AS label, properties(node) AS subject
ORDER BY label, node.id
