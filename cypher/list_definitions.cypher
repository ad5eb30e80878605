// The definition of each list that files define, as last learnt.
// param:  true_on    date     true in the world on this day
// param:  known_on   datetime known in this database at this moment
// column: list_code  text     the list
// column: definition map      its definition
MATCH (list:List)<-[:ABOUT]-(definition:ListDefinition)
WHERE as_of(definition)
WITH list, definition
ORDER BY definition.known_from DESC, definition.id
WITH list, head(collect(properties(definition))) AS definition
RETURN list.id AS list_code, definition AS definition
ORDER BY list_code
