// Persons of these names or ids, and how many bear each name.
// param:  names   text[]  names, exact
// param:  ids     text[]  ids of persons known by their number
// param:  row_cap integer stop after this many
// column: id        text    the person's id
// column: name      text    the name
// column: id_masked text    first and last character of the number; empty where not known
// column: mask_keys text    digests of the masks it may come as, with blanks between them; empty where not known
CALL () {
  UNWIND $names AS name
  MATCH (person:Person {name: name})
  RETURN person
  UNION
  UNWIND $ids AS id
  MATCH (person:Person {id: id})
  RETURN person
}
RETURN person.id AS id,
  person.name AS name,
  coalesce(person.id_masked, '') AS id_masked,
  coalesce(person.mask_keys, '') AS mask_keys
ORDER BY id
LIMIT $row_cap
