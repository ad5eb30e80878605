// Persons whose number came masked.
// param:  row_cap  integer stop after this many
// column: id       text    the person's id
// column: name     text    the name
// column: mask     text    the number as it came
// column: mask_key text    digest of the mask
MATCH (person:Person)
WHERE person.mask_key IS NOT NULL
RETURN person.id AS id, person.name AS name, person.id_masked AS mask, person.mask_key AS mask_key
ORDER BY id
LIMIT $row_cap
