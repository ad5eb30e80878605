// Persons of this name, each inside the enterprises that they are related to.
// param:  name     text     the name, exact
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many persons
// column: person   map      the person
// column: posts    map[]    type and enterprise of each relation, by enterprise
MATCH (person:Person {name: $name})
WITH person
ORDER BY person.id
LIMIT $row_cap
WITH person,
  COLLECT {
    MATCH (person)-[edge:LEGAL_REP_OF|EXECUTIVE_OF|HOLDS|GUARANTEES]->(enterprise:Enterprise)
    WHERE as_of(edge)
    RETURN {type: type(edge), position: edge.position, enterprise: properties(enterprise)}
    ORDER BY enterprise.id, type(edge), edge.key
    LIMIT 20
  } AS posts
RETURN properties(person) AS person, posts AS posts
ORDER BY person.id
