// Controllers and beneficial owners that enterprises declared, as columns by page; days are yyyymmdd, 0 where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: source     text[]    who was declared
// column: target     text[]    enterprise
// column: declared   text[]    actual_controller or beneficial_owner
// column: valid_from integer[] true from this day
// column: valid_to   integer[] true up to the day before
MATCH (source)-[claim:DECLARED_CONTROLLER_OF]->(target:Enterprise)
WHERE known(claim)
WITH claim.load_id AS load, claim.row / $page_rows AS page,
  collect(source.id) AS source,
  collect(target.id) AS target,
  collect(claim.declared_kind) AS declared,
  collect(coalesce(claim.valid_from.year * 10000 + claim.valid_from.month * 100 + claim.valid_from.day, 0)) AS valid_from,
  collect(coalesce(claim.valid_to.year * 10000 + claim.valid_to.month * 100 + claim.valid_to.day, 0)) AS valid_to
RETURN source AS source, target AS target, declared AS declared, valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
