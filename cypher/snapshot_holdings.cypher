// Shareholdings known here, as columns by page; days are yyyymmdd, 0 where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: source     text[]    holder
// column: target     text[]    company
// column: ratio      number[]  share, 0 to 1; -1 where not disclosed
// column: ratio_min  number[]  lower bound; -1 where none
// column: ratio_max  number[]  upper bound; -1 where none
// column: interest   text[]    shareholding, voting_rights, …; empty where the source does not tell them apart
// column: learnt     integer[] known here since, milliseconds since 1970 UTC
// column: row        integer[] line in the delivered file
// column: valid_from integer[] true from this day
// column: valid_to   integer[] true up to the day before
MATCH (source)-[holding:HOLDS]->(target:Enterprise)
WHERE known(holding)
WITH holding.load_id AS load, holding.row / $page_rows AS page,
  collect(source.id) AS source,
  collect(target.id) AS target,
  collect(coalesce(holding.ratio, -1.0)) AS ratio,
  collect(coalesce(holding.ratio_min, -1.0)) AS ratio_min,
  collect(coalesce(holding.ratio_max, -1.0)) AS ratio_max,
  collect(coalesce(holding.interest, '')) AS interest,
  collect(holding.known_from.epochMillis) AS learnt,
  collect(holding.row) AS row,
  collect(coalesce(holding.valid_from.year * 10000 + holding.valid_from.month * 100 + holding.valid_from.day, 0)) AS valid_from,
  collect(coalesce(holding.valid_to.year * 10000 + holding.valid_to.month * 100 + holding.valid_to.day, 0)) AS valid_to
RETURN source AS source, target AS target, ratio AS ratio, ratio_min AS ratio_min, ratio_max AS ratio_max,
  interest AS interest, learnt AS learnt, row AS row, valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
