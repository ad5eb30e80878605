// Dishonesty records known here (penalties and list entries), as columns by page; days are yyyymmdd, 0 where not said.
// param:  known_on  datetime  as known here at this time
// param:  page_rows integer   rows of one file in a page
// column: subject    text[]    whom the record is about
// column: record     text[]    the record's id
// column: kind       text[]    Penalty or ListEntry
// column: level      text[]    declared or derived level of a penalty; empty for list entries
// column: list_code  text[]    the list of an entry; empty for penalties
// column: since      integer[] decided or listed on
// column: use_until  integer[] may be used up to the day before
// column: disputed   flag[]    an objection is pending
// column: valid_from integer[] true from this day
// column: valid_to   integer[] true up to the day before
MATCH (record:Penalty|ListEntry)-[:ABOUT]->(subject)
WHERE known(record)
WITH record, subject, coalesce(record.decided_on, record.listed_on) AS day
WITH record.load_id AS load, record.row / $page_rows AS page,
  collect(subject.id) AS subject,
  collect(record.id) AS record_id,
  collect(labels(record)[0]) AS kind,
  collect(coalesce(record.level, '')) AS level,
  collect(coalesce(record.list_code, '')) AS list_code,
  collect(coalesce(day.year * 10000 + day.month * 100 + day.day, 0)) AS since,
  collect(coalesce(record.use_until.year * 10000 + record.use_until.month * 100 + record.use_until.day, 0))
    AS use_until,
  collect(coalesce(record.disputed, false)) AS disputed,
  collect(coalesce(record.valid_from.year * 10000 + record.valid_from.month * 100 + record.valid_from.day, 0))
    AS valid_from,
  collect(coalesce(record.valid_to.year * 10000 + record.valid_to.month * 100 + record.valid_to.day, 0))
    AS valid_to
RETURN subject AS subject, record_id AS record, kind AS kind, level AS level, list_code AS list_code,
  since AS since, use_until AS use_until, disputed AS disputed, valid_from AS valid_from, valid_to AS valid_to
ORDER BY load, page
