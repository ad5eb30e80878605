// Guarantees known here, as columns by page; days are yyyymmdd, 0 where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: source     text[]    guarantor
// column: target     text[]    debtor
// column: amount     number[]  amount in yuan; -1 where not said
// column: valid_from integer[] true from this day
// column: valid_to   integer[] true up to the day before
MATCH (source)-[guarantee:GUARANTEES]->(target)
WHERE known(guarantee)
WITH guarantee.load_id AS load, guarantee.row / $page_rows AS page,
  collect(source.id) AS source,
  collect(target.id) AS target,
  collect(coalesce(guarantee.amount, -1.0)) AS amount,
  collect(coalesce(guarantee.valid_from.year * 10000 + guarantee.valid_from.month * 100 + guarantee.valid_from.day, 0))
    AS valid_from,
  collect(coalesce(guarantee.valid_to.year * 10000 + guarantee.valid_to.month * 100 + guarantee.valid_to.day, 0))
    AS valid_to
RETURN source AS source, target AS target, amount AS amount, valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
