// Direct holdings among the given enterprises.
// param:  ids      text[]   the enterprises
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// param:  row_cap  integer  stop after this many holdings
// column: owner    text     who holds
// column: company  text     in which company
// column: fact     map      the holding
UNWIND $ids AS id
MATCH (owner:Enterprise {id: id})-[holding:HOLDS]->(company:Enterprise)
WHERE company.id IN $ids AND as_of(holding)
RETURN owner.id AS owner, company.id AS company, properties(holding) AS fact
ORDER BY owner, company, holding.key
LIMIT $row_cap
