// The tier of each list, as last defined.
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// column: list_code text     the list
// column: tier      text     A, B or C
MATCH (list:List)<-[:ABOUT]-(definition:ListDefinition)
WHERE as_of(definition)
WITH list, definition
ORDER BY definition.known_from DESC, definition.id
WITH list, head(collect(definition.tier)) AS tier
RETURN list.id AS list_code, tier AS tier
ORDER BY list_code
