// Legal representatives, executives and branches known here, as columns by page; days are yyyymmdd, 0 where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: source     text[]    person or branch
// column: target     text[]    enterprise
// column: type       text[]    LEGAL_REP_OF, EXECUTIVE_OF or BRANCH_OF
// column: position   text[]    post held; empty where none
// column: valid_from integer[] true from this day
// column: valid_to   integer[] true up to the day before
MATCH (source)-[role:LEGAL_REP_OF|EXECUTIVE_OF|BRANCH_OF]->(target:Enterprise)
WHERE known(role)
WITH role.load_id AS load, role.row / $page_rows AS page,
  collect(source.id) AS source,
  collect(target.id) AS target,
  collect(type(role)) AS type,
  collect(coalesce(role.position, '')) AS position,
  collect(coalesce(role.valid_from.year * 10000 + role.valid_from.month * 100 + role.valid_from.day, 0)) AS valid_from,
  collect(coalesce(role.valid_to.year * 10000 + role.valid_to.month * 100 + role.valid_to.day, 0)) AS valid_to
RETURN source AS source, target AS target, type AS type, position AS position,
  valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
