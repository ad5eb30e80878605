// How many entries in use each list has, and of how many subjects.
// param:  true_on   date     true in the world on this day
// param:  known_on  datetime known in this database at this moment
// column: list_code text     the list
// column: entries   integer  entries in use
// column: subjects  integer  subjects with one
MATCH (entry:ListEntry)-[:ABOUT]->(subject)
WHERE as_of(entry) AND in_use(entry)
RETURN entry.list_code AS list_code, count(entry) AS entries, count(DISTINCT subject) AS subjects
ORDER BY list_code
