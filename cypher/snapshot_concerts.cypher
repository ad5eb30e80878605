// Agreements to act in concert known here, as columns by page; days are yyyymmdd, 0 where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: source     text[]    one holder
// column: target     text[]    the holder it acts with
// column: agreement  text[]    number or name of the agreement
// column: company    text[]    company that the agreement is about; empty where it is about all
// column: valid_from integer[] true from this day
// column: valid_to   integer[] true up to the day before
MATCH (source)-[concert:ACTS_WITH]->(target)
WHERE known(concert)
WITH concert.load_id AS load, concert.row / $page_rows AS page,
  collect(source.id) AS source,
  collect(target.id) AS target,
  collect(concert.agreement_no) AS agreement,
  collect(coalesce(concert.company, '')) AS company,
  collect(coalesce(concert.valid_from.year * 10000 + concert.valid_from.month * 100 + concert.valid_from.day, 0)) AS valid_from,
  collect(coalesce(concert.valid_to.year * 10000 + concert.valid_to.month * 100 + concert.valid_to.day, 0)) AS valid_to
RETURN source AS source, target AS target, agreement AS agreement, company AS company,
  valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
