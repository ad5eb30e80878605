// Everybody of whom a list entry, a penalty or a measure decision is in use.
// param:  true_on  date     true in the world on this day
// param:  known_on datetime known in this database at this moment
// column: id       text[]   the subjects
MATCH (subject)<-[:ABOUT]-(record:Penalty|ListEntry|MeasureDecision)
WHERE as_of(record) AND in_use(record)
WITH DISTINCT subject.id AS id
RETURN collect(id) AS id
